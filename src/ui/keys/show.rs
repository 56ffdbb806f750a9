//! A key's values as a person reads them: money, moments, names, states.

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use crate::domain::field::Field;
use crate::domain::key::KeyRecord;
use crate::domain::key_list::{Filter, Sort};
use crate::domain::key_state::{KeyState, Mark, is_never_used, is_past_expiry, left_percent};
use crate::domain::readable::readable;
use crate::domain::settings::Settings;
use crate::js;
use crate::text::{Text, amount_text, fill, short_amount_text};

/// The name, or what stands for it; safe to show.
pub(super) fn name(ctx: Ctx, record: &KeyRecord) -> String {
    if record.name.trim().is_empty() {
        return fill(ctx.t(Text::KEY_NO_NAME), &[("id", &record.id.0.to_string())]);
    }
    readable(&record.name)
}

pub(super) const fn state_text(state: KeyState) -> Text {
    match state {
        KeyState::Enabled => Text::STATE_ENABLED,
        KeyState::Disabled => Text::STATE_DISABLED,
        KeyState::Expired => Text::STATE_EXPIRED,
        KeyState::Exhausted => Text::STATE_EXHAUSTED,
        KeyState::Unknown => Text::STATE_UNKNOWN,
    }
}

pub(super) const fn mark_text(mark: Mark) -> Text {
    match mark {
        Mark::ExpiresSoon => Text::MARK_EXPIRES_SOON,
        Mark::NearlyEmpty => Text::MARK_NEARLY_EMPTY,
    }
}

pub(super) const fn filter_text(filter: Filter) -> Text {
    match filter {
        Filter::All => Text::FILTER_ALL,
        Filter::State(state) => state_text(state),
        Filter::Warned => Text::FILTER_WARNED,
        Filter::NeverUsed => Text::FILTER_NEVER_USED,
        Filter::NoIpList => Text::FILTER_NO_IP_LIST,
        Filter::Unlimited => Text::FILTER_UNLIMITED,
    }
}

pub(super) const fn sort_text(sort: Sort) -> Text {
    match sort {
        Sort::Newest => Text::SORT_NEWEST,
        Sort::Oldest => Text::SORT_OLDEST,
        Sort::Name => Text::SORT_NAME,
        Sort::LastUsed => Text::SORT_LAST_USED,
        Sort::Expiry => Text::SORT_EXPIRY,
        Sort::MostUsed => Text::SORT_MOST_USED,
        Sort::LeastLeft => Text::SORT_LEAST_LEFT,
    }
}

/// Used and left as money, with a bar where there is a limit.
pub(super) fn spending(ctx: Ctx, record: &KeyRecord) -> AnyView {
    let (used, left) = (record.used_quota, record.remain_quota);
    let is_unlimited = record.unlimited_quota;
    // The rate may come after the list.
    let text = move || {
        let rate = ctx.rate_followed();
        let money = |units| short_amount_text(units, rate, ctx.lang());
        if is_unlimited {
            return fill(ctx.t(Text::KEY_USED_UNLIMITED), &[("used", &money(used))]);
        }
        let values = [("left", &*money(left)), ("all", &*money(left.saturating_add(used)))];
        fill(ctx.t(Text::KEY_LEFT), &values)
    };
    let bar = left_percent(record).map(|percent| {
        view! {
            <meter min="0" max="100" low="11" optimum="100" value=percent.to_string() aria-hidden="true">
                {""}
            </meter>
        }
    });
    view! { <span class="spending">{text}{bar.into_any()}</span> }.into_any()
}

/// What is said of a moment that the browser's calendar does not hold; `None` for any other.
fn beyond_dates(ctx: Ctx, seconds: i64) -> Option<String> {
    let text = match seconds {
        late if late > js::MAX_DATE_SECONDS => Text::MOMENT_TOO_FAR,
        early if early < -js::MAX_DATE_SECONDS => Text::MOMENT_TOO_EARLY,
        _ => return None,
    };
    Some(fill(ctx.t(text), &[("seconds", &seconds.to_string())]))
}

/// A moment as the distance from now; the exact one shows on hovering and while its row has the focus.
pub(super) fn moment(ctx: Ctx, text: Text, seconds: i64) -> AnyView {
    if let Some(beyond) = beyond_dates(ctx, seconds) {
        return view! { <span>{fill(ctx.t(text), &[("time", &beyond)])}</span> }.into_any();
    }
    let exact = js::unix_seconds_to_local(seconds).replace('T', " ");
    let distance = seconds.saturating_sub(ctx.now().0);
    let relative = js::write_distance(distance, ctx.lang().tag());
    let shown = fill(ctx.t(text), &[("time", &relative)]);
    let told = fill(ctx.t(text), &[("time", &exact)]);
    view! {
        <time datetime=exact title=told.clone() data-exact=told>
            <span>{shown}</span>
        </time>
    }
    .into_any()
}

/// When the key expires or expired, as a moment, or that it never does. A key that was switched off expires all the same.
pub(super) fn expiry(ctx: Ctx, record: &KeyRecord) -> AnyView {
    if record.expired_time == -1 {
        return view! { <span>{ctx.t(Text::KEY_NEVER_EXPIRES)}</span> }.into_any();
    }
    let is_past = is_past_expiry(record, ctx.now());
    let text = if is_past { Text::KEY_EXPIRED } else { Text::KEY_EXPIRES };
    moment(ctx, text, record.expired_time)
}

/// When the key was last used, or else created.
pub(super) fn last_sign(ctx: Ctx, record: &KeyRecord) -> AnyView {
    if is_never_used(record) {
        return moment(ctx, Text::KEY_CREATED, record.created_time);
    }
    moment(ctx, Text::KEY_LAST_USED, record.accessed_time)
}

/// One setting as a person reads it, from its raw text.
pub(in super::super) fn setting(ctx: Ctx, field: Field, raw: &str) -> String {
    let number = raw.parse::<i64>().ok();
    match (field, number) {
        (Field::ExpiredTime, Some(-1)) => ctx.t(Text::KEY_NEVER_EXPIRES).to_owned(),
        (Field::ExpiredTime, Some(seconds)) => beyond_dates(ctx, seconds)
            .unwrap_or_else(|| js::write_moment(seconds, ctx.lang().tag())),
        (Field::RemainQuota, Some(units)) => amount_text(units, ctx.rate(), ctx.lang()),
        (Field::UnlimitedQuota | Field::ModelLimitsEnabled | Field::CrossGroupRetry, _) => {
            ctx.t(if raw == "true" { Text::YES } else { Text::NO }).to_owned()
        }
        (Field::ModelLimits, _) => readable_lines(&raw.replace(',', "\n")),
        (Field::AutoGroups, _) if raw.is_empty() => ctx.t(Text::AUTO_GROUPS_EVERY).to_owned(),
        (Field::AllowIps | Field::AutoGroups, _) => readable_lines(raw),
        _ => readable(raw),
    }
}

/// Several lines, each safe to show.
fn readable_lines(text: &str) -> String {
    text.lines().map(readable).collect::<Vec<_>>().join("\n")
}

/// What a setting is called.
pub(super) const fn field_text(field: Field) -> Text {
    match field {
        Field::Name => Text::NAME,
        Field::ExpiredTime => Text::EXPIRES,
        Field::RemainQuota => Text::QUOTA,
        Field::UnlimitedQuota => Text::UNLIMITED,
        Field::ModelLimitsEnabled => Text::LIMIT_MODELS,
        Field::ModelLimits => Text::MODELS,
        Field::AllowIps => Text::ALLOW_IPS,
        Field::Group => Text::GROUP,
        Field::CrossGroupRetry => Text::CROSS_GROUP_RETRY,
        Field::AutoGroups => Text::AUTO_GROUPS,
    }
}

/// A table with a heading row and a heading column.
pub(super) fn table(part: &'static str, rows: Vec<Vec<String>>) -> AnyView {
    let rows: Vec<AnyView> = rows
        .into_iter()
        .map(|cells| {
            let mut cells = cells.into_iter();
            let head = cells.next().unwrap_or_default();
            let cells: Vec<AnyView> =
                cells.map(|cell| view! { <td class="lines">{cell}</td> }.into_any()).collect();
            view! {
                <tr>
                    <th scope="row">{head}</th>
                    {cells}
                </tr>
            }
            .into_any()
        })
        .collect();
    view! {
        <div class="scroll">
            <table data-part=part>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Every setting of a record that is set, by its name.
pub(super) fn settings_rows(ctx: Ctx, record: &KeyRecord) -> Vec<Vec<String>> {
    let settings = Settings::of(record);
    let is_told = |field: &Field| match field {
        Field::Name | Field::UnlimitedQuota | Field::ModelLimitsEnabled => false,
        Field::RemainQuota => !record.unlimited_quota,
        Field::ModelLimits => record.model_limits_enabled,
        Field::CrossGroupRetry => record.group == "auto",
        Field::AutoGroups => record.group == "auto" || !settings.text(*field).is_empty(),
        Field::ExpiredTime | Field::AllowIps | Field::Group => true,
    };
    let row = |field: Field| {
        let value = setting(ctx, field, &settings.text(field));
        let value = if value.is_empty() { ctx.t(Text::EMPTY_VALUE).to_owned() } else { value };
        // A moment that lies behind is no "expires".
        let is_over = field == Field::ExpiredTime && is_past_expiry(record, ctx.now());
        let label = if is_over { Text::STATE_EXPIRED } else { field_text(field) };
        vec![ctx.t(label).to_owned(), value]
    };
    Field::ALL.into_iter().filter(is_told).map(row).collect()
}
