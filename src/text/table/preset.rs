//! Presets: the app's own and the person's.

texts! {
    PRESET {
        en: "Start from",
        vi: "Bắt đầu từ",
        zh: "起始预设"
    }
    PRESET_NONE {
        en: "Choose a preset…",
        vi: "Chọn mẫu có sẵn…",
        zh: "选择预设…"
    }
    PRESET_TRIAL {
        en: "Trial: $1, 1 day",
        vi: "Dùng thử: $1, 1 ngày",
        zh: "试用：$1，1 天"
    }
    PRESET_CI {
        en: "CI: $10, 30 days, known addresses",
        vi: "CI: $10, 30 ngày, địa chỉ cố định",
        zh: "CI：$10，30 天，固定地址"
    }
    PRESET_PRODUCTION {
        en: "Production service: no limit, no expiry",
        vi: "Dịch vụ chính thức: không giới hạn, không hết hạn",
        zh: "生产服务：不限额，永不过期"
    }
    PRESET_CUSTOMER {
        en: "Per customer: $10, 90 days",
        vi: "Theo khách hàng: $10, 90 ngày",
        zh: "按客户：$10，90 天"
    }
    PRESET_BALANCE_QUERY {
        en: "Balance query only: no quota",
        vi: "Chỉ truy vấn số dư: không có hạn mức",
        zh: "仅查询余额：无额度"
    }
    OWN_PRESETS {
        en: "Your presets",
        vi: "Mẫu của bạn",
        zh: "我的预设"
    }
    PRESET_LABEL {
        en: "Keep these settings as",
        vi: "Lưu các thiết lập này với tên",
        zh: "将当前设置保存为"
    }
    PRESET_LABEL_HINT {
        en: "Everything in the form but the key's name. A preset holds no secret.",
        vi: "Mọi thứ trong biểu mẫu trừ tên khóa. Mẫu không chứa bí mật nào.",
        zh: "表单中除密钥名称外的所有设置。预设不含任何机密。"
    }
    PRESET_KEEP {
        en: "Keep",
        vi: "Lưu",
        zh: "保存"
    }
    PRESET_KEPT {
        en: "Kept as \"{label}\".",
        vi: "Đã lưu với tên \"{label}\".",
        zh: "已保存为 “{label}”。"
    }
    PRESET_DELETE {
        en: "Delete \"{label}\"",
        vi: "Xóa \"{label}\"",
        zh: "删除 “{label}”"
    }
    PRESET_DELETED {
        en: "Deleted \"{label}\".",
        vi: "Đã xóa \"{label}\".",
        zh: "已删除 “{label}”。"
    }
    PRESETS_EXPORT {
        en: "Export to a file",
        vi: "Xuất ra tệp",
        zh: "导出为文件"
    }
    PRESETS_EXPORT_FAILED {
        en: "The browser did not save the file.",
        vi: "Trình duyệt không lưu được tệp.",
        zh: "浏览器未能保存文件。"
    }
    PRESETS_IMPORT {
        en: "Import from a file",
        vi: "Nhập từ tệp",
        zh: "从文件导入"
    }
    PRESETS_IMPORTED {
        en: "Imported.",
        vi: "Đã nhập.",
        zh: "已导入。"
    }
    PRESET_BAD_LABEL {
        en: "Give it a name of 1 to 50 characters.",
        vi: "Đặt tên từ 1 đến 50 ký tự.",
        zh: "请取一个 1 到 50 个字符的名称。"
    }
    PRESETS_TOO_MANY {
        en: "There are 50 presets already. Delete one first.",
        vi: "Đã có 50 mẫu. Hãy xóa bớt một mẫu trước.",
        zh: "已有 50 个预设，请先删除一个。"
    }
    PRESETS_BAD_FILE {
        en: "This is no file of presets; nothing was changed.",
        vi: "Đây không phải tệp mẫu; không có gì thay đổi.",
        zh: "这不是预设文件，未作任何更改。"
    }
    PRESET_BAD_ALLOW_LIST {
        en: "Nothing was saved: the IP list of the preset can't be read. Correct it first.",
        vi: "Chưa lưu gì: không đọc được danh sách IP của mẫu. Hãy sửa trước.",
        zh: "未保存：无法读取预设中的 IP 白名单，请先更正。"
    }
    PRESET_BAD_MODELS {
        en: "Nothing was saved: the models of the preset can't be read. Correct them first.",
        vi: "Chưa lưu gì: không đọc được các mô hình của mẫu. Hãy sửa trước.",
        zh: "未保存：无法读取预设中的模型，请先更正。"
    }
    PRESET_BAD_GROUPS {
        en: "Nothing was saved: the group of the preset can't be read. Correct it first.",
        vi: "Chưa lưu gì: không đọc được nhóm của mẫu. Hãy sửa trước.",
        zh: "未保存：无法读取预设中的分组，请先更正。"
    }
    PRESETS_LATER_VERSION {
        en: "A later version of Comet Keys wrote this file. Update Comet Keys to read it.",
        vi: "Tệp này do phiên bản Comet Keys mới hơn tạo ra. Hãy cập nhật Comet Keys để đọc.",
        zh: "此文件由更新版本的 Comet Keys 写出，请更新 Comet Keys 后再导入。"
    }
}
