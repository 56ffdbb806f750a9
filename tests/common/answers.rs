//! Answers in the server's own shapes.

use comet_keys::api::Response;
use serde_json::{Value, json};

pub fn success(data: &Value) -> Response {
    json_response(&json!({ "success": true, "message": "", "data": data }))
}

pub fn refused(message: &str) -> Response {
    json_response(&json!({ "success": false, "message": message }))
}

pub fn json_response(body: &Value) -> Response {
    text(200, "application/json; charset=utf-8", &body.to_string())
}

pub fn text(status: u16, content_type: &str, body: &str) -> Response {
    Response {
        status,
        content_type: content_type.to_owned(),
        body: body.as_bytes().to_vec(),
        ..Response::default()
    }
}
