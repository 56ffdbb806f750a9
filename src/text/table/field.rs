//! What is wrong with a field of a key, and what may bite.

texts! {
    // Create: field errors.
    NAME_EMPTY {
        en: "Give the key a name, so that you find it again.",
        vi: "Đặt tên cho khóa để bạn tìm lại được.",
        zh: "请为密钥命名，以便日后查找。"
    }
    NAME_TOO_LONG {
        en: "{chars} characters; 50 are allowed.",
        vi: "{chars} ký tự; tối đa 50.",
        zh: "共 {chars} 个字符，最多 50 个。"
    }
    NAME_CONTROL_CHARACTER {
        en: "The name holds an invisible control character. Type it again.",
        vi: "Tên chứa ký tự điều khiển vô hình. Hãy gõ lại.",
        zh: "名称含有不可见的控制字符，请重新输入。"
    }
    EXPIRY_EMPTY {
        en: "Choose a date and time, or \"Never\".",
        vi: "Chọn ngày giờ hoặc \"Không bao giờ\".",
        zh: "请选择日期时间，或选择“永不”。"
    }
    EXPIRY_NOT_ANUMBER {
        en: "This is no date and time.",
        vi: "Đây không phải ngày giờ.",
        zh: "这不是有效的日期时间。"
    }
    EXPIRY_ZERO {
        en: "0 would make a key that never expires. Choose \"Never\" if that is what you want.",
        vi: "0 sẽ tạo khóa không bao giờ hết hạn. Chọn \"Không bao giờ\" nếu bạn muốn vậy.",
        zh: "0 会创建永不过期的密钥。如需如此，请选择“永不”。"
    }
    EXPIRY_PAST {
        en: "This moment has passed; the key would never work.",
        vi: "Thời điểm này đã qua; khóa sẽ không hoạt động.",
        zh: "该时间已过，密钥将无法使用。"
    }
    EXPIRY_MILLISECONDS {
        en: "This looks like milliseconds; the server counts seconds.",
        vi: "Giống mili giây; máy chủ tính bằng giây.",
        zh: "这像是毫秒，服务器以秒计算。"
    }
    EXPIRY_TOO_FAR {
        en: "This date is too far away.",
        vi: "Ngày này quá xa.",
        zh: "日期过远。"
    }
    QUOTA_EMPTY {
        en: "Write an amount, or choose \"No limit\".",
        vi: "Nhập số lượng hoặc chọn \"Không giới hạn\".",
        zh: "请输入额度，或选择“不限额”。"
    }
    QUOTA_NOT_ANUMBER {
        en: "Write a plain amount, such as 10 or 0.50.",
        vi: "Nhập số, ví dụ 10 hoặc 0.50.",
        zh: "请输入数字，例如 10 或 0.50。"
    }
    QUOTA_NEGATIVE {
        en: "The amount cannot be below 0.",
        vi: "Số lượng không được nhỏ hơn 0.",
        zh: "额度不能小于 0。"
    }
    QUOTA_TOO_LARGE {
        en: "The most is 500,000,000,000,000 units ($1,000,000,000).",
        vi: "Tối đa 500.000.000.000.000 đơn vị ($1.000.000.000).",
        zh: "最多 500,000,000,000,000 单位（$1,000,000,000）。"
    }
    QUOTA_NOT_EXACT {
        en: "Too many decimals: the smallest step is $0.000002 (1 unit).",
        vi: "Quá nhiều số thập phân: bước nhỏ nhất là $0.000002 (1 đơn vị).",
        zh: "小数位过多：最小步长为 $0.000002（1 单位）。"
    }
    MODELS_EMPTY {
        en: "Name at least one model, or allow all: an empty list would allow none.",
        vi: "Nêu ít nhất một mô hình hoặc cho phép tất cả: danh sách trống không cho phép mô hình nào.",
        zh: "请至少填写一个模型，或允许全部：空列表将不允许任何模型。"
    }
    MODELS_BAD_ID {
        en: "\"{text}\" is no model ID: IDs have no blanks.",
        vi: "\"{text}\" không phải ID mô hình: ID không có khoảng trắng.",
        zh: "“{text}” 不是模型 ID：ID 不含空格。"
    }
    ALLOW_LIST_LINE {
        en: "Line {line}, \"{text}\": {reason}",
        vi: "Dòng {line}, \"{text}\": {reason}",
        zh: "第 {line} 行 “{text}”：{reason}"
    }
    ALLOW_LIST_MORE {
        en: "and {count} more",
        vi: "và {count} dòng nữa",
        zh: "另有 {count} 处"
    }
    IP_NOT_AN_ADDRESS {
        en: "no IP address or network.",
        vi: "không phải địa chỉ IP hoặc mạng.",
        zh: "不是 IP 地址或网段。"
    }
    IP_LEADING_ZERO {
        en: "a number begins with 0; the server would skip this line.",
        vi: "có số bắt đầu bằng 0; máy chủ sẽ bỏ qua dòng này.",
        zh: "数字以 0 开头，服务器会跳过此行。"
    }
    IP_ZONE {
        en: "an address with a zone (%…) is never matched.",
        vi: "địa chỉ có vùng (%…) không bao giờ khớp.",
        zh: "带区域（%…）的地址永远不会匹配。"
    }
    IP_PREFIX {
        en: "the number after / must be 0 to 32 (IPv4) or 0 to 128 (IPv6).",
        vi: "số sau / phải từ 0 đến 32 (IPv4) hoặc 0 đến 128 (IPv6).",
        zh: "/ 后的数字须为 0–32（IPv4）或 0–128（IPv6）。"
    }
    IP_SEVERAL {
        en: "several entries on one line; the server would glue them together. One a line, please.",
        vi: "nhiều mục trên một dòng; máy chủ sẽ dính chúng lại. Mỗi dòng một mục.",
        zh: "一行有多个条目，服务器会把它们粘在一起。请每行一个。"
    }
    GROUP_TOO_LONG {
        en: "A group's name is at most 64 characters long.",
        vi: "Tên nhóm dài tối đa 64 ký tự.",
        zh: "分组名称最多 64 个字符。"
    }
    GROUP_CONTROL_CHARACTER {
        en: "The group's name holds an invisible control character.",
        vi: "Tên nhóm chứa ký tự điều khiển vô hình.",
        zh: "分组名称含有不可见的控制字符。"
    }
    RETRY_WITHOUT_AUTO {
        en: "Works only with the group \"auto\". Write \"auto\" as the group, or turn this off.",
        vi: "Chỉ hoạt động với nhóm \"auto\". Đặt nhóm là \"auto\" hoặc tắt mục này.",
        zh: "仅适用于 “auto” 分组。请将分组设为 “auto”，或关闭此项。"
    }

    // Create: warnings.
    WARN_NAME_BYTES {
        en: "{bytes} bytes: some servers count bytes and refuse more than 50.",
        vi: "{bytes} byte: một số máy chủ tính byte và từ chối hơn 50.",
        zh: "共 {bytes} 字节：部分服务器按字节计数，超过 50 会被拒绝。"
    }
    WARN_QUOTA_ZERO {
        en: "With quota 0 every model call is refused. Good only for asking the balance.",
        vi: "Với hạn mức 0, mọi lệnh gọi mô hình đều bị từ chối. Chỉ dùng để hỏi số dư.",
        zh: "额度为 0 时，所有模型调用都会被拒绝，仅可用于查询余额。"
    }
    WARN_MODELS_LONG {
        en: "{chars} characters: some servers store at most 1024.",
        vi: "{chars} ký tự: một số máy chủ chỉ lưu tối đa 1024.",
        zh: "共 {chars} 个字符：部分服务器最多保存 1024 个。"
    }
    WARN_ALLOW_LIST_LONG {
        en: "{chars} characters: some servers store at most 191.",
        vi: "{chars} ký tự: một số máy chủ chỉ lưu tối đa 191.",
        zh: "共 {chars} 个字符：部分服务器最多保存 191 个。"
    }
    WARN_OPEN_FOREVER {
        en: "No limit, no expiry, any address: whoever gets this key can spend the whole balance.",
        vi: "Không giới hạn, không hết hạn, mọi địa chỉ: ai có khóa này đều có thể tiêu hết số dư.",
        zh: "不限额、永不过期、不限地址：任何得到此密钥的人都能花光余额。"
    }
}
