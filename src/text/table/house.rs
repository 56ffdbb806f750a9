//! The house: what every screen shares.

texts! {
    APP_NAME {
        en: "Comet Keys",
        vi: "Comet Keys",
        zh: "Comet Keys"
    }
    SHOW {
        en: "Show",
        vi: "Xem",
        zh: "查看"
    }
    NEW_KEY_MADE {
        en: "\"{name}\" · made {time}, not copied yet",
        vi: "\"{name}\" · đã tạo {time}, chưa sao chép",
        zh: "“{name}” · {time}创建，尚未复制"
    }
    SWITCHED_ELSEWHERE {
        en: "Another window shows another account now. This one follows once you have copied the new key or left it.",
        vi: "Một cửa sổ khác đang hiển thị tài khoản khác. Cửa sổ này sẽ chuyển theo sau khi bạn sao chép khóa mới hoặc rời khỏi đó.",
        zh: "另一个窗口已切换到其他账户。复制或离开这个新密钥后，此窗口会跟着切换。"
    }
    CLOSE {
        en: "Close",
        vi: "Đóng",
        zh: "关闭"
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
    FILE_NOT_UTF8 {
        en: "This file isn't {encoding} text; it may be Windows-1252 or GBK. Save it as UTF-8 (in Excel: \"CSV UTF-8\") and choose it again. Nothing here has changed.",
        vi: "Tệp này không phải văn bản {encoding}; có thể là Windows-1252 hoặc GBK. Hãy lưu dạng UTF-8 (trong Excel: \"CSV UTF-8\") rồi chọn lại. Nội dung ở đây không thay đổi.",
        zh: "此文件不是 {encoding} 文本，可能是 GBK 或 Windows-1252 编码。请另存为 UTF-8（Excel 中为 “CSV UTF-8”）后重新选择。此处的内容没有改变。"
    }
    FILE_UTF32 {
        en: "This file is UTF-32 text. Save it as UTF-8 and choose it again. Nothing here has changed.",
        vi: "Tệp này là văn bản UTF-32. Hãy lưu dạng UTF-8 rồi chọn lại. Nội dung ở đây không thay đổi.",
        zh: "此文件是 UTF-32 文本。请另存为 UTF-8 后重新选择。此处的内容没有改变。"
    }
    FILE_WORKBOOK {
        en: "This file is a spreadsheet or an archive, not plain text. Export it as \"CSV UTF-8\" and choose that file. Nothing here has changed.",
        vi: "Tệp này là bảng tính hoặc tệp nén, không phải văn bản thuần. Hãy xuất dạng \"CSV UTF-8\" rồi chọn tệp đó. Nội dung ở đây không thay đổi.",
        zh: "此文件是工作簿或压缩包，不是纯文本。请导出为 “CSV UTF-8” 后选择该文件。此处的内容没有改变。"
    }
    FILE_BINARY {
        en: "This file isn't text. Choose another. Nothing here has changed.",
        vi: "Tệp này không phải văn bản. Hãy chọn tệp khác. Nội dung ở đây không thay đổi.",
        zh: "此文件不是文本。请选择其他文件。此处的内容没有改变。"
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
