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
        en: "The most this key may spend. The account's balance applies as well.",
        vi: "Mức tối đa khóa này được tiêu. Số dư tài khoản vẫn áp dụng.",
        zh: "此密钥最多可消费的额度，账户余额同样适用。"
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
        en: "= ${dollars}",
        vi: "= ${dollars}",
        zh: "= ${dollars}"
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
        en: "One address or network a line, such as 203.0.113.0/24. Empty: from anywhere.",
        vi: "Mỗi dòng một địa chỉ hoặc mạng, ví dụ 203.0.113.0/24. Trống: từ mọi nơi.",
        zh: "每行一个地址或网段，例如 203.0.113.0/24。留空：不限来源。"
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
