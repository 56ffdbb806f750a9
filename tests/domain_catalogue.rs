//! Choosing models: the search over a catalogue, and the text of a key's limits.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use comet_keys::domain::catalogue::{Catalogue, Model};
use comet_keys::domain::models::{self, ModelLimits};
use proptest::prelude::*;

fn model(id: &str, provider: &str, kind: &str) -> Model {
    let (provider, kind) = (provider.to_owned(), kind.to_owned());
    Model { provider, kind, ..Model::named(id.parse().unwrap()) }
}

fn small() -> Catalogue {
    Catalogue::new(vec![
        model("gpt-4o", "openai", "text"),
        model("chatgpt-4o-latest", "openai", "text"),
        model("veo-3", "google", "video"),
        model("Claude-Sonnet", "anthropic", "text"),
        model("gpt-4o", "duplicate", "text"),
    ])
}

fn found(query: &str, provider: &str, limit: usize) -> (Vec<String>, usize) {
    let catalogue = small();
    let found = catalogue.search(query, provider, limit);
    (found.models.iter().map(|model| model.id.to_string()).collect(), found.total)
}

#[test]
fn a_search_puts_what_begins_with_the_words_first() {
    let cases: [(&str, &str, &[&str]); 8] = [
        ("gpt", "", &["gpt-4o", "chatgpt-4o-latest"]),
        ("GPT", "", &["gpt-4o", "chatgpt-4o-latest"]),
        ("latest gpt", "", &["chatgpt-4o-latest"]),
        ("video", "", &["veo-3"]),
        ("open", "", &["chatgpt-4o-latest", "gpt-4o"]),
        ("sonnet", "", &["Claude-Sonnet"]),
        ("", "google", &["veo-3"]),
        ("nothing like it", "", &[]),
    ];
    for (query, provider, expected) in cases {
        assert_eq!(found(query, provider, 50).0, expected, "{query:?} of {provider:?}");
    }
}

#[test]
fn a_search_shows_few_and_counts_all() {
    assert_eq!(found("4o", "", 1), (vec!["chatgpt-4o-latest".to_owned()], 2));
    assert_eq!(found("gpt", "", 1), (vec!["gpt-4o".to_owned()], 2));
}

#[test]
fn providers_are_told_once_each() {
    assert_eq!(small().providers(), ["anthropic", "google", "openai"]);
    assert_eq!(small().get("gpt-4o").unwrap().provider, "openai");
    assert!(small().get("GPT-4o").is_none(), "the server tells letters apart");
}

#[test]
fn a_model_is_added_and_taken_out_without_disturbing_the_rest() {
    assert_eq!(models::with("", ["a"]), "a");
    assert_eq!(models::with("a, own", ["b", "a", "c"]), "a, own\nb\nc");
    assert_eq!(models::with("a,\n", ["b"]), "a\nb");
    assert_eq!(models::without("a, b\nc", "b"), "a\nc");
    assert_eq!(models::without("a", "a"), "");
    assert!(models::names("x, gpt-4o", "gpt-4o") && !models::names("x, gpt-4o-mini", "gpt-4o"));
}

proptest! {
    #[test]
    fn every_model_found_holds_every_word_and_none_is_missed(
        ids in prop::collection::btree_set("[a-c]{1,4}", 0..30), query in "[a-c ]{0,4}"
    ) {
        let all = ids.iter().map(|id| model(id, "p", "t")).collect();
        let catalogue = Catalogue::new(all);
        let found = catalogue.search(&query, "", 100);
        let found: BTreeSet<_> = found.models.iter().map(|model| model.id.to_string()).collect();
        let expected: BTreeSet<_> = ids
            .into_iter()
            .filter(|id| query.split(' ').all(|word| format!("{id} p t").contains(word)))
            .collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn what_was_added_is_in_the_list_and_what_was_taken_out_is_not(
        text in "[a-c,\n ]{0,12}", ids in prop::collection::vec("[a-e]{1,2}", 0..5)
    ) {
        let longer = models::with(&text, ids.iter().map(String::as_str));
        for id in &ids {
            prop_assert!(models::names(&longer, id));
            prop_assert!(!models::names(&models::without(&longer, id), id));
        }
        let read = |text| ModelLimits::read(true, text);
        if let (Ok(before), Ok(after)) = (read(&text), read(&longer)) {
            prop_assert_eq!(&after.ids()[..before.ids().len()], before.ids());
        }
    }
}
