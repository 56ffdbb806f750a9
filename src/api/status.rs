//! `GET /api/status`: what kind of server it is and how it counts money.

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::{Account, Failure, FailureKind, Request, Response, envelope};
use crate::domain::quota::UnitsPerDollar;
use crate::domain::readable::readable;

/// How the server's own console writes amounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Console {
    /// In US dollars, as here.
    #[default]
    Dollars,
    /// In units.
    Units,
    /// In another currency, called so.
    Currency(String),
}

/// The server, as far as Comet Keys needs it.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    /// How many units make one dollar; `None` when the server says nothing that can be one.
    pub units_per_dollar: Option<UnitsPerDollar>,
    /// How its console writes amounts.
    pub console: Console,
    /// The operator's name for the server; may be empty.
    pub system_name: String,
    /// The server's version; may be empty.
    pub version: String,
}

/// Asks for the status; no proof is needed.
pub fn request(account: &Account) -> Request {
    account.public_request("/api/status")
}

/// Reads the status.
pub fn read(response: &Response) -> Result<Status, Failure> {
    let data = envelope::read_data(response)?;
    if !data.is_object() {
        return Err(Failure::new(FailureKind::Unreadable));
    }
    let text =
        |name: &str| data.get(name).and_then(Value::as_str).map(readable).unwrap_or_default();
    Ok(Status {
        units_per_dollar: rate(response),
        console: console(&data),
        system_name: text("system_name"),
        version: text("version"),
    })
}

/// Older servers only say whether they show a currency at all.
fn console(data: &Value) -> Console {
    let text = |name: &str| data.get(name).and_then(Value::as_str).map(readable);
    match text("quota_display_type").as_deref() {
        Some("USD") => Console::Dollars,
        Some("TOKENS") => Console::Units,
        Some("CUSTOM") => Console::Currency(text("custom_currency_symbol").unwrap_or_default()),
        Some(code) if !code.is_empty() => Console::Currency(code.to_owned()),
        _ if data.get("display_in_currency") == Some(&Value::Bool(false)) => Console::Units,
        _ => Console::Dollars,
    }
}

#[derive(Deserialize)]
struct Exact<'a> {
    #[serde(borrow)]
    data: ExactData<'a>,
}

#[derive(Deserialize)]
struct ExactData<'a> {
    #[serde(borrow)]
    quota_per_unit: &'a RawValue,
}

/// Servers write a float or a text. It is read from its own digits: a float in between could change it.
fn rate(response: &Response) -> Option<UnitsPerDollar> {
    let written =
        serde_json::from_slice::<Exact<'_>>(&response.body).ok()?.data.quota_per_unit.get();
    match serde_json::from_str::<String>(written) {
        Ok(text) => UnitsPerDollar::parse(&text),
        Err(_no_text) => UnitsPerDollar::parse(written),
    }
}
