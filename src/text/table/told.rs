//! What came of changing a key.

texts! {
    TOLD_ENABLED {
        en: "Enabled. Read again from the server, so it is certain.",
        vi: "Đã bật. Đã đọc lại từ máy chủ nên chắc chắn.",
        zh: "已启用。已从服务器重新读取确认。"
    }
    TOLD_DISABLED {
        en: "Disabled. Read again from the server, so it is certain.",
        vi: "Đã tắt. Đã đọc lại từ máy chủ nên chắc chắn.",
        zh: "已停用。已从服务器重新读取确认。"
    }
    TOLD_SAVED {
        en: "Saved. Read again from the server, and every setting stands as it should.",
        vi: "Đã lưu. Đã đọc lại từ máy chủ, mọi thiết lập đều đúng.",
        zh: "已保存。已从服务器重新读取，所有设置均正确。"
    }
    TOLD_ANSWER_LOST {
        en: "The server's answer was lost; reading the key again proves it.",
        vi: "Câu trả lời của máy chủ bị mất; đọc lại khóa cho thấy điều này.",
        zh: "服务器的答复丢失，重新读取密钥可以证明结果。"
    }
    DELETED {
        en: "The key is deleted. The server was asked again and no longer has it.",
        vi: "Đã xóa khóa. Đã hỏi lại máy chủ và máy chủ không còn khóa này.",
        zh: "密钥已删除。已再次询问服务器，它已不存在。"
    }
    TOLD_GONE {
        en: "This key is no longer on the account. Somebody else deleted it.",
        vi: "Khóa này không còn trong tài khoản. Có người khác đã xóa.",
        zh: "此密钥已不在账户中，已被他人删除。"
    }
    TOLD_NOT_SENT {
        en: "Nothing was sent: the key could not be read first.",
        vi: "Chưa gửi gì: không đọc được khóa trước đó.",
        zh: "未发送任何内容：无法先读取密钥。"
    }
    TOLD_MEANWHILE {
        en: "Somebody else has changed this key since you opened it. Nothing was sent. See what they changed, then save again or stop.",
        vi: "Có người khác đã sửa khóa này từ khi bạn mở. Chưa gửi gì. Hãy xem họ đã đổi gì, rồi lưu lại hoặc dừng.",
        zh: "自您打开后，有他人更改了此密钥。未发送任何内容。请查看其更改，再重新保存或放弃。"
    }
    TOLD_NOT_DONE {
        en: "Nothing was changed.",
        vi: "Chưa có gì thay đổi.",
        zh: "未作任何更改。"
    }
    TOLD_NOT_SEEN {
        en: "The answer was lost. Read again, the key stands as before; a late request could still arrive, so look again in a minute.",
        vi: "Câu trả lời bị mất. Đọc lại thì khóa vẫn như cũ; yêu cầu đến muộn vẫn có thể tới, hãy xem lại sau một phút.",
        zh: "答复丢失。重新读取后密钥与之前相同；迟到的请求仍可能到达，请一分钟后再查看。"
    }
    TOLD_NOT_ENABLED {
        en: "The settings are saved, but the key could not be enabled.",
        vi: "Thiết lập đã lưu, nhưng chưa bật được khóa.",
        zh: "设置已保存，但未能启用密钥。"
    }
    TOLD_OTHERWISE {
        en: "The server agreed, and yet the key does not stand as asked.",
        vi: "Máy chủ đã đồng ý nhưng khóa không đúng như yêu cầu.",
        zh: "服务器已同意，但密钥与请求不一致。"
    }
    TOLD_UNKNOWN {
        en: "It is not known whether that was done: the key could not be read again. Read the list again in a while.",
        vi: "Chưa biết việc đó đã được thực hiện chưa: không đọc lại được khóa. Hãy đọc lại danh sách sau ít phút.",
        zh: "尚不清楚是否完成：无法重新读取密钥。请稍后重新读取列表。"
    }
}
