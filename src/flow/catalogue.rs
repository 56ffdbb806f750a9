//! What a server offers to choose from: its models and the account's groups, read once and kept with their age.

use serde_json::{Value, json};

use super::retry::exchange;
use crate::api::{Account, Failure, auto_groups, groups, model_catalogue, user_models};
use crate::domain::auto_groups::Offered;
use crate::domain::catalogue::{Catalogue, Model, Price};
use crate::domain::group::GroupChoice;
use crate::host::{AccountSlot, AccountStorage, Host};

const VERSION: u64 = 2;

/// The models and groups of one account on one server. Either may be empty: not every server tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// The models; empty when the server lists none.
    pub models: Catalogue,
    /// The groups the account may use; empty when the server lists none.
    pub groups: Vec<GroupChoice>,
    /// To which groups a key of the group `auto` may be limited.
    pub auto_groups: Offered,
    /// When they were read, by the local clock, in milliseconds since 1970.
    pub read_millis: i64,
}

/// What was read earlier for this account; `None` when nothing was.
pub async fn known_offer(host: &dyn Host, account: &Account) -> Option<Offer> {
    // Storage that fails costs a request, no more.
    let stored = AccountStorage::new(host, &account.id).load(AccountSlot::Catalogue).await;
    from_value(&stored.ok().flatten()?)
}

/// Asks the server: `CometAPI`'s public catalogue first, then the models of the account's groups; and the groups.
/// A server that says that it has neither is believed. One that cannot be asked now is a failure, and nothing is kept.
pub async fn read_offer(host: &dyn Host, account: &Account) -> Result<Offer, Failure> {
    let public = model_catalogue::request(account);
    let models = match exchange(host, public, model_catalogue::read).await {
        Ok(models) if !models.is_empty() => Ok(models),
        _ => exchange(host, user_models::request(account), user_models::read).await,
    };
    let groups = exchange(host, groups::request(account), groups::read).await;
    let auto_groups = read_auto_groups(host, account, groups.as_deref().unwrap_or_default()).await;
    let is_sure = |failure: Option<&Failure>| failure.is_none_or(|why| !why.kind.is_transient());
    let is_whole = is_sure(models.as_ref().err())
        && is_sure(groups.as_ref().err())
        && is_sure(auto_groups.as_ref().err());
    if let (Err(failure), true) = (&models, groups.as_ref().map_or(true, Vec::is_empty))
        && !is_whole
    {
        return Err(failure.clone());
    }
    let offer = Offer {
        models: models.unwrap_or_default(),
        groups: groups.unwrap_or_default(),
        auto_groups: auto_groups.unwrap_or_default(),
        read_millis: host.now_millis(),
    };
    if is_whole {
        // A catalogue that cannot be kept is read again next time.
        let storage = AccountStorage::new(host, &account.id);
        drop(storage.save(AccountSlot::Catalogue, to_value(&offer)).await);
    }
    Ok(offer)
}

/// Where the account has groups and none is `auto`, there is nothing to ask for.
async fn read_auto_groups(
    host: &dyn Host,
    account: &Account,
    groups: &[GroupChoice],
) -> Result<Offered, Failure> {
    if !groups.is_empty() && groups.iter().all(|group| group.name != "auto") {
        return Ok(Offered::Unknown);
    }
    exchange(host, auto_groups::request(account), auto_groups::read).await
}

fn to_value(offer: &Offer) -> Value {
    let models: Vec<Value> = offer
        .models
        .models()
        .iter()
        .map(|Model { id, provider, kind, features, price }| {
            let Price { currency, input, output, per_request, per_second } = price;
            json!([
                id.as_str(),
                provider,
                kind,
                features,
                currency,
                input,
                output,
                per_request,
                per_second
            ])
        })
        .collect();
    let groups = offer
        .groups
        .iter()
        .map(|GroupChoice { name, description, ratio }| json!([name, description, ratio]));
    json!({
        "version": VERSION,
        "read_millis": offer.read_millis.to_string(),
        "models": models,
        "groups": groups.collect::<Vec<_>>(),
        "auto_groups": auto_groups_to_value(&offer.auto_groups),
    })
}

fn from_value(value: &Value) -> Option<Offer> {
    if value.get("version")?.as_u64()? != VERSION {
        return None;
    }
    let models = value.get("models")?.as_array()?.iter().filter_map(|row| {
        let text = |at: usize| row.get(at).and_then(Value::as_str).unwrap_or_default().to_owned();
        let amount = |at: usize| row.get(at).and_then(Value::as_str).map(ToOwned::to_owned);
        let features = row.get(3).and_then(Value::as_array).into_iter().flatten();
        Some(Model {
            id: text(0).parse().ok()?,
            provider: text(1),
            kind: text(2),
            features: features.filter_map(Value::as_str).map(ToOwned::to_owned).collect(),
            price: Price {
                currency: text(4),
                input: amount(5),
                output: amount(6),
                per_request: amount(7),
                per_second: amount(8),
            },
        })
    });
    let groups = value.get("groups")?.as_array()?.iter().map(|row| {
        let text = |at: usize| row.get(at).and_then(Value::as_str).unwrap_or_default().to_owned();
        GroupChoice { name: text(0), description: text(1), ratio: text(2) }
    });
    Some(Offer {
        models: Catalogue::new(models.collect()),
        groups: groups.collect(),
        auto_groups: auto_groups_from_value(value.get("auto_groups")?)?,
        read_millis: value.get("read_millis")?.as_str()?.parse().ok()?,
    })
}

fn auto_groups_to_value(offered: &Offered) -> Value {
    match offered {
        Offered::Unknown => Value::Null,
        Offered::Unsupported => Value::Bool(false),
        Offered::Known { groups, most } => json!([most.to_string(), groups]),
    }
}

fn auto_groups_from_value(value: &Value) -> Option<Offered> {
    Some(match value {
        Value::Null => Offered::Unknown,
        Value::Bool(false) => Offered::Unsupported,
        known => Offered::Known {
            most: known.get(0)?.as_str()?.parse().ok()?,
            groups: serde_json::from_value(known.get(1)?.clone()).ok()?,
        },
    })
}
