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
