//! The connect screen, its fields and their errors.

texts! {
    // Connect.
    CONNECT_TITLE {
        en: "Connect your account",
        vi: "Kết nối tài khoản",
        zh: "连接您的账户"
    }
    CONNECT_INTRO {
        en: "Paste the personal access token of your CometAPI account. You find it in the CometAPI console, under Personal Settings.",
        vi: "Dán mã truy cập cá nhân của tài khoản CometAPI. Bạn tìm thấy nó trong bảng điều khiển CometAPI, mục Personal Settings.",
        zh: "粘贴您 CometAPI 账户的个人访问令牌。可在 CometAPI 控制台的 Personal Settings 中找到。"
    }
    ACCESS_TOKEN {
        en: "Access token",
        vi: "Mã truy cập",
        zh: "访问令牌"
    }
    ACCESS_TOKEN_HINT {
        en: "It has the full power of your account and goes only to the server below.",
        vi: "Mã này có toàn quyền với tài khoản và chỉ được gửi đến máy chủ bên dưới.",
        zh: "它拥有账户的全部权限，只会发送到下面的服务器。"
    }
    SERVER_SETTINGS {
        en: "Server",
        vi: "Máy chủ",
        zh: "服务器"
    }
    BASE_URL {
        en: "Server address",
        vi: "Địa chỉ máy chủ",
        zh: "服务器地址"
    }
    BASE_URL_HINT {
        en: "CometAPI, or any New API server.",
        vi: "CometAPI hoặc bất kỳ máy chủ New API nào.",
        zh: "CometAPI 或任何 New API 服务器。"
    }
    USER_ID {
        en: "User ID",
        vi: "ID người dùng",
        zh: "用户 ID"
    }
    USER_ID_HINT {
        en: "Only New API servers from before July 2026 need it. CometAPI does not.",
        vi: "Chỉ máy chủ New API trước tháng 7/2026 mới cần. CometAPI không cần.",
        zh: "仅 2026 年 7 月之前的 New API 服务器需要，CometAPI 不需要。"
    }
    CONNECT_BUTTON {
        en: "Connect",
        vi: "Kết nối",
        zh: "连接"
    }
    CONNECTING {
        en: "Connecting…",
        vi: "Đang kết nối…",
        zh: "正在连接…"
    }

    // Connect: fields.
    TOKEN_BLANK {
        en: "Paste your access token here.",
        vi: "Dán mã truy cập vào đây.",
        zh: "请在此粘贴访问令牌。"
    }
    TOKEN_IS_API_KEY {
        en: "This is an API key (sk-…). What is needed is the account's personal access token, from Personal Settings.",
        vi: "Đây là khóa API (sk-…). Cần mã truy cập cá nhân của tài khoản, trong Personal Settings.",
        zh: "这是 API 密钥（sk-…）。需要的是账户的个人访问令牌，位于 Personal Settings。"
    }
    TOKEN_IS_SESSION {
        en: "This is the token of a console session. It expires after 15 minutes. Create an access token in the console's personal or security settings and paste that.",
        vi: "Đây là token của phiên đăng nhập trên bảng điều khiển, hết hạn sau 15 phút. Hãy tạo access token trong phần cài đặt cá nhân hoặc bảo mật của bảng điều khiển rồi dán vào đây.",
        zh: "这是控制台的会话令牌，15 分钟后失效。请在控制台的个人设置或安全设置中创建访问令牌，再粘贴到这里。"
    }
    TOKEN_IS_PLACEHOLDER {
        en: "This is a variable, a placeholder or a shortened token. Paste the token itself.",
        vi: "Đây là biến, chữ giữ chỗ hoặc token đã bị rút gọn. Hãy dán chính token.",
        zh: "这是变量、占位符或被截短的令牌。请粘贴令牌本身。"
    }
    TOKEN_BAD_CHARACTER {
        en: "An access token has no blanks and only plain letters, digits and signs. Copy it again, whole.",
        vi: "Mã truy cập không có khoảng trắng, chỉ gồm chữ, số và ký hiệu thường. Hãy sao chép lại toàn bộ.",
        zh: "访问令牌不含空格，只由普通字母、数字和符号组成。请重新完整复制。"
    }
    TOKEN_TOO_LONG {
        en: "This is too long for an access token. Copy only the token.",
        vi: "Quá dài để là mã truy cập. Chỉ sao chép mã.",
        zh: "内容过长，不是访问令牌。请只复制令牌本身。"
    }
    BASE_URL_BAD {
        en: "Write the server's address, such as https://api.cometapi.com",
        vi: "Nhập địa chỉ máy chủ, ví dụ https://api.cometapi.com",
        zh: "请输入服务器地址，例如 https://api.cometapi.com"
    }
    BASE_URL_INTERNATIONAL {
        en: "Enter the server's name in its ASCII form, which begins with xn--. Your browser shows it when you copy the address from its address bar.",
        vi: "Nhập tên máy chủ ở dạng ASCII, bắt đầu bằng xn--. Trình duyệt hiện dạng này khi bạn sao chép địa chỉ từ thanh địa chỉ.",
        zh: "请输入以 xn-- 开头的 ASCII 形式的服务器名称。从浏览器地址栏复制地址时会得到这种形式。"
    }
    BASE_URL_LOOPBACK {
        en: "An extension can reach a server on this computer only as http://localhost or http://127.0.0.1, with its port.",
        vi: "Tiện ích chỉ kết nối được máy chủ trên máy này qua http://localhost hoặc http://127.0.0.1, kèm cổng.",
        zh: "扩展程序只能通过 http://localhost 或 http://127.0.0.1（加端口）访问本机上的服务器。"
    }
    BASE_URL_USER_INFO {
        en: "Remove the user name and password (the part before @) from the address.",
        vi: "Hãy xóa tên người dùng và mật khẩu (phần trước @) khỏi địa chỉ.",
        zh: "请从地址中删除用户名和密码（@ 之前的部分）。"
    }
    BASE_URL_QUERY {
        en: "Remove everything from ? or # on.",
        vi: "Hãy xóa phần từ dấu ? hoặc # trở đi.",
        zh: "请删除 ? 或 # 及其后面的内容。"
    }
    BASE_URL_NOT_HTTPS {
        en: "The address must begin with https:// (http:// only for this machine), or the token could be read on the way.",
        vi: "Địa chỉ phải bắt đầu bằng https:// (http:// chỉ cho máy này), nếu không mã có thể bị đọc trên đường truyền.",
        zh: "地址必须以 https:// 开头（http:// 仅限本机），否则令牌可能在途中被读取。"
    }
    USER_ID_BAD {
        en: "A user ID is a whole number above 0.",
        vi: "ID người dùng là số nguyên lớn hơn 0.",
        zh: "用户 ID 是大于 0 的整数。"
    }
}
