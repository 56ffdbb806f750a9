//! Requests as they go over the wire, as files of requests (`.http`) hold them, and as Postman and browsers save them.

use super::super::shell_words::Word;
use super::literal::{Object, Value, cut};
use super::request::{Body, Request, holds_secret, object_of};
use super::{Error, Imported};

const METHODS: [&str; 7] = ["POST", "GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/// The method and the address of a request's first line.
pub(super) fn first_line(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split_whitespace();
    let method = words.next().filter(|word| METHODS.contains(word))?;
    let url = words.next()?;
    let is_http = words.next().is_none_or(|word| word.starts_with("HTTP/"));
    let is_url = url.contains(['/', '{']);
    (is_http && is_url && words.next().is_none()).then_some((method, url))
}

/// Reads a request whose first line, which stands on `line`, is `method` and `url`; `rest` is what follows it.
pub(super) fn read(method: &str, url: &str, rest: &str, line: usize) -> Result<Imported, Error> {
    let mut request = Request {
        method: Some(method.to_owned()),
        url: Some(url.to_owned()),
        ..Request::default()
    };
    let mut body_line = line + 1;
    let mut rest = rest;
    loop {
        let (header, after) = rest.split_once('\n').unwrap_or((rest, ""));
        rest = after;
        body_line += 1;
        let header = header.trim();
        if let Some(host) = header.strip_prefix("Host:").or_else(|| header.strip_prefix("host:"))
            && url.starts_with('/')
        {
            request.url = Some(format!("https://{}{url}", host.trim()));
        }
        request.had_secret |= holds_secret(header);
        if header.is_empty() || rest.is_empty() {
            break;
        }
    }
    // Another request, or what follows the answer, begins with such a mark.
    let ends = ["\n###", "\n> {%", "\nHTTP/"];
    let end = ends.iter().filter_map(|end| rest.find(end)).min().unwrap_or(rest.len());
    let body = rest.get(..end).unwrap_or(rest);
    if let Some(file) = body.trim_start().strip_prefix("< ") {
        request.body = Body::File(file.trim().to_owned());
    } else {
        let word = Word { text: body.to_owned(), line: body_line, variable: None };
        request.body = Body::Text(word);
    }
    templated(request)
}

/// As Postman saves it, alone or in a collection, or a browser in a HAR file; `None` for another object.
pub(super) fn saved(object: &Object, line: usize) -> Option<Result<Imported, Error>> {
    for list in ["item", "entries"] {
        if let Some(Value::List(items)) = get(object, list) {
            let inner = items.iter().filter_map(|item| match item {
                Value::Object(object) => saved(object, line),
                _ => None,
            });
            return Some(super::one_of(inner.collect()));
        }
    }
    for wrapper in ["request", "log", "collection"] {
        if let Some(Value::Object(inner)) = get(object, wrapper) {
            return saved(inner, line);
        }
    }
    let method = text_of(get(object, "method")?)?;
    let url = match get(object, "url")? {
        Value::Object(parts) => text_of(get(parts, "raw")?)?,
        url => text_of(url)?,
    };
    let body = ["body", "postData"].iter().find_map(|name| get(object, name));
    let body = match body {
        Some(Value::Object(parts)) => {
            ["raw", "text"].iter().find_map(|name| get(parts, name).and_then(text_of))
        }
        Some(text) => text_of(text),
        None => None,
    };
    let headers = match get(object, "header").or_else(|| get(object, "headers")) {
        Some(Value::List(headers)) => headers.iter().any(is_secret),
        _ => false,
    };
    let body = body.map_or(Body::None, |text| {
        Body::Text(Word { text: text.to_owned(), line, variable: None })
    });
    let (method, url) = (Some(method.to_owned()), Some(url.to_owned()));
    Some(templated(Request { method, url, body, had_secret: headers }))
}

fn is_secret(header: &Value) -> bool {
    let Value::Object(header) = header else { return false };
    let part = |name| get(header, name).and_then(text_of).unwrap_or_default();
    let name = if part("key").is_empty() { part("name") } else { part("key") };
    holds_secret(&format!("{name}:{}", part("value")))
}

/// Here `{{name}}` is a variable, wherever it stands.
fn templated(request: Request) -> Result<Imported, Error> {
    if let Body::Text(word) = &request.body
        && let Some((_, rest)) = word.text.split_once("{{")
        && let Some((name, _)) = rest.split_once("}}")
        && object_of(&word.text, word.line).is_ok_and(|object| object.iter().any(is_template))
    {
        return Err(Error::Variable { text: cut(&format!("{{{{{name}}}}}")) });
    }
    request.import()
}

fn is_template((_, value): &(String, Value)) -> bool {
    let has_template = |text: &String| text.contains("{{");
    match value {
        Value::Text(text) | Value::Unread(text) => has_template(text),
        Value::List(list) => {
            list.iter().any(|part| matches!(part, Value::Text(text) if has_template(text)))
        }
        _ => false,
    }
}

fn get<'a>(object: &'a Object, name: &str) -> Option<&'a Value> {
    object.iter().find(|(own, _)| own == name).map(|(_, value)| value)
}

fn text_of(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}
