//! What an organisation allows of a key.

texts! {
    CAP_QUOTA {
        en: "Your organization allows at most {value} per key, so no key is unlimited.",
        vi: "Tổ chức của bạn chỉ cho phép tối đa {value} cho mỗi khóa, nên không khóa nào là không giới hạn.",
        zh: "您的组织规定每个密钥的额度最多为 {value}，因此密钥不能设为无限额度。"
    }
    CAP_LIFE {
        en: "Your organization lets keys live for at most {value}.",
        vi: "Tổ chức của bạn chỉ cho phép khóa có hiệu lực tối đa {value}.",
        zh: "您的组织规定密钥的有效期最长为{value}。"
    }
    CAP_GROUPS {
        en: "Your organization allows these groups: {value}.",
        vi: "Tổ chức của bạn cho phép các nhóm sau: {value}.",
        zh: "您的组织允许使用的分组：{value}。"
    }
    CAP_AUTO_GROUPS {
        en: "With the group \"auto\", your organization wants the groups listed, and allows only these: {value}.",
        vi: "Với nhóm \"auto\", tổ chức của bạn yêu cầu liệt kê các nhóm và chỉ cho phép: {value}.",
        zh: "使用 “auto” 分组时，您的组织要求列出分组，且只允许：{value}。"
    }
    CAP_NO_AUTO_GROUPS {
        en: "Your organization allows no group behind \"auto\". Choose another group.",
        vi: "Tổ chức của bạn không cho phép nhóm nào qua \"auto\". Hãy chọn nhóm khác.",
        zh: "您的组织不允许通过 “auto” 使用任何分组。请选择其他分组。"
    }
    CAP_MODELS {
        en: "Your organization wants each key limited to some of these models: {value}.",
        vi: "Tổ chức của bạn yêu cầu mỗi khóa chỉ dùng các mô hình trong danh sách này: {value}.",
        zh: "您的组织要求每个密钥只能使用以下模型：{value}。"
    }
    CAP_ALLOW_LIST {
        en: "Your organization wants exactly these addresses on every key: {value}.",
        vi: "Tổ chức của bạn yêu cầu mọi khóa dùng đúng các địa chỉ này: {value}.",
        zh: "您的组织要求每个密钥使用以下地址，不多不少：{value}。"
    }
    OWN_GROUP {
        en: "the account's own (leave it empty)",
        vi: "nhóm của tài khoản (để trống)",
        zh: "账户自身的分组（留空）"
    }
    ONE_DAY {
        en: "{count} day",
        vi: "{count} ngày",
        zh: "{count} 天"
    }
    DAYS {
        en: "{count} days",
        vi: "{count} ngày",
        zh: "{count} 天"
    }
    HOURS {
        en: "{count} hours",
        vi: "{count} giờ",
        zh: "{count} 小时"
    }
    MINUTES {
        en: "{count} minutes",
        vi: "{count} phút",
        zh: "{count} 分钟"
    }
}
