//! Many keys at once.

texts! {
    BULK_OPEN {
        en: "Make many…",
        vi: "Tạo nhiều khóa…",
        zh: "批量创建…"
    }
    BULK_TITLE {
        en: "Many keys at once",
        vi: "Tạo nhiều khóa cùng lúc",
        zh: "批量创建密钥"
    }
    BULK_INTRO {
        en: "Every key gets the settings of the form. What differs comes from here.",
        vi: "Mỗi khóa dùng các thiết lập trong biểu mẫu. Phần khác nhau được nêu ở đây.",
        zh: "每个密钥都采用表单中的设置，不同之处在此指定。"
    }
    BULK_FROM {
        en: "Keys from",
        vi: "Nguồn",
        zh: "来源"
    }
    BULK_FROM_PATTERN {
        en: "a count and a name pattern",
        vi: "số lượng và mẫu tên",
        zh: "数量和名称模板"
    }
    BULK_FROM_TABLE {
        en: "a table (CSV)",
        vi: "một bảng (CSV)",
        zh: "表格（CSV）"
    }
    BULK_COUNT {
        en: "How many",
        vi: "Số lượng",
        zh: "数量"
    }
    BULK_PATTERN {
        en: "Names",
        vi: "Tên",
        zh: "名称"
    }
    BULK_PATTERN_HINT {
        en: "{n} is the number, {n:03} the number with three digits: ci-{n:03} makes ci-001, ci-002 and so on.",
        vi: "{n} là số thứ tự, {n:03} là số có ba chữ số: ci-{n:03} tạo ra ci-001, ci-002, v.v.",
        zh: "{n} 是序号，{n:03} 是三位数序号：ci-{n:03} 会得到 ci-001、ci-002 等。"
    }
    BULK_TABLE {
        en: "Table",
        vi: "Bảng",
        zh: "表格"
    }
    BULK_TABLE_HINT {
        en: "The first line names the columns as the API does, such as name,remain_quota,expired_time,allow_ips. An empty cell is as in the form. Amounts are units, or dollars with $ before them. An expiry is never, 12h, 30d, 1y, 2026-12-23 or 2026-12-23T18:00+07:00; without an offset it is UTC.",
        vi: "Dòng đầu ghi tên cột như trong API, ví dụ name,remain_quota,expired_time,allow_ips. Ô trống lấy theo biểu mẫu. Số tiền tính theo đơn vị, hoặc đô la nếu có $ phía trước. Hạn dùng là never, 12h, 30d, 1y, 2026-12-23 hoặc 2026-12-23T18:00+07:00; không ghi múi giờ thì là UTC.",
        zh: "第一行是 API 中的列名，例如 name,remain_quota,expired_time,allow_ips。空单元格按表单设置。金额为额度单位，前面加 $ 则为美元。过期时间可写 never、12h、30d、1y、2026-12-23 或 2026-12-23T18:00+07:00；未写时差则为 UTC。"
    }
    BULK_FILE {
        en: "Table from a file",
        vi: "Bảng từ tệp",
        zh: "从文件读取表格"
    }
    BULK_PREVIEW {
        en: "{count} keys, from \"{first}\" to \"{last}\".",
        vi: "{count} khóa, từ \"{first}\" đến \"{last}\".",
        zh: "{count} 个密钥，从 “{first}” 到 “{last}”。"
    }
    BULK_UNUSED {
        en: "Columns that are no settings, not used: {names}.",
        vi: "Cột không phải thiết lập, không dùng: {names}.",
        zh: "不是设置的列，未使用：{names}。"
    }
    BULK_ASK {
        en: "Before these keys are created",
        vi: "Trước khi tạo các khóa này",
        zh: "创建这些密钥之前"
    }
    BULK_START {
        en: "Create them",
        vi: "Tạo các khóa",
        zh: "开始创建"
    }
    BULK_BACK {
        en: "Back to the form",
        vi: "Về biểu mẫu",
        zh: "返回表单"
    }
    BULK_LINE {
        en: "Line {line}, {field}: {problem}",
        vi: "Dòng {line}, {field}: {problem}",
        zh: "第 {line} 行，{field}：{problem}"
    }
    BULK_MORE_LINES {
        en: "and {count} more",
        vi: "và {count} lỗi nữa",
        zh: "还有 {count} 处"
    }
    BULK_NO_NUMBER {
        en: "The pattern needs {n}, or all keys would have one name.",
        vi: "Mẫu cần có {n}, nếu không mọi khóa sẽ trùng tên.",
        zh: "模板中需要 {n}，否则所有密钥会同名。"
    }
    BULK_BAD_PLACE {
        en: "\"{text}\" between braces is not understood. Write {n}, or {n:02} for two digits.",
        vi: "Không hiểu \"{text}\" trong ngoặc nhọn. Hãy viết {n}, hoặc {n:02} cho hai chữ số.",
        zh: "无法识别花括号中的 “{text}”。请写 {n}，两位数请写 {n:02}。"
    }
    BULK_BAD_COUNT {
        en: "Write a whole number from 1 to 1000.",
        vi: "Hãy nhập số nguyên từ 1 đến 1000.",
        zh: "请输入 1 到 1000 的整数。"
    }
    BULK_BAD_QUOTE {
        en: "The quotation marks in line {line} do not fit together.",
        vi: "Dấu nháy ở dòng {line} không khớp.",
        zh: "第 {line} 行的引号不匹配。"
    }
    BULK_NO_NAME_COLUMN {
        en: "The first line needs a column called name.",
        vi: "Dòng đầu cần có cột name.",
        zh: "第一行需要有名为 name 的列。"
    }
    BULK_NO_ROWS {
        en: "There are no rows below the first line.",
        vi: "Không có dòng nào sau dòng đầu.",
        zh: "第一行下面没有数据。"
    }
    BULK_TOO_MANY {
        en: "{count} rows are more than the 1000 that one run takes. Split the table.",
        vi: "{count} dòng vượt quá 1000 dòng cho một lần. Hãy tách bảng.",
        zh: "共 {count} 行，超过一次最多 1000 行的限制。请拆分表格。"
    }
    BULK_NOT_A_FLAG {
        en: "\"{text}\" is neither yes nor no. Write true or false.",
        vi: "\"{text}\" không phải có hay không. Hãy viết true hoặc false.",
        zh: "“{text}” 既不是“是”也不是“否”。请写 true 或 false。"
    }
    BULK_EXTRA_CELLS {
        en: "more cells than columns. Put lists with commas in quotation marks.",
        vi: "nhiều ô hơn số cột. Hãy đặt danh sách có dấu phẩy trong dấu nháy kép.",
        zh: "单元格多于列数。含逗号的列表请放在引号中。"
    }
    BULK_SAME_NAME {
        en: "line {line} has the same name. Names tell the keys apart.",
        vi: "trùng tên với dòng {line}. Tên dùng để phân biệt các khóa.",
        zh: "与第 {line} 行同名。名称用于区分密钥。"
    }
    BULK_PROGRESS {
        en: "{done} of {total}: {created} created, {refused} refused, {unknown} cannot be told.",
        vi: "{done}/{total}: đã tạo {created}, bị từ chối {refused}, chưa rõ {unknown}.",
        zh: "{done} / {total}：已创建 {created}，被拒绝 {refused}，无法确定 {unknown}。"
    }
    BULK_WORKING_NOTE {
        en: "One key after the other, slowly enough for the server's limit. Closing this window only pauses: the next time it goes on where it stood.",
        vi: "Tạo lần lượt từng khóa, đủ chậm để không vượt giới hạn của máy chủ. Đóng cửa sổ chỉ là tạm dừng: lần sau sẽ tiếp tục từ chỗ đó.",
        zh: "逐个创建，速度保持在服务器限制之内。关闭窗口只是暂停：下次会从中断处继续。"
    }
    BULK_SERVER_WAITS {
        en: "{happened} It is asked again in a while.",
        vi: "{happened} Sẽ hỏi lại sau ít phút.",
        zh: "{happened} 稍后会再次尝试。"
    }
    BULK_SERVER_PAUSE {
        en: "{happened} The run goes on in {seconds} s, as the server asks.",
        vi: "{happened} Sẽ tiếp tục sau {seconds} giây, theo yêu cầu của máy chủ.",
        zh: "{happened} 按服务器要求，将在 {seconds} 秒后继续。"
    }
    BULK_PAUSE {
        en: "Pause",
        vi: "Tạm dừng",
        zh: "暂停"
    }
    BULK_CONTINUE {
        en: "Go on",
        vi: "Tiếp tục",
        zh: "继续"
    }
    BULK_RETRY {
        en: "Try the refused ones again",
        vi: "Thử lại các khóa bị từ chối",
        zh: "重试被拒绝的"
    }
    BULK_LOOK_AGAIN {
        en: "Look again for those that cannot be told",
        vi: "Tìm lại các khóa chưa rõ",
        zh: "再次查找无法确定的"
    }
    BULK_DONE {
        en: "Put this run away",
        vi: "Cất lần tạo này",
        zh: "收起此次批量"
    }
    BULK_DOWNLOAD {
        en: "Keep the keys as a file. It holds them in plain text.",
        vi: "Lưu các khóa thành tệp. Tệp chứa khóa ở dạng văn bản thường.",
        zh: "将密钥保存为文件。文件以明文保存密钥。"
    }
    BULK_DOWNLOADED {
        en: "The file was handed to the browser.",
        vi: "Đã chuyển tệp cho trình duyệt.",
        zh: "文件已交给浏览器。"
    }
    BULK_DOWNLOAD_FAILED {
        en: "The browser did not take the file.",
        vi: "Trình duyệt không nhận tệp.",
        zh: "浏览器未接受文件。"
    }
    BULK_KEYS_UNREAD {
        en: "Not every key could be read, so no file was made. The keys exist.",
        vi: "Chưa đọc được mọi khóa nên không tạo tệp. Các khóa vẫn tồn tại.",
        zh: "有密钥未能读取，因此没有生成文件。密钥本身是存在的。"
    }
    BULK_REFUSED {
        en: "Refused: {message}",
        vi: "Bị từ chối: {message}",
        zh: "被拒绝：{message}"
    }
    BULK_UNKNOWN {
        en: "Cannot be told: the answer was lost, and no single key fits. Nothing is sent again for it.",
        vi: "Chưa rõ: câu trả lời bị mất và không có đúng một khóa phù hợp. Sẽ không gửi lại.",
        zh: "无法确定：回应丢失，且没有唯一匹配的密钥。不会再次发送。"
    }
    BULK_ANOTHER_WINDOW {
        en: "Another window is creating keys. Go on there, or close it.",
        vi: "Một cửa sổ khác đang tạo khóa. Hãy tiếp tục ở đó hoặc đóng nó.",
        zh: "另一个窗口正在创建密钥。请在那里继续，或关闭它。"
    }
    BULK_OPEN_ENTRY {
        en: "An earlier create is not settled yet. Settle it in the form first, then go on here.",
        vi: "Một lần tạo trước chưa rõ kết quả. Hãy xử lý trong biểu mẫu trước rồi tiếp tục.",
        zh: "之前的一次创建尚未确认。请先在表单中处理，然后在此继续。"
    }
    BULK_OTHER_ACCOUNT {
        en: "This run belongs to another account. Connect that one to go on.",
        vi: "Lần tạo này thuộc tài khoản khác. Hãy kết nối tài khoản đó để tiếp tục.",
        zh: "此次批量属于另一个账户。请连接该账户后继续。"
    }
    BULK_GONE {
        en: "What is stored of this run cannot be read. Look at the account's keys, then put the run away.",
        vi: "Không đọc được dữ liệu đã lưu của lần tạo này. Hãy xem các khóa của tài khoản rồi cất đi.",
        zh: "无法读取已保存的批量记录。请查看账户的密钥，然后将其收起。"
    }
}
