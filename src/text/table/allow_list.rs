//! The allow list: what could not be read, what was rewritten, and what it lets in.

texts! {
    // Lines that are no entry.
    ALLOW_LIST_LINE {
        en: "Line {line}, \"{text}\": {reason}",
        vi: "Dòng {line}, \"{text}\": {reason}",
        zh: "第 {line} 行 “{text}”：{reason}"
    }
    ALLOW_LIST_MORE {
        en: "and {count} more",
        vi: "và {count} dòng nữa",
        zh: "另有 {count} 处"
    }
    ALLOW_LIST_EMPTY {
        en: "Write at least one address: an empty list lets every address in.",
        vi: "Nhập ít nhất một địa chỉ: danh sách trống cho phép mọi địa chỉ.",
        zh: "请至少填写一个地址：空列表会允许所有地址。"
    }
    ALLOW_LIST_NO_ADDRESS {
        en: "No address found. Empty the field to allow any address.",
        vi: "Không tìm thấy địa chỉ nào. Hãy xóa trống ô này để cho phép mọi địa chỉ.",
        zh: "未找到任何地址。如要允许所有地址，请清空此字段。"
    }
    ALLOW_LIST_IS_PAGE {
        en: "This is a web page, not a list of addresses. Paste only the addresses.",
        vi: "Đây là trang web, không phải danh sách địa chỉ. Chỉ dán các địa chỉ.",
        zh: "这是网页内容，不是地址列表。请只粘贴地址。"
    }
    IP_NOT_AN_ADDRESS {
        en: "isn't an IP address or network.",
        vi: "không phải địa chỉ IP hoặc mạng.",
        zh: "不是 IP 地址或网段。"
    }
    IP_LEADING_ZERO {
        en: "a number begins with 0; the server would skip this line.",
        vi: "có số bắt đầu bằng 0; máy chủ sẽ bỏ qua dòng này.",
        zh: "数字以 0 开头，服务器会跳过此行。"
    }
    IP_ZONE {
        en: "an address with a zone (%…) is never matched.",
        vi: "địa chỉ có vùng (%…) không bao giờ khớp.",
        zh: "带区域（%…）的地址永远不会匹配。"
    }
    IP_PREFIX {
        en: "the number after / must be 0 to 32 (IPv4) or 0 to 128 (IPv6).",
        vi: "số sau / phải từ 0 đến 32 (IPv4) hoặc 0 đến 128 (IPv6).",
        zh: "/ 后的数字须为 0–32（IPv4）或 0–128（IPv6）。"
    }
    IP_MASK {
        en: "the mask isn't clear. Write the network with a prefix, such as 10.0.0.0/24.",
        vi: "mặt nạ mạng không rõ ràng. Hãy viết mạng kèm độ dài tiền tố, ví dụ 10.0.0.0/24.",
        zh: "掩码不明确。请用前缀长度表示网段，例如 10.0.0.0/24。"
    }
    IP_SPREADSHEET_ERROR {
        en: "this is an error from a spreadsheet. Replace it with the address.",
        vi: "đây là lỗi từ bảng tính. Hãy thay bằng địa chỉ.",
        zh: "这是电子表格中的错误值，请改为地址。"
    }
    IP_HIDDEN_CHARACTER {
        en: "contains an invisible character. Type the address again.",
        vi: "chứa ký tự vô hình. Hãy gõ lại địa chỉ.",
        zh: "含有不可见字符，请重新输入该地址。"
    }
    IP_KEEPS_OUT {
        en: "this blocks addresses. A key's list can only allow addresses, so remove the line.",
        vi: "dòng này chặn địa chỉ. Danh sách của khóa chỉ có thể cho phép địa chỉ, nên hãy xóa dòng này.",
        zh: "此行用于禁止地址。密钥的白名单只能允许地址，请删除此行。"
    }
    IP_EVERYONE_IN {
        en: "this allows any address. Empty the field if that's what you want.",
        vi: "dòng này cho phép mọi địa chỉ. Nếu đúng ý bạn, hãy xóa trống ô này.",
        zh: "此行允许所有地址。如确需如此，请清空此字段。"
    }
    IP_MAYBE_COMMENT {
        en: "a line that starts with \";\" may be a comment. Remove the \";\" or the line.",
        vi: "dòng bắt đầu bằng \";\" có thể là chú thích. Hãy xóa dấu \";\" hoặc xóa cả dòng.",
        zh: "以“;”开头的行可能是注释。请删除“;”或整行。"
    }
    IP_UNCLEAR_NAME {
        en: "it isn't clear that this address should be allowed. Paste only the addresses.",
        vi: "không rõ có nên cho phép địa chỉ này hay không. Chỉ dán các địa chỉ.",
        zh: "无法确定是否应允许此地址。请只粘贴地址。"
    }
    IP_RANGE_BACKWARDS {
        en: "the range ends before it begins.",
        vi: "dải địa chỉ kết thúc trước khi bắt đầu.",
        zh: "范围的终点在起点之前。"
    }
    IP_RANGE_ENDS {
        en: "a range needs two whole addresses of one kind, such as 10.0.0.1-10.0.0.9.",
        vi: "dải địa chỉ cần hai địa chỉ đầy đủ cùng loại, ví dụ 10.0.0.1-10.0.0.9.",
        zh: "范围需要两个完整的同类地址，例如 10.0.0.1-10.0.0.9。"
    }

    // What the list lets in.
    ALLOW_LIST_TOTAL {
        en: "{entries}: {addresses}.",
        vi: "{entries}: {addresses}.",
        zh: "{entries}：{addresses}。"
    }
    ALLOW_LIST_AND {
        en: ", ",
        vi: ", ",
        zh: "，"
    }
    ONE_ENTRY {
        en: "1 entry",
        vi: "1 mục",
        zh: "1 个条目"
    }
    ENTRIES {
        en: "{count} entries",
        vi: "{count} mục",
        zh: "{count} 个条目"
    }
    ONE_IPV4 {
        en: "1 IPv4 address",
        vi: "1 địa chỉ IPv4",
        zh: "1 个 IPv4 地址"
    }
    IPV4_ADDRESSES {
        en: "{count} IPv4 addresses",
        vi: "{count} địa chỉ IPv4",
        zh: "{count} 个 IPv4 地址"
    }
    ALL_IPV4 {
        en: "every IPv4 address",
        vi: "mọi địa chỉ IPv4",
        zh: "所有 IPv4 地址"
    }
    ONE_IPV6 {
        en: "1 IPv6 address",
        vi: "1 địa chỉ IPv6",
        zh: "1 个 IPv6 地址"
    }
    IPV6_ADDRESSES {
        en: "{count} IPv6 addresses",
        vi: "{count} địa chỉ IPv6",
        zh: "{count} 个 IPv6 地址"
    }
    ONE_IPV6_NETWORK {
        en: "one IPv6 /{bits}",
        vi: "một mạng IPv6 /{bits}",
        zh: "一个 IPv6 /{bits} 网段"
    }
    IPV6_NETWORKS_OF {
        en: "{count} IPv6 /{bits}",
        vi: "{count} mạng IPv6 /{bits}",
        zh: "{count} 个 IPv6 /{bits} 网段"
    }
    IPV6_NETWORKS {
        en: "{count} IPv6 networks",
        vi: "{count} mạng IPv6",
        zh: "{count} 个 IPv6 网段"
    }
    ALL_IPV6 {
        en: "every IPv6 address",
        vi: "mọi địa chỉ IPv6",
        zh: "所有 IPv6 地址"
    }

    // What was rewritten, and what may surprise.
    NOTE_NETWORK {
        en: "Line {line}: {text} will be sent as {network}.",
        vi: "Dòng {line}: {text} sẽ được gửi thành {network}.",
        zh: "第 {line} 行：{text} 将以 {network} 发送。"
    }
    NOTE_STATEMENT {
        en: "Line {line}: \"{text}\" is read as {entries}.",
        vi: "Dòng {line}: \"{text}\" được đọc thành {entries}.",
        zh: "第 {line} 行：“{text}”读取为 {entries}。"
    }
    NOTE_IGNORED {
        en: "Line {line}: \"{text}\" is ignored. The list lets in only the addresses in it.",
        vi: "Dòng {line}: bỏ qua \"{text}\". Danh sách chỉ cho phép các địa chỉ trong đó.",
        zh: "第 {line} 行：已忽略“{text}”。白名单只允许其中列出的地址。"
    }
    NOTE_JSON {
        en: "Read from the JSON: {entries}. Everything else in it is ignored.",
        vi: "Đã đọc từ JSON: {entries}. Bỏ qua mọi nội dung khác.",
        zh: "从 JSON 中读取：{entries}。其余内容已忽略。"
    }
    NOTE_RANGE {
        en: "Line {line}: the range {text} is sent as {entries}.",
        vi: "Dòng {line}: dải {text} được gửi thành {entries}.",
        zh: "第 {line} 行：范围 {text} 将以 {entries}发送。"
    }
    NOTE_FOLDED {
        en: "Left out, since others cover them: {entries}.",
        vi: "Đã lược bỏ vì mục khác đã bao gồm: {entries}.",
        zh: "已被其他条目覆盖而省去：{entries}。"
    }
    NOTE_UNREAD {
        en: "Not understood yet: {entries}, the first on line {line}.",
        vi: "Chưa hiểu được: {entries}, bắt đầu từ dòng {line}.",
        zh: "尚无法识别：{entries}，首个在第 {line} 行。"
    }
    NOTE_NO_IPV4 {
        en: "::/0 does not cover IPv4. Add 0.0.0.0/0 if any address may use the key.",
        vi: "::/0 không bao gồm IPv4. Thêm 0.0.0.0/0 nếu mọi địa chỉ đều được dùng khóa.",
        zh: "::/0 不包含 IPv4。若允许任何地址使用，请添加 0.0.0.0/0。"
    }
    NOTE_NO_IPV6 {
        en: "0.0.0.0/0 does not cover IPv6. Add ::/0 if any address may use the key.",
        vi: "0.0.0.0/0 không bao gồm IPv6. Thêm ::/0 nếu mọi địa chỉ đều được dùng khóa.",
        zh: "0.0.0.0/0 不包含 IPv6。若允许任何地址使用，请添加 ::/0。"
    }
    TIDY_LIST {
        en: "Tidy the list",
        vi: "Sắp gọn danh sách",
        zh: "整理列表"
    }

    // The person's own address.
    MY_ADDRESS {
        en: "Check an address (optional)",
        vi: "Kiểm tra một địa chỉ (không bắt buộc)",
        zh: "检查某个地址（可选）"
    }
    MY_ADDRESS_HINT {
        en: "Where you will use the key from, such as 203.0.113.7. It is not sent anywhere.",
        vi: "Nơi bạn sẽ dùng khóa, ví dụ 203.0.113.7. Địa chỉ này không được gửi đi đâu.",
        zh: "您将从哪里使用密钥，例如 203.0.113.7。该地址不会发送到任何地方。"
    }
    MY_ADDRESS_BAD {
        en: "This is no IP address.",
        vi: "Đây không phải địa chỉ IP.",
        zh: "这不是 IP 地址。"
    }
    MY_ADDRESS_IN {
        en: "The list lets this address in.",
        vi: "Danh sách cho phép địa chỉ này.",
        zh: "列表允许此地址。"
    }
    MY_ADDRESS_OUT {
        en: "The list does not let this address in.",
        vi: "Danh sách không cho phép địa chỉ này.",
        zh: "列表不允许此地址。"
    }
}
