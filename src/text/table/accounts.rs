//! Several accounts: their names, the switcher, and the choices that no account owns.

texts! {
    ACCOUNT {
        en: "Account",
        vi: "Tài khoản",
        zh: "账户"
    }
    ACCOUNTS {
        en: "Accounts",
        vi: "Tài khoản",
        zh: "账户"
    }
    ACCOUNT_NAME {
        en: "Name",
        vi: "Tên",
        zh: "名称"
    }
    ACCOUNT_NAME_HINT {
        en: "For you alone, to tell your accounts apart.",
        vi: "Chỉ dành cho bạn, để phân biệt các tài khoản.",
        zh: "仅供您自己区分各个账户。"
    }
    OTHER_ACCOUNTS {
        en: "Other accounts",
        vi: "Tài khoản khác",
        zh: "其他账户"
    }
    ADD_ACCOUNT {
        en: "Add an account",
        vi: "Thêm tài khoản",
        zh: "添加账户"
    }
    USE_ACCOUNT {
        en: "Use this account",
        vi: "Dùng tài khoản này",
        zh: "使用此账户"
    }
    FORGET_ACCOUNT {
        en: "Remove it here",
        vi: "Gỡ khỏi đây",
        zh: "从这里移除"
    }
    SAVE {
        en: "Save",
        vi: "Lưu",
        zh: "保存"
    }
    SAVED {
        en: "Saved.",
        vi: "Đã lưu.",
        zh: "已保存。"
    }
    BACK {
        en: "Back",
        vi: "Quay lại",
        zh: "返回"
    }
    CHANGED_ELSEWHERE {
        en: "Meanwhile this account was locked, removed or changed in another window. Nothing was stored here. Try again if you still want to.",
        vi: "Trong lúc đó, tài khoản này đã bị khóa, gỡ hoặc thay đổi ở cửa sổ khác. Không có gì được lưu ở đây. Hãy thử lại nếu bạn vẫn muốn.",
        zh: "与此同时，此账户已在其他窗口中被锁定、移除或更改。此处未保存任何内容。如仍需要，请重试。"
    }
    ACCOUNTS_SET_ASIDE {
        en: "Some stored accounts could not be read and were left as they are. Perhaps a newer version of Comet Keys wrote them.",
        vi: "Không đọc được một số tài khoản đã lưu; chúng được giữ nguyên. Có thể chúng do một phiên bản Comet Keys mới hơn ghi.",
        zh: "部分已存账户无法读取，已原样保留。它们可能由较新版本的 Comet Keys 写入。"
    }
    SETTINGS {
        en: "Settings",
        vi: "Cài đặt",
        zh: "设置"
    }
    LOCK_AFTER {
        en: "Lock when not used for",
        vi: "Khóa khi không dùng trong",
        zh: "闲置多久后锁定"
    }
    LOCK_AFTER_HINT {
        en: "Counts while Comet Keys is open, and is looked at whenever it opens. Closing the browser always locks.",
        vi: "Được tính khi Comet Keys đang mở và được kiểm tra mỗi lần mở. Đóng trình duyệt luôn khóa lại.",
        zh: "在 Comet Keys 打开时计时，每次打开时也会检查。关闭浏览器总会锁定。"
    }
    CLEAR_CLIPBOARD {
        en: "Empty the clipboard after copying a secret",
        vi: "Xóa bộ nhớ tạm sau khi sao chép bí mật",
        zh: "复制密钥后清空剪贴板"
    }
    CLEAR_CLIPBOARD_HINT {
        en: "Only while Comet Keys stays open. Whatever the clipboard holds by then is removed.",
        vi: "Chỉ khi Comet Keys vẫn mở. Bất cứ gì có trong bộ nhớ tạm lúc đó đều bị xóa.",
        zh: "仅在 Comet Keys 保持打开时有效。届时剪贴板中的任何内容都会被清除。"
    }
    COPIED_CLEARS {
        en: "Copied. The clipboard is emptied in {seconds} seconds if this stays open.",
        vi: "Đã sao chép. Bộ nhớ tạm sẽ được xóa sau {seconds} giây nếu trang này vẫn mở.",
        zh: "已复制。若此页保持打开，{seconds} 秒后将清空剪贴板。"
    }
    CLIPBOARD_CLEARED {
        en: "The clipboard was emptied.",
        vi: "Đã xóa bộ nhớ tạm.",
        zh: "剪贴板已清空。"
    }
    AFTER_30_SECONDS {
        en: "30 seconds",
        vi: "30 giây",
        zh: "30 秒"
    }
    AFTER_1_MINUTE {
        en: "1 minute",
        vi: "1 phút",
        zh: "1 分钟"
    }
    AFTER_5_MINUTES {
        en: "5 minutes",
        vi: "5 phút",
        zh: "5 分钟"
    }
    AFTER_15_MINUTES {
        en: "15 minutes",
        vi: "15 phút",
        zh: "15 分钟"
    }
    AFTER_1_HOUR {
        en: "1 hour",
        vi: "1 giờ",
        zh: "1 小时"
    }
    NEVER {
        en: "Never",
        vi: "Không bao giờ",
        zh: "从不"
    }
    AT_CLOSE {
        en: "Only when the browser closes",
        vi: "Chỉ khi đóng trình duyệt",
        zh: "仅在浏览器关闭时"
    }
}
