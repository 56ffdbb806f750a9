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
