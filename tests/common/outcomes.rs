//! What a create came to, where a story takes it for granted.

use comet_keys::flow::journal::{self, Loaded};
use comet_keys::flow::{Created, Outcome};
use comet_keys::host::memory::block_on;

use super::Story;

/// The key of a create that has one.
pub fn created(outcome: Outcome) -> Created {
    match outcome {
        Outcome::Created(created) => *created,
        other => panic!("expected a created key, got {other:?}"),
    }
}

/// The entry of a create that is not settled.
pub fn open_entry(story: &Story) -> journal::Entry {
    match block_on(journal::load(&story.host, &story.account.id)).unwrap() {
        Loaded::Open(entry) => entry,
        other => panic!("the journal should be open: {other:?}"),
    }
}
