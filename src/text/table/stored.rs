//! A key that the server stored otherwise than it was asked to.

texts! {
    STORED_TITLE {
        en: "The server stored something else",
        vi: "Máy chủ đã lưu khác với yêu cầu",
        zh: "服务器保存的内容与请求不同"
    }
    STORED_CERTAIN {
        en: "Your key exists and works, but not with the settings you asked for. Disable or delete it unless you want it this way.",
        vi: "Khóa của bạn đã tồn tại và dùng được, nhưng không có các thiết lập bạn yêu cầu. Hãy vô hiệu hóa hoặc xóa nó, trừ khi bạn muốn giữ như vậy.",
        zh: "您的密钥已存在并可使用，但设置与您的要求不同。除非您愿意保留，否则请停用或删除它。"
    }
    STORED_UNCERTAIN {
        en: "A new key on your account resembles your request but differs from it. It's probably yours, or somebody else created it at the same time. Check it before you disable, delete or use it.",
        vi: "Có khóa mới trong tài khoản giống yêu cầu của bạn nhưng có điểm khác. Có lẽ đó là khóa của bạn, hoặc người khác vừa tạo cùng lúc. Hãy kiểm tra trước khi vô hiệu hóa, xóa hoặc dùng nó.",
        zh: "账户中有一个新密钥与您的请求相似但有差异。它很可能是您的，也可能是他人同时创建的。请先核对，再停用、删除或使用它。"
    }
    STORED_REFUSED {
        en: "The server declined the request, yet a new key that resembles it is on your account.",
        vi: "Máy chủ từ chối yêu cầu, nhưng trong tài khoản lại có khóa mới giống yêu cầu đó.",
        zh: "服务器拒绝了请求，但账户中却出现了与之相似的新密钥。"
    }
    STORED_SEVERAL {
        en: "Several new keys carry the name you asked for, and not all have the settings you asked for. Check which one is yours.",
        vi: "Có nhiều khóa mới mang tên bạn yêu cầu, và không phải khóa nào cũng có đúng thiết lập. Hãy kiểm tra khóa nào là của bạn.",
        zh: "有多个新密钥使用了您要求的名称，但并非全部设置都一致。请核对哪一个是您的。"
    }
    MAYBE_TITLE {
        en: "This may be your new key",
        vi: "Đây có thể là khóa mới của bạn",
        zh: "这可能是您的新密钥"
    }
    MAYBE_TEXT {
        en: "A new key matches every setting you asked for, but it isn't certain that it's yours.",
        vi: "Có một khóa mới khớp mọi thiết lập bạn yêu cầu, nhưng chưa chắc là của bạn.",
        zh: "有一个新密钥的各项设置与您的要求一致，但无法确定它就是您的。"
    }
    STORED_KEEP {
        en: "Use it as it is",
        vi: "Dùng khóa như hiện tại",
        zh: "按现状使用"
    }
    STORED_CREATED_TITLE {
        en: "Your key, with other settings",
        vi: "Khóa của bạn, với thiết lập khác",
        zh: "您的密钥（设置有差异）"
    }
    STORED_CREATED {
        en: "You chose to use this key although the server stored something else than you asked for.",
        vi: "Bạn đã chọn dùng khóa này dù máy chủ lưu khác với yêu cầu.",
        zh: "您选择了使用此密钥，尽管服务器保存的内容与您的要求不同。"
    }
    STORED_GONE {
        en: "Deleted and verified. Nothing is left of this request.",
        vi: "Đã xóa và xác minh. Yêu cầu này không để lại gì.",
        zh: "已删除并核实。此请求没有留下任何内容。"
    }
    STORED_ASKED_FOUND {
        en: "You asked for {asked}. The server stored {found}.",
        vi: "Bạn yêu cầu {asked}. Máy chủ lưu {found}.",
        zh: "您要求 {asked}，服务器保存的是 {found}。"
    }
    STORED_NOTHING {
        en: "nothing",
        vi: "không có gì",
        zh: "空"
    }
    EFFECT_ANY_ADDRESS {
        en: "Any IP address can use this key.",
        vi: "Mọi địa chỉ IP đều dùng được khóa này.",
        zh: "任何 IP 地址都可以使用此密钥。"
    }
    EFFECT_UNLIMITED {
        en: "It has no spending limit.",
        vi: "Khóa không có giới hạn chi tiêu.",
        zh: "它没有额度上限。"
    }
    EFFECT_NEVER_EXPIRES {
        en: "It never expires.",
        vi: "Khóa không bao giờ hết hạn.",
        zh: "它永不过期。"
    }
    EFFECT_ANY_MODEL {
        en: "It can use every model.",
        vi: "Khóa dùng được mọi mô hình.",
        zh: "它可以使用所有模型。"
    }
    EFFECT_MORE_QUOTA {
        en: "It can spend more than you asked for.",
        vi: "Khóa chi tiêu được nhiều hơn bạn yêu cầu.",
        zh: "它的额度高于您的要求。"
    }
    EFFECT_EXPIRES_LATER {
        en: "It expires later than you asked for.",
        vi: "Khóa hết hạn muộn hơn bạn yêu cầu.",
        zh: "它的过期时间晚于您的要求。"
    }
    EFFECT_OTHER_ADDRESSES {
        en: "IP addresses that you didn't list can use it.",
        vi: "Những địa chỉ IP bạn không liệt kê cũng dùng được khóa.",
        zh: "您未列出的 IP 地址也可以使用它。"
    }
    EFFECT_OTHER_MODELS {
        en: "Its list of models isn't the one you chose.",
        vi: "Danh sách mô hình của khóa không phải danh sách bạn chọn.",
        zh: "它的模型列表与您的选择不同。"
    }
    EFFECT_MORE_GROUPS {
        en: "It can use groups that you didn't choose.",
        vi: "Khóa dùng được những nhóm bạn không chọn.",
        zh: "它可以使用您未选择的分组。"
    }
    EFFECT_OTHER_GROUP {
        en: "It uses another group. Models and prices may differ.",
        vi: "Khóa dùng nhóm khác. Mô hình và giá có thể khác.",
        zh: "它使用另一个分组，模型和价格可能不同。"
    }
    EFFECT_OTHER_NAME {
        en: "It has another name.",
        vi: "Khóa có tên khác.",
        zh: "它的名称不同。"
    }
    EFFECT_FEWER_ADDRESSES {
        en: "Fewer IP addresses can use it than you asked for.",
        vi: "Ít địa chỉ IP dùng được khóa hơn bạn yêu cầu.",
        zh: "可使用它的 IP 地址少于您的要求。"
    }
    EFFECT_LIMITED {
        en: "It has a spending limit.",
        vi: "Khóa có giới hạn chi tiêu.",
        zh: "它有额度上限。"
    }
    EFFECT_LESS_QUOTA {
        en: "It can spend less than you asked for.",
        vi: "Khóa chi tiêu được ít hơn bạn yêu cầu.",
        zh: "它的额度低于您的要求。"
    }
    EFFECT_EXPIRES_SOONER {
        en: "It expires sooner than you asked for.",
        vi: "Khóa hết hạn sớm hơn bạn yêu cầu.",
        zh: "它的过期时间早于您的要求。"
    }
    EFFECT_FEWER_MODELS {
        en: "It can use fewer models than you asked for.",
        vi: "Khóa dùng được ít mô hình hơn bạn yêu cầu.",
        zh: "它可用的模型少于您的要求。"
    }
    EFFECT_FEWER_GROUPS {
        en: "It doesn't try other groups.",
        vi: "Khóa không thử các nhóm khác.",
        zh: "它不会尝试其他分组。"
    }
    EFFECT_NOT_ENABLED {
        en: "It isn't enabled.",
        vi: "Khóa chưa được bật.",
        zh: "它未启用。"
    }
}
