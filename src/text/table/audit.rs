//! The audit: what a careful owner would look at again, and what can be done about it.

texts! {
    AUDIT {
        en: "Check all",
        vi: "Kiểm tra tất cả",
        zh: "全面检查"
    }
    AUDIT_TITLE {
        en: "What to look at again",
        vi: "Những điều nên xem lại",
        zh: "值得复查的问题"
    }
    AUDIT_CLEAN {
        en: "Nothing to look at: every key works, is limited and is in use.",
        vi: "Không có gì phải xem lại: mọi khóa đều hoạt động, có giới hạn và đang được dùng.",
        zh: "没有需要复查的问题：所有密钥均有效、有限制且在使用中。"
    }
    GRADE_HIGH {
        en: "Serious",
        vi: "Nghiêm trọng",
        zh: "严重"
    }
    GRADE_MEDIUM {
        en: "Worth a look",
        vi: "Nên xem",
        zh: "值得关注"
    }
    GRADE_LOW {
        en: "Minor",
        vi: "Nhẹ",
        zh: "轻微"
    }
    AUDIT_WIDE_OPEN {
        en: "No limit, no expiry, any address: whoever gets one can spend the whole balance",
        vi: "Không giới hạn, không hết hạn, mọi địa chỉ: ai có khóa đều tiêu được hết số dư",
        zh: "不限额、永不过期、不限地址：任何得到它的人都能花光余额"
    }
    AUDIT_DEAD {
        en: "Listed as enabled, but no longer work: past their expiry or used up",
        vi: "Được liệt kê là đang bật nhưng không còn hoạt động: đã hết hạn hoặc hết hạn mức",
        zh: "显示为启用但已失效：已过期或额度用尽"
    }
    AUDIT_ADMITS_NOBODY {
        en: "Enabled, but their IP list has no valid address: nobody can use them",
        vi: "Đang bật nhưng danh sách IP không có địa chỉ hợp lệ: không ai dùng được",
        zh: "已启用，但 IP 白名单中没有有效地址：无人可用"
    }
    AUDIT_UNLIMITED {
        en: "No limit of their own",
        vi: "Không có giới hạn riêng",
        zh: "没有单独的额度限制"
    }
    AUDIT_UNUSED_90 {
        en: "Not used for 90 days",
        vi: "Không được dùng trong 90 ngày",
        zh: "90 天未使用"
    }
    AUDIT_NEVER_EXPIRES {
        en: "Never expire",
        vi: "Không bao giờ hết hạn",
        zh: "永不过期"
    }
    AUDIT_NO_IP_LIST {
        en: "Work from any address",
        vi: "Dùng được từ mọi địa chỉ",
        zh: "可从任何地址使用"
    }
    AUDIT_UNUSED_30 {
        en: "Not used for 30 days",
        vi: "Không được dùng trong 30 ngày",
        zh: "30 天未使用"
    }
    AUDIT_SAME_NAME {
        en: "Share their name with another key",
        vi: "Trùng tên với khóa khác",
        zh: "与其他密钥同名"
    }
    AUDIT_SAME_SETTINGS {
        en: "Seem to be one key made twice, such as \"prod\" and \"prod-2\": all work, with the same settings",
        vi: "Có vẻ là một khóa tạo hai lần, ví dụ \"prod\" và \"prod-2\": đều hoạt động, cùng thiết lập",
        zh: "似乎是同一密钥的副本，例如 “prod” 和 “prod-2”：均有效且设置相同"
    }
    AUDIT_COUNT {
        en: "Keys ({count}): {names}",
        vi: "{count} khóa: {names}",
        zh: "{count} 个密钥：{names}"
    }
    AUDIT_SELECT {
        en: "Select in the list",
        vi: "Chọn trong danh sách",
        zh: "在列表中选中"
    }
    FIX_DISABLE {
        en: "Disable them",
        vi: "Tắt các khóa này",
        zh: "停用它们"
    }
    FIX_SPARE {
        en: "Disable all but the last used",
        vi: "Tắt tất cả trừ khóa dùng gần nhất",
        zh: "只保留最近使用的，停用其余"
    }
    FIX_EXPIRE {
        en: "Let them expire…",
        vi: "Đặt hạn dùng…",
        zh: "设置过期时间…"
    }
    FIX_LIMIT {
        en: "Limit each…",
        vi: "Giới hạn mỗi khóa…",
        zh: "限制每个的额度…"
    }
    FIX_ALLOW_LIST {
        en: "Allow only some addresses…",
        vi: "Chỉ cho phép một số địa chỉ…",
        zh: "只允许部分地址…"
    }
    FIX_ALLOW_LIST_HINT {
        en: "Addresses, networks such as 203.0.113.0/24, or ranges, however you paste them.",
        vi: "Dán địa chỉ, mạng như 203.0.113.0/24 hoặc dải địa chỉ theo kiểu nào cũng được.",
        zh: "地址、网段（例如 203.0.113.0/24）或范围，怎么粘贴都行。"
    }
    FIX_LIMIT_LABEL {
        en: "Dollars each may spend from now on",
        vi: "Số đô la mỗi khóa được dùng kể từ bây giờ",
        zh: "每个密钥从现在起可用的美元额度"
    }
    FIX_LIMIT_UNITS_LABEL {
        en: "Units each may spend from now on (the rate of this server is not known)",
        vi: "Số đơn vị mỗi khóa được dùng kể từ bây giờ (chưa biết tỷ giá của máy chủ này)",
        zh: "每个密钥从现在起可用的单位数（尚不知道此服务器的汇率）"
    }
    FIX_TEXT {
        en: "This will stand on every one of them; everything else stays as it is.",
        vi: "Giá trị này sẽ áp dụng cho từng khóa; mọi thứ khác giữ nguyên.",
        zh: "此项将应用于其中每一个密钥，其他内容保持不变。"
    }
    FIX_NOTHING {
        en: "They all have this already.",
        vi: "Tất cả đã có giá trị này.",
        zh: "它们都已经是这个设置。"
    }
    FIX_STILL_EXCEEDS {
        en: "This change does not mend that, and may be refused for it: {cap}",
        vi: "Thay đổi này chưa khắc phục điều sau và có thể bị từ chối: {cap}",
        zh: "此更改不能解决以下问题，因此可能被拒绝：{cap}"
    }
}
