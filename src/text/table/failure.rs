//! Exchanges that failed: what happened, what to do next, what to change.

texts! {
    // Failures: what happened.
    FAIL_WRONG_TOKEN {
        en: "The server does not accept this access token.",
        vi: "Máy chủ không chấp nhận mã truy cập này.",
        zh: "服务器不接受此访问令牌。"
    }
    FAIL_USER_ID_MISSING {
        en: "This server also wants your user ID.",
        vi: "Máy chủ này cần thêm ID người dùng.",
        zh: "此服务器还需要您的用户 ID。"
    }
    FAIL_USER_ID_WRONG {
        en: "The user ID does not belong to this access token.",
        vi: "ID người dùng không thuộc mã truy cập này.",
        zh: "用户 ID 与此访问令牌不匹配。"
    }
    FAIL_ACCOUNT_DISABLED {
        en: "The server says this account is disabled.",
        vi: "Máy chủ cho biết tài khoản này bị vô hiệu hóa.",
        zh: "服务器表示此账户已被禁用。"
    }
    FAIL_NOT_PERMITTED {
        en: "The account may not do this.",
        vi: "Tài khoản không được phép làm việc này.",
        zh: "此账户无权执行该操作。"
    }
    FAIL_REFUSED {
        en: "The server refused.",
        vi: "Máy chủ từ chối.",
        zh: "服务器拒绝了请求。"
    }
    FAIL_NOT_FOUND {
        en: "The server has nothing at this address.",
        vi: "Máy chủ không có gì ở địa chỉ này.",
        zh: "服务器上没有此地址的内容。"
    }
    FAIL_RATE_LIMITED {
        en: "Too many requests in a short time (429).",
        vi: "Quá nhiều yêu cầu trong thời gian ngắn (429).",
        zh: "短时间内请求过多（429）。"
    }
    FAIL_SERVER {
        en: "The server had a fault ({status}).",
        vi: "Máy chủ gặp lỗi ({status}).",
        zh: "服务器出错（{status}）。"
    }
    FAIL_NOT_JSON {
        en: "Something other than the key server answered: a web page instead of data.",
        vi: "Có thứ khác trả lời thay cho máy chủ khóa: một trang web thay vì dữ liệu.",
        zh: "答复的不是密钥服务器：收到的是网页而非数据。"
    }
    FAIL_UNREADABLE {
        en: "The server's answer was damaged or of an unknown form.",
        vi: "Câu trả lời của máy chủ bị hỏng hoặc có dạng lạ.",
        zh: "服务器的答复已损坏或格式未知。"
    }
    FAIL_REDIRECTED {
        en: "The server redirects to another address. The redirect was not followed, so that the token stays safe.",
        vi: "Máy chủ chuyển hướng sang địa chỉ khác. Ứng dụng không đi theo để giữ an toàn cho mã truy cập.",
        zh: "服务器重定向到了其他地址。为保护令牌，没有跟随。"
    }
    FAIL_TIMEOUT {
        en: "No answer in time.",
        vi: "Không có câu trả lời kịp thời.",
        zh: "未及时收到答复。"
    }
    FAIL_NETWORK {
        en: "The server cannot be reached.",
        vi: "Không kết nối được máy chủ.",
        zh: "无法连接到服务器。"
    }
    FAIL_TOO_LARGE {
        en: "The answer was far larger than any real one and was not read.",
        vi: "Câu trả lời lớn hơn mức bình thường rất nhiều nên không được đọc.",
        zh: "答复远大于正常大小，未被读取。"
    }
    FAIL_CLIENT {
        en: "The server did not accept the request ({status}).",
        vi: "Máy chủ không chấp nhận yêu cầu ({status}).",
        zh: "服务器不接受该请求（{status}）。"
    }

    // Failures: what to do next.
    NEXT_WRONG_TOKEN {
        en: "Copy it again from Personal Settings. If you made a new one there, the old one has stopped working.",
        vi: "Sao chép lại từ Personal Settings. Nếu bạn đã tạo mã mới, mã cũ không còn hoạt động.",
        zh: "请从 Personal Settings 重新复制。如果您在那里生成了新令牌，旧的已失效。"
    }
    NEXT_USER_ID_MISSING {
        en: "Open \"Server\" below and write the number shown in the console's personal settings.",
        vi: "Mở mục \"Máy chủ\" bên dưới và nhập số hiển thị trong phần cài đặt cá nhân.",
        zh: "请展开下方的“服务器”，填写控制台个人设置中显示的编号。"
    }
    NEXT_USER_ID_WRONG {
        en: "Open \"Server\" below and correct it.",
        vi: "Mở mục \"Máy chủ\" bên dưới và sửa lại.",
        zh: "请展开下方的“服务器”并更正。"
    }
    NEXT_ACCOUNT_DISABLED {
        en: "Ask the server's support.",
        vi: "Liên hệ bộ phận hỗ trợ của máy chủ.",
        zh: "请联系服务器的客服。"
    }
    NEXT_NOT_PERMITTED {
        en: "Ask whoever looks after the account for this right.",
        vi: "Hỏi người quản lý tài khoản để được cấp quyền.",
        zh: "请向账户管理者申请该权限。"
    }
    NEXT_REFUSED {
        en: "Change what it names and try again; nothing was created.",
        vi: "Sửa điều được nêu và thử lại; chưa có gì được tạo.",
        zh: "请按提示修改后重试；没有创建任何内容。"
    }
    NEXT_NOT_FOUND {
        en: "Check the server's address.",
        vi: "Kiểm tra địa chỉ máy chủ.",
        zh: "请检查服务器地址。"
    }
    NEXT_RATE_LIMITED {
        en: "Wait three minutes, then try again.",
        vi: "Đợi ba phút rồi thử lại.",
        zh: "请等待三分钟后重试。"
    }
    NEXT_AFTER_PAUSE {
        en: "Try again in {seconds} s: the server asks for this pause.",
        vi: "Hãy thử lại sau {seconds} giây: máy chủ yêu cầu khoảng chờ này.",
        zh: "请在 {seconds} 秒后重试：服务器要求等待这段时间。"
    }
    NEXT_SERVER {
        en: "Try again in a minute; if it goes on, look at the server's status page.",
        vi: "Thử lại sau một phút; nếu vẫn vậy, xem trang trạng thái của máy chủ.",
        zh: "请一分钟后重试；若持续如此，请查看服务器状态页。"
    }
    NEXT_NOT_JSON {
        en: "Check the server's address; a sign-in page of your network may also stand in between.",
        vi: "Kiểm tra địa chỉ máy chủ; cũng có thể có trang đăng nhập của mạng xen vào.",
        zh: "请检查服务器地址；也可能是您所在网络的登录页在拦截。"
    }
    NEXT_UNREADABLE {
        en: "Try again; if it stays so, this server may not be a New API server.",
        vi: "Thử lại; nếu vẫn vậy, có thể đây không phải máy chủ New API.",
        zh: "请重试；若仍如此，这可能不是 New API 服务器。"
    }
    NEXT_REDIRECTED {
        en: "Check the server's address, https:// included.",
        vi: "Kiểm tra địa chỉ máy chủ, gồm cả https://.",
        zh: "请检查服务器地址，包括 https://。"
    }
    NEXT_TIMEOUT {
        en: "Check your connection and try again.",
        vi: "Kiểm tra kết nối và thử lại.",
        zh: "请检查网络连接后重试。"
    }
    NEXT_NETWORK {
        en: "You may be offline, the address may be wrong, or its certificate may not be trusted: the browser doesn't say which. Open the address in a tab to find out.",
        vi: "Có thể bạn đang ngoại tuyến, địa chỉ sai hoặc chứng chỉ không đáng tin cậy: trình duyệt không cho biết lý do nào. Hãy mở địa chỉ trong một thẻ để kiểm tra.",
        zh: "可能是您已离线、地址有误，或其证书不受信任：浏览器不会说明是哪一种。请在新标签页中打开该地址查看。"
    }
    SERVER_SAYS {
        en: "The server says: {message}",
        vi: "Máy chủ nói: {message}",
        zh: "服务器消息：{message}"
    }
    REQUEST_ID {
        en: "Request ID for support: {id}",
        vi: "Mã yêu cầu để hỗ trợ: {id}",
        zh: "供客服使用的请求 ID：{id}"
    }
    CERTAIN_NOT_APPLIED {
        en: "Nothing was created.",
        vi: "Chưa có gì được tạo.",
        zh: "没有创建任何内容。"
    }

    // Failures of a key.
    FAIL_NO_LONGER_THERE {
        en: "This key is no longer on the account.",
        vi: "Khóa này không còn trong tài khoản.",
        zh: "此密钥已不在账户中。"
    }
    FAIL_KEY_NOT_ACCEPTED {
        en: "The server does not accept this key.",
        vi: "Máy chủ không chấp nhận khóa này.",
        zh: "服务器不接受此密钥。"
    }
    FAIL_ADDRESS_NOT_ALLOWED {
        en: "The key's address list does not hold this computer's address.",
        vi: "Danh sách địa chỉ của khóa không có địa chỉ máy này.",
        zh: "密钥的地址列表不含本机地址。"
    }
    FAIL_NEVER_SENT {
        en: "The program was closed before anything was sent.",
        vi: "Chương trình đã đóng trước khi gửi.",
        zh: "程序在发送前已关闭。"
    }
    NEXT_NO_LONGER_THERE {
        en: "Read the list of keys again.",
        vi: "Đọc lại danh sách khóa.",
        zh: "请重新读取密钥列表。"
    }
    NEXT_KEY_NOT_ACCEPTED {
        en: "Check the key's status, expiry and quota.",
        vi: "Kiểm tra trạng thái, hạn dùng và hạn mức của khóa.",
        zh: "请检查密钥的状态、有效期和额度。"
    }
    NEXT_ADDRESS_NOT_ALLOWED {
        en: "That is as asked, if it is meant for another computer.",
        vi: "Đúng như yêu cầu nếu khóa dành cho máy khác.",
        zh: "如果该密钥用于其他计算机，则符合预期。"
    }
    NEXT_NEVER_SENT {
        en: "Create it again.",
        vi: "Tạo lại.",
        zh: "请重新创建。"
    }

    // Refusals: what to change.
    HINT_NAME_TOO_LONG {
        en: "Shorten the name. Servers allow 50 bytes, older ones 30; letters with accents take two or three, Chinese ones three, emoji four.",
        vi: "Rút ngắn tên. Máy chủ cho phép 50 byte, máy chủ cũ 30 byte; chữ có dấu chiếm hai hoặc ba byte, biểu tượng cảm xúc bốn byte.",
        zh: "请缩短名称。服务器允许 50 字节，旧版为 30 字节；每个汉字占三字节，表情符号占四字节。"
    }
    HINT_NAME_NOT_STORABLE {
        en: "This server's database cannot store a character of the name. Leave out emoji; if it stays so, use plain letters and digits.",
        vi: "Cơ sở dữ liệu của máy chủ không lưu được một ký tự trong tên. Hãy bỏ biểu tượng cảm xúc; nếu vẫn vậy, chỉ dùng chữ không dấu và số.",
        zh: "此服务器的数据库无法存储名称中的某个字符。请去掉表情符号；若仍如此，请仅使用英文字母和数字。"
    }
    HINT_QUOTA_NEGATIVE {
        en: "Write a quota of 0 or more.",
        vi: "Nhập hạn mức từ 0 trở lên.",
        zh: "请输入不小于 0 的额度。"
    }
    HINT_QUOTA_TOO_LARGE {
        en: "Write a smaller quota.",
        vi: "Nhập hạn mức nhỏ hơn.",
        zh: "请输入更小的额度。"
    }
    HINT_GROUP_NOT_ALLOWED {
        en: "Your account may not use this group. Leave the group empty, or write one you may use.",
        vi: "Tài khoản không được dùng nhóm này. Để trống hoặc nhập nhóm bạn được dùng.",
        zh: "您的账户无权使用此分组。请留空，或填写可用的分组。"
    }
    HINT_AUTO_GROUPS_TOO_MANY {
        en: "List fewer groups for \"auto\": the server allows only so many per key.",
        vi: "Liệt kê ít nhóm hơn cho \"auto\": máy chủ giới hạn số nhóm cho mỗi khóa.",
        zh: "请减少 “auto” 的分组：服务器限制每个密钥的分组数量。"
    }
    HINT_AUTO_GROUP_REPEATED {
        en: "List each group for \"auto\" only once.",
        vi: "Mỗi nhóm cho \"auto\" chỉ liệt kê một lần.",
        zh: "“auto” 的每个分组只能填写一次。"
    }
    HINT_AUTO_GROUP_NOT_ALLOWED {
        en: "Your account may not use one of the groups listed for \"auto\". Take it off the list.",
        vi: "Tài khoản không được dùng một nhóm trong danh sách cho \"auto\". Hãy bỏ nhóm đó khỏi danh sách.",
        zh: "您的账户无权使用 “auto” 列表中的某个分组。请将其从列表中移除。"
    }
    HINT_TOO_MANY_KEYS {
        en: "Delete keys you no longer need, in the console, then try again.",
        vi: "Xóa các khóa không cần nữa trong bảng điều khiển rồi thử lại.",
        zh: "请在控制台删除不再需要的密钥后重试。"
    }
    HINT_MODELS_TOO_LONG {
        en: "Allow fewer models: this server stores a limited text.",
        vi: "Cho phép ít mô hình hơn: máy chủ chỉ lưu văn bản giới hạn.",
        zh: "请减少允许的模型：此服务器存储长度有限。"
    }
    HINT_ALLOW_LIST_TOO_LONG {
        en: "Allow fewer addresses, or join them into networks: this server stores a limited text.",
        vi: "Giảm số địa chỉ hoặc gộp thành mạng: máy chủ chỉ lưu văn bản giới hạn.",
        zh: "请减少地址或合并为网段：此服务器存储长度有限。"
    }
    HINT_TEXT_TOO_LONG {
        en: "Shorten the name, the models or the addresses.",
        vi: "Rút ngắn tên, mô hình hoặc địa chỉ.",
        zh: "请缩短名称、模型或地址。"
    }
    HINT_SERVER_FAULT {
        en: "Try again; if it stays so, ask the server's support.",
        vi: "Thử lại; nếu vẫn vậy, liên hệ hỗ trợ của máy chủ.",
        zh: "请重试；若仍如此，请联系服务器客服。"
    }
}
