//! Access tokens and server addresses as people paste them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use comet_keys::domain::base_url::{self, BaseUrl};
use comet_keys::domain::secret::AccessToken;
use comet_keys::domain::secret::access_token::Error;
use proptest::prelude::*;

fn token(text: &str) -> Result<String, Error> {
    AccessToken::parse(text).map(|token| token.expose().to_owned())
}

fn address(text: &str) -> Result<String, base_url::Error> {
    BaseUrl::parse(text).map(|url| url.as_str().to_owned())
}

#[test]
fn what_stands_around_a_token_is_taken_off() {
    for text in [
        "nap_x",
        "\"nap_x\",",
        "'nap_x'",
        "nap_x,",
        "nap_x;",
        "`nap_x`",
        "“nap_x”",
        "\u{feff}nap_x\u{200b}",
        "\u{a0}nap_x\u{a0}",
        "Bearer nap_x",
        "bearer  nap_x",
        "Authorization: Bearer nap_x",
        "Authorization: nap_x",
        "'Authorization: Bearer nap_x' \\",
        "-H \"Authorization: Bearer nap_x\" \\",
        "--header 'Authorization: nap_x'",
        "\"Authorization\": \"Bearer nap_x\",",
        "\"access_token\": \"nap_x\",",
        "access_token: nap_x",
        "TOKEN=nap_x",
        "TOKEN='nap_x'",
        "export COMETAPI_ACCESS_TOKEN=\"nap_x\"",
        "set TOKEN=nap_x",
        "$env:TOKEN = \"nap_x\"",
        "$token = 'nap_x';",
        "const token = \"nap_x\";",
        "\\\"nap_x\\\"",
    ] {
        assert_eq!(token(text).as_deref(), Ok("nap_x"), "{text}");
    }
}

#[test]
fn what_belongs_to_a_token_stays() {
    for text in
        ["abc=", "abc==", "a+b/c=", "p3rs0nalAccessTokenOfTheAccount=", "nap_ABC123def", "a.b"]
    {
        assert_eq!(token(text).as_deref(), Ok(text));
        assert_eq!(token(&format!("TOKEN={text}")).as_deref(), Ok(text));
        assert_eq!(token(&format!("Authorization: Bearer {text}\n")).as_deref(), Ok(text));
    }
}

#[test]
fn what_is_pasted_in_a_tokens_place_is_named() {
    let cases = [
        ("$TOKEN", Error::Placeholder),
        ("${TOKEN}", Error::Placeholder),
        ("\"$COMETAPI_ACCESS_TOKEN\"", Error::Placeholder),
        ("$env:TOKEN", Error::Placeholder),
        ("%TOKEN%", Error::Placeholder),
        ("<token>", Error::Placeholder),
        ("<your access token>", Error::Placeholder),
        ("Bearer <token>", Error::Placeholder),
        ("Authorization: Bearer $TOKEN", Error::Placeholder),
        ("TOKEN=$OTHER", Error::Placeholder),
        ("{{token}}", Error::Placeholder),
        ("YOUR_TOKEN", Error::Placeholder),
        ("your-access-token", Error::Placeholder),
        ("your token here", Error::Placeholder),
        ("COMETAPI_ACCESS_TOKEN", Error::Placeholder),
        ("process.env.TOKEN", Error::Placeholder),
        ("nap_abcd…wxyz", Error::Placeholder),
        ("nap_abcd...wxyz", Error::Placeholder),
        ("abcd****wxyz", Error::Placeholder),
        ("nap_xxxxxxxx", Error::Placeholder),
        ("eyJhbGciOiJIUzI1NiJ9.eyJpZCI6N30.c2lnbmF0dXJl", Error::SessionToken),
        (
            "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJpZCI6N30.c2lnbmF0dXJl",
            Error::SessionToken,
        ),
        ("\"sk-abc\",", Error::ApiKeyGiven),
        ("OPENAI_API_KEY=sk-abc", Error::ApiKeyGiven),
        ("Bearer sk-…", Error::ApiKeyGiven),
        ("\"\"", Error::Blank),
        ("Authorization: Bearer", Error::Blank),
        ("Authorization:", Error::Blank),
        ("\u{200b}", Error::Blank),
        ("two words", Error::BadCharacter),
        ("nap_é", Error::BadCharacter),
    ];
    for (text, error) in cases {
        assert_eq!(token(text), Err(error), "{text}");
    }
}

#[test]
fn a_token_that_was_stored_comes_back_as_it_was() {
    for text in ["abc=", "a=b", "eyJhbGciOiJIUzI1NiJ9.eyJpZCI6N30.c2lnbmF0dXJl"] {
        assert_eq!(AccessToken::from_stored(text).unwrap().expose(), text);
    }
    for text in ["", "a b", "é", &"a".repeat(513)] {
        assert!(AccessToken::from_stored(text).is_none(), "{text}");
    }
}

#[test]
fn known_paths_behind_a_servers_address_are_cut() {
    for path in [
        "",
        "/",
        "/v1",
        "/v1/",
        "/v1/chat/completions",
        "/v1/models?limit=1",
        "/v1beta/models/x:generate",
        "/api",
        "/api/token",
        "/api/token/",
        "/api/token/7/key",
        "/api/user/self",
        "/api/status",
        "/console",
        "/console/token",
        "/console/token?p=2#top",
        "/console/personal",
        "/dashboard",
        "/dashboard/billing/usage",
        "/login",
        "/login?next=%2Ftoken",
        "/pg/chat/completions",
    ] {
        for base in ["https://h.example", "https://h.example/newapi", "http://127.0.0.1:3000/a/b"] {
            assert_eq!(address(&format!("{base}{path}")).as_deref(), Ok(base), "{base}{path}");
        }
    }
}

#[test]
fn a_path_of_a_gateway_stays() {
    for text in [
        "https://h.example/newapi",
        "https://h.example/keys",
        "https://h.example/v1/newapi",
        "https://h.example/api/newapi",
        "https://h.example/gateway/v2",
        "https://h.example/consoles",
    ] {
        assert_eq!(address(text).as_deref(), Ok(text));
        assert_eq!(address(&format!("{text}/api/token/")).as_deref(), Ok(text));
    }
}

#[test]
fn slips_in_an_address_are_mended() {
    for text in [
        "https//h.example",
        "https:/h.example",
        "https:h.example",
        "https:///h.example",
        "https:\\\\h.example\\v1",
        "//h.example",
        "h.example",
        "H.Example",
        "HTTPS://H.EXAMPLE",
        "https://https://h.example",
        "https://h.example.",
        "https://h.example./v1",
        "\"https://h.example\",",
        "'https://h.example/v1';",
        "  https://h.example\u{200b} ",
        "“https://h.example”",
        "https://h.example:443",
    ] {
        assert_eq!(address(text).as_deref(), Ok("https://h.example"), "{text}");
    }
}

#[test]
fn this_machine_is_asked_without_a_certificate_unless_https_is_asked_for() {
    for (text, url) in [
        ("localhost:3000", "http://localhost:3000"),
        ("http://localhost.", "http://localhost"),
        ("http:/localhost:3000/console", "http://localhost:3000"),
        ("127.0.0.1:8787", "http://127.0.0.1:8787"),
        ("http://127.0.0.2", "http://127.0.0.2"),
        ("http://[::1]:3000", "http://[::1]:3000"),
        ("https://localhost:8443", "https://localhost:8443"),
    ] {
        assert_eq!(address(text).as_deref(), Ok(url), "{text}");
    }
    let is_other = |text: &str| BaseUrl::parse(text).unwrap().is_other_loopback();
    for text in ["http://[::1]:3000", "http://127.0.0.2", "http://127.1.2.3:80/x"] {
        assert!(is_other(text), "no manifest names it: {text}");
    }
    for text in
        ["http://localhost.:3000", "http://127.0.0.1:8787/x", "https://[::1]", "https://h.example"]
    {
        assert!(!is_other(text), "{text}");
    }
}

#[test]
fn what_cannot_be_mended_is_named() {
    let cases = [
        ("\"\"", base_url::Error::Blank),
        ("https://bücher.example", base_url::Error::International),
        ("https://例子.example/v1", base_url::Error::International),
        ("http://h.example", base_url::Error::NotHttps),
        ("http//h.example", base_url::Error::NotHttps),
        ("http://localhost.example", base_url::Error::NotHttps),
        ("ftp://h.example", base_url::Error::NotHttps),
        ("https://me:pw@h.example/v1", base_url::Error::UserInfo),
        ("https://h.example/?key=1", base_url::Error::QueryOrFragment),
        ("https://h.example/#/token", base_url::Error::QueryOrFragment),
        ("https://h.example/newapi?x", base_url::Error::QueryOrFragment),
        ("https://h .example", base_url::Error::BadHost),
        ("https://h..example", base_url::Error::BadHost),
        ("https://", base_url::Error::BadHost),
        ("https://h.example:x", base_url::Error::BadPort),
        ("https://h.example/a b", base_url::Error::BadPath),
        ("https://h.example/../v1", base_url::Error::BadPath),
    ];
    for (text, error) in cases {
        assert_eq!(address(text), Err(error), "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_an_address_that_reads_back_or_refused(text in "(https?:?/{0,3})?(\\PC|[a-z./:@?#\\[\\]\"]){0,40}") {
        if let Ok(url) = BaseUrl::parse(&text) {
            prop_assert_eq!(BaseUrl::parse(url.as_str()), Ok(url));
        }
    }

    #[test]
    fn any_text_is_a_token_without_a_wrapping_or_refused(text in "(\\PC|[A-Za-z=:.$\"' ]){0,40}") {
        if let Ok(token) = AccessToken::parse(&text) {
            prop_assert_eq!(AccessToken::parse(token.expose()), Ok(token.clone()));
            prop_assert!(text.contains(token.expose()));
        }
    }
}
