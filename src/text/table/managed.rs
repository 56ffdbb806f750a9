//! What an organisation has set, and servers other than `CometAPI`.

texts! {
    SET_BY_ORGANIZATION {
        en: "Set by your organization.",
        vi: "Do tổ chức của bạn đặt.",
        zh: "由您的组织设置。"
    }
    MANAGED_UNREADABLE {
        en: "What your organization has set for Comet Keys cannot be read, so nothing is done until it is put right. Tell your administrator: {reason}.",
        vi: "Không đọc được cài đặt của tổ chức bạn cho Comet Keys, nên sẽ không làm gì cho đến khi được sửa. Hãy báo quản trị viên: {reason}.",
        zh: "无法读取您的组织为 Comet Keys 设置的内容，修正之前不会执行任何操作。请告知管理员：{reason}。"
    }
    POLICY_UNREADABLE {
        en: "This page's policy for API keys can't be read, so nothing is allowed until it's fixed. Tell whoever runs this page: {reason}.",
        vi: "Không đọc được chính sách khóa API của trang này, nên chưa cho phép gì cho đến khi được sửa. Hãy báo người quản lý trang: {reason}.",
        zh: "无法读取此页面的 API 密钥策略，修正之前不允许任何操作。请告知页面管理员：{reason}。"
    }
    PASSPHRASE_REQUIRED {
        en: "Your organization wants every token locked with a passphrase.",
        vi: "Tổ chức của bạn yêu cầu mọi mã phải được khóa bằng cụm mật khẩu.",
        zh: "您的组织要求用口令锁定每个令牌。"
    }
    SERVER_REQUIRED {
        en: "Your organisation allows accounts of another server only. Add an account there, or use one that you have.",
        vi: "Tổ chức của bạn chỉ cho phép tài khoản của một máy chủ khác. Hãy thêm tài khoản ở đó hoặc dùng tài khoản sẵn có.",
        zh: "您的组织仅允许使用另一台服务器的账户。请在那里添加账户，或使用已有的账户。"
    }
    SERVER_NOT_ALLOWED {
        en: "The browser was not allowed to reach this server, so nothing was sent. Connect again and agree when the browser asks.",
        vi: "Trình duyệt chưa được phép kết nối đến máy chủ này nên chưa gửi gì. Hãy kết nối lại và đồng ý khi trình duyệt hỏi.",
        zh: "浏览器未获准访问此服务器，因此没有发送任何内容。请重新连接，并在浏览器询问时同意。"
    }
    BASE_URL_ASKS {
        en: "CometAPI, or any New API server. For another one the browser asks you first; a tab is better for that than the popup.",
        vi: "CometAPI hoặc bất kỳ máy chủ New API nào. Với máy chủ khác, trình duyệt sẽ hỏi bạn trước; nên dùng thẻ thay vì cửa sổ bật lên.",
        zh: "CometAPI 或任何 New API 服务器。使用其他服务器时浏览器会先询问您，建议在标签页而非弹窗中操作。"
    }
}
