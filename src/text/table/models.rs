//! Choosing models and groups from what the server offers.

texts! {
    MODELS_FIND {
        en: "Find models",
        vi: "Tìm mô hình",
        zh: "查找模型"
    }
    MODELS_FIND_HINT {
        en: "Type part of a name, provider or type. Arrow keys and Enter choose; Enter alone adds an ID that is not listed.",
        vi: "Gõ một phần tên, nhà cung cấp hoặc loại. Dùng phím mũi tên và Enter để chọn; chỉ Enter để thêm ID không có trong danh sách.",
        zh: "输入名称、提供商或类型的一部分。用方向键和 Enter 选择；直接按 Enter 可添加列表中没有的 ID。"
    }
    MODELS_LIST {
        en: "Models of this server",
        vi: "Mô hình của máy chủ này",
        zh: "此服务器的模型"
    }
    MODELS_PROVIDER {
        en: "Provider",
        vi: "Nhà cung cấp",
        zh: "提供商"
    }
    MODELS_ALL_PROVIDERS {
        en: "All providers",
        vi: "Mọi nhà cung cấp",
        zh: "全部提供商"
    }
    MODELS_ALL_OF {
        en: "Add all of this provider",
        vi: "Thêm tất cả của nhà cung cấp này",
        zh: "添加该提供商的全部模型"
    }
    MODELS_FOUND {
        en: "{shown} of {total} shown",
        vi: "Hiện {shown}/{total}",
        zh: "显示 {shown} / {total} 个"
    }
    MODELS_NONE_FOUND {
        en: "No model of this server fits. Enter adds it as typed.",
        vi: "Không có mô hình nào khớp. Nhấn Enter để thêm đúng như đã gõ.",
        zh: "没有匹配的模型。按 Enter 可按输入内容添加。"
    }
    MODELS_AGE {
        en: "{count} models, read {moment}. Prices as the server lists them, per million tokens where nothing else is said.",
        vi: "{count} mô hình, đọc lúc {moment}. Giá theo máy chủ niêm yết, tính trên một triệu token nếu không ghi khác.",
        zh: "共 {count} 个模型，读取于 {moment}。价格以服务器列出的为准，未注明时按每百万 token 计。"
    }
    MODELS_NOT_LISTED {
        en: "This server does not list its models: type their IDs below.",
        vi: "Máy chủ này không liệt kê mô hình: hãy gõ ID bên dưới.",
        zh: "此服务器未列出模型：请在下方输入模型 ID。"
    }
    MODELS_REFRESH {
        en: "Read again",
        vi: "Đọc lại",
        zh: "重新读取"
    }
    MODEL_REMOVE {
        en: "Remove {id}",
        vi: "Bỏ {id}",
        zh: "移除 {id}"
    }
    MODELS_MORE {
        en: "and {count} more, in the list below",
        vi: "và {count} mô hình nữa, trong danh sách bên dưới",
        zh: "以及另外 {count} 个，见下方列表"
    }
    PRICE_IN_OUT {
        en: "{input} in, {output} out",
        vi: "{input} vào, {output} ra",
        zh: "输入 {input}，输出 {output}"
    }
    PRICE_REQUEST {
        en: "{amount} a request",
        vi: "{amount} mỗi yêu cầu",
        zh: "每次请求 {amount}"
    }
    PRICE_SECOND {
        en: "{amount} a second",
        vi: "{amount} mỗi giây",
        zh: "每秒 {amount}"
    }
    GROUP_OWN {
        en: "The account's own group",
        vi: "Nhóm của tài khoản",
        zh: "账户所在分组"
    }
    GROUP_OTHER {
        en: "Another name…",
        vi: "Tên khác…",
        zh: "其他名称…"
    }
    GROUP_FROM_LIST {
        en: "Choose from the list",
        vi: "Chọn từ danh sách",
        zh: "从列表中选择"
    }
    GROUP_RATIO {
        en: "price × {ratio}",
        vi: "giá × {ratio}",
        zh: "价格 × {ratio}"
    }
}
