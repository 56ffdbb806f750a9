//! No reader panics, whatever the bytes: arbitrary ones, cut recordings, and recordings with a byte changed.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

#[path = "common/readers.rs"]
mod readers;

use comet_keys::api::Response;
use proptest::prelude::*;
use readers::read_all;
use serde_json::Value;

fn json(status: u16, body: &[u8]) -> Response {
    Response {
        status,
        content_type: "application/json".to_owned(),
        body: body.to_vec(),
        ..Response::default()
    }
}

fn recorded_bodies() -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/recordings");
    let mut bodies = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let recording: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        for exchange in recording["exchanges"].as_array().unwrap() {
            if let Some(body) = exchange["response"].get("json") {
                bodies.push(body.to_string().into_bytes());
            }
        }
    }
    bodies.sort();
    bodies.dedup();
    assert!(bodies.len() > 100, "the recordings are missing");
    bodies
}

#[test]
fn a_recording_cut_anywhere_is_never_taken_for_a_success() {
    for body in recorded_bodies() {
        // The status page is long and says nothing of keys: a cut now and then is enough.
        let step = body.len() / 400 + 1;
        for end in (0..body.len()).step_by(step) {
            assert!(
                !read_all(&json(200, &body[..end])),
                "{}",
                String::from_utf8_lossy(&body[..end])
            );
        }
    }
}

#[test]
fn deep_nesting_is_no_way_in() {
    for (open, close) in [("[", "]"), ("{\"data\":", "}")] {
        let body = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        assert!(!read_all(&json(200, body.as_bytes())));
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes_are_read_without_a_panic(status: u16, body: Vec<u8>, content_type: String) {
        read_all(&Response { status, content_type, body, ..Response::default() });
    }

    #[test]
    fn arbitrary_json_is_read_without_a_panic(
        status in prop_oneof![Just(200_u16), any::<u16>()],
        success: bool,
        data in "[\\[\\]{}\",:0-9a-z_ -]{0,60}",
        message: String,
    ) {
        let message = serde_json::to_string(&message).unwrap();
        for body in [
            format!(r#"{{"success":{success},"message":{message},"data":{data}}}"#),
            format!(r#"{{"success":{success},"data":{{"items":[{{"id":{data}}}]}}}}"#),
            format!(r#"{{"error":{{"message":{message},"code":{data}}}}}"#),
        ] {
            read_all(&json(status, body.as_bytes()));
        }
    }

    #[test]
    fn a_recording_with_changed_bytes_is_read_without_a_panic(
        pick: prop::sample::Index,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        thread_local!(static BODIES: Vec<Vec<u8>> = recorded_bodies());
        BODIES.with(|bodies| {
            let mut body = pick.get(bodies).clone();
            for (place, byte) in changes {
                let place = place.index(body.len());
                body[place] = byte;
            }
            read_all(&json(200, &body));
        });
    }
}
