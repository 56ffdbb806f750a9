//! One key's page, and deleting it.

texts! {
    // One key.
    KEY_TITLE {
        en: "Key",
        vi: "Khóa",
        zh: "密钥详情"
    }
    KEY_BACK {
        en: "All keys",
        vi: "Tất cả khóa",
        zh: "全部密钥"
    }
    KEY_DETAILS {
        en: "Details",
        vi: "Chi tiết",
        zh: "详情"
    }
    KEY_SHOW_WHOLE {
        en: "Get the whole key",
        vi: "Lấy toàn bộ khóa",
        zh: "获取完整密钥"
    }
    KEY_ALLOWANCE {
        en: "The server lists a mask only. It gives out whole keys 20 times in 20 minutes; {left} are left, as far as this browser knows.",
        vi: "Máy chủ chỉ liệt kê khóa đã che. Nó cho xem toàn bộ khóa 20 lần trong 20 phút; theo trình duyệt này còn {left} lần.",
        zh: "服务器只列出打码的密钥。20 分钟内最多可获取完整密钥 20 次；据本浏览器所知还剩 {left} 次。"
    }
    KEY_ALLOWANCE_WAIT {
        en: "The server gives out whole keys 20 times in 20 minutes, and they are used up. There is one more in about {minutes} min.",
        vi: "Máy chủ cho xem toàn bộ khóa 20 lần trong 20 phút và đã hết lượt. Còn khoảng {minutes} phút nữa sẽ có thêm một lượt.",
        zh: "服务器 20 分钟内最多给出完整密钥 20 次，现已用完。约 {minutes} 分钟后可再获取一次。"
    }
    KEY_ENABLE {
        en: "Enable",
        vi: "Bật",
        zh: "启用"
    }
    KEY_DISABLE {
        en: "Disable",
        vi: "Tắt",
        zh: "停用"
    }
    KEY_EDIT {
        en: "Edit",
        vi: "Sửa",
        zh: "编辑"
    }
    KEY_ROTATE {
        en: "Replace by a new key",
        vi: "Thay bằng khóa mới",
        zh: "更换为新密钥"
    }
    KEY_DELETE {
        en: "Delete",
        vi: "Xóa",
        zh: "删除"
    }
    KEY_DEAD_HINT {
        en: "This key no longer works. Edit it first: give it a new expiry or more quota, and enable it in the same step.",
        vi: "Khóa này không còn hoạt động. Hãy sửa trước: đặt hạn mới hoặc thêm hạn mức, rồi bật lại trong cùng một bước.",
        zh: "此密钥已失效。请先编辑：设置新的过期时间或增加额度，并在同一步中启用。"
    }
    KEY_WORKING {
        en: "Under way…",
        vi: "Đang thực hiện…",
        zh: "正在处理…"
    }
    YES {
        en: "yes",
        vi: "có",
        zh: "是"
    }
    NO {
        en: "no",
        vi: "không",
        zh: "否"
    }
    FIELD_STATE {
        en: "State",
        vi: "Trạng thái",
        zh: "状态"
    }
    FIELD_USED {
        en: "Spent",
        vi: "Đã dùng",
        zh: "已用"
    }
    FIELD_CREATED {
        en: "Created",
        vi: "Tạo lúc",
        zh: "创建时间"
    }
    FIELD_LAST_USED {
        en: "Last used",
        vi: "Dùng lần cuối",
        zh: "最后使用"
    }

    // Delete.
    DELETE_TITLE {
        en: "Delete this key?",
        vi: "Xóa khóa này?",
        zh: "删除此密钥？"
    }
    DELETE_TEXT {
        en: "Whatever uses it stops working at once, and it cannot be brought back. To be able to change your mind, disable it instead.",
        vi: "Mọi thứ đang dùng khóa sẽ ngừng ngay và không thể khôi phục. Nếu còn muốn đổi ý, hãy tắt khóa thay vì xóa.",
        zh: "使用它的一切会立即停止工作，且无法恢复。若想保留反悔的余地，请改为停用。"
    }
    DELETE_TYPE_NAME {
        en: "Type \"{name}\" to confirm",
        vi: "Nhập \"{name}\" để xác nhận",
        zh: "输入 “{name}” 以确认"
    }
    DELETE_NOT_THE_NAME {
        en: "That is not the name.",
        vi: "Tên chưa đúng.",
        zh: "名称不符。"
    }
    DELETE_WAITING {
        en: "\"{name}\" will be deleted in {seconds} s. Nothing has been sent yet.",
        vi: "\"{name}\" sẽ bị xóa sau {seconds} giây. Chưa gửi gì cả.",
        zh: "“{name}” 将在 {seconds} 秒后删除。尚未发送任何内容。"
    }
    DELETE_BEGUN {
        en: "\"{name}\" is being deleted.",
        vi: "Đang xóa \"{name}\".",
        zh: "正在删除 “{name}”。"
    }
    DELETE_FAILED {
        en: "\"{name}\" was not deleted, or nobody can tell whether it was.",
        vi: "\"{name}\" chưa bị xóa, hoặc không thể biết đã xóa hay chưa.",
        zh: "“{name}” 未被删除，或无法确定是否已删除。"
    }
    DELETES_DROPPED {
        en: "The account is disconnected. The keys that were still waiting to be deleted have not been deleted.",
        vi: "Đã ngắt kết nối tài khoản. Những khóa còn đang chờ xóa chưa bị xóa.",
        zh: "账户已断开连接。仍在等待删除的密钥没有被删除。"
    }
    DELETE_ELSEWHERE {
        en: "You can undo it above, on every screen. If you close the window first, it waits for the next one and counts down again there.",
        vi: "Bạn có thể hoàn tác ở phía trên, trên mọi màn hình. Nếu đóng cửa sổ trước đó, việc xóa sẽ chờ cửa sổ tiếp theo và đếm ngược lại.",
        zh: "可在上方撤销，每个页面都能看到。如果先关闭窗口，它会等到下一个窗口打开并重新倒计时。"
    }
    UNDO {
        en: "Undo",
        vi: "Hoàn tác",
        zh: "撤销"
    }
    CANCEL {
        en: "Cancel",
        vi: "Hủy",
        zh: "取消"
    }
}
