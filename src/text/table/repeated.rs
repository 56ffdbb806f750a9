//! One press, several keys: the browser sent the request more than once.

texts! {
    REPEATED_TITLE {
        en: "One request made several keys",
        vi: "Một yêu cầu đã tạo ra nhiều khóa",
        zh: "一次请求创建了多个密钥"
    }
    REPEATED_TEXT {
        en: "A connection broke, and the browser sent your request again by itself. {count} identical keys exist now. All of them are yours, and none has been used.",
        vi: "Kết nối bị ngắt và trình duyệt đã tự gửi lại yêu cầu của bạn. Hiện có {count} khóa giống hệt nhau. Tất cả đều là của bạn và chưa khóa nào được dùng.",
        zh: "连接中断后，浏览器自动重发了您的请求。现有 {count} 个完全相同的密钥，全部属于您，且均未使用过。"
    }
    REPEATED_KEY {
        en: "Key number {id}, created {moment}",
        vi: "Khóa số {id}, tạo lúc {moment}",
        zh: "密钥编号 {id}，创建于 {moment}"
    }
    REPEATED_SHOW {
        en: "Show this one",
        vi: "Hiện khóa này",
        zh: "显示此密钥"
    }
    REPEATED_KEEP_ONE {
        en: "Keep number {kept}, delete {spare}",
        vi: "Giữ số {kept}, xóa {spare}",
        zh: "保留编号 {kept}，删除 {spare}"
    }
    REPEATED_KEEP_COPIED {
        en: "Keep numbers {kept}",
        vi: "Giữ các số {kept}",
        zh: "保留编号 {kept}"
    }
    REPEATED_KEEP_NOTE {
        en: "Each key is read again before it is deleted. One that was used or changed in the meantime stays, and so does one that you copied.",
        vi: "Mỗi khóa được đọc lại trước khi xóa. Khóa đã được dùng hoặc thay đổi trong lúc đó sẽ được giữ, khóa bạn đã sao chép cũng vậy.",
        zh: "删除前会重新读取每个密钥。期间被使用或修改过的密钥会保留，您复制过的也会保留。"
    }
    REPEATED_LEAVE_ALL {
        en: "Leave them all",
        vi: "Giữ lại tất cả",
        zh: "全部保留"
    }
    REPEATED_UNSURE {
        en: "These new keys may be yours too, but that cannot be told for certain. They are left alone:",
        vi: "Các khóa mới này cũng có thể là của bạn, nhưng không thể biết chắc. Chúng được giữ nguyên:",
        zh: "这些新密钥也可能属于您，但无法确定，因此不会改动："
    }
    REPEATED_WORKING {
        en: "Deleting the other keys…",
        vi: "Đang xóa các khóa còn lại…",
        zh: "正在删除其余密钥…"
    }
    REPEATED_NOT_NOW {
        en: "Nothing was deleted: another window is working on it, or has settled it. Look again.",
        vi: "Chưa xóa gì: một cửa sổ khác đang xử lý hoặc đã xử lý xong. Hãy xem lại.",
        zh: "未删除任何密钥：另一个窗口正在处理或已处理完。请再次查看。"
    }
    REPEATED_SOME_LEFT {
        en: "Other keys of the same request still exist. You find them in the list.",
        vi: "Vẫn còn các khóa khác của cùng yêu cầu này. Bạn có thể xem trong danh sách.",
        zh: "同一次请求创建的其他密钥仍然存在，可在列表中查看。"
    }
    REPEATED_LEFT {
        en: "The same request also made these keys, and they still exist:",
        vi: "Yêu cầu này còn tạo ra các khóa sau và chúng vẫn tồn tại:",
        zh: "同一次请求还创建了以下密钥，它们仍然存在："
    }
    FATE_DELETED {
        en: "Number {id}: deleted",
        vi: "Số {id}: đã xóa",
        zh: "编号 {id}：已删除"
    }
    FATE_GONE {
        en: "Number {id}: was gone already",
        vi: "Số {id}: đã không còn từ trước",
        zh: "编号 {id}：此前已不存在"
    }
    FATE_USED {
        en: "Number {id}: not deleted, because it has been used",
        vi: "Số {id}: không xóa vì đã được dùng",
        zh: "编号 {id}：已被使用，因此未删除"
    }
    FATE_CHANGED {
        en: "Number {id}: not deleted, because somebody changed it",
        vi: "Số {id}: không xóa vì đã có người thay đổi",
        zh: "编号 {id}：已被修改，因此未删除"
    }
    FATE_LEFT {
        en: "Number {id}: left as it is",
        vi: "Số {id}: giữ nguyên",
        zh: "编号 {id}：保持原样"
    }
    FATE_NOT_READ {
        en: "Number {id}: not deleted, because it could not be read first",
        vi: "Số {id}: không xóa vì không đọc lại được trước đó",
        zh: "编号 {id}：无法先读取，因此未删除"
    }
    FATE_NOT_DELETED {
        en: "Number {id}: may still exist",
        vi: "Số {id}: có thể vẫn tồn tại",
        zh: "编号 {id}：可能仍然存在"
    }
    BULK_COPIES {
        en: "The browser sent some requests more than once by itself. Besides their own keys, these rows have unused copies:",
        vi: "Trình duyệt đã tự gửi lại một số yêu cầu. Ngoài khóa chính, các dòng này có thêm bản sao chưa dùng:",
        zh: "浏览器自动重发了部分请求。除各自的密钥外，以下各行还有未使用的副本："
    }
    BULK_COPIES_ROW {
        en: "{name}: number {kept}, copies {spare}",
        vi: "{name}: số {kept}, bản sao {spare}",
        zh: "{name}：编号 {kept}，副本 {spare}"
    }
    BULK_KEEP_ONE {
        en: "Keep one key per row, delete {spare}",
        vi: "Giữ mỗi dòng một khóa, xóa {spare}",
        zh: "每行保留一个密钥，删除 {spare}"
    }
}
