//! What a page hears: the names of the element's events and what they carry. Never a secret.

use serde::Serialize as _;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;

use crate::api::Certainty;
use crate::domain::draft::ValidDraft;
use crate::domain::key::{KeyRecord, KeyText};
use crate::flow::{Created, Evidence};
use crate::ui::Told;

/// One event to be.
pub(super) struct Event {
    pub(super) name: &'static str,
    pub(super) detail: Value,
    pub(super) is_cancelable: bool,
}

impl Event {
    pub(super) fn of(told: Told<'_>) -> Self {
        let (name, detail) = match told {
            Told::Ready => ("comet-key-ready", json!({})),
            Told::BeforeCreate(asked) => ("comet-key-before-create", wish(asked)),
            Told::Created(created) => ("comet-key-created", key(created)),
            Told::Updated(record) => ("comet-key-updated", named(record)),
            Told::Deleted(record) => ("comet-key-deleted", named(record)),
            Told::Failed { code, certainty } => {
                ("comet-key-error", json!({ "code": code, "certainty": word(certainty) }))
            }
        };
        let is_cancelable = matches!(told, Told::BeforeCreate(_));
        Self { name, detail, is_cancelable }
    }

    /// A plain object, as `JSON.parse` would make it.
    pub(super) fn detail_js(&self) -> JsValue {
        let serializer = serde_wasm_bindgen::Serializer::json_compatible();
        // Texts, numbers that fit and flags alone: nothing here can fail.
        self.detail.serialize(&serializer).unwrap_or(JsValue::NULL)
    }
}

fn wish(asked: &ValidDraft) -> Value {
    json!({ "name": asked.name.as_str(), "group": asked.group.as_str() })
}

fn named(record: &KeyRecord) -> Value {
    json!({ "id": record.id.0, "name": record.name })
}

fn key(created: &Created) -> Value {
    let masked = match (&created.key, &created.record.key) {
        (Some(key), _) | (None, KeyText::Full(key)) => key.masked(),
        (None, KeyText::Masked(text)) => text.clone(),
    };
    let outcome = match created.evidence {
        _ if !created.differences.is_empty() => "different",
        Evidence::ServerConfirmed => "confirmed",
        Evidence::FoundByMatch => "found",
    };
    let record = &created.record;
    json!({ "id": record.id.0, "name": record.name, "masked": masked, "outcome": outcome })
}

const fn word(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Applied => "applied",
        Certainty::NotApplied => "not-applied",
        Certainty::Unknown => "unknown",
    }
}
