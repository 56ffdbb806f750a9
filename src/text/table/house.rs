//! The house: what every screen shares.

texts! {
    APP_NAME {
        en: "Comet Keys",
        vi: "Comet Keys",
        zh: "Comet Keys"
    }
    LANGUAGE {
        en: "Language",
        vi: "Ngôn ngữ",
        zh: "语言"
    }
    OPEN_IN_TAB {
        en: "Open in a tab",
        vi: "Mở trong thẻ",
        zh: "在标签页中打开"
    }
    DISCONNECT {
        en: "Disconnect",
        vi: "Ngắt kết nối",
        zh: "断开连接"
    }
    LOADING {
        en: "Loading…",
        vi: "Đang tải…",
        zh: "正在加载…"
    }
    OPTIONAL {
        en: "optional",
        vi: "không bắt buộc",
        zh: "可选"
    }
}
