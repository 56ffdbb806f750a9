//! The models and groups of the account. Names are plausible and prices invented; only the shape of
//! the public catalogue is `CometAPI`'s.

use serde_json::{Map, Number, Value, json};

use crate::generation::Generation;

/// A group of the account and the models it may call.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) name: &'static str,
    desc: &'static str,
    /// The price factor; `auto` has none.
    ratio: Option<Number>,
    pub(crate) models: Vec<&'static str>,
}

impl Group {
    fn new(
        name: &'static str,
        desc: &'static str,
        ratio: Option<Number>,
        models: Vec<&'static str>,
    ) -> Self {
        Self { name, desc, ratio, models }
    }
}

/// One line of the catalogue.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Model {
    pub(crate) id: &'static str,
    pub(crate) provider: &'static str,
    kind: &'static str,
    input: f64,
    output: f64,
}

/// All models, in the order of the catalogue.
pub(crate) fn models() -> impl Iterator<Item = Model> {
    include_str!("../data/catalogue.txt").lines().filter_map(|line| {
        let mut words = line.split(' ');
        let model = Model {
            id: words.next().filter(|word| *word != "#")?,
            provider: words.next()?,
            kind: words.next()?,
            input: words.next()?.parse().ok()?,
            output: words.next()?.parse().ok()?,
        };
        Some(model)
    })
}

/// The recorded servers' groups and models.
pub(crate) fn recorded_groups() -> Vec<Group> {
    vec![
        Group::new("default", "默认分组", Some(1.into()), vec!["gpt-4o", "gpt-4o-mini"]),
        Group::new("vip", "vip分组", Some(1.into()), vec!["gpt-4.1"]),
    ]
}

/// The groups and models of the servers recorded since August 2026.
pub(crate) fn august_groups() -> Vec<Group> {
    let all = vec!["claude-sonnet-4-5", "dall-e-3", "gpt-4.1", "gpt-4o", "gpt-4o-mini"];
    vec![
        Group::new("default", "Default group", Some(1.into()), all.clone()),
        Group::new("vip", "VIP group", Number::from_f64(0.5), vec!["claude-sonnet-4-5", "gpt-4o"]),
        Group::new("auto", "Automatic", None, all),
    ]
}

/// Three groups, `auto` among them, that may call everything.
pub(crate) fn rich_groups() -> Vec<Group> {
    let all: Vec<_> = models().map(|model| model.id).collect();
    vec![
        Group::new("default", "默认分组", Some(1.into()), all.clone()),
        Group::new("vip", "vip分组", Some(1.into()), all.clone()),
        Group::new("auto", "自动选择最优分组", None, all),
    ]
}

/// The `data` of `GET /api/user/self/groups`: the ratio is a number, but a text for `auto`.
pub(crate) fn groups_json(groups: &[Group]) -> Value {
    let shown = groups.iter().map(|group| {
        let ratio = group.ratio.as_ref().map_or_else(|| json!("自动"), |ratio| json!(ratio));
        (group.name.to_owned(), json!({ "desc": group.desc, "ratio": ratio }))
    });
    Value::Object(shown.collect())
}

/// Every model that some group may call, each once.
pub(crate) fn callable(groups: &[Group]) -> Vec<&'static str> {
    let mut found = Vec::new();
    for id in groups.iter().flat_map(|group| &group.models) {
        if !found.contains(id) {
            found.push(*id);
        }
    }
    found
}

/// The answer of `CometAPI`'s public `GET /api/models`.
pub(crate) fn public_json() -> Value {
    let data: Vec<_> = models().map(shown).collect();
    json!({ "success": true, "page": 0, "page_size": 0, "total": data.len(), "data": data })
}

fn shown(model: Model) -> Value {
    let priced = |dollars: f64| if dollars > 0.0 { json!(dollars) } else { Value::Null };
    let by_request = model.input <= 0.0 && model.output <= 0.0;
    let by_second = by_request && model.kind == "video";
    let per_request = if by_request && !by_second { json!(0.04) } else { Value::Null };
    let per_second = if by_second { json!(0.1) } else { Value::Null };
    let features: &[&str] = match model.kind {
        "text" => &["text-to-text"],
        "image" => &["text-to-image"],
        "video" => &["text-to-video"],
        "audio" => &["text-to-audio"],
        _ => &[],
    };
    json!({
        "id": model.id,
        "provider": model.provider,
        "model_type": model.kind,
        "features": features,
        "pricing": {
            "currency": "USD",
            "input": priced(model.input),
            "output": priced(model.output),
            "per_request": per_request,
            "per_second": per_second,
        },
        "api_doc_url": format!("https://apidoc.cometapi.com/api/{}/{}", model.kind, model.id),
    })
}

/// New API's `GET /api/models`: the models of each channel, by the channel's number.
pub(crate) fn channels_json(groups: &[Group]) -> Value {
    let mut channels = Map::new();
    channels.insert("1".to_owned(), json!(callable(groups)));
    Value::Object(channels)
}

/// New API's `GET /api/pricing`: each model with the groups that offer it.
pub(crate) fn pricing_json(groups: &[Group], auto_groups: &[&str]) -> Value {
    let offered = models().filter(|model| callable(groups).contains(&model.id));
    let data: Vec<_> = offered.map(|model| priced_in_groups(model, groups)).collect();
    let ratios = groups.iter().filter_map(|group| {
        let ratio = group.ratio.clone()?;
        Some((group.name.to_owned(), Value::Number(ratio)))
    });
    let usable = groups.iter().map(|group| (group.name.to_owned(), json!(group.desc)));
    json!({
        "success": true,
        "data": data,
        "group_ratio": ratios.collect::<Map<_, _>>(),
        "usable_group": usable.collect::<Map<_, _>>(),
        "auto_groups": auto_groups,
        "supported_endpoint": {
            "image-generation": { "path": "/v1/images/generations", "method": "POST" },
            "openai": { "path": "/v1/chat/completions", "method": "POST" },
        },
        "vendors": [{ "id": 1, "name": "OpenAI", "icon": "OpenAI" }],
        "pricing_version": "a42d372ccf0b5dd13ecf71203521f9d2",
    })
}

/// Priced by its tokens, where it has such a price, or else by the request.
fn priced_in_groups(model: Model, groups: &[Group]) -> Value {
    let by_request = model.input <= 0.0;
    let offers = |group: &&Group| group.ratio.is_some() && group.models.contains(&model.id);
    let enabled: Vec<_> = groups.iter().filter(offers).map(|group| group.name).collect();
    json!({
        "model_name": model.id,
        "vendor_id": 1,
        "quota_type": i32::from(by_request),
        "model_ratio": if by_request { 0.0 } else { model.input / 2.0 },
        "model_price": if by_request { 0.04 } else { 0.0 },
        "owner_by": "",
        "completion_ratio": if by_request { 0.0 } else { model.output / model.input },
        "enable_groups": enabled,
        "supported_endpoint_types": ["openai"],
    })
}

/// One entry of `GET /v1/models`.
pub(crate) fn listed(id: &str, server: Generation) -> Value {
    let own = models().find(|model| model.id == id).map_or("custom", |model| model.provider);
    // Recorded behind one channel of OpenAI's kind.
    let owner = if server.has_auto_groups() { "openai" } else { own };
    json!({
        "id": id,
        "object": "model",
        "created": 1_626_777_600,
        "owned_by": owner,
        "supported_endpoint_types": [],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_is_as_long_as_the_real_one_and_every_id_can_be_a_limit() {
        let ids: Vec<_> = models().map(|model| model.id).collect();

        assert!(ids.len() > 300, "{}", ids.len());
        let lines = include_str!("../data/catalogue.txt").lines().count();
        assert_eq!(ids.len(), lines - 1, "every line but the comment is read");
        assert!(ids.iter().all(|id| !id.is_empty() && !id.contains(',')));
    }
}
