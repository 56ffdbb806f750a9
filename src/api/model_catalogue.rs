//! `GET /api/models`: `CometAPI`'s public catalogue. New API answers it in quite another shape, for the token alone.

use serde_json::Value;

use super::{Account, Failure, FailureKind, Method, Request, Response, envelope};
use crate::domain::catalogue::{Catalogue, Model, Price};
use crate::domain::readable::readable;

/// Asks for the catalogue without any proof: `CometAPI` needs none.
pub fn request(account: &Account) -> Request {
    account.public_request("/api/models")
}

/// Asks for the catalogue as New API wants it.
pub fn request_as(account: &Account) -> Request {
    account.request(Method::Get, "/api/models", None)
}

/// Reads the models: `[{"id", "provider", …}]` from `CometAPI`, `{"1": ["…"]}` by channel from New API.
/// An id that no key's limits could hold, because of a comma or a blank in it, is left out.
pub fn read(response: &Response) -> Result<Catalogue, Failure> {
    let models = match envelope::read_data(response)? {
        Value::Array(models) => models.iter().filter_map(model).collect(),
        Value::Object(channels) => {
            channels.values().filter_map(Value::as_array).flatten().filter_map(model).collect()
        }
        _ => return Err(Failure::new(FailureKind::Unreadable)),
    };
    Ok(Catalogue::new(models))
}

/// One model: an object, or its id alone.
pub(super) fn model(value: &Value) -> Option<Model> {
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(readable);
    let id = value.as_str().or_else(|| value.get("id").and_then(Value::as_str))?;
    let features = value.get("features").and_then(Value::as_array);
    let features = features.into_iter().flatten().filter_map(Value::as_str).map(readable);
    Some(Model {
        provider: text("provider").unwrap_or_default(),
        kind: text("model_type").unwrap_or_default(),
        features: features.collect(),
        price: value.get("pricing").map(price).unwrap_or_default(),
        ..Model::named(id.parse().ok()?)
    })
}

fn price(pricing: &Value) -> Price {
    let amount = |name: &str| decimal(pricing.get(name)?);
    let currency = pricing.get("currency").and_then(Value::as_str).unwrap_or_default();
    Price {
        currency: readable(currency),
        input: amount("input"),
        output: amount("output"),
        per_request: amount("per_request"),
        per_second: amount("per_second"),
    }
}

/// A number, or a text that is one, as plain decimal text: `2.50` is `2.5`, `1e-7` is `0.0000001`.
fn decimal(value: &Value) -> Option<String> {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim().to_owned(),
        _ => return None,
    };
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((&text, "0"));
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !is_digits(part) || (whole.is_empty() && part.is_empty()) {
        return None;
    }
    // No price has more digits than this.
    let exponent = exponent.parse::<i32>().ok().filter(|exponent| exponent.abs() <= 30)?;
    let mut digits = format!("{whole}{part}");
    let mut point = i32::try_from(whole.len()).ok()? + exponent;
    while point <= 0 {
        digits.insert(0, '0');
        point += 1;
    }
    let point = usize::try_from(point).ok()?;
    while digits.len() < point {
        digits.push('0');
    }
    let (whole, part) = digits.split_at(point);
    let whole = whole.trim_start_matches('0');
    let part = part.trim_end_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_is_plain_decimal_text() {
        let cases = [
            ("2", Some("2")),
            ("2.0", Some("2")),
            ("0.12", Some("0.12")),
            ("1e-7", Some("0.0000001")),
            ("1.25e2", Some("125")),
            ("1.25e1", Some("12.5")),
            ("0", Some("0")),
            ("\"2.50\"", Some("2.5")),
            ("\".5\"", Some("0.5")),
            ("\"free\"", None),
            ("-1", None),
            ("null", None),
            ("1e300", None),
        ];
        for (text, expected) in cases {
            let value: Value = serde_json::from_str(text).unwrap_or_default();
            assert_eq!(decimal(&value).as_deref(), expected, "{text}");
        }
    }
}
