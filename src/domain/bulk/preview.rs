//! What a row asks for, to be looked at before it is sent: taken from what is sent, and from nothing else.

use super::super::allow_list::{AllowList, Totals};
use super::super::draft::{Draft, FieldError, ValidDraft};
use super::super::expiry::Expiry;
use super::super::field::Field;
use super::super::time::UnixSeconds;

/// Who may use a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// Whoever has it.
    AnyAddress,
    /// Some addresses.
    Only(Totals),
}

/// One row as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The key's name.
    pub name: String,
    /// How much it may spend, in units; `None` for as much as the account has.
    pub quota_units: Option<i64>,
    /// When it expires.
    pub expiry: Expiry,
    /// Who may use it.
    pub access: Access,
    /// The allow list as it is sent, one entry a line; empty for any address.
    pub addresses: String,
    /// The ids of the models it may use; `None` for all.
    pub models: Option<Vec<String>>,
    /// Its group; empty for the account's own.
    pub group: String,
    /// Whether other groups are tried.
    pub cross_group_retry: bool,
    /// The groups that `auto` may pick, in their order; none for all.
    pub auto_groups: Vec<String>,
}

impl From<&ValidDraft> for Preview {
    fn from(asked: &ValidDraft) -> Self {
        let list = &asked.allow_list;
        let ids = asked.models.ids().iter().map(|id| id.as_str().to_owned());
        Self {
            name: asked.name.as_str().to_owned(),
            quota_units: (!asked.unlimited).then(|| asked.quota.units()),
            expiry: asked.expiry,
            access: if list.is_any() { Access::AnyAddress } else { Access::Only(totals(list)) },
            addresses: list.wire().unwrap_or_default(),
            models: asked.models.are_limited().then(|| ids.collect()),
            group: asked.group.as_str().to_owned(),
            cross_group_retry: asked.cross_group_retry,
            auto_groups: asked.auto_groups.names().map(str::to_owned).collect(),
        }
    }
}

fn totals(list: &AllowList) -> Totals {
    AllowList::read(&list.wire().unwrap_or_default()).totals
}

/// The settings of the form that rows are held against.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormLimits {
    asked: Option<ValidDraft>,
    /// Fields of the form that hold nothing yet that could be compared.
    unknown: Vec<Field>,
}

impl FormLimits {
    /// Reads the form by its own check. A field that is not filled in yet limits nothing, and neither does the name.
    pub fn of(
        template: &Draft,
        validate: &dyn Fn(&Draft) -> Result<ValidDraft, Vec<FieldError>>,
    ) -> Self {
        let mut draft = Draft { name: "-".to_owned(), ..template.clone() };
        let unknown: Vec<Field> = match validate(&draft) {
            Ok(asked) => return Self { asked: Some(asked), unknown: Vec::new() },
            Err(errors) => errors.into_iter().map(|error| error.field).collect(),
        };
        for field in &unknown {
            match field {
                Field::RemainQuota => "0".clone_into(&mut draft.remain_quota),
                Field::ExpiredTime => draft.expires = false,
                Field::ModelLimits => draft.model_limits_enabled = false,
                Field::AllowIps => draft.allow_ips.clear(),
                Field::Group => draft.group.clear(),
                Field::CrossGroupRetry => draft.cross_group_retry = false,
                Field::AutoGroups => draft.auto_groups.clear(),
                Field::Name | Field::UnlimitedQuota | Field::ModelLimitsEnabled => {}
            }
        }
        Self { asked: validate(&draft).ok(), unknown }
    }

    /// The fields in which a row asks for more than the form: more money, a longer life, other addresses, models or
    /// groups.
    pub fn loosened(&self, row: &ValidDraft) -> Vec<Field> {
        let mut fields = self.asked.as_ref().map(|form| loosened(form, row)).unwrap_or_default();
        fields.retain(|field| !self.unknown.contains(field));
        fields
    }
}

fn loosened(form: &ValidDraft, row: &ValidDraft) -> Vec<Field> {
    let names_model = |id| form.models.ids().contains(id);
    let is_within = row.models.are_limited() && row.models.ids().iter().all(names_model);
    let picks = |group| form.auto_groups.groups().contains(group);
    let is_picked = !row.auto_groups.is_empty() && row.auto_groups.groups().iter().all(picks);
    let is_more = |field: &Field| match field {
        Field::Name | Field::ModelLimitsEnabled => false,
        Field::ExpiredTime => ends(row.expiry) > ends(form.expiry),
        Field::RemainQuota => !row.unlimited && !form.unlimited && row.quota > form.quota,
        Field::UnlimitedQuota => row.unlimited && !form.unlimited,
        Field::ModelLimits => form.models.are_limited() && !is_within,
        Field::AllowIps => !form.allow_list.holds(&row.allow_list),
        Field::Group => row.group != form.group,
        Field::CrossGroupRetry => row.cross_group_retry && !form.cross_group_retry,
        Field::AutoGroups => !form.auto_groups.is_empty() && row.group.is_auto() && !is_picked,
    };
    Field::ALL.into_iter().filter(is_more).collect()
}

const fn ends(expiry: Expiry) -> i64 {
    match expiry {
        Expiry::Never => i64::MAX,
        Expiry::At(moment) => moment.0,
    }
}

/// Whether `shown` may still be sent when a fresh look finds `now_found`: nothing but moments that are counted from now
/// differs, and none of those shown has passed.
pub fn is_still_true(shown: &[ValidDraft], now_found: &[ValidDraft], now: UnixSeconds) -> bool {
    let is_same = |(shown, found): (&ValidDraft, &ValidDraft)| {
        let is_moment = shown.expiry == found.expiry
            || matches!((shown.expiry, found.expiry), (Expiry::At(_), Expiry::At(_)));
        is_moment
            && ends(shown.expiry) > now.0
            && *found == ValidDraft { expiry: found.expiry, ..shown.clone() }
    };
    shown.len() == now_found.len() && shown.iter().zip(now_found).all(is_same)
}
