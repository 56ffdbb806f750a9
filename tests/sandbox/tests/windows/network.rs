//! What lies between the windows and the server: losses, gateways, and a look at everything that is sent.

use comet_keys::api::{Account, Request, Response, create_key};
use comet_keys::domain::account::AccountId;
use comet_keys::domain::base_url::BaseUrl;
use comet_keys::domain::secret::AccessToken;
use comet_keys::domain::user_id::UserId;
use comet_keys::flow::pending_deletes::Phase;
use comet_keys::host::memory::Answer;
use comet_keys::host::{AccountSlot, SendError};
use serde_json::Value;

use crate::drafts::asked;
use crate::server::{MARKS, Server, TOKENS, USER_IDS, User};
use crate::world::{Press, World};

impl World {
    /// One exchange, as the network and the server have it.
    pub(crate) fn exchange(&mut self, window: usize, request: &Request) -> Answer {
        let user = Server::user_of(request);
        let millis = self.chance.below(200);
        self.pass(millis);
        self.event += 1;
        let is_fault = self.is_faulty && self.chance.one_in(self.fault_rate);
        let fault = if is_fault { 1 + self.chance.below(7) } else { 0 };
        let (method, url) = (request.method.as_str(), &request.url);
        self.tell(format!("  window {window}, {}: {method} {url} fault {fault}", MARKS[user]));
        self.check_request(window, user, request);
        let status = |status: u16| Ok(Response { status, ..Response::default() });
        match fault {
            1 => Err(SendError::Network),
            2 => self.serve_and(user, request, Err(SendError::Network)),
            3 => self.serve_and(user, request, Err(SendError::Timeout)),
            4 => status(500),
            5 => status(429),
            6 => self.serve_and(user, request, status(502)),
            7 => {
                let refusal = r#"{"success":false,"message":"no access to group auto"}"#;
                Ok(Response {
                    status: 200,
                    content_type: "application/json; charset=utf-8".to_owned(),
                    body: refusal.as_bytes().to_vec(),
                    ..Response::default()
                })
            }
            _ => Ok(self.serve(user, request)),
        }
    }

    /// Keys that the person made elsewhere, and knows.
    pub(crate) fn make_keys_of_before(&mut self, user: User) {
        let account = Account {
            id: AccountId::sole(),
            base_url: BaseUrl::parse(self.server.bases[user]).unwrap(),
            user_id: UserId::parse_optional(&USER_IDS[user].to_string()).unwrap(),
            token: AccessToken::parse(TOKENS[user]).unwrap(),
        };
        for _ in 0..2 {
            let name = format!("{}{}", MARKS[user], self.number());
            let press = Press { user, policy: None, posts: 1, is_denied: false, is_given_up: true };
            self.presses.insert(name.clone(), press);
            let request = create_key::request(&account, &asked(&name));
            self.serve(user, &request);
        }
    }

    fn serve_and(&mut self, user: User, request: &Request, heard: Answer) -> Answer {
        self.reach("answer lost");
        self.serve(user, request);
        heard
    }

    fn serve(&mut self, user: User, request: &Request) -> Response {
        let (answer, made) = self.server.act(user, request);
        self.is_changed = true;
        if let Some(id) = made {
            self.tell(format!("  key {id} is made"));
        }
        answer
    }

    /// What is sent is sent for the account that the window shows, within what the organisation has set.
    fn check_request(&mut self, window: usize, user: User, request: &Request) {
        let call = self.call();
        if call.what == "connect" {
            return;
        }
        let shown =
            self.windows[window].account.clone().expect("nothing is sent without an account");
        assert_eq!(
            self.user_of(&shown.id),
            Some(user),
            "sent under another account by {}",
            call.what
        );
        let managed = &self.windows[window].managed;
        let is_allowed = managed.server.as_ref().is_none_or(|server| *server == shown.base_url);
        assert!(is_allowed, "sent to a server that is not allowed");
        let is_guarded = self.windows[window].is_guarded;
        assert!(
            !managed.requires_passphrase || is_guarded,
            "sent for an account without passphrase"
        );
        if self.server.is_create(user, request) {
            self.check_create(window, user, request);
        }
        if let Some(id) = self.server.deleted_id(user, request) {
            self.check_delete(user, id);
        }
    }

    /// A create is its own account's, journaled, sent once, and within the caps at its press.
    fn check_create(&mut self, window: usize, user: User, request: &Request) {
        self.reach("create");
        let body: Value = serde_json::from_str(request.body.as_deref().unwrap()).unwrap();
        let name = body["name"].as_str().unwrap().to_owned();
        let is_journaled = self.open_entry_names(user).contains(&name);
        assert!(is_journaled, "the journal is written before");
        let press = self.presses.get_mut(&name).expect("every key was asked for");
        assert_eq!(press.user, user, "a key of one account is made under another");
        press.posts += 1;
        let row_policy = &mut self.windows[window].row_policy;
        let policy = press.policy.clone().or_else(|| row_policy.take());
        let policy = policy.expect("every row asks what is allowed");
        if let Some(most) = policy.max_quota {
            assert!(body["remain_quota"].as_i64().unwrap() <= most.units(), "beyond the caps");
        }
        let is_row = press.policy.is_none();
        assert!(is_row || press.posts == 1, "a POST is repeated");
    }

    /// Nothing is deleted that nobody could undo.
    fn check_delete(&mut self, user: User, id: i64) {
        let call = self.call();
        if call.what == "rotation step" {
            return;
        }
        self.reach("delete");
        let (now_millis, number) = (self.clock_millis.get(), id.to_string());
        let queued = self.accounts_of(user).into_iter().any(|account| {
            let stored = self.browser.stored(AccountSlot::PendingDeletes.of(&account));
            let stored = stored.unwrap_or_default();
            stored["deletes"].as_array().into_iter().flatten().any(|own| {
                let due_millis: i64 = own["due_millis"].as_str().unwrap().parse().unwrap();
                own["key"].as_str() == Some(&number)
                    && own["phase"] == Phase::Begun.code()
                    && due_millis <= now_millis
            })
        });
        assert!(queued, "key {id} is deleted though nobody wanted it, or may still undo it");
    }
}
