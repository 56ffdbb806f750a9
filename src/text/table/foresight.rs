//! What the server would take without a word and the person would find out later.

texts! {
    // What may bite.
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
    WARN_MODELS_NOT_OFFERED {
        en: "Not offered to this key, so calls to them would be refused: {ids}.",
        vi: "Khóa này không được cung cấp các mô hình sau, lệnh gọi sẽ bị từ chối: {ids}.",
        zh: "此密钥无法使用以下模型，调用会被拒绝：{ids}。"
    }
    WARN_ALLOW_LIST_WITHOUT_ME {
        en: "{address} is not in the list of allowed addresses: from there every call is refused.",
        vi: "{address} không có trong danh sách địa chỉ được phép: mọi lệnh gọi từ đó đều bị từ chối.",
        zh: "{address} 不在允许的地址列表中：来自该地址的调用都会被拒绝。"
    }
    WARN_ALLOW_LIST_MISSING {
        en: "No allowed addresses: name those of your CI, so that a leaked key is of no use elsewhere.",
        vi: "Chưa có địa chỉ được phép: hãy nêu địa chỉ của CI để khóa bị lộ không dùng được ở nơi khác.",
        zh: "未填写允许的地址：请填写 CI 的地址，这样密钥即使泄露也无法在别处使用。"
    }
    WARN_GROUP_NOT_USABLE {
        en: "Your account cannot use the group \"{group}\": calls with this key would be refused.",
        vi: "Tài khoản của bạn không dùng được nhóm \"{group}\": lệnh gọi bằng khóa này sẽ bị từ chối.",
        zh: "您的账户无法使用分组 “{group}”：使用此密钥的调用会被拒绝。"
    }
    WARN_AUTO_GROUPS_NOT_USABLE {
        en: "Your account cannot use these groups: {groups}. The server may refuse the key.",
        vi: "Tài khoản của bạn không dùng được các nhóm này: {groups}. Máy chủ có thể từ chối khóa.",
        zh: "您的账户无法使用这些分组：{groups}。服务器可能会拒绝此密钥。"
    }
    NEAR_MODELS_LONG {
        en: "{chars} of the 1024 characters that some servers store.",
        vi: "{chars} trong 1024 ký tự mà một số máy chủ lưu được.",
        zh: "已用 {chars} 个字符，部分服务器最多保存 1024 个。"
    }
    NEAR_ALLOW_LIST_LONG {
        en: "{chars} of the 191 characters that some servers store.",
        vi: "{chars} trong 191 ký tự mà một số máy chủ lưu được.",
        zh: "已用 {chars} 个字符，部分服务器最多保存 191 个。"
    }

    // The panel that asks once.
    FORESIGHT_TITLE {
        en: "Before this key is created",
        vi: "Trước khi tạo khóa này",
        zh: "创建此密钥之前"
    }
    FORESIGHT_NOTE {
        en: "The server would accept it as it stands. Is this what you want?",
        vi: "Máy chủ sẽ chấp nhận như hiện tại. Đây có phải điều bạn muốn?",
        zh: "服务器会照此接受。这是您想要的吗？"
    }
    CREATE_ANYWAY {
        en: "Create anyway",
        vi: "Vẫn tạo khóa",
        zh: "仍然创建"
    }
    BACK_TO_FORM {
        en: "Back to the form",
        vi: "Quay lại biểu mẫu",
        zh: "返回表单"
    }
}
