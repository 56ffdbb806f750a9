//! How the token is kept, and the vault that a passphrase locks.

texts! {
    KEEPING {
        en: "Keep the token",
        vi: "Giữ mã truy cập",
        zh: "令牌保存方式"
    }
    KEEP_SESSION {
        en: "Until the browser closes",
        vi: "Đến khi đóng trình duyệt",
        zh: "直到浏览器关闭"
    }
    KEEP_LOCKED {
        en: "On this device, locked with a passphrase",
        vi: "Trên thiết bị này, khóa bằng cụm mật khẩu",
        zh: "保存在此设备，用口令锁定"
    }
    KEEP_REMEMBERED {
        en: "On this device, not encrypted",
        vi: "Trên thiết bị này, không mã hóa",
        zh: "保存在此设备，不加密"
    }
    KEEP_SESSION_HINT {
        en: "Nothing is written to this device. After the browser was closed you paste the token again.",
        vi: "Không ghi gì vào thiết bị này. Sau khi đóng trình duyệt, bạn dán lại mã.",
        zh: "不会写入此设备。浏览器关闭后需要重新粘贴令牌。"
    }
    KEEP_LOCKED_HINT {
        en: "Encrypted on this device. After a while without use, or once the browser was closed, you type the passphrase again.",
        vi: "Được mã hóa trên thiết bị này. Sau một lúc không dùng hoặc sau khi đóng trình duyệt, bạn nhập lại cụm mật khẩu.",
        zh: "在此设备上加密保存。闲置一段时间或浏览器关闭后，需要再次输入口令。"
    }
    KEEP_REMEMBERED_WARNING {
        en: "Whoever can read the files of this computer, a thief or another program, can take the token and with it your whole account.",
        vi: "Bất kỳ ai đọc được tệp trên máy này, kẻ trộm hay chương trình khác, đều có thể lấy mã và cùng với nó là toàn bộ tài khoản của bạn.",
        zh: "任何能读取这台电脑文件的人或程序都能取走令牌，从而掌握您的整个账户。"
    }
    PASSPHRASE {
        en: "Passphrase",
        vi: "Cụm mật khẩu",
        zh: "口令"
    }
    PASSPHRASE_HINT {
        en: "At least 12 characters; four words that do not belong together are good. Nobody can restore it.",
        vi: "Ít nhất 12 ký tự; bốn từ không liên quan đến nhau là tốt. Không ai khôi phục được.",
        zh: "至少 12 个字符，四个互不相关的词就很好。任何人都无法找回它。"
    }
    PASSPHRASE_AGAIN {
        en: "The passphrase once more",
        vi: "Nhập lại cụm mật khẩu",
        zh: "再次输入口令"
    }
    PASSPHRASE_TOO_SHORT {
        en: "Use at least 12 characters. A short passphrase is soon found by trying.",
        vi: "Dùng ít nhất 12 ký tự. Cụm mật khẩu ngắn sẽ sớm bị dò ra.",
        zh: "请使用至少 12 个字符。过短的口令很快会被试出来。"
    }
    PASSPHRASES_DIFFER {
        en: "This is not the same passphrase. Type it once more.",
        vi: "Hai cụm mật khẩu không giống nhau. Hãy nhập lại.",
        zh: "两次输入的口令不同，请再输入一次。"
    }
    CIPHERS_FAILED {
        en: "The browser's encryption does not work here, so nothing was stored. Choose another way to keep the token, or update the browser.",
        vi: "Mã hóa của trình duyệt không hoạt động ở đây nên chưa lưu gì. Hãy chọn cách giữ mã khác hoặc cập nhật trình duyệt.",
        zh: "浏览器的加密功能在此不可用，因此没有保存任何内容。请选择其他保存方式，或更新浏览器。"
    }
    LOCK {
        en: "Lock",
        vi: "Khóa lại",
        zh: "锁定"
    }
    UNLOCK_TITLE {
        en: "Locked",
        vi: "Đã khóa",
        zh: "已锁定"
    }
    UNLOCK_TEXT {
        en: "The token of “{name}” is encrypted on this device. Type your passphrase to use it.",
        vi: "Mã của “{name}” được mã hóa trên thiết bị này. Nhập cụm mật khẩu để dùng.",
        zh: "“{name}”的令牌已在此设备上加密。请输入口令以使用它。"
    }
    UNLOCK_BUTTON {
        en: "Unlock",
        vi: "Mở khóa",
        zh: "解锁"
    }
    UNLOCKING {
        en: "Unlocking…",
        vi: "Đang mở khóa…",
        zh: "正在解锁…"
    }
    UNLOCK_FORGOTTEN {
        en: "Forgotten it? Disconnect, then connect again with a new access token. Your keys stay as they are.",
        vi: "Quên rồi? Ngắt kết nối, rồi kết nối lại bằng mã truy cập mới. Các khóa của bạn vẫn giữ nguyên.",
        zh: "忘记了？请断开连接，再用新的访问令牌重新连接。您的密钥不受影响。"
    }
    UNLOCK_WRONG {
        en: "This passphrase does not open it. Nothing was changed; try again. If you are certain of it, what is stored may be damaged.",
        vi: "Cụm mật khẩu này không mở được. Không có gì thay đổi; hãy thử lại. Nếu bạn chắc chắn, dữ liệu đã lưu có thể bị hỏng.",
        zh: "此口令无法打开。没有任何改动，请重试。如果您确定无误，可能是保存的内容已损坏。"
    }
    UNLOCK_DAMAGED {
        en: "What is stored of this account is damaged and cannot be opened. It was left as it is. Disconnect, then connect again with a new access token.",
        vi: "Dữ liệu đã lưu của tài khoản này bị hỏng, không mở được. Nó được giữ nguyên. Hãy ngắt kết nối rồi kết nối lại bằng mã truy cập mới.",
        zh: "此账户的保存内容已损坏，无法打开，已原样保留。请断开连接，再用新的访问令牌重新连接。"
    }
    UNLOCK_OTHER_VERSION {
        en: "Another version of Comet Keys locked this account. It was left as it is. Update Comet Keys to open it.",
        vi: "Một phiên bản Comet Keys khác đã khóa tài khoản này. Nó được giữ nguyên. Hãy cập nhật Comet Keys để mở.",
        zh: "此账户由另一版本的 Comet Keys 锁定，已原样保留。请更新 Comet Keys 后再打开。"
    }
}
