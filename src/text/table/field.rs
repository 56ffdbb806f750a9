//! What is wrong with a field of a key.

texts! {
    // Create: field errors.
    SPREADSHEET_ERROR {
        en: "This is an error from a spreadsheet, not a value. Replace it.",
        vi: "Đây là lỗi từ bảng tính, không phải giá trị. Hãy thay bằng giá trị đúng.",
        zh: "这是电子表格中的错误值，并非有效内容，请替换。"
    }
    NAME_EMPTY {
        en: "Enter a name.",
        vi: "Nhập tên.",
        zh: "请输入名称。"
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
    QUOTA_RATE_UNKNOWN {
        en: "How many units a dollar is on this server is not known yet. Read the rate again, or choose units.",
        vi: "Chưa biết một đô la là bao nhiêu đơn vị trên máy chủ này. Hãy đọc lại tỷ giá, hoặc chọn đơn vị.",
        zh: "尚不知道此服务器上一美元等于多少单位。请重新读取汇率，或改用单位。"
    }
    AMOUNT_UNITS {
        en: "{units} units",
        vi: "{units} đơn vị",
        zh: "{units} 单位"
    }
    QUOTA_OVER_MAXIMUM {
        en: "This server accepts at most {most} for a key. Enter less, or choose no limit.",
        vi: "Máy chủ này chấp nhận tối đa {most} cho một khóa. Hãy nhập ít hơn, hoặc chọn không giới hạn.",
        zh: "此服务器对单个密钥最多接受 {most}。请输入更小的额度，或选择不限额度。"
    }
    QUOTA_NOT_EXACT {
        en: "This is no whole number of units on this server. Nearest are {below} and {above}: choose units, and enter one of them.",
        vi: "Số này không ứng với một số đơn vị nguyên trên máy chủ này. Gần nhất là {below} và {above}: hãy chọn đơn vị và nhập một trong hai.",
        zh: "在此服务器上，该金额不是整数个单位。最接近的是 {below} 和 {above}：请改用单位并输入其中之一。"
    }
    MODELS_EMPTY {
        en: "Name at least one model, or allow all: an empty list would allow none.",
        vi: "Nêu ít nhất một mô hình hoặc cho phép tất cả: danh sách trống không cho phép mô hình nào.",
        zh: "请至少填写一个模型，或允许全部：空列表将不允许任何模型。"
    }
    MODELS_BAD_ID {
        en: "\"{text}\" isn't a model ID. IDs can't contain spaces, quotation marks or invisible characters.",
        vi: "\"{text}\" không phải ID mô hình. ID không được chứa khoảng trắng, dấu ngoặc kép hoặc ký tự vô hình.",
        zh: "“{text}” 不是模型 ID：ID 不能含空格、引号或不可见字符。"
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
    AUTO_GROUPS_NO_NAME {
        en: "No group found. Name at least one, or empty the field to allow every group.",
        vi: "Không tìm thấy nhóm nào. Nêu ít nhất một nhóm, hoặc xóa hết ô này để cho phép mọi nhóm.",
        zh: "未找到分组。请至少填写一个，或清空此栏以允许所有分组。"
    }
    AUTO_GROUPS_NOT_A_LIST {
        en: "This is no list of groups. Write one name per line.",
        vi: "Đây không phải danh sách nhóm. Hãy nhập mỗi dòng một tên.",
        zh: "这不是分组列表。请每行填写一个名称。"
    }
    AUTO_GROUPS_BAD_NAME {
        en: "\"{text}\" is no name of a group.",
        vi: "\"{text}\" không phải tên nhóm.",
        zh: "“{text}” 不是分组名称。"
    }
    AUTO_GROUPS_AUTO_ITSELF {
        en: "\"auto\" cannot choose itself. Name other groups.",
        vi: "\"auto\" không thể chọn chính nó. Hãy nêu các nhóm khác.",
        zh: "“auto” 不能选择自身。请填写其他分组。"
    }
    AUTO_GROUPS_REPEATED {
        en: "The group \"{name}\" is listed twice.",
        vi: "Nhóm \"{name}\" bị lặp lại.",
        zh: "分组 “{name}” 重复。"
    }
    AUTO_GROUPS_WITHOUT_AUTO {
        en: "Works only with the group \"auto\". Write \"auto\" as the group, or empty this list.",
        vi: "Chỉ hoạt động với nhóm \"auto\". Đặt nhóm là \"auto\" hoặc xóa hết danh sách này.",
        zh: "仅适用于 “auto” 分组。请将分组设为 “auto”，或清空此列表。"
    }
    AUTO_GROUPS_TOO_MANY {
        en: "This server allows at most {most} groups per key.",
        vi: "Máy chủ này cho phép tối đa {most} nhóm cho mỗi khóa.",
        zh: "此服务器规定每个密钥最多 {most} 个分组。"
    }
    AUTO_GROUPS_UNSUPPORTED {
        en: "This server cannot store the list: the key would use every group. Empty the list, or choose one group instead of \"auto\".",
        vi: "Máy chủ này không lưu được danh sách: khóa sẽ dùng mọi nhóm. Hãy xóa hết danh sách, hoặc chọn một nhóm thay cho \"auto\".",
        zh: "此服务器无法保存该列表，密钥将可使用所有分组。请清空列表，或选择一个分组代替 “auto”。"
    }
}
