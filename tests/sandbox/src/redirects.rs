//! What answers where no route is: a redirect to the path with or without its trailing slash, an
//! error, or a web page.

use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, Method, StatusCode, Uri};

use crate::answer::{self, Answer};
use crate::cors;

/// The routes that a redirect can lead to; `*` stands for one segment.
const ROUTES: [(&str, &str); 19] = [
    ("GET", "/api/token/"),
    ("POST", "/api/token/"),
    ("PUT", "/api/token/"),
    ("GET", "/api/token/search"),
    ("GET", "/api/pricing"),
    ("POST", "/api/token/batch"),
    ("POST", "/api/token/batch/keys"),
    ("GET", "/api/token/*"),
    ("DELETE", "/api/token/*"),
    ("POST", "/api/token/*/key"),
    ("GET", "/api/user/self"),
    ("GET", "/api/user/self/groups"),
    ("GET", "/api/user/groups"),
    ("GET", "/api/user/models"),
    ("GET", "/api/models"),
    ("GET", "/api/status"),
    ("GET", "/api/usage/token/"),
    ("GET", "/v1/models"),
    ("GET", "/v1/models/*"),
];

/// Answers a request that no route takes.
pub(crate) async fn no_route(method: Method, uri: Uri) -> Answer {
    let path = uri.path();
    let toggled = match path.strip_suffix('/') {
        Some(without) => without.to_owned(),
        None => format!("{path}/"),
    };
    if ROUTES.iter().any(|(known, route)| *known == method.as_str() && covers(route, &toggled)) {
        let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        return redirect(&method, &format!("{toggled}{query}"));
    }
    if path.starts_with("/v1") || path.starts_with("/api") {
        return cors::open(answer::invalid_url(method.as_str(), path));
    }
    let page = "<!DOCTYPE html><html><head><title>New API</title></head><body></body></html>\n";
    cors::open(answer::html(StatusCode::OK, page.to_owned()))
}

fn covers(route: &str, path: &str) -> bool {
    let (route, path): (Vec<_>, Vec<_>) = (route.split('/').collect(), path.split('/').collect());
    let matches =
        |(wanted, given): (&&str, &&str)| wanted == given || (*wanted == "*" && !given.is_empty());
    route.len() == path.len() && route.iter().zip(&path).all(matches)
}

/// 301 with a small page for GET, 307 without a body for the rest.
fn redirect(method: &Method, location: &str) -> Answer {
    let Ok(value) = HeaderValue::from_str(location) else {
        return answer::empty(StatusCode::BAD_REQUEST);
    };
    let mut answer = if *method == Method::GET {
        let href = location.replace('&', "&amp;").replace('"', "&#34;");
        let page = format!("<a href=\"{href}\">Moved Permanently</a>.\n\n");
        answer::html(StatusCode::MOVED_PERMANENTLY, page)
    } else {
        answer::empty(StatusCode::TEMPORARY_REDIRECT)
    };
    if *method != Method::GET {
        answer.headers_mut().remove(CONTENT_TYPE);
    }
    answer.headers_mut().insert(LOCATION, value);
    answer
}
