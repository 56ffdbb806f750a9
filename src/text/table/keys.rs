//! The two sections of the app, and the list of keys.

texts! {
    // Navigation.
    NAV {
        en: "Sections",
        vi: "Các mục",
        zh: "栏目"
    }
    NAV_CREATE {
        en: "Create",
        vi: "Tạo khóa",
        zh: "创建"
    }
    NAV_KEYS {
        en: "Keys",
        vi: "Các khóa",
        zh: "密钥"
    }

    // List.
    KEYS_TITLE {
        en: "Your keys",
        vi: "Các khóa của bạn",
        zh: "您的密钥"
    }
    KEYS_SEARCH {
        en: "Search by name, number, model, address, or a whole key",
        vi: "Tìm theo tên, số, mô hình, địa chỉ hoặc cả khóa",
        zh: "按名称、编号、模型、地址或完整密钥搜索"
    }
    KEYS_FILTER {
        en: "Show",
        vi: "Hiển thị",
        zh: "显示"
    }
    KEYS_GROUP {
        en: "Group",
        vi: "Nhóm",
        zh: "分组"
    }
    KEYS_SORT {
        en: "Order",
        vi: "Sắp xếp",
        zh: "排序"
    }
    FILTER_ALL {
        en: "All keys",
        vi: "Tất cả",
        zh: "全部"
    }
    STATE_ENABLED {
        en: "Enabled",
        vi: "Đang bật",
        zh: "已启用"
    }
    STATE_DISABLED {
        en: "Disabled",
        vi: "Đã tắt",
        zh: "已停用"
    }
    STATE_EXPIRED {
        en: "Expired",
        vi: "Hết hạn",
        zh: "已过期"
    }
    STATE_EXHAUSTED {
        en: "Used up",
        vi: "Hết hạn mức",
        zh: "额度用尽"
    }
    STATE_UNKNOWN {
        en: "Unknown state",
        vi: "Không rõ trạng thái",
        zh: "状态未知"
    }
    FILTER_WARNED {
        en: "Soon to end",
        vi: "Sắp ngừng",
        zh: "即将失效"
    }
    FILTER_NEVER_USED {
        en: "Never used",
        vi: "Chưa từng dùng",
        zh: "从未使用"
    }
    FILTER_NO_IP_LIST {
        en: "Any address",
        vi: "Mọi địa chỉ",
        zh: "不限地址"
    }
    FILTER_UNLIMITED {
        en: "No limit",
        vi: "Không giới hạn",
        zh: "不限额"
    }
    GROUP_ALL {
        en: "All groups",
        vi: "Mọi nhóm",
        zh: "全部分组"
    }
    SORT_NEWEST {
        en: "Newest first",
        vi: "Mới nhất trước",
        zh: "最新在前"
    }
    SORT_OLDEST {
        en: "Oldest first",
        vi: "Cũ nhất trước",
        zh: "最早在前"
    }
    SORT_NAME {
        en: "By name",
        vi: "Theo tên",
        zh: "按名称"
    }
    SORT_LAST_USED {
        en: "Last used first",
        vi: "Mới dùng trước",
        zh: "最近使用在前"
    }
    SORT_EXPIRY {
        en: "Expiring next",
        vi: "Sắp hết hạn trước",
        zh: "最先过期在前"
    }
    SORT_MOST_USED {
        en: "Most spent first",
        vi: "Dùng nhiều nhất trước",
        zh: "消费最多在前"
    }
    SORT_LEAST_LEFT {
        en: "Least left first",
        vi: "Còn ít nhất trước",
        zh: "剩余最少在前"
    }
    KEYS_READING {
        en: "Reading your keys…",
        vi: "Đang đọc các khóa…",
        zh: "正在读取密钥…"
    }
    KEYS_COUNT {
        en: "{shown} of {all} keys",
        vi: "{shown} / {all} khóa",
        zh: "{shown} / {all} 个密钥"
    }
    KEYS_NONE {
        en: "No key yet.",
        vi: "Chưa có khóa nào.",
        zh: "还没有密钥。"
    }
    KEYS_NONE_FOUND {
        en: "No key fits. Change the search or the filter.",
        vi: "Không có khóa nào phù hợp. Hãy đổi từ khóa hoặc bộ lọc.",
        zh: "没有符合的密钥，请更改搜索或筛选。"
    }
    KEYS_NOT_READ {
        en: "The list could not be read. What stands here may be old.",
        vi: "Không đọc được danh sách. Những gì hiển thị có thể đã cũ.",
        zh: "无法读取列表，此处内容可能已过时。"
    }
    KEYS_RELOAD {
        en: "Read again",
        vi: "Đọc lại",
        zh: "重新读取"
    }
    KEYS_SELECT {
        en: "Select {name}",
        vi: "Chọn {name}",
        zh: "选择 {name}"
    }
    KEY_NO_NAME {
        en: "(no name, number {id})",
        vi: "(không tên, số {id})",
        zh: "（无名称，编号 {id}）"
    }
    KEY_LEFT {
        en: "{left} of {all} left",
        vi: "còn {left} / {all}",
        zh: "剩余 {left} / {all}"
    }
    KEY_USED_UNLIMITED {
        en: "{used} spent, no limit",
        vi: "đã dùng {used}, không giới hạn",
        zh: "已用 {used}，不限额"
    }
    KEY_EXPIRES {
        en: "expires {time}",
        vi: "hết hạn {time}",
        zh: "过期：{time}"
    }
    KEY_EXPIRED {
        en: "expired {time}",
        vi: "đã hết hạn {time}",
        zh: "已过期：{time}"
    }
    KEY_NEVER_EXPIRES {
        en: "never expires",
        vi: "không hết hạn",
        zh: "永不过期"
    }
    KEY_LAST_USED {
        en: "used {time}",
        vi: "dùng {time}",
        zh: "使用：{time}"
    }
    KEY_CREATED {
        en: "created {time}",
        vi: "tạo {time}",
        zh: "创建：{time}"
    }
    MARK_EXPIRES_SOON {
        en: "expires soon",
        vi: "sắp hết hạn",
        zh: "即将过期"
    }
    MARK_NEARLY_EMPTY {
        en: "nearly empty",
        vi: "sắp hết",
        zh: "即将用尽"
    }
}
