//! Keeps the books on tokens: which account's stands readable in storage, since when, and who put it there.

use std::collections::{BTreeMap, BTreeSet};

use comet_keys::domain::account::AccountId;
use comet_keys::host::Slot;
use comet_keys::host::memory::Browser;
use serde_json::Value;

use crate::server::{USER_IDS, User};
use crate::world::{Call, World};

/// What is known of one account's token.
#[derive(Clone, Default)]
pub(crate) struct TokenLine {
    pub(crate) is_present: bool,
    /// When it appeared or went.
    pub(crate) changed_at: u64,
    /// The call that took it away.
    gone_by: Option<u64>,
    pub(crate) keeping: String,
}

#[derive(Default)]
pub(crate) struct Ledger {
    pub(crate) tokens: BTreeMap<AccountId, TokenLine>,
    /// Whose each account id is.
    pub(crate) users: BTreeMap<AccountId, User>,
    /// Those that the person was told to be forgotten.
    pub(crate) forgotten: BTreeSet<AccountId>,
}

/// The accounts as they stand in storage: the id, the user, how the token is kept, and whether it is readable.
pub(crate) fn accounts_in(browser: &Browser) -> Vec<(AccountId, User, String, bool)> {
    let device = browser.stored(Slot::Accounts).unwrap_or_default();
    let memory = browser.stored(Slot::OpenAccounts).unwrap_or_default();
    let list = |value: &Value| value["accounts"].as_array().cloned().unwrap_or_default();
    let mut all: Vec<(AccountId, User, String, bool)> = Vec::new();
    for value in list(&device).into_iter().chain(list(&memory)) {
        let id = AccountId::parse(value["id"].as_str().unwrap()).unwrap();
        let user_id: i64 = value["user_id"].as_str().unwrap().parse().unwrap();
        let user = USER_IDS.iter().position(|own| *own == user_id).unwrap();
        let is_open =
            memory["opened"].get(id.as_str()).is_some() || value["access_token"].is_string();
        let keeping = value["keeping"].as_str().unwrap().to_owned();
        match all.iter_mut().find(|(own, ..)| *own == id) {
            Some(known) => known.3 |= is_open,
            None => all.push((id, user, keeping, is_open)),
        }
    }
    all
}

impl World {
    /// Looks at the tokens after a write. One that was taken away comes back only by a call that has read the accounts
    /// since.
    pub(crate) fn audit_tokens(&mut self) {
        let now = accounts_in(&self.browser);
        let call = self.call();
        self.event += 1;
        if !self.may_storage_fail() {
            self.check_no_orphan(&now);
        }
        let known: Vec<AccountId> = self.ledger.tokens.keys().cloned().collect();
        for id in known {
            if now.iter().all(|(own, ..)| *own != id) {
                self.note_token(&id, false, None, &call);
                // Its deletes are taken back with it.
                self.pending.retain(|_, account| *account != id);
            }
        }
        for (id, user, keeping, is_open) in now {
            self.ledger.forgotten.remove(&id);
            let whose = *self.ledger.users.entry(id.clone()).or_insert(user);
            assert_eq!(whose, user, "one account's id is given to another");
            self.note_token(&id, is_open, Some(keeping), &call);
        }
    }

    /// A token that nobody would look for is one that was not taken away.
    fn check_no_orphan(&self, accounts: &[(AccountId, User, String, bool)]) {
        let memory = self.browser.stored(Slot::OpenAccounts).unwrap_or_default();
        for (id, _) in memory["opened"].as_object().into_iter().flatten() {
            let has_account = accounts.iter().any(|(own, ..)| own.as_str() == id);
            assert!(has_account, "a token without its account");
        }
    }

    fn note_token(
        &mut self,
        id: &AccountId,
        is_present: bool,
        keeping: Option<String>,
        call: &Call,
    ) {
        let event = self.event;
        let line = self.ledger.tokens.entry(id.clone()).or_default();
        let is_new = line.changed_at == 0;
        let is_otherwise = keeping.as_ref().is_some_and(|keeping| *keeping != line.keeping);
        if is_otherwise && ["connect", "change keeping"].contains(&call.what) {
            let heard = call.heard().expect("who stores a token asks the organisation first");
            let is_allowed = !heard.requires_passphrase || keeping.as_deref() == Some("locked");
            assert!(is_allowed, "a token is kept without a passphrase");
        }
        line.keeping = keeping.unwrap_or_default();
        if line.is_present == is_present && !is_new {
            return;
        }
        let before = line.clone();
        line.is_present = is_present;
        line.changed_at = event;
        line.gone_by = (!is_present).then_some(call.number);
        let line_keeping = line.keeping.clone();
        let word = if is_present { "appears" } else { "goes" };
        self.tell(format!("  the token of {} {word} by {}", id.as_str(), call.what));
        if is_present && !is_new && before.gone_by != Some(call.number) {
            // One on the device is taken away there, any other in the browser's memory.
            let [device, memory] = call.first_reads;
            let read = if line_keeping == "remembered" { device } else { memory };
            let has_read_since = read.is_some_and(|read| read > before.changed_at);
            // One that found no such account brings nothing back: the person connects it anew.
            let connects_anew = call.what == "connect" && !call.saw.contains(id);
            assert!(
                has_read_since || connects_anew,
                "a token that was taken away is back by {}",
                call.what
            );
        }
    }

    /// A call says that the token is gone: it was, at some moment since the call began.
    pub(crate) fn check_token_is_gone(&self, id: &AccountId, since: u64) {
        let Some(line) = self.ledger.tokens.get(id) else { return };
        let was_gone = !line.is_present || line.changed_at > since;
        assert!(was_gone, "the token of {} is still there", id.as_str());
    }

    /// The account's user; `None` while it was never stored.
    pub(crate) fn user_of(&self, id: &AccountId) -> Option<User> {
        self.ledger.users.get(id).copied()
    }

    /// Whether the account is stored.
    pub(crate) fn has_account(&self, id: &AccountId) -> bool {
        self.ledger.tokens.get(id).is_some_and(|line| !line.keeping.is_empty())
    }
}
