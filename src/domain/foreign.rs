//! Fields of a key's record that nothing here knows. They are kept exactly as the server wrote them and sent back with
//! every full update, which empties whatever it leaves out.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::value::RawValue;
use serde_json::{Value, from_str};

/// One field and its value as the server wrote it, number by number and blank by blank.
#[derive(Clone)]
pub struct ForeignField {
    /// As the server spells it.
    pub name: String,
    /// The JSON text. A number in it may be larger or finer than any type here.
    value: Box<RawValue>,
}

/// A field whose value is not the one that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignDifference {
    /// As the server spells it.
    pub name: String,
    /// The JSON text that was sent.
    pub sent: String,
    /// The JSON text as read again; `None` when the field is gone.
    pub found: Option<String>,
}

impl ForeignField {
    /// Keeps `value` as it is.
    pub fn new(name: String, value: &RawValue) -> Self {
        Self { name, value: value.to_owned() }
    }

    /// The value as the server wrote it.
    pub const fn value(&self) -> &RawValue {
        &self.value
    }

    /// Whether leaving the field out changes nothing: Go reads a missing field as null, 0, false, or empty.
    pub fn holds_nothing(&self) -> bool {
        from_str::<Value>(self.value.get()).is_ok_and(|value| is_zero(&value))
    }
}

impl PartialEq for ForeignField {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.value.get() == other.value.get()
    }
}

impl Eq for ForeignField {}

/// The value is not shown: nobody knows whether it is a secret.
impl fmt::Debug for ForeignField {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "ForeignField({})", self.name)
    }
}

/// The names of the fields that hold something.
pub fn names_of(fields: &[ForeignField]) -> Vec<String> {
    let fields = fields.iter().filter(|field| !field.holds_nothing());
    fields.map(|field| field.name.clone()).collect()
}

/// Those of the fields' names that are among `lost`, the fields that a server was seen not to keep.
pub fn at_risk(fields: &[ForeignField], lost: &[String]) -> Vec<String> {
    let mut names = names_of(fields);
    names.retain(|name| lost.contains(name));
    names
}

/// The fields of `sent` that read back otherwise. Blanks, and the order within an object, mean nothing.
pub fn differences(sent: &[ForeignField], found: &[ForeignField]) -> Vec<ForeignDifference> {
    let differs = |field: &ForeignField| {
        let again = found.iter().find(|again| again.name == field.name);
        let is_same = match again {
            Some(again) => is_same_json(field.value.get(), again.value.get()),
            None => field.holds_nothing(),
        };
        (!is_same).then(|| ForeignDifference {
            name: field.name.clone(),
            sent: field.value.get().to_owned(),
            found: again.map(|again| again.value.get().to_owned()),
        })
    };
    sent.iter().filter_map(differs).collect()
}

fn is_zero(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Bool(true) => false,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.values().all(is_zero),
    }
}

/// Whether two JSON texts say the same. Numbers are compared as they are written: a float could not hold them all.
fn is_same_json(left: &str, right: &str) -> bool {
    // A text that is nested too deeply for `Value` is only equal to itself; this bounds the recursion, too.
    let is_shallow = |text| from_str::<Value>(text).is_ok();
    left == right || (is_shallow(left) && is_shallow(right) && is_same_shallow(left, right))
}

fn is_same_shallow(left: &str, right: &str) -> bool {
    type Fields<'a> = BTreeMap<String, &'a RawValue>;
    if let (Ok(left), Ok(right)) = (from_str::<Vec<&RawValue>>(left), from_str(right)) {
        let right: Vec<&RawValue> = right;
        let mut pairs = left.iter().zip(&right);
        return left.len() == right.len()
            && pairs.all(|(left, right)| is_same_shallow(left.get(), right.get()));
    }
    if let (Ok(left), Ok(right)) = (from_str::<Fields<'_>>(left), from_str::<Fields<'_>>(right)) {
        let mut pairs = left.iter().zip(&right);
        return left.len() == right.len()
            && pairs.all(|((left_name, left), (right_name, right))| {
                left_name == right_name && is_same_shallow(left.get(), right.get())
            });
    }
    match (from_str::<String>(left), from_str::<String>(right)) {
        (Ok(left), Ok(right)) => left == right,
        _ => left.trim() == right.trim(),
    }
}
