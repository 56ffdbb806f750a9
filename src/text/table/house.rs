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
    FILE_IN_TAB {
        en: "The browser's file dialog may close this popup; in a tab it does not.",
        vi: "Hộp thoại chọn tệp của trình duyệt có thể đóng cửa sổ bật lên này; trong thẻ thì không.",
        zh: "浏览器的文件对话框可能会关闭此弹窗，在标签页中则不会。"
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
