//! What stands between the app and the server, and the ways out that the browser offers.

texts! {
    FAIL_CHALLENGE {
        en: "The server wants to check your browser before it lets requests through.",
        vi: "Máy chủ muốn kiểm tra trình duyệt của bạn trước khi nhận yêu cầu.",
        zh: "服务器要求先验证您的浏览器，然后才接受请求。"
    }
    NEXT_CHALLENGE {
        en: "Open the address in a tab, pass the check there, and try again.",
        vi: "Mở địa chỉ trong một thẻ, hoàn tất kiểm tra ở đó rồi thử lại.",
        zh: "请在新标签页中打开该地址并通过验证，然后重试。"
    }
    FAIL_DAMAGED {
        en: "The server's answer arrived damaged or broke off.",
        vi: "Phản hồi của máy chủ bị hỏng hoặc bị ngắt giữa chừng.",
        zh: "服务器的响应已损坏或中途断开。"
    }
    NEXT_DAMAGED {
        en: "Try again. If it happens every time, a proxy or antivirus on the way may be changing the answers.",
        vi: "Hãy thử lại. Nếu lần nào cũng vậy, có thể một proxy hoặc phần mềm diệt virus đang thay đổi phản hồi.",
        zh: "请重试。如果每次都这样，可能是途中的代理或杀毒软件改动了响应。"
    }
    FAIL_NOT_ALLOWED {
        en: "This browser no longer lets Comet Keys reach the server: the permission was withdrawn.",
        vi: "Trình duyệt không còn cho phép Comet Keys kết nối đến máy chủ: quyền truy cập đã bị thu hồi.",
        zh: "浏览器不再允许 Comet Keys 访问此服务器：权限已被收回。"
    }
    NEXT_NOT_ALLOWED {
        en: "Allow it again, then try again.",
        vi: "Hãy cấp lại quyền rồi thử lại.",
        zh: "请重新允许访问，然后重试。"
    }
    ALLOW_AGAIN {
        en: "Allow again",
        vi: "Cho phép lại",
        zh: "重新允许"
    }
    ALLOWED_AGAIN {
        en: "The server may be reached again. Try again.",
        vi: "Đã có thể kết nối lại với máy chủ. Hãy thử lại.",
        zh: "已可再次访问该服务器，请重试。"
    }
    OPEN_ADDRESS {
        en: "Open the address in a tab",
        vi: "Mở địa chỉ trong thẻ mới",
        zh: "在新标签页中打开该地址"
    }
}
