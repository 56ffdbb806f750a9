//! Editing a key: the form, what will change, and what somebody else changed.

texts! {
    EDIT_TITLE {
        en: "Edit key",
        vi: "Sửa khóa",
        zh: "编辑密钥"
    }
    EDIT_QUOTA_HINT {
        en: "The amount is what the key may still spend from now on.",
        vi: "Số tiền là phần khóa còn được dùng kể từ bây giờ.",
        zh: "额度是指该密钥从现在起还能使用的数额。"
    }
    FORM_RESTORED {
        en: "Your unsaved changes are back in the form.",
        vi: "Các thay đổi chưa lưu của bạn đã được khôi phục vào biểu mẫu.",
        zh: "已恢复您尚未保存的更改。"
    }
    FORM_START_OVER {
        en: "Discard changes",
        vi: "Bỏ các thay đổi",
        zh: "放弃更改"
    }
    EDIT_REVIEW {
        en: "See what will change",
        vi: "Xem những gì sẽ đổi",
        zh: "查看更改"
    }
    EDIT_NOTHING {
        en: "Nothing is changed yet.",
        vi: "Chưa có gì thay đổi.",
        zh: "尚未更改任何内容。"
    }
    REVIEW_TITLE {
        en: "Save these changes?",
        vi: "Lưu các thay đổi này?",
        zh: "保存这些更改？"
    }
    REVIEW_TEXT {
        en: "Everything else stays exactly as it is on the server.",
        vi: "Mọi thứ khác giữ nguyên như trên máy chủ.",
        zh: "其他内容与服务器上保持完全一致。"
    }
    REVIEW_NOW {
        en: "Now",
        vi: "Hiện tại",
        zh: "当前"
    }
    REVIEW_NEW {
        en: "New",
        vi: "Mới",
        zh: "新值"
    }
    REVIEW_ENABLE {
        en: "Enable the key after saving",
        vi: "Bật khóa sau khi lưu",
        zh: "保存后启用密钥"
    }
    REVIEW_ENABLE_HINT {
        en: "The settings are saved first, since a server refuses to enable a dead key.",
        vi: "Thiết lập được lưu trước, vì máy chủ từ chối bật khóa đã hết hiệu lực.",
        zh: "先保存设置，因为服务器拒绝启用已失效的密钥。"
    }
    REVIEW_SAVE {
        en: "Save",
        vi: "Lưu",
        zh: "保存"
    }
    REVIEW_BACK {
        en: "Change more",
        vi: "Sửa tiếp",
        zh: "继续修改"
    }
    REVIEW_THEIRS {
        en: "What somebody else changed",
        vi: "Những gì người khác đã đổi",
        zh: "他人的更改"
    }
    REVIEW_BEFORE {
        en: "When you opened it",
        vi: "Khi bạn mở",
        zh: "您打开时"
    }
}
