//! The create form and what is said while it works.

texts! {
    // Create.
    CREATE_TITLE {
        en: "New API key",
        vi: "Khóa API mới",
        zh: "新建 API 密钥"
    }
    NAME {
        en: "Name",
        vi: "Tên",
        zh: "名称"
    }
    NAME_HINT {
        en: "What it is for, such as \"production\" or a customer's name.",
        vi: "Dùng để làm gì, ví dụ \"production\" hoặc tên khách hàng.",
        zh: "用途，例如 “production” 或客户名称。"
    }
    EXPIRES {
        en: "Expires",
        vi: "Hết hạn",
        zh: "过期"
    }
    EXPIRES_NEVER {
        en: "Never",
        vi: "Không bao giờ",
        zh: "永不"
    }
    EXPIRES_1_HOUR {
        en: "In 1 hour",
        vi: "Sau 1 giờ",
        zh: "1 小时后"
    }
    EXPIRES_1_DAY {
        en: "In 1 day",
        vi: "Sau 1 ngày",
        zh: "1 天后"
    }
    EXPIRES_7_DAYS {
        en: "In 7 days",
        vi: "Sau 7 ngày",
        zh: "7 天后"
    }
    EXPIRES_30_DAYS {
        en: "In 30 days",
        vi: "Sau 30 ngày",
        zh: "30 天后"
    }
    EXPIRES_90_DAYS {
        en: "In 90 days",
        vi: "Sau 90 ngày",
        zh: "90 天后"
    }
    EXPIRES_1_YEAR {
        en: "In 1 year",
        vi: "Sau 1 năm",
        zh: "1 年后"
    }
    EXPIRES_AT {
        en: "At a date and time",
        vi: "Vào ngày giờ",
        zh: "在指定日期时间"
    }
    EXPIRES_AT_LABEL {
        en: "Date and time",
        vi: "Ngày và giờ",
        zh: "日期和时间"
    }
    EXPIRES_HINT {
        en: "In your own time zone.",
        vi: "Theo múi giờ của bạn.",
        zh: "按您所在的时区。"
    }
    QUOTA {
        en: "Quota",
        vi: "Hạn mức",
        zh: "额度"
    }
    QUOTA_HINT {
        en: "The most this key may spend: a ceiling, not money set aside. The account's balance still applies.",
        vi: "Mức trần khóa này được tiêu, không phải tiền để riêng. Số dư tài khoản vẫn áp dụng.",
        zh: "此密钥的消费上限，并非预留的资金；账户余额仍然适用。"
    }
    RATE_UNKNOWN {
        en: "The server does not say now how many units a dollar is. Amounts in dollars wait for it; amounts in units do not.",
        vi: "Máy chủ hiện chưa cho biết một đô la là bao nhiêu đơn vị. Số tiền bằng đô la phải chờ; số đơn vị thì không.",
        zh: "服务器目前未告知一美元等于多少单位。以美元填写的额度需要等待；以单位填写则不需要。"
    }
    RATE_WAITS {
        en: "Reading this server's exchange rate. The form is sent as soon as it is known.",
        vi: "Đang đọc tỷ giá của máy chủ này. Biểu mẫu sẽ được gửi ngay khi biết tỷ giá.",
        zh: "正在读取此服务器的汇率，读到后立即提交表单。"
    }
    RATE_READ {
        en: "Read the rate again",
        vi: "Đọc lại tỷ giá",
        zh: "重新读取汇率"
    }
    QUOTA_MAXIMUM {
        en: "This server accepts at most {most} for a key.",
        vi: "Máy chủ này chấp nhận tối đa {most} cho một khóa.",
        zh: "此服务器对单个密钥最多接受 {most}。"
    }
    CONSOLE_UNITS {
        en: "The server's console shows units instead of US dollars.",
        vi: "Bảng điều khiển của máy chủ hiển thị đơn vị thay vì đô la Mỹ.",
        zh: "服务器控制台以单位而非美元显示金额。"
    }
    CONSOLE_CURRENCY {
        en: "The server's console shows amounts in {currency}; here they are US dollars.",
        vi: "Bảng điều khiển của máy chủ hiển thị số tiền bằng {currency}; ở đây là đô la Mỹ.",
        zh: "服务器控制台以 {currency} 显示金额；此处为美元。"
    }
    CLOCK_AHEAD {
        en: "The server's clock is {distance} ahead of this computer's. The expiry counts by the server's clock.",
        vi: "Đồng hồ máy chủ nhanh hơn máy này {distance}. Hạn dùng tính theo đồng hồ máy chủ.",
        zh: "服务器时钟比本机快 {distance}。有效期以服务器时钟为准。"
    }
    CLOCK_BEHIND {
        en: "The server's clock is {distance} behind this computer's. The expiry counts by the server's clock.",
        vi: "Đồng hồ máy chủ chậm hơn máy này {distance}. Hạn dùng tính theo đồng hồ máy chủ.",
        zh: "服务器时钟比本机慢 {distance}。有效期以服务器时钟为准。"
    }
    QUOTA_BALANCE {
        en: "The account's balance is {dollars}.",
        vi: "Số dư tài khoản là {dollars}.",
        zh: "账户余额为 {dollars}。"
    }
    QUOTA_UNIT {
        en: "Unit",
        vi: "Đơn vị",
        zh: "单位"
    }
    DOLLARS {
        en: "US dollars",
        vi: "Đô la Mỹ",
        zh: "美元"
    }
    UNITS {
        en: "Quota units",
        vi: "Đơn vị hạn mức",
        zh: "额度单位"
    }
    QUOTA_IS_UNITS {
        en: "= {units} units",
        vi: "= {units} đơn vị",
        zh: "= {units} 单位"
    }
    QUOTA_IS_DOLLARS {
        en: "= {dollars}",
        vi: "= {dollars}",
        zh: "= {dollars}"
    }
    UNLIMITED {
        en: "No limit for this key",
        vi: "Không giới hạn cho khóa này",
        zh: "此密钥不限额"
    }
    UNLIMITED_HINT {
        en: "It may spend up to the account's whole balance.",
        vi: "Có thể tiêu đến hết số dư tài khoản.",
        zh: "最多可消费账户的全部余额。"
    }
    MORE_SETTINGS {
        en: "Models, addresses, group",
        vi: "Mô hình, địa chỉ, nhóm",
        zh: "模型、地址、分组"
    }
    LIMIT_MODELS {
        en: "Allow only some models",
        vi: "Chỉ cho phép một số mô hình",
        zh: "仅允许部分模型"
    }
    LIMIT_MODELS_HINT {
        en: "Off: every model of the group.",
        vi: "Tắt: mọi mô hình của nhóm.",
        zh: "关闭：分组内的所有模型。"
    }
    MODELS {
        en: "Allowed models",
        vi: "Mô hình được phép",
        zh: "允许的模型"
    }
    MODELS_HINT {
        en: "Model IDs, one a line or with commas.",
        vi: "ID mô hình, mỗi dòng một ID hoặc cách nhau bằng dấu phẩy.",
        zh: "模型 ID，每行一个或用逗号分隔。"
    }
    ALLOW_IPS {
        en: "Allowed IP addresses",
        vi: "Địa chỉ IP được phép",
        zh: "允许的 IP 地址"
    }
    ALLOW_IPS_HINT {
        en: "Addresses, networks such as 203.0.113.0/24, or ranges, however you paste them. Empty: from anywhere.",
        vi: "Dán địa chỉ, mạng như 203.0.113.0/24 hoặc dải địa chỉ theo kiểu nào cũng được. Trống: từ mọi nơi.",
        zh: "地址、网段（例如 203.0.113.0/24）或范围，怎么粘贴都行。留空：不限来源。"
    }
    GROUP {
        en: "Group",
        vi: "Nhóm",
        zh: "分组"
    }
    GROUP_HINT {
        en: "Empty: the account's own group.",
        vi: "Trống: nhóm của tài khoản.",
        zh: "留空：使用账户所在分组。"
    }
    AUTO_GROUPS {
        en: "Groups for \"auto\"",
        vi: "Nhóm cho \"auto\"",
        zh: "“auto” 使用的分组"
    }
    AUTO_GROUPS_HINT {
        en: "Tried in this order. Empty: every group of the account.",
        vi: "Được thử theo thứ tự này. Để trống: mọi nhóm của tài khoản.",
        zh: "按此顺序尝试。留空：账户的所有分组。"
    }
    AUTO_GROUPS_ADD {
        en: "Add {group}",
        vi: "Thêm {group}",
        zh: "添加 {group}"
    }
    AUTO_GROUPS_EVERY {
        en: "every group of the account",
        vi: "mọi nhóm của tài khoản",
        zh: "账户的所有分组"
    }
    CROSS_GROUP_RETRY {
        en: "Try other groups when one fails",
        vi: "Thử nhóm khác khi một nhóm lỗi",
        zh: "某分组失败时尝试其他分组"
    }
    CROSS_GROUP_RETRY_HINT {
        en: "Only with the group \"auto\".",
        vi: "Chỉ với nhóm \"auto\".",
        zh: "仅适用于 “auto” 分组。"
    }
    CREATE_BUTTON {
        en: "Create key",
        vi: "Tạo khóa",
        zh: "创建密钥"
    }
    ERROR_SUMMARY {
        en: "{count} to mend before the key can be created.",
        vi: "Cần sửa {count} chỗ trước khi tạo khóa.",
        zh: "创建密钥前需修正 {count} 处。"
    }

    // Working.
    WORKING_TITLE {
        en: "Creating the key",
        vi: "Đang tạo khóa",
        zh: "正在创建密钥"
    }
    STEP_BASELINE {
        en: "Looking at the keys you have…",
        vi: "Đang xem các khóa hiện có…",
        zh: "正在查看现有密钥…"
    }
    STEP_JOURNAL {
        en: "Noting what is asked…",
        vi: "Đang ghi lại yêu cầu…",
        zh: "正在记录请求…"
    }
    STEP_SENDING {
        en: "Asking the server, once…",
        vi: "Đang yêu cầu máy chủ, một lần…",
        zh: "正在向服务器请求（仅一次）…"
    }
    STEP_PROVING {
        en: "Looking for the new key…",
        vi: "Đang tìm khóa mới…",
        zh: "正在查找新密钥…"
    }
    STEP_REVEALING {
        en: "Fetching the key itself…",
        vi: "Đang lấy khóa…",
        zh: "正在获取密钥本身…"
    }
    WORKING_NOTE {
        en: "You can close this window: what happened is found again when you reopen it.",
        vi: "Bạn có thể đóng cửa sổ: khi mở lại, kết quả sẽ được tìm ra.",
        zh: "您可以关闭此窗口：重新打开后会查明结果。"
    }
}
