//! Many keys at once, and the list as a file.

texts! {
    MANY_SELECTED {
        en: "{count} selected",
        vi: "Đã chọn {count}",
        zh: "已选 {count} 个"
    }
    MANY_SELECT_SHOWN {
        en: "Select all shown",
        vi: "Chọn tất cả đang hiển thị",
        zh: "选中所有显示的"
    }
    MANY_CLEAR {
        en: "Select none",
        vi: "Bỏ chọn",
        zh: "取消选择"
    }
    MANY_ENABLE_TITLE {
        en: "Enable these keys?",
        vi: "Bật các khóa này?",
        zh: "启用这些密钥？"
    }
    MANY_DISABLE_TITLE {
        en: "Disable these keys?",
        vi: "Tắt các khóa này?",
        zh: "停用这些密钥？"
    }
    MANY_DELETE_TITLE {
        en: "Delete these keys?",
        vi: "Xóa các khóa này?",
        zh: "删除这些密钥？"
    }
    MANY_EDIT_TITLE {
        en: "Change these keys?",
        vi: "Sửa các khóa này?",
        zh: "更改这些密钥？"
    }
    MANY_TEXT {
        en: "One after the other, each proven by reading it again. What fails for one stops no other.",
        vi: "Lần lượt từng khóa, mỗi khóa được đọc lại để chứng minh. Một khóa lỗi không làm dừng các khóa khác.",
        zh: "逐个进行，每个都会重新读取以确认。某一个失败不会影响其他。"
    }
    MANY_TYPE_COUNT {
        en: "Type {count} to confirm",
        vi: "Nhập {count} để xác nhận",
        zh: "输入 {count} 以确认"
    }
    MANY_NOT_THE_COUNT {
        en: "That is not the number of keys.",
        vi: "Không đúng số khóa.",
        zh: "数量不符。"
    }
    MANY_START {
        en: "Begin",
        vi: "Bắt đầu",
        zh: "开始"
    }
    MANY_STOP {
        en: "Stop after this one",
        vi: "Dừng sau khóa này",
        zh: "完成当前后停止"
    }
    MANY_PROGRESS {
        en: "{done} of {all}…",
        vi: "{done} / {all}…",
        zh: "{done} / {all}…"
    }
    MANY_DONE_TITLE {
        en: "What came of each",
        vi: "Kết quả từng khóa",
        zh: "逐个结果"
    }
    MANY_DONE {
        en: "{done} of {all} are as wanted.",
        vi: "{done} / {all} khóa đúng như mong muốn.",
        zh: "{all} 个中有 {done} 个符合要求。"
    }
    MANY_NOT_TRIED {
        en: "Not tried: stopped before.",
        vi: "Chưa thực hiện: đã dừng trước đó.",
        zh: "未执行：之前已停止。"
    }
    MANY_AS_WANTED {
        en: "Done, and proven by reading again.",
        vi: "Đã xong, đã đọc lại để chứng minh.",
        zh: "已完成，并重新读取确认。"
    }

    // Export.
    EXPORT {
        en: "Export",
        vi: "Xuất",
        zh: "导出"
    }
    EXPORT_TEXT {
        en: "A file with the keys that are shown now, without the secrets.",
        vi: "Một tệp gồm các khóa đang hiển thị, không kèm bí mật.",
        zh: "导出当前显示的密钥列表，不含密钥内容。"
    }
    EXPORT_SECRETS {
        en: "With the whole keys",
        vi: "Kèm toàn bộ khóa",
        zh: "包含完整密钥"
    }
    EXPORT_SECRETS_HINT {
        en: "Whoever has the file can use the keys. Where the server lists masks, each hundred keys costs one of the 20 requests in 20 minutes.",
        vi: "Ai có tệp đều dùng được các khóa. Nếu máy chủ che khóa, mỗi trăm khóa tốn một trong 20 lượt trong 20 phút.",
        zh: "得到文件的人都能使用这些密钥。若服务器打码，每一百个密钥消耗 20 分钟内 20 次请求中的一次。"
    }
    EXPORT_CSV {
        en: "Save as CSV",
        vi: "Lưu CSV",
        zh: "保存为 CSV"
    }
    EXPORT_JSON {
        en: "Save as JSON",
        vi: "Lưu JSON",
        zh: "保存为 JSON"
    }
    EXPORT_SAVED {
        en: "Saved.",
        vi: "Đã lưu.",
        zh: "已保存。"
    }
    EXPORT_FAILED {
        en: "Nothing was saved: the browser or the server refused.",
        vi: "Chưa lưu: trình duyệt hoặc máy chủ từ chối.",
        zh: "未保存：浏览器或服务器拒绝了。"
    }
}
