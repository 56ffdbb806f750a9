//! What stands in the way of many keys: the pattern, the table, its columns and cells.

texts! {
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
    BULK_OPEN_QUOTE {
        en: "The quotation mark on line {line} is never closed. Close the cell, or remove the mark.",
        vi: "Dấu nháy kép ở dòng {line} không được đóng. Hãy đóng ô hoặc bỏ dấu này.",
        zh: "第 {line} 行的引号没有闭合。请补全引号，或将其删除。"
    }
    BULK_BAD_QUOTE {
        en: "Misplaced quotation mark on line {line}. Put the whole cell in quotation marks, and double those inside it.",
        vi: "Dấu nháy kép đặt sai chỗ ở dòng {line}. Hãy đặt cả ô trong dấu nháy kép và nhân đôi dấu nháy bên trong.",
        zh: "第 {line} 行的引号位置不对。请用引号括住整个单元格，并将其中的引号写成两个。"
    }
    BULK_SEPARATOR {
        en: "The columns seem to be separated by \"{separator}\". Save the table with commas, semicolons or tabs.",
        vi: "Các cột có vẻ được ngăn cách bằng \"{separator}\". Hãy lưu bảng với dấu phẩy, dấu chấm phẩy hoặc tab.",
        zh: "列之间似乎用 “{separator}” 分隔。请以逗号、分号或制表符分隔并重新保存。"
    }
    BULK_MIXED_SEPARATORS {
        en: "The first line mixes separators. Separate all columns by commas, or all by semicolons.",
        vi: "Dòng đầu dùng lẫn nhiều dấu ngăn cách. Hãy dùng toàn dấu phẩy hoặc toàn dấu chấm phẩy.",
        zh: "第一行混用了不同的分隔符。请统一使用逗号，或统一使用分号。"
    }
    BULK_NO_HEADER {
        en: "The first line has no column names: \"{text}\". Add a line above it, such as name,remain_quota,allow_ips.",
        vi: "Dòng đầu không có tên cột: \"{text}\". Hãy thêm một dòng phía trên, ví dụ name,remain_quota,allow_ips.",
        zh: "第一行不是列名：“{text}”。请在其上方加一行列名，例如 name,remain_quota,allow_ips。"
    }
    BULK_DOUBLED_COLUMN {
        en: "Two columns mean {field}: \"{first}\" and \"{second}\". Remove or rename one of them.",
        vi: "Hai cột cùng chỉ {field}: \"{first}\" và \"{second}\". Hãy xóa hoặc đổi tên một cột.",
        zh: "有两列都表示 {field}：“{first}” 和 “{second}”。请删除或重命名其中一列。"
    }
    BULK_COLUMNS {
        en: "Some columns need your answer before any key is created.",
        vi: "Cần bạn trả lời về một số cột trước khi tạo khóa.",
        zh: "有些列需要您确认后才能创建密钥。"
    }
    BULK_DID_YOU_MEAN {
        en: "Column \"{heading}\": did you mean {field}?",
        vi: "Cột \"{heading}\": ý bạn là {field}?",
        zh: "列 “{heading}”：您是指 {field} 吗？"
    }
    BULK_UNKNOWN_COLUMN {
        en: "Column \"{heading}\" is not a setting of a key.",
        vi: "Cột \"{heading}\" không phải thiết lập của khóa.",
        zh: "列 “{heading}” 不是密钥的设置。"
    }
    BULK_USE_COLUMN {
        en: "Yes, use it as {field}",
        vi: "Đúng, dùng làm {field}",
        zh: "是，用作 {field}"
    }
    BULK_IGNORE_COLUMN {
        en: "Ignore this column",
        vi: "Bỏ qua cột này",
        zh: "忽略此列"
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
    BULK_EXTRA_CELL {
        en: "\"{text}\" is in no column. Put lists with separators in quotation marks.",
        vi: "\"{text}\" không thuộc cột nào. Hãy đặt danh sách có dấu ngăn cách trong dấu nháy kép.",
        zh: "“{text}” 不属于任何列。含分隔符的列表请放在引号中。"
    }
    BULK_SPREADSHEET_ERROR {
        en: "\"{text}\" is a spreadsheet error. Correct the formula, or enter the value.",
        vi: "\"{text}\" là lỗi của bảng tính. Hãy sửa công thức hoặc nhập giá trị.",
        zh: "“{text}” 是电子表格的错误值。请修正公式，或直接填写数值。"
    }
    BULK_LOST_CHARACTER {
        en: "a character in \"{text}\" was lost. Save the file again as UTF-8 and pick it anew.",
        vi: "một ký tự trong \"{text}\" đã bị mất. Hãy lưu lại tệp dạng UTF-8 rồi chọn lại.",
        zh: "“{text}” 中有字符丢失。请将文件另存为 UTF-8 后重新选择。"
    }
    BULK_NOTHING_TO_SEE {
        en: "the cell holds only invisible characters. Enter a value, or empty it.",
        vi: "ô chỉ có ký tự không nhìn thấy. Hãy nhập giá trị hoặc xóa trống ô.",
        zh: "单元格中只有不可见字符。请填写数值，或将其清空。"
    }
    BULK_EMPTY_LIST {
        en: "\"{text}\" names nothing. Enter the list, or empty the cell to keep the form's.",
        vi: "\"{text}\" không có mục nào. Hãy nhập danh sách, hoặc xóa trống ô để dùng theo biểu mẫu.",
        zh: "“{text}” 中没有任何条目。请填写列表，或清空单元格以沿用表单设置。"
    }
    BULK_AMBIGUOUS_AMOUNT {
        en: "\"{text}\" can mean different amounts. Enter units as 500000, or dollars as $10.50.",
        vi: "\"{text}\" có thể hiểu thành nhiều số tiền. Hãy nhập đơn vị như 500000, hoặc đô la như $10.50.",
        zh: "“{text}” 可能表示不同的金额。额度单位请写 500000，美元请写 $10.50。"
    }
    BULK_DATE_NUMBER {
        en: "\"{text}\" is a date as a spreadsheet counts days. Format the column as 2026-12-23.",
        vi: "\"{text}\" là ngày dưới dạng số của bảng tính. Hãy định dạng cột như 2026-12-23.",
        zh: "“{text}” 是电子表格的日期序号。请将该列设为 2026-12-23 这样的格式。"
    }
    BULK_NOT_A_DATE {
        en: "\"{text}\" isn't a date in a form that is read. Enter never, 30d, 2026-12-23 or 2026-12-23T18:00+07:00.",
        vi: "\"{text}\" không phải ngày hợp lệ. Hãy nhập never, 30d, 2026-12-23 hoặc 2026-12-23T18:00+07:00.",
        zh: "“{text}” 不是可识别的日期。请写 never、30d、2026-12-23 或 2026-12-23T18:00+07:00。"
    }
    BULK_NOT_ENABLED {
        en: "the exported key was not enabled (status \"{text}\"), but a new one would be. Remove the line, or empty this cell.",
        vi: "khóa trong tệp xuất không được bật (status \"{text}\"), còn khóa mới sẽ được bật. Hãy xóa dòng hoặc xóa trống ô này.",
        zh: "导出时该密钥未启用（status 为 “{text}”），而新密钥会启用。请删除此行，或清空此单元格。"
    }
    BULK_SAME_NAME {
        en: "line {line} has the same name. Names tell the keys apart.",
        vi: "trùng tên với dòng {line}. Tên dùng để phân biệt các khóa.",
        zh: "与第 {line} 行同名。名称用于区分密钥。"
    }
}
