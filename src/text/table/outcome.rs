//! The new key, and a create whose outcome is not settled.

texts! {
    // Created.
    CREATED_TITLE {
        en: "Your key is ready",
        vi: "Khóa đã sẵn sàng",
        zh: "密钥已就绪"
    }
    CREATED_CONFIRMED {
        en: "The server confirmed it, and exactly one new key stands there with every setting as asked.",
        vi: "Máy chủ đã xác nhận và có đúng một khóa mới với mọi thiết lập như yêu cầu.",
        zh: "服务器已确认，且恰有一个新密钥，所有设置均与请求一致。"
    }
    CREATED_FOUND {
        en: "The server's answer was lost. Exactly one key newer than your request stands there with every setting as asked.",
        vi: "Câu trả lời của máy chủ bị mất. Có đúng một khóa mới hơn yêu cầu với mọi thiết lập như yêu cầu.",
        zh: "服务器的答复丢失。恰有一个晚于您请求的密钥，所有设置均与请求一致。"
    }
    KEY_LABEL {
        en: "API key",
        vi: "Khóa API",
        zh: "API 密钥"
    }
    REVEAL {
        en: "Show",
        vi: "Hiện",
        zh: "显示"
    }
    HIDE {
        en: "Hide",
        vi: "Ẩn",
        zh: "隐藏"
    }
    COPY_KEY {
        en: "Copy key",
        vi: "Sao chép khóa",
        zh: "复制密钥"
    }
    COPIED {
        en: "Copied",
        vi: "Đã sao chép",
        zh: "已复制"
    }
    COPY_FAILED {
        en: "The browser refused to copy. Show the key and copy it by hand.",
        vi: "Trình duyệt từ chối sao chép. Hãy hiện khóa và chép bằng tay.",
        zh: "浏览器拒绝复制。请显示密钥后手动复制。"
    }
    TRY_IT {
        en: "Try it",
        vi: "Dùng thử",
        zh: "试用"
    }
    COPY_CURL {
        en: "Copy command",
        vi: "Sao chép lệnh",
        zh: "复制命令"
    }
    EVIDENCE {
        en: "What was asked, what stands on the server",
        vi: "Đã yêu cầu gì, trên máy chủ có gì",
        zh: "请求内容与服务器上的内容"
    }
    SETTING {
        en: "Setting",
        vi: "Thiết lập",
        zh: "设置"
    }
    ASKED {
        en: "Asked",
        vi: "Yêu cầu",
        zh: "请求"
    }
    FOUND {
        en: "On the server",
        vi: "Trên máy chủ",
        zh: "服务器上"
    }
    ANOTHER {
        en: "Create another key",
        vi: "Tạo khóa khác",
        zh: "再创建一个密钥"
    }
    NO_KEY_YET {
        en: "The key exists, but the server did not give out its secret.",
        vi: "Khóa đã tồn tại nhưng máy chủ chưa đưa ra bí mật.",
        zh: "密钥已存在，但服务器没有给出密钥内容。"
    }
    EMPTY_VALUE {
        en: "(empty)",
        vi: "(trống)",
        zh: "（空）"
    }

    // Outcomes.
    AMBIGUOUS_TITLE {
        en: "More than one key fits",
        vi: "Có hơn một khóa phù hợp",
        zh: "有多个密钥符合"
    }
    AMBIGUOUS_TEXT {
        en: "Several keys newer than your request have every setting as asked. One may be yours; which one cannot be told for certain.",
        vi: "Có nhiều khóa mới hơn yêu cầu với mọi thiết lập như yêu cầu. Một khóa có thể là của bạn; không thể biết chắc là khóa nào.",
        zh: "有多个晚于您请求的密钥，设置均与请求一致。其中一个可能是您的，但无法确定是哪一个。"
    }
    USE_THIS_KEY {
        en: "Use this key",
        vi: "Dùng khóa này",
        zh: "使用此密钥"
    }
    DISABLE_THIS_KEY {
        en: "Disable this key",
        vi: "Tắt khóa này",
        zh: "停用此密钥"
    }
    KEY_NUMBER {
        en: "Key number {id}",
        vi: "Khóa số {id}",
        zh: "密钥编号 {id}"
    }
    NOT_SEEN_TITLE {
        en: "Not created, as far as can be seen",
        vi: "Chưa được tạo, theo những gì thấy được",
        zh: "就目前所见，未创建"
    }
    NOT_SEEN_TEXT {
        en: "No key newer than your request has these settings. A late request could still arrive: look again in a minute before you create it anew.",
        vi: "Không có khóa nào mới hơn yêu cầu có các thiết lập này. Yêu cầu đến muộn vẫn có thể tới: hãy xem lại sau một phút trước khi tạo mới.",
        zh: "没有晚于您请求且设置一致的密钥。迟到的请求仍可能到达：请一分钟后再查看，然后再重新创建。"
    }
    NOT_SEEN_CONFIRMED_TITLE {
        en: "The server said yes, but the key is not to be seen",
        vi: "Máy chủ nói đã tạo, nhưng không thấy khóa",
        zh: "服务器表示成功，但看不到密钥"
    }
    NOT_SEEN_CONFIRMED_TEXT {
        en: "It should be in the list but is not. Look again; do not create it anew before that.",
        vi: "Khóa phải có trong danh sách nhưng không thấy. Hãy xem lại; đừng tạo mới trước đó.",
        zh: "它应在列表中却没有。请再次查看，在此之前不要重新创建。"
    }
    CANNOT_LOOK_TITLE {
        en: "What happened is not known yet",
        vi: "Chưa biết chuyện gì đã xảy ra",
        zh: "尚不清楚结果"
    }
    CANNOT_LOOK_TEXT {
        en: "The request may have been carried out, but the list of keys cannot be read now.",
        vi: "Yêu cầu có thể đã được thực hiện, nhưng hiện không đọc được danh sách khóa.",
        zh: "请求可能已被执行，但现在无法读取密钥列表。"
    }
    OPEN_ENTRY_TITLE {
        en: "An earlier request is still open",
        vi: "Một yêu cầu trước vẫn còn mở",
        zh: "之前的请求仍未了结"
    }
    OPEN_ENTRY_TEXT {
        en: "Its outcome must be known first, so that no second key is made.",
        vi: "Phải biết kết quả của nó trước để không tạo khóa thứ hai.",
        zh: "须先查明其结果，以免创建第二个密钥。"
    }
    OPEN_ENTRY_CONNECT {
        en: "A create from before is not settled yet. Connect to learn what became of it.",
        vi: "Một lần tạo trước chưa rõ kết quả. Kết nối để biết kết quả.",
        zh: "之前的一次创建尚未了结。请连接以查明结果。"
    }
    OTHER_ACCOUNT_TITLE {
        en: "An open request belongs to another account",
        vi: "Một yêu cầu còn mở thuộc tài khoản khác",
        zh: "有一个未了结的请求属于另一账户"
    }
    OTHER_ACCOUNT_TEXT {
        en: "It was made for another account. Connect that account to learn its outcome, or let it go.",
        vi: "Nó được tạo cho tài khoản khác. Kết nối tài khoản đó để biết kết quả, hoặc bỏ qua.",
        zh: "它是为另一账户发出的。请连接该账户以查明结果，或放弃它。"
    }
    LOOK_AGAIN {
        en: "Look again",
        vi: "Xem lại",
        zh: "再次查看"
    }
    DISMISS {
        en: "I know; close this",
        vi: "Tôi đã biết; đóng lại",
        zh: "我知道了，关闭"
    }
    ASKED_FOR {
        en: "Asked for",
        vi: "Đã yêu cầu",
        zh: "请求内容"
    }
    ASKED_AT {
        en: "Asked at {time}",
        vi: "Yêu cầu lúc {time}",
        zh: "请求时间 {time}"
    }
    BLOCKED_ANOTHER_WINDOW {
        en: "Another Comet Keys window is creating a key. Wait until it is done.",
        vi: "Một cửa sổ Comet Keys khác đang tạo khóa. Hãy đợi đến khi xong.",
        zh: "另一个 Comet Keys 窗口正在创建密钥，请等待其完成。"
    }
    BLOCKED_NO_BASELINE {
        en: "Nothing was sent: your list of keys could not be read first, and without it the new key could not be proven.",
        vi: "Chưa gửi gì: không đọc được danh sách khóa trước, nên không thể chứng minh khóa mới.",
        zh: "未发送任何内容：无法先读取您的密钥列表，因此无法证明新密钥。"
    }
    BLOCKED_STORE {
        en: "Nothing was sent: the browser's storage failed, and without it a lost answer could not be cleared up. Free some disk space or restart the browser.",
        vi: "Chưa gửi gì: bộ nhớ trình duyệt bị lỗi, nên không thể làm rõ câu trả lời bị mất. Giải phóng dung lượng hoặc khởi động lại trình duyệt.",
        zh: "未发送任何内容：浏览器存储出错，若答复丢失将无法查明。请清理磁盘空间或重启浏览器。"
    }
    SET_ASIDE {
        en: "A note of an earlier request could not be read. It was set aside; look through your keys in the console for one you do not know.",
        vi: "Không đọc được ghi chú của một yêu cầu trước. Nó đã được để riêng; hãy kiểm tra các khóa trong bảng điều khiển xem có khóa lạ không.",
        zh: "之前请求的记录无法读取，已另行保存。请在控制台检查是否有您不认识的密钥。"
    }
    STORE_FAILED {
        en: "The browser's storage does not work. What you do is not kept. Free some disk space or restart the browser.",
        vi: "Bộ nhớ trình duyệt không hoạt động. Việc bạn làm không được lưu. Giải phóng dung lượng hoặc khởi động lại trình duyệt.",
        zh: "浏览器存储无法使用，您的操作不会被保存。请清理磁盘空间或重启浏览器。"
    }
}
