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
    FILE_UNREADABLE {
        en: "This file cannot be read, or is larger than 5 MB. Choose another; what stands here has not changed.",
        vi: "Không đọc được tệp này, hoặc tệp lớn hơn 5 MB. Hãy chọn tệp khác; những gì đang có ở đây vẫn giữ nguyên.",
        zh: "无法读取此文件，或文件大于 5 MB。请选择其他文件；此处的内容没有改变。"
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
