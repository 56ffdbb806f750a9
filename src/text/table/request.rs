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
        en: "Paste a curl line or JSON like the documentation's. A token in it is not kept.",
        vi: "Dán một lệnh curl hoặc JSON như trong tài liệu. Mã truy cập trong đó sẽ không được giữ lại.",
        zh: "粘贴文档中那样的 curl 命令或 JSON。其中的令牌不会保留。"
    }
    PASTE_FILL {
        en: "Fill the form",
        vi: "Điền biểu mẫu",
        zh: "填写表单"
    }
    IMPORTED {
        en: "The form is filled: {count} settings were named, the others stand as the server takes them.",
        vi: "Đã điền biểu mẫu: yêu cầu nêu {count} thiết lập, phần còn lại theo mặc định của máy chủ.",
        zh: "表单已填写：请求中给出了 {count} 项设置，其余按服务器默认处理。"
    }
    IMPORTED_UNKNOWN {
        en: "No settings of a key, left out: {names}.",
        vi: "Không phải thiết lập của khóa, đã bỏ qua: {names}.",
        zh: "不是密钥的设置，已忽略：{names}。"
    }
    IMPORTED_UNFIT {
        en: "Values of the wrong kind, left out: {names}.",
        vi: "Giá trị sai kiểu, đã bỏ qua: {names}.",
        zh: "值的类型不符，已忽略：{names}。"
    }
    IMPORTED_SECRET {
        en: "It held a token or a key. That was not kept.",
        vi: "Trong đó có mã truy cập hoặc khóa. Phần đó không được giữ lại.",
        zh: "其中含有令牌或密钥，未予保留。"
    }
    IMPORTED_HOST {
        en: "It names {host}; the key will be created on {own}.",
        vi: "Yêu cầu ghi {host}; khóa sẽ được tạo trên {own}.",
        zh: "请求中写的是 {host}；密钥将在 {own} 上创建。"
    }
    IMPORT_EMPTY {
        en: "Paste a curl line or JSON first.",
        vi: "Hãy dán một lệnh curl hoặc JSON trước.",
        zh: "请先粘贴 curl 命令或 JSON。"
    }
    IMPORT_OPEN_QUOTE {
        en: "A quotation mark in it never ends. Paste the whole line.",
        vi: "Có dấu nháy chưa đóng. Hãy dán trọn dòng lệnh.",
        zh: "其中有未闭合的引号。请粘贴完整的命令。"
    }
    IMPORT_NO_BODY {
        en: "This curl line sends nothing. The settings stand behind -d or --data.",
        vi: "Lệnh curl này không gửi nội dung. Các thiết lập nằm sau -d hoặc --data.",
        zh: "这条 curl 命令没有发送内容。设置应写在 -d 或 --data 之后。"
    }
    IMPORT_BODY_IN_FILE {
        en: "This curl line sends a file. Paste the file's JSON instead.",
        vi: "Lệnh curl này gửi một tệp. Hãy dán JSON trong tệp đó.",
        zh: "这条 curl 命令发送的是文件。请改为粘贴文件中的 JSON。"
    }
    IMPORT_NOT_JSON {
        en: "No JSON object was found. Paste it from its first brace to its last.",
        vi: "Không tìm thấy đối tượng JSON. Hãy dán từ dấu ngoặc nhọn đầu đến dấu ngoặc nhọn cuối.",
        zh: "未找到 JSON 对象。请从第一个花括号粘贴到最后一个花括号。"
    }
}
