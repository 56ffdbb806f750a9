//! The self-test: what a key says of itself, and whether it can be used from here.

texts! {
    SELF_TEST {
        en: "Self-test",
        vi: "Tự kiểm tra",
        zh: "自检"
    }
    SELF_TEST_RUNNING {
        en: "Asking the server with the key itself…",
        vi: "Đang hỏi máy chủ bằng chính khóa này…",
        zh: "正在用该密钥询问服务器…"
    }
    SELF_TEST_START {
        en: "Test this key",
        vi: "Kiểm tra khóa này",
        zh: "测试此密钥"
    }
    SELF_TEST_AGAIN {
        en: "Test again",
        vi: "Kiểm tra lại",
        zh: "再次测试"
    }
    SELF_TEST_WORKS {
        en: "It works from this computer. Models it may use: {count}.",
        vi: "Khóa dùng được từ máy này. Số mô hình được phép dùng: {count}.",
        zh: "可在此电脑上使用。可用模型数：{count}。"
    }
    SELF_TEST_MISSING {
        en: "Your account cannot use: {models}. Calls to these models will be refused.",
        vi: "Tài khoản của bạn không dùng được: {models}. Lời gọi đến các mô hình này sẽ bị từ chối.",
        zh: "您的账户无法使用：{models}。对这些模型的调用会被拒绝。"
    }
    SELF_TEST_GRANTED {
        en: "The server granted what was requested.",
        vi: "Máy chủ đã cấp đúng như yêu cầu.",
        zh: "服务器授予的内容与请求一致。"
    }
    SELF_TEST_DIFFERS {
        en: "The server granted something else than requested. Compare before you use the key.",
        vi: "Máy chủ cấp khác với yêu cầu. Hãy so sánh trước khi dùng khóa.",
        zh: "服务器授予的内容与请求不同。请在使用密钥前核对。"
    }
    SELF_TEST_NOT_TOLD {
        en: "The server did not say what it granted.",
        vi: "Máy chủ không cho biết đã cấp những gì.",
        zh: "服务器没有说明授予了什么。"
    }
    SELF_TEST_ADDRESS {
        en: "Its allow list does not hold this computer's address, so it cannot be tried from here. That is as requested; it works from the addresses in its list.",
        vi: "Danh sách cho phép không có địa chỉ của máy này nên không thử được từ đây. Đúng như yêu cầu; khóa dùng được từ các địa chỉ trong danh sách.",
        zh: "允许列表不包含此电脑的地址，因此无法在此试用。这符合您的设置；在列表中的地址上可以使用。"
    }
    SELF_TEST_NO_QUOTA {
        en: "It has no quota: it can ask about itself and cannot call models. Give it quota to use it.",
        vi: "Khóa không có hạn mức: chỉ tra cứu được thông tin, không gọi được mô hình. Hãy cấp hạn mức để dùng.",
        zh: "它没有额度：只能查询自身信息，不能调用模型。给它额度后即可使用。"
    }
    SELF_TEST_DISABLED {
        en: "It is disabled. Enable it to use it.",
        vi: "Khóa đang bị tắt. Hãy bật để dùng.",
        zh: "它已被停用。启用后即可使用。"
    }
    SELF_TEST_EXPIRED {
        en: "It has expired. Give it a later expiry to use it.",
        vi: "Khóa đã hết hạn. Hãy đặt hạn mới để dùng.",
        zh: "它已过期。设置更晚的到期时间后即可使用。"
    }
    SELF_TEST_NOT_ASKED {
        en: "It could not be tried just now. That says nothing about the key, which exists.",
        vi: "Hiện chưa thử được. Điều đó không nói lên gì về khóa; khóa vẫn tồn tại.",
        zh: "目前无法试用。这并不说明密钥有问题，密钥是存在的。"
    }
    SELF_TEST_DECLINED {
        en: "The server does not let it be used from here, and nothing in its settings explains that.",
        vi: "Máy chủ không cho dùng khóa từ đây, và không có thiết lập nào giải thích điều đó.",
        zh: "服务器不允许在此使用它，而其设置中没有可以解释的原因。"
    }
}
