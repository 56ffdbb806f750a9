//! Feeds arbitrary answers to every reader of the API: none may panic, whatever the bytes.
#![no_main]

use comet_keys::api::Response;
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/common/readers.rs"]
mod readers;

// Two bytes of status, one that chooses the content type, then the body.
fuzz_target!(|data: &[u8]| {
    let [low, high, kind, body @ ..] = data else { return };
    let content_type = ["application/json", "text/html", "", "application/json; charset=utf-8"];
    readers::read_all(&Response {
        status: u16::from_le_bytes([*low, *high]),
        content_type: content_type[usize::from(kind % 4)].to_owned(),
        body: body.to_vec(),
        ..Response::default()
    });
});
