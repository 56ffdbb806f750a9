//! Records of the list that cannot be read exactly.

texts! {
    UNREADABLE {
        en: "Can't be read",
        vi: "Không đọc được",
        zh: "无法读取"
    }
    UNREADABLE_COUNT {
        en: "Keys that can't be read: {count}",
        vi: "Số khóa không đọc được: {count}",
        zh: "无法读取的密钥：{count}"
    }
    UNREADABLE_TEXT {
        en: "They exist, but the server describes them in a way that Comet Keys doesn't know. To be safe, Comet Keys doesn't change them. Use the server's console.",
        vi: "Các khóa này có thật, nhưng máy chủ mô tả chúng theo cách Comet Keys không biết. Để an toàn, Comet Keys không thay đổi chúng. Hãy dùng bảng điều khiển của máy chủ.",
        zh: "这些密钥确实存在，但服务器描述它们的方式 Comet Keys 不认识。为安全起见，Comet Keys 不会更改它们。请使用服务器的控制台。"
    }
    UNREADABLE_NO_NUMBER {
        en: "A key without a number",
        vi: "Khóa không có số",
        zh: "没有编号的密钥"
    }
    UNREADABLE_NOT_AN_OBJECT {
        en: "The entry isn't a key's record.",
        vi: "Mục này không phải là bản ghi của khóa.",
        zh: "该条目不是密钥记录。"
    }
    UNREADABLE_FIELD {
        en: "The value of {field} is missing or not in a known form.",
        vi: "Giá trị của {field} bị thiếu hoặc có dạng không rõ.",
        zh: "{field} 的值缺失或格式未知。"
    }
    UNREADABLE_TWICE {
        en: "The field {field} is there twice or under another spelling.",
        vi: "Trường {field} xuất hiện hai lần hoặc được viết khác.",
        zh: "字段 {field} 重复出现或写法不同。"
    }
    UNREADABLE_OPEN_CONSOLE {
        en: "Open the console",
        vi: "Mở bảng điều khiển",
        zh: "打开控制台"
    }
    UNREADABLE_NOT_CHECKED {
        en: "Not checked, since they can't be read: {names}",
        vi: "Chưa kiểm tra vì không đọc được: {names}",
        zh: "因无法读取而未检查：{names}"
    }

    // Fields that Comet Keys does not know.
    FOREIGN_PROXY {
        en: "This key can't be edited here. It has settings that Comet Keys doesn't know ({fields}), and this page's server wouldn't keep them. Edit it in the server's console.",
        vi: "Không thể sửa khóa này ở đây. Khóa có các thiết lập mà Comet Keys không biết ({fields}) và máy chủ của trang này sẽ không giữ chúng. Hãy sửa khóa trong bảng điều khiển của máy chủ.",
        zh: "无法在此编辑该密钥。它含有 Comet Keys 不认识的设置（{fields}），本页面的服务器不会保留它们。请在服务器的控制台中编辑。"
    }
    FOREIGN_LOST {
        en: "This key can't be edited here. It has settings that Comet Keys doesn't know ({fields}), and the server didn't keep them at an earlier edit. Edit it in the server's console.",
        vi: "Không thể sửa khóa này ở đây. Khóa có các thiết lập mà Comet Keys không biết ({fields}) và máy chủ đã không giữ chúng ở lần sửa trước. Hãy sửa khóa trong bảng điều khiển của máy chủ.",
        zh: "无法在此编辑该密钥。它含有 Comet Keys 不认识的设置（{fields}），服务器在之前的编辑中没有保留它们。请在服务器的控制台中编辑。"
    }
    FOREIGN_NOT_REPLACED {
        en: "The new key won't have these settings, which Comet Keys doesn't know: {fields}. It may be less restricted than the old one.",
        vi: "Khóa mới sẽ không có các thiết lập mà Comet Keys không biết: {fields}. Khóa mới có thể ít bị hạn chế hơn khóa cũ.",
        zh: "新密钥不会包含 Comet Keys 不认识的这些设置：{fields}。它受到的限制可能比旧密钥少。"
    }
    FOREIGN_GONE {
        en: "(gone)",
        vi: "(đã mất)",
        zh: "（已丢失）"
    }
    TOLD_WOULD_LOSE {
        en: "Nothing was sent: the server wouldn't keep settings of this key that Comet Keys doesn't know.",
        vi: "Chưa gửi gì: máy chủ sẽ không giữ các thiết lập của khóa mà Comet Keys không biết.",
        zh: "未发送任何内容：服务器不会保留此密钥中 Comet Keys 不认识的设置。"
    }

    // Moments that no calendar of the browser holds.
    MOMENT_TOO_FAR {
        en: "after the year 275,760 (Unix time {seconds})",
        vi: "sau năm 275.760 (thời gian Unix {seconds})",
        zh: "公元 275760 年之后（Unix 时间 {seconds}）"
    }
    MOMENT_TOO_EARLY {
        en: "before any calendar date (Unix time {seconds})",
        vi: "trước mọi ngày trong lịch (thời gian Unix {seconds})",
        zh: "早于任何日历日期（Unix 时间 {seconds}）"
    }

    // After a create.
    NEW_UNREADABLE_TITLE {
        en: "A new key can't be read. It may be yours.",
        vi: "Có khóa mới không đọc được. Đó có thể là khóa của bạn.",
        zh: "有一个新密钥无法读取，它可能是您的。"
    }
    NEW_UNREADABLE_TEXT {
        en: "The list has a key newer than your request, but Comet Keys can't read its settings. Check it in the server's console before you create another one.",
        vi: "Danh sách có khóa mới hơn yêu cầu của bạn, nhưng Comet Keys không đọc được thiết lập của nó. Hãy kiểm tra trong bảng điều khiển của máy chủ trước khi tạo khóa khác.",
        zh: "列表中有一个晚于您请求的密钥，但 Comet Keys 无法读取其设置。请先在服务器的控制台中检查，再创建其他密钥。"
    }
}
