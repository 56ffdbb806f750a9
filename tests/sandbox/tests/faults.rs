//! Every fault misbehaves as it is named, on its route, as often as asked, and does or does not do
//! what was requested.
#![allow(clippy::unwrap_used, reason = "a failed step ends a story")]

mod support;

use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use comet_sandbox::{Config, Handle, Sandbox, Seed};
use support::{Answer, send};

async fn start(fault: &str) -> Handle {
    let faults = vec![fault.parse().unwrap()];
    let config = Config { seed: Seed::Empty, faults, ..Config::default() };
    Sandbox::start(config).await.unwrap()
}

fn create(sandbox: &Handle) -> Result<Answer, ureq::Error> {
    let url = format!("{}/api/token/", sandbox.http_url);
    let headers = [("Authorization", sandbox.token()), ("Content-Type", "application/json")];
    send("POST", &url, &headers, Some(r#"{"name":"ci","remain_quota":1}"#))
}

fn list(sandbox: &Handle) -> Result<Answer, ureq::Error> {
    let url = format!("{}/api/token/?p=1", sandbox.http_url);
    send("GET", &url, &[("Authorization", sandbox.token())], None)
}

#[tokio::test(flavor = "multi_thread")]
async fn drop_before_answers_nothing_and_does_nothing() {
    let sandbox = start("drop-before:POST /api/token/:1").await;

    create(&sandbox).unwrap_err();

    assert!(sandbox.keys().is_empty());
    let log = sandbox.requests();
    assert_eq!(log.len(), 1);
    assert_eq!((log[0].fault.as_deref(), log[0].status), (Some("drop-before"), None));
}

#[tokio::test(flavor = "multi_thread")]
async fn drop_after_answers_nothing_and_has_done_it() {
    let sandbox = start("drop-after:POST /api/token/:1").await;

    create(&sandbox).unwrap_err();

    assert_eq!(sandbox.keys().len(), 1);
    assert_eq!(sandbox.requests().len(), 1);
}

/// A browser sends a request again when the kept connection it chose closes on it; so a drop that is
/// armed later must find no kept connection.
#[tokio::test(flavor = "multi_thread")]
async fn arming_a_drop_closes_kept_connections_and_keeps_no_new_one() {
    let sandbox = start("500:GET /nowhere:1").await;
    let mut kept = TcpStream::connect((Ipv4Addr::LOCALHOST, sandbox.port)).unwrap();
    kept.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    kept.write_all(b"GET /api/token/ HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    kept.read_exact(&mut [0; 1]).unwrap();

    sandbox.add_fault("drop-after:POST /api/token/:1".parse().unwrap());

    kept.read_to_end(&mut Vec::new()).expect("the kept connection closes");
    assert_eq!(list(&sandbox).unwrap().header("connection"), Some("close"));
    create(&sandbox).unwrap_err();
    assert_eq!(list(&sandbox).unwrap().header("connection"), None, "the drop is spent");
}

/// What a browser does with a connection that it has kept: the request is done, and the connection closes.
#[tokio::test(flavor = "multi_thread")]
async fn a_break_of_reused_connections_keeps_them_and_strikes_no_first_request() {
    let sandbox = start("break-reused-after:POST /api/token/:1").await;

    assert_eq!(create(&sandbox).unwrap().status, 200, "a first request");
    assert_eq!(list(&sandbox).unwrap().header("connection"), None, "connections are kept");
    let mut kept = TcpStream::connect((Ipv4Addr::LOCALHOST, sandbox.port)).unwrap();
    kept.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    kept.write_all(b"GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    until(|| sandbox.requests().last().is_some_and(|one| one.status.is_some())).await;
    let (path, token) = ("POST /api/token/ HTTP/1.1\r\nHost: localhost", sandbox.token());
    let body = r#"{"name":"again"}"#;
    let length = body.len();
    let request =
        format!("{path}\r\nAuthorization: {token}\r\nContent-Length: {length}\r\n\r\n{body}");
    kept.write_all(request.as_bytes()).unwrap();

    let mut answers = String::new();
    kept.read_to_string(&mut answers).expect("the kept connection closes");
    assert_eq!(answers.matches("HTTP/1.1 ").count(), 1, "no byte of a second answer: {answers}");
    let log = sandbox.requests();
    let creates: Vec<_> = log.iter().filter(|one| one.method == "POST").collect();
    assert_eq!(creates.len(), 2);
    assert_eq!((creates[0].reused, creates[1].reused), (false, true));
    assert_eq!(creates[1].fault.as_deref(), Some("break-reused-after"));
    assert_eq!(sandbox.keys().len(), 2, "it was done");
    assert!(sandbox.faults().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_request_is_done_although_the_client_leaves() {
    let sandbox = start("slow-100:POST /api/token/:1").await;
    let mut client = TcpStream::connect((Ipv4Addr::LOCALHOST, sandbox.port)).unwrap();
    let (path, token) = ("POST /api/token/ HTTP/1.1\r\nHost: localhost", sandbox.token());
    let request = format!("{path}\r\nAuthorization: {token}\r\nContent-Length: 2\r\n\r\n{{}}");
    client.write_all(request.as_bytes()).unwrap();
    until(|| !sandbox.requests().is_empty()).await;

    drop(client);

    until(|| sandbox.keys().len() == 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hanging_request_is_done_and_never_answered() {
    let sandbox = start("hang-after:POST /api/token/:1").await;
    let mut client = TcpStream::connect((Ipv4Addr::LOCALHOST, sandbox.port)).unwrap();
    let (path, token) = ("POST /api/token/ HTTP/1.1\r\nHost: localhost", sandbox.token());
    let request = format!("{path}\r\nAuthorization: {token}\r\nContent-Length: 2\r\n\r\n{{}}");
    client.write_all(request.as_bytes()).unwrap();

    until(|| sandbox.keys().len() == 1).await;

    assert_eq!(sandbox.requests()[0].status, None);
    client.set_nonblocking(true).unwrap();
    let error = client.read(&mut [0; 1]).expect_err("neither answered nor closed");
    assert_eq!(error.kind(), ErrorKind::WouldBlock);
}

/// Lets the sandbox work until something is so; gives up after a while.
async fn until(is_so: impl Fn() -> bool) {
    let waiting = async {
        while !is_so() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), waiting).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_answers_as_usual_in_the_end() {
    let sandbox = start("slow-50:POST /api/token/:1").await;

    let answer = create(&sandbox).unwrap();

    assert_eq!(answer.json()["success"], true);
    assert_eq!(sandbox.requests()[0].fault.as_deref(), Some("slow-50"));
    assert_eq!(sandbox.keys().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn truncate_breaks_off_after_half_the_body_and_has_done_it() {
    let sandbox = start("truncate:POST /api/token/:1").await;

    create(&sandbox).unwrap_err();

    assert_eq!(sandbox.keys().len(), 1);
    assert_eq!(sandbox.requests()[0].status, Some(200), "the head was sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_answers_are_what_they_are_called_and_nothing_is_done() {
    for (name, status, content_type) in [
        ("500", 500, Some("application/json; charset=utf-8")),
        ("502-html", 502, Some("text/html; charset=utf-8")),
        ("429", 429, None),
        ("not-json", 200, Some("application/json; charset=utf-8")),
        ("success-false", 200, Some("application/json; charset=utf-8")),
        ("redirect", 307, None),
    ] {
        let sandbox = start(&format!("{name}:POST /api/token/:1")).await;

        let answer = create(&sandbox).unwrap();

        assert_eq!(answer.status, status, "{name}");
        assert_eq!(answer.header("content-type"), content_type, "{name}");
        assert_eq!(answer.header("location").is_some(), name == "redirect", "{name}");
        assert_eq!(answer.text.is_empty(), matches!(name, "429" | "redirect"), "{name}");
        assert!(sandbox.keys().is_empty(), "{name}");
        let is_json = serde_json::from_str::<serde_json::Value>(&answer.text).is_ok();
        assert_eq!(is_json, matches!(name, "500" | "success-false"), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_answer_can_come_after_it_was_done() {
    let sandbox = start("502-html-after:POST /api/token/:1").await;

    assert_eq!(create(&sandbox).unwrap().status, 502);

    assert_eq!(sandbox.keys().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fault_strikes_its_route_as_often_as_asked_and_no_other() {
    let sandbox = start("500:POST /api/token/:2").await;

    assert_eq!(list(&sandbox).unwrap().status, 200);
    assert_eq!(create(&sandbox).unwrap().status, 500);
    assert_eq!(create(&sandbox).unwrap().status, 500);
    assert_eq!(create(&sandbox).unwrap().status, 200);
    assert!(sandbox.faults().is_empty());
}
