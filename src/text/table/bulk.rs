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
        en: "The first line names the columns as the API does, such as name,remain_quota,expired_time,allow_ips. An empty cell is as in the form. Amounts are units, or dollars with $ before them. An expiry is never, 12h, 30d, 1y, 2026-12-23 or 2026-12-23T18:00+07:00; without an offset it is UTC. Columns are separated by commas, semicolons or tabs.",
        vi: "Dòng đầu ghi tên cột như trong API, ví dụ name,remain_quota,expired_time,allow_ips. Ô trống lấy theo biểu mẫu. Số tiền tính theo đơn vị, hoặc đô la nếu có $ phía trước. Hạn dùng là never, 12h, 30d, 1y, 2026-12-23 hoặc 2026-12-23T18:00+07:00; không ghi múi giờ thì là UTC. Các cột ngăn cách bằng dấu phẩy, dấu chấm phẩy hoặc tab.",
        zh: "第一行是 API 中的列名，例如 name,remain_quota,expired_time,allow_ips。空单元格按表单设置。金额为额度单位，前面加 $ 则为美元。过期时间可写 never、12h、30d、1y、2026-12-23 或 2026-12-23T18:00+07:00；未写时差则为 UTC。列之间用逗号、分号或制表符分隔。"
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
        en: "Ignored columns: {names}.",
        vi: "Cột bị bỏ qua: {names}.",
        zh: "已忽略的列：{names}。"
    }
    BULK_ROW {
        en: "Line",
        vi: "Dòng",
        zh: "行"
    }
    BULK_WHO {
        en: "Who may use it",
        vi: "Ai được dùng",
        zh: "谁可以使用"
    }
    BULK_MODELS {
        en: "Models",
        vi: "Mô hình",
        zh: "模型"
    }
    BULK_ALL_MODELS {
        en: "All models",
        vi: "Mọi mô hình",
        zh: "所有模型"
    }
    BULK_OWN_GROUP {
        en: "Account's default group",
        vi: "Nhóm mặc định của tài khoản",
        zh: "账户的默认分组"
    }
    BULK_RETRIES {
        en: "retries in other groups",
        vi: "thử lại ở nhóm khác",
        zh: "失败时尝试其他分组"
    }
    BULK_MONEY {
        en: "{dollars} ({units} units)",
        vi: "{dollars} ({units} đơn vị)",
        zh: "{dollars}（额度 {units}）"
    }
    BULK_ONE_ADDRESS {
        en: "1 address",
        vi: "1 địa chỉ",
        zh: "1 个地址"
    }
    BULK_ADDRESSES {
        en: "{count} addresses",
        vi: "{count} địa chỉ",
        zh: "{count} 个地址"
    }
    BULK_LOOSENED {
        en: "More than in the form: {fields}",
        vi: "Rộng hơn biểu mẫu: {fields}",
        zh: "超出表单设置：{fields}"
    }
    BULK_LOOSENED_ROWS {
        en: "{count} of these keys may do more than the form says. They are marked below.",
        vi: "{count} khóa trong số này có quyền rộng hơn biểu mẫu. Chúng được đánh dấu bên dưới.",
        zh: "其中 {count} 个密钥的权限超出表单设置，已在下方标出。"
    }
    BULK_SHOW_ALL {
        en: "Show all {count} rows",
        vi: "Hiện tất cả {count} dòng",
        zh: "显示全部 {count} 行"
    }
    BULK_CHANGED {
        en: "The keys changed while this stood open. Look at them again, then create them.",
        vi: "Các khóa đã thay đổi khi màn hình này đang mở. Hãy xem lại rồi tạo.",
        zh: "此页面打开期间密钥内容有变化。请重新查看后再创建。"
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
    BULK_STORED {
        en: "Stopped: the server stored something else than you asked for, and would probably do the same with the other rows. Check the difference before you continue.",
        vi: "Đã dừng: máy chủ lưu khác với yêu cầu và có lẽ cũng sẽ làm vậy với các dòng còn lại. Hãy kiểm tra điểm khác trước khi tiếp tục.",
        zh: "已停止：服务器保存的内容与您的要求不同，其余各行很可能也会如此。继续之前请先核对差异。"
    }
    BULK_DIFFERENT {
        en: "Key number {id} exists, but the server stored something else than you asked for.",
        vi: "Khóa số {id} đã tồn tại, nhưng máy chủ lưu khác với yêu cầu.",
        zh: "密钥编号 {id} 已存在，但服务器保存的内容与您的要求不同。"
    }
    BULK_DIFFERENT_COUNT {
        en: "Stored differently: {count}.",
        vi: "Lưu khác yêu cầu: {count}.",
        zh: "保存内容不同：{count}。"
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
    BULK_NOT_ALLOWED {
        en: "The next row asks for more than is allowed now, so nothing was sent for it. The keys made so far stay. Put this run away and plan the rest within the limit.",
        vi: "Dòng tiếp theo yêu cầu nhiều hơn mức được phép hiện nay nên chưa gửi gì cho dòng đó. Các khóa đã tạo vẫn giữ nguyên. Hãy cất lượt này và lập lại phần còn lại trong giới hạn.",
        zh: "下一行的要求超出了目前允许的范围，因此没有为它发送任何请求。已创建的密钥保持不变。请收起本次批量任务，并在限制范围内重新安排其余部分。"
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
