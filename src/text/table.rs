//! The table of messages: one entry a message, in English, Vietnamese and Chinese.

use crate::domain::lang::Lang;

/// Makes the enum of messages and its look-up, so that a message without one of the languages does not compile.
macro_rules! texts {
    ($($name:ident { en: $en:literal, vi: $vi:literal, zh: $zh:literal })*) => {
        /// A message. What it says in English stands beside its name in the table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the table beside says it in three languages")]
        pub enum Text {
            $($name,)*
        }

        impl Text {
            /// Every message.
            pub const ALL: &'static [Text] = &[$(Text::$name),*];

            /// The message in `lang`, its `{named}` places still open.
            pub const fn in_lang(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $(
                        (Text::$name, Lang::En) => $en,
                        (Text::$name, Lang::Vi) => $vi,
                        (Text::$name, Lang::Zh) => $zh,
                    )*
                }
            }
        }
    };
}

texts! {
    // The house.
    AppName {
        en: "Comet Keys",
        vi: "Comet Keys",
        zh: "Comet Keys"
    }
    Language {
        en: "Language",
        vi: "Ngôn ngữ",
        zh: "语言"
    }
    OpenInTab {
        en: "Open in a tab",
        vi: "Mở trong thẻ",
        zh: "在标签页中打开"
    }
    Disconnect {
        en: "Disconnect",
        vi: "Ngắt kết nối",
        zh: "断开连接"
    }
    Loading {
        en: "Loading…",
        vi: "Đang tải…",
        zh: "正在加载…"
    }
    Optional {
        en: "optional",
        vi: "không bắt buộc",
        zh: "可选"
    }

    // Connect.
    ConnectTitle {
        en: "Connect your account",
        vi: "Kết nối tài khoản",
        zh: "连接您的账户"
    }
    ConnectIntro {
        en: "Paste the personal access token of your CometAPI account. You find it in the CometAPI console, under Personal Settings.",
        vi: "Dán mã truy cập cá nhân của tài khoản CometAPI. Bạn tìm thấy nó trong bảng điều khiển CometAPI, mục Personal Settings.",
        zh: "粘贴您 CometAPI 账户的个人访问令牌。可在 CometAPI 控制台的 Personal Settings 中找到。"
    }
    AccessToken {
        en: "Access token",
        vi: "Mã truy cập",
        zh: "访问令牌"
    }
    AccessTokenHint {
        en: "It has the full power of your account and goes only to the server below.",
        vi: "Mã này có toàn quyền với tài khoản và chỉ được gửi đến máy chủ bên dưới.",
        zh: "它拥有账户的全部权限，只会发送到下面的服务器。"
    }
    Remember {
        en: "Remember on this device",
        vi: "Ghi nhớ trên thiết bị này",
        zh: "在此设备上记住"
    }
    RememberHint {
        en: "Off: forgotten when the browser closes. On: kept unencrypted in the extension's storage.",
        vi: "Tắt: quên khi đóng trình duyệt. Bật: lưu không mã hóa trong bộ nhớ của tiện ích.",
        zh: "关闭：浏览器关闭后即忘记。开启：以未加密形式保存在扩展存储中。"
    }
    RememberPageHint {
        en: "On a page the token is kept in memory only and forgotten when the page closes.",
        vi: "Trên trang web, mã chỉ được giữ trong bộ nhớ và bị quên khi đóng trang.",
        zh: "在网页中，令牌只保存在内存里，关闭页面后即忘记。"
    }
    ServerSettings {
        en: "Server",
        vi: "Máy chủ",
        zh: "服务器"
    }
    BaseUrl {
        en: "Server address",
        vi: "Địa chỉ máy chủ",
        zh: "服务器地址"
    }
    BaseUrlHint {
        en: "CometAPI, or any New API server.",
        vi: "CometAPI hoặc bất kỳ máy chủ New API nào.",
        zh: "CometAPI 或任何 New API 服务器。"
    }
    BaseUrlFixed {
        en: "This extension is allowed to reach this server only.",
        vi: "Tiện ích này chỉ được phép kết nối đến máy chủ này.",
        zh: "此扩展只被允许访问该服务器。"
    }
    UserId {
        en: "User ID",
        vi: "ID người dùng",
        zh: "用户 ID"
    }
    UserIdHint {
        en: "Only New API servers from before July 2026 need it. CometAPI does not.",
        vi: "Chỉ máy chủ New API trước tháng 7/2026 mới cần. CometAPI không cần.",
        zh: "仅 2026 年 7 月之前的 New API 服务器需要，CometAPI 不需要。"
    }
    ConnectButton {
        en: "Connect",
        vi: "Kết nối",
        zh: "连接"
    }
    Connecting {
        en: "Connecting…",
        vi: "Đang kết nối…",
        zh: "正在连接…"
    }

    // Connect: fields.
    TokenBlank {
        en: "Paste your access token here.",
        vi: "Dán mã truy cập vào đây.",
        zh: "请在此粘贴访问令牌。"
    }
    TokenIsApiKey {
        en: "This is an API key (sk-…). What is needed is the account's personal access token, from Personal Settings.",
        vi: "Đây là khóa API (sk-…). Cần mã truy cập cá nhân của tài khoản, trong Personal Settings.",
        zh: "这是 API 密钥（sk-…）。需要的是账户的个人访问令牌，位于 Personal Settings。"
    }
    TokenBadCharacter {
        en: "An access token has no blanks and only plain letters, digits and signs. Copy it again, whole.",
        vi: "Mã truy cập không có khoảng trắng, chỉ gồm chữ, số và ký hiệu thường. Hãy sao chép lại toàn bộ.",
        zh: "访问令牌不含空格，只由普通字母、数字和符号组成。请重新完整复制。"
    }
    TokenTooLong {
        en: "This is too long for an access token. Copy only the token.",
        vi: "Quá dài để là mã truy cập. Chỉ sao chép mã.",
        zh: "内容过长，不是访问令牌。请只复制令牌本身。"
    }
    BaseUrlBad {
        en: "Write the server's address, such as https://api.cometapi.com",
        vi: "Nhập địa chỉ máy chủ, ví dụ https://api.cometapi.com",
        zh: "请输入服务器地址，例如 https://api.cometapi.com"
    }
    BaseUrlNotHttps {
        en: "The address must begin with https:// (http:// only for this machine), or the token could be read on the way.",
        vi: "Địa chỉ phải bắt đầu bằng https:// (http:// chỉ cho máy này), nếu không mã có thể bị đọc trên đường truyền.",
        zh: "地址必须以 https:// 开头（http:// 仅限本机），否则令牌可能在途中被读取。"
    }
    UserIdBad {
        en: "A user ID is a whole number above 0.",
        vi: "ID người dùng là số nguyên lớn hơn 0.",
        zh: "用户 ID 是大于 0 的整数。"
    }

    // Create.
    CreateTitle {
        en: "New API key",
        vi: "Khóa API mới",
        zh: "新建 API 密钥"
    }
    Name {
        en: "Name",
        vi: "Tên",
        zh: "名称"
    }
    NameHint {
        en: "What it is for, such as \"production\" or a customer's name.",
        vi: "Dùng để làm gì, ví dụ \"production\" hoặc tên khách hàng.",
        zh: "用途，例如 “production” 或客户名称。"
    }
    Expires {
        en: "Expires",
        vi: "Hết hạn",
        zh: "过期"
    }
    ExpiresNever {
        en: "Never",
        vi: "Không bao giờ",
        zh: "永不"
    }
    ExpiresAt {
        en: "At a date and time",
        vi: "Vào ngày giờ",
        zh: "在指定日期时间"
    }
    ExpiresAtLabel {
        en: "Date and time",
        vi: "Ngày và giờ",
        zh: "日期和时间"
    }
    ExpiresHint {
        en: "In your own time zone.",
        vi: "Theo múi giờ của bạn.",
        zh: "按您所在的时区。"
    }
    Quota {
        en: "Quota",
        vi: "Hạn mức",
        zh: "额度"
    }
    QuotaHint {
        en: "The most this key may spend. The account's balance applies as well.",
        vi: "Mức tối đa khóa này được tiêu. Số dư tài khoản vẫn áp dụng.",
        zh: "此密钥最多可消费的额度，账户余额同样适用。"
    }
    QuotaUnit {
        en: "Unit",
        vi: "Đơn vị",
        zh: "单位"
    }
    Dollars {
        en: "US dollars",
        vi: "Đô la Mỹ",
        zh: "美元"
    }
    Units {
        en: "Quota units",
        vi: "Đơn vị hạn mức",
        zh: "额度单位"
    }
    QuotaIsUnits {
        en: "= {units} units",
        vi: "= {units} đơn vị",
        zh: "= {units} 单位"
    }
    QuotaIsDollars {
        en: "= ${dollars}",
        vi: "= ${dollars}",
        zh: "= ${dollars}"
    }
    Unlimited {
        en: "No limit for this key",
        vi: "Không giới hạn cho khóa này",
        zh: "此密钥不限额"
    }
    UnlimitedHint {
        en: "It may spend up to the account's whole balance.",
        vi: "Có thể tiêu đến hết số dư tài khoản.",
        zh: "最多可消费账户的全部余额。"
    }
    MoreSettings {
        en: "Models, addresses, group",
        vi: "Mô hình, địa chỉ, nhóm",
        zh: "模型、地址、分组"
    }
    LimitModels {
        en: "Allow only some models",
        vi: "Chỉ cho phép một số mô hình",
        zh: "仅允许部分模型"
    }
    LimitModelsHint {
        en: "Off: every model of the group.",
        vi: "Tắt: mọi mô hình của nhóm.",
        zh: "关闭：分组内的所有模型。"
    }
    Models {
        en: "Allowed models",
        vi: "Mô hình được phép",
        zh: "允许的模型"
    }
    ModelsHint {
        en: "Model IDs, one a line or with commas.",
        vi: "ID mô hình, mỗi dòng một ID hoặc cách nhau bằng dấu phẩy.",
        zh: "模型 ID，每行一个或用逗号分隔。"
    }
    AllowIps {
        en: "Allowed IP addresses",
        vi: "Địa chỉ IP được phép",
        zh: "允许的 IP 地址"
    }
    AllowIpsHint {
        en: "One address or network a line, such as 203.0.113.0/24. Empty: from anywhere.",
        vi: "Mỗi dòng một địa chỉ hoặc mạng, ví dụ 203.0.113.0/24. Trống: từ mọi nơi.",
        zh: "每行一个地址或网段，例如 203.0.113.0/24。留空：不限来源。"
    }
    Group {
        en: "Group",
        vi: "Nhóm",
        zh: "分组"
    }
    GroupHint {
        en: "Empty: the account's own group.",
        vi: "Trống: nhóm của tài khoản.",
        zh: "留空：使用账户所在分组。"
    }
    CrossGroupRetry {
        en: "Try other groups when one fails",
        vi: "Thử nhóm khác khi một nhóm lỗi",
        zh: "某分组失败时尝试其他分组"
    }
    CrossGroupRetryHint {
        en: "Only with the group \"auto\".",
        vi: "Chỉ với nhóm \"auto\".",
        zh: "仅适用于 “auto” 分组。"
    }
    CreateButton {
        en: "Create key",
        vi: "Tạo khóa",
        zh: "创建密钥"
    }
    ErrorSummary {
        en: "{count} to mend before the key can be created.",
        vi: "Cần sửa {count} chỗ trước khi tạo khóa.",
        zh: "创建密钥前需修正 {count} 处。"
    }

    // Create: field errors.
    NameEmpty {
        en: "Give the key a name, so that you find it again.",
        vi: "Đặt tên cho khóa để bạn tìm lại được.",
        zh: "请为密钥命名，以便日后查找。"
    }
    NameTooLong {
        en: "{chars} characters; 50 are allowed.",
        vi: "{chars} ký tự; tối đa 50.",
        zh: "共 {chars} 个字符，最多 50 个。"
    }
    NameControlCharacter {
        en: "The name holds an invisible control character. Type it again.",
        vi: "Tên chứa ký tự điều khiển vô hình. Hãy gõ lại.",
        zh: "名称含有不可见的控制字符，请重新输入。"
    }
    ExpiryEmpty {
        en: "Choose a date and time, or \"Never\".",
        vi: "Chọn ngày giờ hoặc \"Không bao giờ\".",
        zh: "请选择日期时间，或选择“永不”。"
    }
    ExpiryNotANumber {
        en: "This is no date and time.",
        vi: "Đây không phải ngày giờ.",
        zh: "这不是有效的日期时间。"
    }
    ExpiryZero {
        en: "0 would make a key that never expires. Choose \"Never\" if that is what you want.",
        vi: "0 sẽ tạo khóa không bao giờ hết hạn. Chọn \"Không bao giờ\" nếu bạn muốn vậy.",
        zh: "0 会创建永不过期的密钥。如需如此，请选择“永不”。"
    }
    ExpiryPast {
        en: "This moment has passed; the key would never work.",
        vi: "Thời điểm này đã qua; khóa sẽ không hoạt động.",
        zh: "该时间已过，密钥将无法使用。"
    }
    ExpiryMilliseconds {
        en: "This looks like milliseconds; the server counts seconds.",
        vi: "Giống mili giây; máy chủ tính bằng giây.",
        zh: "这像是毫秒，服务器以秒计算。"
    }
    ExpiryTooFar {
        en: "This date is too far away.",
        vi: "Ngày này quá xa.",
        zh: "日期过远。"
    }
    QuotaEmpty {
        en: "Write an amount, or choose \"No limit\".",
        vi: "Nhập số lượng hoặc chọn \"Không giới hạn\".",
        zh: "请输入额度，或选择“不限额”。"
    }
    QuotaNotANumber {
        en: "Write a plain amount, such as 10 or 0.50.",
        vi: "Nhập số, ví dụ 10 hoặc 0.50.",
        zh: "请输入数字，例如 10 或 0.50。"
    }
    QuotaNegative {
        en: "The amount cannot be below 0.",
        vi: "Số lượng không được nhỏ hơn 0.",
        zh: "额度不能小于 0。"
    }
    QuotaTooLarge {
        en: "The most is 500,000,000,000,000 units ($1,000,000,000).",
        vi: "Tối đa 500.000.000.000.000 đơn vị ($1.000.000.000).",
        zh: "最多 500,000,000,000,000 单位（$1,000,000,000）。"
    }
    QuotaNotExact {
        en: "Too many decimals: the smallest step is $0.000002 (1 unit).",
        vi: "Quá nhiều số thập phân: bước nhỏ nhất là $0.000002 (1 đơn vị).",
        zh: "小数位过多：最小步长为 $0.000002（1 单位）。"
    }
    ModelsEmpty {
        en: "Name at least one model, or allow all: an empty list would allow none.",
        vi: "Nêu ít nhất một mô hình hoặc cho phép tất cả: danh sách trống không cho phép mô hình nào.",
        zh: "请至少填写一个模型，或允许全部：空列表将不允许任何模型。"
    }
    ModelsBadId {
        en: "\"{text}\" is no model ID: IDs have no blanks.",
        vi: "\"{text}\" không phải ID mô hình: ID không có khoảng trắng.",
        zh: "“{text}” 不是模型 ID：ID 不含空格。"
    }
    AllowListLine {
        en: "Line {line}, \"{text}\": {reason}",
        vi: "Dòng {line}, \"{text}\": {reason}",
        zh: "第 {line} 行 “{text}”：{reason}"
    }
    AllowListMore {
        en: "and {count} more",
        vi: "và {count} dòng nữa",
        zh: "另有 {count} 处"
    }
    IpNotAnAddress {
        en: "no IP address or network.",
        vi: "không phải địa chỉ IP hoặc mạng.",
        zh: "不是 IP 地址或网段。"
    }
    IpLeadingZero {
        en: "a number begins with 0; the server would skip this line.",
        vi: "có số bắt đầu bằng 0; máy chủ sẽ bỏ qua dòng này.",
        zh: "数字以 0 开头，服务器会跳过此行。"
    }
    IpZone {
        en: "an address with a zone (%…) is never matched.",
        vi: "địa chỉ có vùng (%…) không bao giờ khớp.",
        zh: "带区域（%…）的地址永远不会匹配。"
    }
    IpPrefix {
        en: "the number after / must be 0 to 32 (IPv4) or 0 to 128 (IPv6).",
        vi: "số sau / phải từ 0 đến 32 (IPv4) hoặc 0 đến 128 (IPv6).",
        zh: "/ 后的数字须为 0–32（IPv4）或 0–128（IPv6）。"
    }
    IpSeveral {
        en: "several entries on one line; the server would glue them together. One a line, please.",
        vi: "nhiều mục trên một dòng; máy chủ sẽ dính chúng lại. Mỗi dòng một mục.",
        zh: "一行有多个条目，服务器会把它们粘在一起。请每行一个。"
    }
    GroupTooLong {
        en: "A group's name is at most 64 characters long.",
        vi: "Tên nhóm dài tối đa 64 ký tự.",
        zh: "分组名称最多 64 个字符。"
    }
    GroupControlCharacter {
        en: "The group's name holds an invisible control character.",
        vi: "Tên nhóm chứa ký tự điều khiển vô hình.",
        zh: "分组名称含有不可见的控制字符。"
    }
    RetryWithoutAuto {
        en: "Works only with the group \"auto\". Write \"auto\" as the group, or turn this off.",
        vi: "Chỉ hoạt động với nhóm \"auto\". Đặt nhóm là \"auto\" hoặc tắt mục này.",
        zh: "仅适用于 “auto” 分组。请将分组设为 “auto”，或关闭此项。"
    }

    // Create: warnings.
    WarnNameBytes {
        en: "{bytes} bytes: some servers count bytes and refuse more than 50.",
        vi: "{bytes} byte: một số máy chủ tính byte và từ chối hơn 50.",
        zh: "共 {bytes} 字节：部分服务器按字节计数，超过 50 会被拒绝。"
    }
    WarnQuotaZero {
        en: "With quota 0 every model call is refused. Good only for asking the balance.",
        vi: "Với hạn mức 0, mọi lệnh gọi mô hình đều bị từ chối. Chỉ dùng để hỏi số dư.",
        zh: "额度为 0 时，所有模型调用都会被拒绝，仅可用于查询余额。"
    }
    WarnModelsLong {
        en: "{chars} characters: some servers store at most 1024.",
        vi: "{chars} ký tự: một số máy chủ chỉ lưu tối đa 1024.",
        zh: "共 {chars} 个字符：部分服务器最多保存 1024 个。"
    }
    WarnAllowListLong {
        en: "{chars} characters: some servers store at most 191.",
        vi: "{chars} ký tự: một số máy chủ chỉ lưu tối đa 191.",
        zh: "共 {chars} 个字符：部分服务器最多保存 191 个。"
    }
    WarnOpenForever {
        en: "No limit, no expiry, any address: whoever gets this key can spend the whole balance.",
        vi: "Không giới hạn, không hết hạn, mọi địa chỉ: ai có khóa này đều có thể tiêu hết số dư.",
        zh: "不限额、永不过期、不限地址：任何得到此密钥的人都能花光余额。"
    }

    // Working.
    WorkingTitle {
        en: "Creating the key",
        vi: "Đang tạo khóa",
        zh: "正在创建密钥"
    }
    StepBaseline {
        en: "Looking at the keys you have…",
        vi: "Đang xem các khóa hiện có…",
        zh: "正在查看现有密钥…"
    }
    StepJournal {
        en: "Noting what is asked…",
        vi: "Đang ghi lại yêu cầu…",
        zh: "正在记录请求…"
    }
    StepSending {
        en: "Asking the server, once…",
        vi: "Đang yêu cầu máy chủ, một lần…",
        zh: "正在向服务器请求（仅一次）…"
    }
    StepProving {
        en: "Looking for the new key…",
        vi: "Đang tìm khóa mới…",
        zh: "正在查找新密钥…"
    }
    StepRevealing {
        en: "Fetching the key itself…",
        vi: "Đang lấy khóa…",
        zh: "正在获取密钥本身…"
    }
    WorkingNote {
        en: "You can close this window: what happened is found again when you reopen it.",
        vi: "Bạn có thể đóng cửa sổ: khi mở lại, kết quả sẽ được tìm ra.",
        zh: "您可以关闭此窗口：重新打开后会查明结果。"
    }

    // Created.
    CreatedTitle {
        en: "Your key is ready",
        vi: "Khóa đã sẵn sàng",
        zh: "密钥已就绪"
    }
    CreatedConfirmed {
        en: "The server confirmed it, and exactly one new key stands there with every setting as asked.",
        vi: "Máy chủ đã xác nhận và có đúng một khóa mới với mọi thiết lập như yêu cầu.",
        zh: "服务器已确认，且恰有一个新密钥，所有设置均与请求一致。"
    }
    CreatedFound {
        en: "The server's answer was lost. Exactly one key newer than your request stands there with every setting as asked.",
        vi: "Câu trả lời của máy chủ bị mất. Có đúng một khóa mới hơn yêu cầu với mọi thiết lập như yêu cầu.",
        zh: "服务器的答复丢失。恰有一个晚于您请求的密钥，所有设置均与请求一致。"
    }
    KeyLabel {
        en: "API key",
        vi: "Khóa API",
        zh: "API 密钥"
    }
    Reveal {
        en: "Show",
        vi: "Hiện",
        zh: "显示"
    }
    Hide {
        en: "Hide",
        vi: "Ẩn",
        zh: "隐藏"
    }
    CopyKey {
        en: "Copy key",
        vi: "Sao chép khóa",
        zh: "复制密钥"
    }
    Copied {
        en: "Copied",
        vi: "Đã sao chép",
        zh: "已复制"
    }
    CopyFailed {
        en: "The browser refused to copy. Show the key and copy it by hand.",
        vi: "Trình duyệt từ chối sao chép. Hãy hiện khóa và chép bằng tay.",
        zh: "浏览器拒绝复制。请显示密钥后手动复制。"
    }
    TryIt {
        en: "Try it",
        vi: "Dùng thử",
        zh: "试用"
    }
    CopyCurl {
        en: "Copy command",
        vi: "Sao chép lệnh",
        zh: "复制命令"
    }
    Evidence {
        en: "What was asked, what stands on the server",
        vi: "Đã yêu cầu gì, trên máy chủ có gì",
        zh: "请求内容与服务器上的内容"
    }
    Setting {
        en: "Setting",
        vi: "Thiết lập",
        zh: "设置"
    }
    Asked {
        en: "Asked",
        vi: "Yêu cầu",
        zh: "请求"
    }
    Found {
        en: "On the server",
        vi: "Trên máy chủ",
        zh: "服务器上"
    }
    Another {
        en: "Create another key",
        vi: "Tạo khóa khác",
        zh: "再创建一个密钥"
    }
    NoKeyYet {
        en: "The key exists, but the server did not give out its secret.",
        vi: "Khóa đã tồn tại nhưng máy chủ chưa đưa ra bí mật.",
        zh: "密钥已存在，但服务器没有给出密钥内容。"
    }
    EmptyValue {
        en: "(empty)",
        vi: "(trống)",
        zh: "（空）"
    }

    // Outcomes.
    AmbiguousTitle {
        en: "More than one key fits",
        vi: "Có hơn một khóa phù hợp",
        zh: "有多个密钥符合"
    }
    AmbiguousText {
        en: "Several keys newer than your request have every setting as asked. One may be yours; which one cannot be told for certain.",
        vi: "Có nhiều khóa mới hơn yêu cầu với mọi thiết lập như yêu cầu. Một khóa có thể là của bạn; không thể biết chắc là khóa nào.",
        zh: "有多个晚于您请求的密钥，设置均与请求一致。其中一个可能是您的，但无法确定是哪一个。"
    }
    UseThisKey {
        en: "Use this key",
        vi: "Dùng khóa này",
        zh: "使用此密钥"
    }
    DisableThisKey {
        en: "Disable this key",
        vi: "Tắt khóa này",
        zh: "停用此密钥"
    }
    Disabled {
        en: "Disabled",
        vi: "Đã tắt",
        zh: "已停用"
    }
    DisableFailed {
        en: "Not disabled. Try again.",
        vi: "Chưa tắt được. Hãy thử lại.",
        zh: "未能停用，请重试。"
    }
    KeyNumber {
        en: "Key number {id}",
        vi: "Khóa số {id}",
        zh: "密钥编号 {id}"
    }
    NotSeenTitle {
        en: "Not created, as far as can be seen",
        vi: "Chưa được tạo, theo những gì thấy được",
        zh: "就目前所见，未创建"
    }
    NotSeenText {
        en: "No key newer than your request has these settings. A late request could still arrive: look again in a minute before you create it anew.",
        vi: "Không có khóa nào mới hơn yêu cầu có các thiết lập này. Yêu cầu đến muộn vẫn có thể tới: hãy xem lại sau một phút trước khi tạo mới.",
        zh: "没有晚于您请求且设置一致的密钥。迟到的请求仍可能到达：请一分钟后再查看，然后再重新创建。"
    }
    NotSeenConfirmedTitle {
        en: "The server said yes, but the key is not to be seen",
        vi: "Máy chủ nói đã tạo, nhưng không thấy khóa",
        zh: "服务器表示成功，但看不到密钥"
    }
    NotSeenConfirmedText {
        en: "It should be in the list but is not. Look again; do not create it anew before that.",
        vi: "Khóa phải có trong danh sách nhưng không thấy. Hãy xem lại; đừng tạo mới trước đó.",
        zh: "它应在列表中却没有。请再次查看，在此之前不要重新创建。"
    }
    CannotLookTitle {
        en: "What happened is not known yet",
        vi: "Chưa biết chuyện gì đã xảy ra",
        zh: "尚不清楚结果"
    }
    CannotLookText {
        en: "The request may have been carried out, but the list of keys cannot be read now.",
        vi: "Yêu cầu có thể đã được thực hiện, nhưng hiện không đọc được danh sách khóa.",
        zh: "请求可能已被执行，但现在无法读取密钥列表。"
    }
    OpenEntryTitle {
        en: "An earlier request is still open",
        vi: "Một yêu cầu trước vẫn còn mở",
        zh: "之前的请求仍未了结"
    }
    OpenEntryText {
        en: "Its outcome must be known first, so that no second key is made.",
        vi: "Phải biết kết quả của nó trước để không tạo khóa thứ hai.",
        zh: "须先查明其结果，以免创建第二个密钥。"
    }
    OpenEntryConnect {
        en: "A create from before is not settled yet. Connect to learn what became of it.",
        vi: "Một lần tạo trước chưa rõ kết quả. Kết nối để biết kết quả.",
        zh: "之前的一次创建尚未了结。请连接以查明结果。"
    }
    OtherAccountTitle {
        en: "An open request belongs to another account",
        vi: "Một yêu cầu còn mở thuộc tài khoản khác",
        zh: "有一个未了结的请求属于另一账户"
    }
    OtherAccountText {
        en: "It was made for another account. Connect that account to learn its outcome, or let it go.",
        vi: "Nó được tạo cho tài khoản khác. Kết nối tài khoản đó để biết kết quả, hoặc bỏ qua.",
        zh: "它是为另一账户发出的。请连接该账户以查明结果，或放弃它。"
    }
    LookAgain {
        en: "Look again",
        vi: "Xem lại",
        zh: "再次查看"
    }
    Dismiss {
        en: "I know; close this",
        vi: "Tôi đã biết; đóng lại",
        zh: "我知道了，关闭"
    }
    AskedFor {
        en: "Asked for",
        vi: "Đã yêu cầu",
        zh: "请求内容"
    }
    AskedAt {
        en: "Asked at {time}",
        vi: "Yêu cầu lúc {time}",
        zh: "请求时间 {time}"
    }
    BlockedAnotherWindow {
        en: "Another Comet Keys window is creating a key. Wait until it is done.",
        vi: "Một cửa sổ Comet Keys khác đang tạo khóa. Hãy đợi đến khi xong.",
        zh: "另一个 Comet Keys 窗口正在创建密钥，请等待其完成。"
    }
    BlockedNoBaseline {
        en: "Nothing was sent: your list of keys could not be read first, and without it the new key could not be proven.",
        vi: "Chưa gửi gì: không đọc được danh sách khóa trước, nên không thể chứng minh khóa mới.",
        zh: "未发送任何内容：无法先读取您的密钥列表，因此无法证明新密钥。"
    }
    BlockedStore {
        en: "Nothing was sent: the browser's storage failed, and without it a lost answer could not be cleared up. Free some disk space or restart the browser.",
        vi: "Chưa gửi gì: bộ nhớ trình duyệt bị lỗi, nên không thể làm rõ câu trả lời bị mất. Giải phóng dung lượng hoặc khởi động lại trình duyệt.",
        zh: "未发送任何内容：浏览器存储出错，若答复丢失将无法查明。请清理磁盘空间或重启浏览器。"
    }
    SetAside {
        en: "A note of an earlier request could not be read. It was set aside; look through your keys in the console for one you do not know.",
        vi: "Không đọc được ghi chú của một yêu cầu trước. Nó đã được để riêng; hãy kiểm tra các khóa trong bảng điều khiển xem có khóa lạ không.",
        zh: "之前请求的记录无法读取，已另行保存。请在控制台检查是否有您不认识的密钥。"
    }
    StoreFailed {
        en: "The browser's storage does not work. What you do is not kept. Free some disk space or restart the browser.",
        vi: "Bộ nhớ trình duyệt không hoạt động. Việc bạn làm không được lưu. Giải phóng dung lượng hoặc khởi động lại trình duyệt.",
        zh: "浏览器存储无法使用，您的操作不会被保存。请清理磁盘空间或重启浏览器。"
    }

    // Failures: what happened.
    FailWrongToken {
        en: "The server does not accept this access token.",
        vi: "Máy chủ không chấp nhận mã truy cập này.",
        zh: "服务器不接受此访问令牌。"
    }
    FailUserIdMissing {
        en: "This server also wants your user ID.",
        vi: "Máy chủ này cần thêm ID người dùng.",
        zh: "此服务器还需要您的用户 ID。"
    }
    FailUserIdWrong {
        en: "The user ID does not belong to this access token.",
        vi: "ID người dùng không thuộc mã truy cập này.",
        zh: "用户 ID 与此访问令牌不匹配。"
    }
    FailAccountDisabled {
        en: "The server says this account is disabled.",
        vi: "Máy chủ cho biết tài khoản này bị vô hiệu hóa.",
        zh: "服务器表示此账户已被禁用。"
    }
    FailNotPermitted {
        en: "The account may not do this.",
        vi: "Tài khoản không được phép làm việc này.",
        zh: "此账户无权执行该操作。"
    }
    FailRefused {
        en: "The server refused.",
        vi: "Máy chủ từ chối.",
        zh: "服务器拒绝了请求。"
    }
    FailNotFound {
        en: "The server has nothing at this address.",
        vi: "Máy chủ không có gì ở địa chỉ này.",
        zh: "服务器上没有此地址的内容。"
    }
    FailRateLimited {
        en: "Too many requests in a short time (429).",
        vi: "Quá nhiều yêu cầu trong thời gian ngắn (429).",
        zh: "短时间内请求过多（429）。"
    }
    FailServer {
        en: "The server had a fault ({status}).",
        vi: "Máy chủ gặp lỗi ({status}).",
        zh: "服务器出错（{status}）。"
    }
    FailNotJson {
        en: "Something other than the key server answered: a web page instead of data.",
        vi: "Có thứ khác trả lời thay cho máy chủ khóa: một trang web thay vì dữ liệu.",
        zh: "答复的不是密钥服务器：收到的是网页而非数据。"
    }
    FailUnreadable {
        en: "The server's answer was damaged or of an unknown form.",
        vi: "Câu trả lời của máy chủ bị hỏng hoặc có dạng lạ.",
        zh: "服务器的答复已损坏或格式未知。"
    }
    FailRedirected {
        en: "The server sent the request elsewhere; it was not followed, so that the token stays safe.",
        vi: "Máy chủ chuyển yêu cầu đi nơi khác; không đi theo để giữ an toàn cho mã.",
        zh: "服务器要求转往别处；为保护令牌，没有跟随。"
    }
    FailTimeout {
        en: "No answer in time.",
        vi: "Không có câu trả lời kịp thời.",
        zh: "未及时收到答复。"
    }
    FailNetwork {
        en: "The server cannot be reached.",
        vi: "Không kết nối được máy chủ.",
        zh: "无法连接到服务器。"
    }
    FailTooLarge {
        en: "The answer was far larger than any real one and was not read.",
        vi: "Câu trả lời lớn hơn mức bình thường rất nhiều nên không được đọc.",
        zh: "答复远大于正常大小，未被读取。"
    }
    FailClient {
        en: "The server did not accept the request ({status}).",
        vi: "Máy chủ không chấp nhận yêu cầu ({status}).",
        zh: "服务器不接受该请求（{status}）。"
    }

    // Failures: what to do next.
    NextWrongToken {
        en: "Copy it again from Personal Settings. If you made a new one there, the old one has stopped working.",
        vi: "Sao chép lại từ Personal Settings. Nếu bạn đã tạo mã mới, mã cũ không còn hoạt động.",
        zh: "请从 Personal Settings 重新复制。如果您在那里生成了新令牌，旧的已失效。"
    }
    NextUserIdMissing {
        en: "Open \"Server\" below and write the number shown in the console's personal settings.",
        vi: "Mở mục \"Máy chủ\" bên dưới và nhập số hiển thị trong phần cài đặt cá nhân.",
        zh: "请展开下方的“服务器”，填写控制台个人设置中显示的编号。"
    }
    NextUserIdWrong {
        en: "Open \"Server\" below and correct it.",
        vi: "Mở mục \"Máy chủ\" bên dưới và sửa lại.",
        zh: "请展开下方的“服务器”并更正。"
    }
    NextAccountDisabled {
        en: "Ask the server's support.",
        vi: "Liên hệ bộ phận hỗ trợ của máy chủ.",
        zh: "请联系服务器的客服。"
    }
    NextNotPermitted {
        en: "Ask whoever looks after the account for this right.",
        vi: "Hỏi người quản lý tài khoản để được cấp quyền.",
        zh: "请向账户管理者申请该权限。"
    }
    NextRefused {
        en: "Change what it names and try again; nothing was created.",
        vi: "Sửa điều được nêu và thử lại; chưa có gì được tạo.",
        zh: "请按提示修改后重试；没有创建任何内容。"
    }
    NextNotFound {
        en: "Check the server's address.",
        vi: "Kiểm tra địa chỉ máy chủ.",
        zh: "请检查服务器地址。"
    }
    NextRateLimited {
        en: "Wait three minutes, then try again.",
        vi: "Đợi ba phút rồi thử lại.",
        zh: "请等待三分钟后重试。"
    }
    NextServer {
        en: "Try again in a minute; if it goes on, look at the server's status page.",
        vi: "Thử lại sau một phút; nếu vẫn vậy, xem trang trạng thái của máy chủ.",
        zh: "请一分钟后重试；若持续如此，请查看服务器状态页。"
    }
    NextNotJson {
        en: "Check the server's address; a sign-in page of your network may also stand in between.",
        vi: "Kiểm tra địa chỉ máy chủ; cũng có thể có trang đăng nhập của mạng xen vào.",
        zh: "请检查服务器地址；也可能是您所在网络的登录页在拦截。"
    }
    NextUnreadable {
        en: "Try again; if it stays so, this server may not be a New API server.",
        vi: "Thử lại; nếu vẫn vậy, có thể đây không phải máy chủ New API.",
        zh: "请重试；若仍如此，这可能不是 New API 服务器。"
    }
    NextRedirected {
        en: "Check the server's address, https:// included.",
        vi: "Kiểm tra địa chỉ máy chủ, gồm cả https://.",
        zh: "请检查服务器地址，包括 https://。"
    }
    NextTimeout {
        en: "Check your connection and try again.",
        vi: "Kiểm tra kết nối và thử lại.",
        zh: "请检查网络连接后重试。"
    }
    NextNetwork {
        en: "Check your connection, VPN or proxy, and the server's address; then try again.",
        vi: "Kiểm tra kết nối, VPN hoặc proxy và địa chỉ máy chủ; rồi thử lại.",
        zh: "请检查网络、VPN 或代理以及服务器地址，然后重试。"
    }
    ServerSays {
        en: "The server says: {message}",
        vi: "Máy chủ nói: {message}",
        zh: "服务器消息：{message}"
    }
    RequestId {
        en: "Request ID for support: {id}",
        vi: "Mã yêu cầu để hỗ trợ: {id}",
        zh: "供客服使用的请求 ID：{id}"
    }
    CertainNotApplied {
        en: "Nothing was created.",
        vi: "Chưa có gì được tạo.",
        zh: "没有创建任何内容。"
    }

    // Failures of a key.
    FailNoLongerThere {
        en: "This key is no longer on the account.",
        vi: "Khóa này không còn trong tài khoản.",
        zh: "此密钥已不在账户中。"
    }
    FailKeyNotAccepted {
        en: "The server does not accept this key.",
        vi: "Máy chủ không chấp nhận khóa này.",
        zh: "服务器不接受此密钥。"
    }
    FailAddressNotAllowed {
        en: "The key's address list does not hold this computer's address.",
        vi: "Danh sách địa chỉ của khóa không có địa chỉ máy này.",
        zh: "密钥的地址列表不含本机地址。"
    }
    FailNeverSent {
        en: "The program was closed before anything was sent.",
        vi: "Chương trình đã đóng trước khi gửi.",
        zh: "程序在发送前已关闭。"
    }
    NextNoLongerThere {
        en: "Read the list of keys again.",
        vi: "Đọc lại danh sách khóa.",
        zh: "请重新读取密钥列表。"
    }
    NextKeyNotAccepted {
        en: "Check the key's status, expiry and quota.",
        vi: "Kiểm tra trạng thái, hạn dùng và hạn mức của khóa.",
        zh: "请检查密钥的状态、有效期和额度。"
    }
    NextAddressNotAllowed {
        en: "That is as asked, if it is meant for another computer.",
        vi: "Đúng như yêu cầu nếu khóa dành cho máy khác.",
        zh: "如果该密钥用于其他计算机，则符合预期。"
    }
    NextNeverSent {
        en: "Create it again.",
        vi: "Tạo lại.",
        zh: "请重新创建。"
    }

    // Refusals: what to change.
    HintNameTooLong {
        en: "Shorten the name: this server allows 50 bytes; letters with accents take two, Chinese ones three.",
        vi: "Rút ngắn tên: máy chủ cho phép 50 byte; chữ có dấu chiếm hai hoặc ba byte.",
        zh: "请缩短名称：此服务器允许 50 字节，每个汉字占三字节。"
    }
    HintQuotaNegative {
        en: "Write a quota of 0 or more.",
        vi: "Nhập hạn mức từ 0 trở lên.",
        zh: "请输入不小于 0 的额度。"
    }
    HintQuotaTooLarge {
        en: "Write a smaller quota.",
        vi: "Nhập hạn mức nhỏ hơn.",
        zh: "请输入更小的额度。"
    }
    HintGroupNotAllowed {
        en: "Your account may not use this group. Leave the group empty, or write one you may use.",
        vi: "Tài khoản không được dùng nhóm này. Để trống hoặc nhập nhóm bạn được dùng.",
        zh: "您的账户无权使用此分组。请留空，或填写可用的分组。"
    }
    HintTooManyKeys {
        en: "Delete keys you no longer need, in the console, then try again.",
        vi: "Xóa các khóa không cần nữa trong bảng điều khiển rồi thử lại.",
        zh: "请在控制台删除不再需要的密钥后重试。"
    }
    HintModelsTooLong {
        en: "Allow fewer models: this server stores a limited text.",
        vi: "Cho phép ít mô hình hơn: máy chủ chỉ lưu văn bản giới hạn.",
        zh: "请减少允许的模型：此服务器存储长度有限。"
    }
    HintAllowListTooLong {
        en: "Allow fewer addresses, or join them into networks: this server stores a limited text.",
        vi: "Giảm số địa chỉ hoặc gộp thành mạng: máy chủ chỉ lưu văn bản giới hạn.",
        zh: "请减少地址或合并为网段：此服务器存储长度有限。"
    }
    HintTextTooLong {
        en: "Shorten the name, the models or the addresses.",
        vi: "Rút ngắn tên, mô hình hoặc địa chỉ.",
        zh: "请缩短名称、模型或地址。"
    }
    HintServerFault {
        en: "Try again; if it stays so, ask the server's support.",
        vi: "Thử lại; nếu vẫn vậy, liên hệ hỗ trợ của máy chủ.",
        zh: "请重试；若仍如此，请联系服务器客服。"
    }
}
