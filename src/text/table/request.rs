//! The request as text, and a request that was pasted.

texts! {
    REQUEST_TITLE {
        en: "Show me the request, or paste one",
        vi: "Xem yêu cầu, hoặc dán một yêu cầu",
        zh: "查看请求，或粘贴请求"
    }
    REQUEST_KIND {
        en: "Written as",
        vi: "Viết dưới dạng",
        zh: "格式"
    }
    REQUEST_HINT {
        en: "What would be sent for this form, with the variable COMETAPI_ACCESS_TOKEN in place of your token.",
        vi: "Nội dung sẽ được gửi với biểu mẫu này; biến COMETAPI_ACCESS_TOKEN thay cho mã truy cập của bạn.",
        zh: "此表单将发送的内容；令牌以变量 COMETAPI_ACCESS_TOKEN 代替。"
    }
    REQUEST_NOT_YET {
        en: "Shown once the form can be sent: {reason}",
        vi: "Hiện khi biểu mẫu có thể gửi: {reason}",
        zh: "表单可以提交后显示：{reason}"
    }
    REQUEST_COPY {
        en: "Copy",
        vi: "Sao chép",
        zh: "复制"
    }
    PASTE_REQUEST {
        en: "Fill the form from a request",
        vi: "Điền biểu mẫu từ một yêu cầu",
        zh: "从请求填写表单"
    }
    PASTE_REQUEST_HINT {
        en: "Paste a curl or PowerShell command, JSON, or code. Any token in it is discarded.",
        vi: "Dán lệnh curl hoặc PowerShell, JSON hoặc mã nguồn. Token trong đó sẽ bị loại bỏ.",
        zh: "粘贴 curl 或 PowerShell 命令、JSON 或代码。其中的令牌会被丢弃。"
    }
    PASTE_FILL {
        en: "Fill the form",
        vi: "Điền biểu mẫu",
        zh: "填写表单"
    }
    IMPORT_UNDO {
        en: "Undo",
        vi: "Hoàn tác",
        zh: "撤销"
    }
    IMPORTED {
        en: "Form filled with {count} settings. The rest use the server's defaults.",
        vi: "Đã điền biểu mẫu với {count} thiết lập. Phần còn lại theo mặc định của máy chủ.",
        zh: "已用 {count} 项设置填写表单，其余使用服务器默认值。"
    }
    IMPORTED_LIMITING {
        en: "The request also has {names}. Comet Keys can't set these, so the new key won't have those limits.",
        vi: "Yêu cầu còn có {names}. Comet Keys không đặt được các mục này nên khóa mới sẽ không có những giới hạn đó.",
        zh: "请求中还有 {names}。Comet Keys 无法设置这些项，新密钥将没有这些限制。"
    }
    IMPORTED_MODELS_IGNORED {
        en: "The request lists models but doesn't turn the limit on (model_limits_enabled): the key can use every model.",
        vi: "Yêu cầu có danh sách mô hình nhưng không bật giới hạn (model_limits_enabled): khóa dùng được mọi mô hình.",
        zh: "请求列出了模型，但没有启用限制（model_limits_enabled）：密钥可以使用所有模型。"
    }
    IMPORTED_UNKNOWN {
        en: "Ignored, not key settings: {names}.",
        vi: "Đã bỏ qua, không phải thiết lập của khóa: {names}.",
        zh: "已忽略（不是密钥的设置）：{names}。"
    }
    IMPORTED_UNFIT {
        en: "Ignored, wrong type: {names}.",
        vi: "Đã bỏ qua, sai kiểu giá trị: {names}.",
        zh: "已忽略（值的类型不符）：{names}。"
    }
    IMPORTED_SECRET {
        en: "It contained a token or a key, which was discarded.",
        vi: "Trong đó có token hoặc khóa; phần này đã bị loại bỏ.",
        zh: "其中含有令牌或密钥，已丢弃。"
    }
    IMPORTED_HOST {
        en: "The request is for {host}. The key will be created on {own}.",
        vi: "Yêu cầu gửi đến {host}. Khóa sẽ được tạo trên {own}.",
        zh: "请求发往 {host}。密钥将在 {own} 上创建。"
    }
    IMPORT_EMPTY {
        en: "Paste a request first.",
        vi: "Hãy dán một yêu cầu trước.",
        zh: "请先粘贴请求。"
    }
    IMPORT_OPEN_QUOTE {
        en: "Line {line}: the quotation mark is never closed. Paste the whole request. The form is unchanged.",
        vi: "Dòng {line}: dấu nháy chưa được đóng. Hãy dán toàn bộ yêu cầu. Biểu mẫu không thay đổi.",
        zh: "第 {line} 行：引号没有闭合。请粘贴完整的请求。表单未改动。"
    }
    IMPORT_CHARACTER {
        en: "Line {line}: unexpected {character}. Fix it and try again. The form is unchanged.",
        vi: "Dòng {line}: ký tự {character} không hợp lệ. Hãy sửa rồi thử lại. Biểu mẫu không thay đổi.",
        zh: "第 {line} 行：出现意外的 {character}。请改正后重试。表单未改动。"
    }
    IMPORT_ENDS_EARLY {
        en: "The end is missing: a bracket isn't closed. Paste the whole request. The form is unchanged.",
        vi: "Thiếu phần cuối: có dấu ngoặc chưa được đóng. Hãy dán toàn bộ yêu cầu. Biểu mẫu không thay đổi.",
        zh: "缺少结尾：括号没有闭合。请粘贴完整的请求。表单未改动。"
    }
    IMPORT_NO_BODY {
        en: "This request has no body. The settings belong behind -d or --data. The form is unchanged.",
        vi: "Yêu cầu này không có nội dung. Các thiết lập phải nằm sau -d hoặc --data. Biểu mẫu không thay đổi.",
        zh: "此请求没有正文。设置应写在 -d 或 --data 之后。表单未改动。"
    }
    IMPORT_BODY_IN_FILE {
        en: "The settings are in the file {name}. Paste the file's content instead. The form is unchanged.",
        vi: "Các thiết lập nằm trong tệp {name}. Hãy dán nội dung tệp đó. Biểu mẫu không thay đổi.",
        zh: "设置在文件 {name} 中。请改为粘贴该文件的内容。表单未改动。"
    }
    IMPORT_FORM {
        en: "This request sends form fields. Creating a key takes a JSON object. The form is unchanged.",
        vi: "Yêu cầu này gửi các trường biểu mẫu. Tạo khóa cần một đối tượng JSON. Biểu mẫu không thay đổi.",
        zh: "此请求发送的是表单字段，而创建密钥需要 JSON 对象。表单未改动。"
    }
    IMPORT_VARIABLE {
        en: "The value of {text} isn't known here. Replace it with the value itself. The form is unchanged.",
        vi: "Không biết giá trị của {text}. Hãy thay bằng chính giá trị đó. Biểu mẫu không thay đổi.",
        zh: "此处无法得知 {text} 的值。请替换为具体的值。表单未改动。"
    }
    IMPORT_HASH_TABLE {
        en: "The settings are in a PowerShell hash table. Paste the JSON that ConvertTo-Json makes of it. The form is unchanged.",
        vi: "Các thiết lập nằm trong bảng băm PowerShell. Hãy dán JSON mà ConvertTo-Json tạo ra từ đó. Biểu mẫu không thay đổi.",
        zh: "设置在 PowerShell 哈希表中。请粘贴由 ConvertTo-Json 生成的 JSON。表单未改动。"
    }
    IMPORT_NOT_JSON {
        en: "No JSON object found. Paste it from the first brace to the last. The form is unchanged.",
        vi: "Không tìm thấy đối tượng JSON. Hãy dán từ dấu ngoặc nhọn đầu đến dấu ngoặc nhọn cuối. Biểu mẫu không thay đổi.",
        zh: "未找到 JSON 对象。请从第一个花括号粘贴到最后一个花括号。表单未改动。"
    }
    IMPORT_SEVERAL {
        en: "There is more than one request in it. Paste one. The form is unchanged.",
        vi: "Trong đó có nhiều yêu cầu. Hãy chỉ dán một. Biểu mẫu không thay đổi.",
        zh: "其中有多个请求。请只粘贴一个。表单未改动。"
    }
    IMPORT_NOT_FOR_KEY {
        en: "This isn't a request for a key: it has no key settings such as remain_quota or expired_time. The form is unchanged.",
        vi: "Đây không phải yêu cầu tạo khóa: không có thiết lập của khóa như remain_quota hay expired_time. Biểu mẫu không thay đổi.",
        zh: "这不是创建密钥的请求：其中没有 remain_quota、expired_time 等密钥设置。表单未改动。"
    }
    IMPORT_OTHER_ADDRESS {
        en: "This isn't a request for a key: it goes to {path}, not to /api/token/. The form is unchanged.",
        vi: "Đây không phải yêu cầu tạo khóa: yêu cầu gửi đến {path}, không phải /api/token/. Biểu mẫu không thay đổi.",
        zh: "这不是创建密钥的请求：它发往 {path}，而不是 /api/token/。表单未改动。"
    }
    IMPORT_OTHER_METHOD {
        en: "This isn't a request for a key: it uses {method}, and a key is created with POST. The form is unchanged.",
        vi: "Đây không phải yêu cầu tạo khóa: yêu cầu dùng {method}, còn khóa được tạo bằng POST. Biểu mẫu không thay đổi.",
        zh: "这不是创建密钥的请求：它使用 {method}，而创建密钥要用 POST。表单未改动。"
    }
    IMPORT_TWICE {
        en: "{name} is in it twice. Remove one of them. The form is unchanged.",
        vi: "{name} xuất hiện hai lần. Hãy xóa bớt một. Biểu mẫu không thay đổi.",
        zh: "{name} 出现了两次。请删除其中一个。表单未改动。"
    }
    IMPORT_UNREADABLE {
        en: "Can't read {field}: “{text}”. Without it the key would be less limited than the request, so the form is unchanged.",
        vi: "Không đọc được {field}: “{text}”. Nếu thiếu mục này, khóa sẽ ít bị giới hạn hơn yêu cầu, nên biểu mẫu không thay đổi.",
        zh: "无法读取 {field}：“{text}”。缺少它，密钥的限制会比请求中的更少，因此表单未改动。"
    }
}
