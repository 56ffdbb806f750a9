//! Replacing a key by a new one, step by step.

texts! {
    ROTATE_TITLE {
        en: "Replace by a new key",
        vi: "Thay bằng khóa mới",
        zh: "更换为新密钥"
    }
    ROTATE_TEXT {
        en: "A new key with these settings is created first. The old one keeps working until you disable it, and every step can be taken back until you delete it.",
        vi: "Trước tiên sẽ tạo khóa mới với các thiết lập này. Khóa cũ vẫn hoạt động cho đến khi bạn tắt, và mọi bước đều có thể hoàn tác cho đến khi bạn xóa nó.",
        zh: "先用这些设置创建新密钥。旧密钥在您停用之前一直有效，删除之前的每一步都可以撤回。"
    }
    ROTATE_QUOTA {
        en: "Quota of the new key",
        vi: "Hạn mức của khóa mới",
        zh: "新密钥的额度"
    }
    ROTATE_QUOTA_CARRY {
        en: "What the old one has left",
        vi: "Phần còn lại của khóa cũ",
        zh: "沿用旧密钥的剩余额度"
    }
    ROTATE_QUOTA_RESET {
        en: "All the old one was given",
        vi: "Toàn bộ hạn mức ban đầu của khóa cũ",
        zh: "重置为旧密钥的全部额度"
    }
    ROTATE_CREATE {
        en: "Create the new key",
        vi: "Tạo khóa mới",
        zh: "创建新密钥"
    }
    ROTATION_UNDER_WAY {
        en: "\"{name}\" is being replaced",
        vi: "Đang thay khóa \"{name}\"",
        zh: "正在更换 “{name}”"
    }
    ROTATION_CONTINUE {
        en: "Continue",
        vi: "Tiếp tục",
        zh: "继续"
    }
    ROTATION_OLD {
        en: "The old key: number {id}",
        vi: "Khóa cũ: số {id}",
        zh: "旧密钥：编号 {id}"
    }
    ROTATION_NEW {
        en: "The new key",
        vi: "Khóa mới",
        zh: "新密钥"
    }
    ROTATION_CREATING {
        en: "It is not known for certain which key is the new one. Look through the list; ending this changes no key.",
        vi: "Chưa biết chắc khóa nào là khóa mới. Hãy xem danh sách; kết thúc bước này không thay đổi khóa nào.",
        zh: "无法确定哪个是新密钥。请查看列表；结束此流程不会更改任何密钥。"
    }
    ROTATION_CREATED {
        en: "Step 1 of 3: put the new key in place wherever the old one is used. Both work now.",
        vi: "Bước 1/3: đặt khóa mới vào mọi nơi đang dùng khóa cũ. Hiện cả hai đều hoạt động.",
        zh: "第 1 步（共 3 步）：在所有使用旧密钥的地方换上新密钥。目前两者都有效。"
    }
    ROTATION_HANDED_OVER {
        en: "Step 2 of 3: disable the old key, now or on another day. You can enable it again if something breaks.",
        vi: "Bước 2/3: tắt khóa cũ, ngay bây giờ hoặc hôm khác. Nếu có sự cố, bạn có thể bật lại.",
        zh: "第 2 步（共 3 步）：停用旧密钥，现在或改天均可。如有问题可重新启用。"
    }
    ROTATION_OLD_DISABLED {
        en: "Step 3 of 3: when nothing has missed it for a while, delete the old key. That cannot be taken back.",
        vi: "Bước 3/3: khi một thời gian không có gì cần đến, hãy xóa khóa cũ. Việc này không thể hoàn tác.",
        zh: "第 3 步（共 3 步）：一段时间内没有任何影响后，删除旧密钥。此操作无法撤回。"
    }
    ROTATION_HAND_OVER {
        en: "The new key is in place",
        vi: "Đã đặt khóa mới",
        zh: "新密钥已就位"
    }
    ROTATION_DISABLE_OLD {
        en: "Disable the old key",
        vi: "Tắt khóa cũ",
        zh: "停用旧密钥"
    }
    ROTATION_ENABLE_OLD {
        en: "Enable the old key again",
        vi: "Bật lại khóa cũ",
        zh: "重新启用旧密钥"
    }
    ROTATION_DELETE_OLD {
        en: "Delete the old key",
        vi: "Xóa khóa cũ",
        zh: "删除旧密钥"
    }
    ROTATION_TAKE_BACK {
        en: "Take it back: delete the new key",
        vi: "Hoàn tác: xóa khóa mới",
        zh: "撤回：删除新密钥"
    }
    ROTATION_END {
        en: "End here, keep both keys",
        vi: "Dừng ở đây, giữ cả hai khóa",
        zh: "到此结束，保留两个密钥"
    }
    ROTATION_OVER {
        en: "The replacement is over.",
        vi: "Việc thay khóa đã kết thúc.",
        zh: "更换流程已结束。"
    }
}
