//! The app as an element in somebody else's page.

texts! {
    BLOCKED_BY_BROWSER {
        en: "Your browser does not let this page read the server's answers, so a key made from here could not be shown. Nothing was sent. Whoever runs this page can put a proxy on the page's own server, or use the browser extension.",
        vi: "Trình duyệt không cho trang này đọc phản hồi của máy chủ, nên khóa tạo từ đây sẽ không hiển thị được. Chưa có gì được gửi. Người quản trị trang có thể đặt một proxy trên máy chủ của trang, hoặc dùng tiện ích trình duyệt.",
        zh: "浏览器不允许此页面读取服务器的回应，在这里创建的密钥将无法显示，因此没有发送任何内容。页面的管理者可以在页面自己的服务器上设置代理，或改用浏览器扩展。"
    }
    STOPPED_BY_PAGE {
        en: "This page stopped the request. Nothing was sent, and the form is as you left it.",
        vi: "Trang này đã dừng yêu cầu. Chưa có gì được gửi và biểu mẫu vẫn giữ nguyên.",
        zh: "此页面中止了请求。没有发送任何内容，表单保持原样。"
    }
    READONLY {
        en: "This page lets you look, but not make or change keys.",
        vi: "Trang này chỉ cho xem, không cho tạo hay sửa khóa.",
        zh: "此页面只允许查看，不能创建或更改密钥。"
    }
    PANICKED {
        en: "Comet Keys has stopped because of an error of its own. Reload the page. If a key was just being made, it will be looked for then.",
        vi: "Comet Keys đã dừng vì lỗi của chính nó. Hãy tải lại trang. Nếu đang tạo khóa dở, ứng dụng sẽ tìm lại khóa đó.",
        zh: "Comet Keys 因自身错误而停止。请重新加载页面。如果刚才正在创建密钥，重新加载后会继续查找。"
    }
    NEEDS_HTTPS {
        en: "Keys can be made only on a page that was loaded over https, or from this machine.",
        vi: "Chỉ có thể tạo khóa trên trang được tải qua https hoặc từ chính máy này.",
        zh: "只能在通过 https 加载的页面或本机页面上创建密钥。"
    }
}
