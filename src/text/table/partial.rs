//! A list that may lack keys.

texts! {
    PARTIAL_COUNTED {
        en: "Only {read} of {of} keys could be read.",
        vi: "Chỉ đọc được {read} trên {of} khóa.",
        zh: "只读取到 {of} 个密钥中的 {read} 个。"
    }
    PARTIAL_UNCOUNTED {
        en: "{read} keys were read, but there may be more.",
        vi: "Đã đọc {read} khóa, nhưng có thể còn khóa khác.",
        zh: "已读取 {read} 个密钥，但可能还有更多。"
    }
    GAP_FAILED {
        en: "Part of the list couldn't be loaded.",
        vi: "Không tải được một phần danh sách.",
        zh: "列表的一部分无法加载。"
    }
    GAP_MOVED {
        en: "Keys were created or deleted while the list was loading.",
        vi: "Có khóa được tạo hoặc xóa trong lúc tải danh sách.",
        zh: "加载列表期间有密钥被创建或删除。"
    }
    GAP_REPEATED {
        en: "The server keeps sending the same page.",
        vi: "Máy chủ gửi đi gửi lại cùng một trang.",
        zh: "服务器反复返回同一页。"
    }
    GAP_SHORT {
        en: "The server sent fewer keys than it counts.",
        vi: "Máy chủ gửi ít khóa hơn số nó đếm.",
        zh: "服务器返回的密钥少于其统计的总数。"
    }
    GAP_NO_END {
        en: "The server doesn't say where the list ends.",
        vi: "Máy chủ không cho biết danh sách kết thúc ở đâu.",
        zh: "服务器没有说明列表在何处结束。"
    }
    GAP_TOO_LONG {
        en: "The list is too long to load in full.",
        vi: "Danh sách quá dài để tải hết.",
        zh: "列表太长，无法全部加载。"
    }
    GAP_UNFINISHED {
        en: "The list is still loading.",
        vi: "Danh sách vẫn đang tải.",
        zh: "列表仍在加载。"
    }
    PARTIAL_AUDIT {
        en: "This check covers only the keys that were read. Refresh the list, then check again.",
        vi: "Lần kiểm tra này chỉ gồm các khóa đã đọc được. Hãy làm mới danh sách rồi kiểm tra lại.",
        zh: "本次检查仅涵盖已读取的密钥。请刷新列表后重新检查。"
    }
    PARTIAL_EXPORT {
        en: "The file holds only the keys that were read.",
        vi: "Tệp chỉ chứa các khóa đã đọc được.",
        zh: "文件仅包含已读取的密钥。"
    }
    PARTIAL_LOOK {
        en: "The key may be among those that couldn't be read.",
        vi: "Khóa có thể nằm trong số những khóa không đọc được.",
        zh: "该密钥可能在未能读取的密钥之中。"
    }
}
