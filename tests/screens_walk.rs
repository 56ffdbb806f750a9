//! Whatever was pressed before, the body of every POST and PUT is what the visible form says, setting by setting.
//!
//! Walks through the screens that a seed draws: a hurried person types into forms, leaves them by every way there is,
//! comes back, and sends. A walk that fails prints its seed and its steps.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::api::Method;
use comet_keys::domain::settings::Settings;
use common::key_list::ROW;
use common::screen::{Screen, fire, open_connected};
use common::visible_form::{differences, visible_settings};
use common::visible_rows::{row_differences, visible_rows};
use common::{TOKEN, plain_draft, valid, wire};
use serde_json::json;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

const STEPS: u32 = 120;

/// The forms whose submit may end in a POST or a PUT.
const FORM: &str = "form:is([data-screen=create], [data-screen=edit], [data-screen=rotate])";

/// The plan of many keys.
const PLAN: &str = "form[data-screen=bulk]";

/// What the second account is locked with.
const PASSPHRASE: &str = "correct horse battery staple";

/// Buttons that a walk presses wherever they are. The last ones send something.
const WAYS: [&str; 23] = [
    "go-create",
    "go-keys",
    "accounts",
    "back",
    "open-key",
    "edit",
    "rotate",
    "cancel",
    "change-more",
    "start-over",
    "another",
    "back-to-form",
    "use-account",
    "create-anyway",
    "save",
    "bulk",
    "lock",
    "keep-preset",
    "undo-import",
    "put-away",
    "go-on",
    "retry-refused",
    "dismiss",
];

/// What the person is about for a while, by the buttons that lead there.
const AIMS: [&[&str]; 4] = [
    &["go-create", "create-anyway", "another"],
    &["go-keys", "open-key", "edit", "save"],
    &["go-create", "bulk", "create-anyway", "put-away"],
    &["go-keys", "open-key", "rotate", "create-anyway"],
];
/// How many steps an aim lasts.
const STEPS_AN_AIM: usize = 15;

/// Small, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, below: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }

    fn pick<'list>(&mut self, list: &'list [&'list str]) -> &'list str {
        list[self.below(list.len())]
    }
}

/// One walk, and what the person has last seen before a press that may send.
struct Walk {
    screen: Screen,
    dice: Dice,
    steps: Vec<String>,
    /// What the form said that a create or a review came from.
    shown: Option<Settings>,
    /// The rows of the plan that was sent last, after that form.
    rows: Vec<Vec<String>>,
    /// How many bodies are checked.
    checked: usize,
}

impl Walk {
    async fn begin(seed: u64) -> Self {
        let screen = open_connected();
        {
            let mut server = screen.server.borrow_mut();
            server.units_per_dollar = 500_000;
            let mut limited = wire(&valid(&plain_draft("limited")));
            limited["allow_ips"] = json!("203.0.113.7\n198.51.100.0/24");
            limited["expired_time"] = json!(1_830_000_000);
            let mut models = wire(&valid(&plain_draft("models")));
            models["model_limits_enabled"] = json!(true);
            models["model_limits"] = json!("gpt-4.1,gpt-4o");
            server.insert(&limited);
            server.insert(&models);
        }
        // A second account, so that switching is a way out of a form, too.
        screen.presses("accounts").await;
        screen.presses("add-account").await;
        screen.types("access_token", TOKEN).await;
        screen.types("user_id", "5678").await;
        screen.types("account_name", "Second").await;
        screen.chooses("keeping", "locked").await;
        screen.types("passphrase", PASSPHRASE).await;
        screen.types("passphrase_again", PASSPHRASE).await;
        screen.submits().await;
        screen.sees("select[name=account]").await;
        screen.sees("[data-screen=create]").await;
        Self {
            screen,
            dice: Dice(seed),
            steps: vec![format!("seed {seed}")],
            shown: None,
            rows: Vec::new(),
            checked: 0,
        }
    }

    async fn step(&mut self) {
        if self
            .screen
            .find("[data-screen=unlock] button[type=submit], form[data-screen=unlock]")
            .is_some()
        {
            self.unlocks().await;
        }
        // A form that is open is mostly filled and sent; elsewhere there are only ways to go.
        match self.dice.below(10) {
            0..=4 => self.fills().await,
            5..=7 => self.submits().await,
            8 => self.chooses("language", &["en", "vi", "zh"]),
            _ => self.goes(),
        }
        self.settles().await;
        self.compares();
    }

    async fn unlocks(&mut self) {
        self.steps.push("unlock".to_owned());
        self.screen.types("passphrase", PASSPHRASE).await;
        self.screen.submits().await;
        let is_open = || self.screen.find("[name=passphrase]").is_none();
        self.screen.until("the account is open", is_open).await;
        self.settles().await;
    }

    /// Types into a control of the form, if one is there.
    async fn fills(&mut self) {
        if self.screen.find(PLAN).is_some() {
            return self.plans().await;
        }
        if self.screen.find(FORM).is_none() {
            return self.goes();
        }
        let texts: &[(&str, &[&str])] = &[
            ("name", &["alpha", "beta", "ümlaut 名", ""]),
            ("remain_quota", &["3", "0.50", "12"]),
            ("allow_ips", &["203.0.113.7", "", "10.0.0.0/8\n192.0.2.1"]),
            ("model_limits", &["gpt-4.1", "gpt-4o, gpt-4.1"]),
            ("group", &["", "auto", "vip"]),
        ];
        match self.dice.below(10) {
            0..=4 => {
                let (name, values) = texts[self.dice.below(texts.len())];
                let value = self.dice.pick(values).to_owned();
                if self.screen.find(&format!("form :is(input, textarea)[name='{name}']")).is_some()
                {
                    self.steps.push(format!("type {value:?} into {name}"));
                    self.screen.types(name, &value).await;
                }
            }
            5 => self.chooses("expired_time", &["never", "+86400", "+2592000"]),
            6 => self.chooses("quota_unit", &["dollars", "units"]),
            7 => self.chooses("preset", &["", "ci", "trial", "production", "own:mine"]),
            8 => self.imports().await,
            _ => {
                let name = self.dice.pick(&["unlimited_quota", "model_limits_enabled"]).to_owned();
                if let Some(found) = self.screen.find(&format!("input[name='{name}']")) {
                    self.steps.push(format!("tick {name}"));
                    found.unchecked_into::<HtmlElement>().click();
                }
            }
        }
    }

    /// Pastes a request into the form of a new key.
    async fn imports(&mut self) {
        if self.screen.find("[name=request_paste]").is_none() {
            return;
        }
        let requests = [
            r#"{"name": "pasted", "remain_quota": 700000, "allow_ips": "198.51.100.7"}"#,
            r#"{"model": "gpt-4o", "messages": []}"#,
        ];
        let request = self.dice.pick(&requests).to_owned();
        self.steps.push(format!("paste {request}"));
        self.screen.types("request_paste", &request).await;
        self.screen.presses("import").await;
    }

    /// Types what is to be made into a plan.
    async fn plans(&mut self) {
        match self.dice.below(4) {
            0 => self.chooses("bulk_from", &["pattern", "table"]),
            _ if self.screen.find("[name=bulk_table]").is_some() => {
                let tables = [
                    "name,remain_quota,allow_ips\nrow-a,3,203.0.113.7\nrow-b,5,\n",
                    "name;unlimited_quota;group\nrow-c;true;vip\n",
                    "name\n",
                ];
                let table = self.dice.pick(&tables).to_owned();
                self.steps.push(format!("plan {table:?}"));
                self.screen.types("bulk_table", &table).await;
            }
            _ => {
                let pattern = self.dice.pick(&["walk-{n}", "ci-{n:02}", "no number"]).to_owned();
                self.steps.push(format!("plan {pattern:?}"));
                self.screen.types("bulk_pattern", &pattern).await;
                self.screen.types("bulk_count", "2").await;
            }
        }
    }

    fn chooses(&mut self, name: &str, values: &[&str]) {
        let value = self.dice.pick(values).to_owned();
        if let Some(found) = self.screen.find(&format!("select[name='{name}']")) {
            self.steps.push(format!("choose {value} in {name}"));
            found.unchecked_ref::<web_sys::HtmlSelectElement>().set_value(&value);
            fire(&found, "change");
        }
    }

    async fn submits(&mut self) {
        if self.screen.find(FORM).is_none() && self.screen.find(PLAN).is_none() {
            return self.goes();
        }
        self.looks();
        self.steps.push("submit".to_owned());
        self.screen.submits().await;
    }

    /// Notes what stands on the screen before a press that may send it.
    fn looks(&mut self) {
        if self.screen.find(PLAN).is_some() {
            self.rows = visible_rows(&self.screen);
        } else {
            self.shown = visible_settings(&self.screen);
            self.rows.clear();
        }
    }

    /// Presses one of the buttons that are there.
    fn goes(&mut self) {
        let there: Vec<&str> = WAYS
            .into_iter()
            .filter(|action| self.screen.find(&format!("[data-action='{action}']")).is_some())
            .collect();
        if there.is_empty() {
            return;
        }
        // The way from the list through a form to its end is long, and has many exits.
        let aim = AIMS[self.steps.len() / STEPS_AN_AIM % AIMS.len()];
        // The last that is there is the nearest to the end; a form is not left for where it was come to from.
        let is_in_form = self.screen.find(FORM).is_some();
        let ahead = aim.iter().rev().copied().find(|action| there.contains(action));
        let ahead = ahead.filter(|action| !(is_in_form && action.starts_with("go-")));
        // What an edit comes to is seldom reached, and worth the most.
        let ahead = if there.contains(&"save") { Some("save") } else { ahead };
        let action = match ahead {
            Some(action) if self.dice.below(4) > 0 => action.to_owned(),
            _ => self.dice.pick(&there).to_owned(),
        };
        if action == "create-anyway" {
            self.looks();
        }
        let found: Vec<HtmlElement> = {
            let all =
                self.screen.root.query_selector_all(&format!("[data-action='{action}']")).unwrap();
            (0..all.length()).map(|at| all.item(at).unwrap().unchecked_into()).collect()
        };
        let at = self.dice.below(found.len());
        self.steps.push(format!("press {action} {at}"));
        found[at].click();
    }

    /// Waits until the screen waits for the person.
    async fn settles(&self) {
        let is_waiting = || {
            let busy =
                "[data-screen=working], [data-screen=loading], [data-part=working]:not(:empty)";
            self.screen.find("main").is_some() && self.screen.find(busy).is_none()
        };
        for _ in 0..3 {
            gloo_timers::future::TimeoutFuture::new(0).await;
            self.screen.until("a screen that waits for the person", is_waiting).await;
        }
    }

    /// Compares what was sent meanwhile with what the person has seen.
    fn compares(&mut self) {
        let sent = self.screen.server.borrow().sent.clone();
        for (method, body) in &sent[self.checked..] {
            if !self.rows.is_empty() {
                let found = row_differences(&self.rows, body);
                assert!(found.is_empty(), "{found:#?}, after {:#?}", self.steps);
                continue;
            }
            let shown = self.shown.as_ref().unwrap_or_else(|| {
                panic!("{method:?} {body} without a form, after {:#?}", self.steps)
            });
            let found = differences(shown, body);
            assert!(found.is_empty(), "{method:?}: {found:#?}, after {:#?}", self.steps);
        }
        self.checked = sent.len();
    }
}

async fn walks(seeds: std::ops::Range<u64>) {
    let (mut posts, mut puts) = (0, 0);
    for seed in seeds {
        let mut walk = Walk::begin(seed).await;
        for _ in 0..STEPS {
            walk.step().await;
        }
        let server = walk.screen.server.borrow();
        posts += server.sent.iter().filter(|(method, _)| *method == Method::Post).count();
        puts += server.sent.iter().filter(|(method, _)| *method == Method::Put).count();
    }
    assert!(posts >= 8 && puts >= 2, "the walks send too little: {posts} POSTs, {puts} PUTs");
}

#[wasm_bindgen_test]
async fn what_is_sent_is_what_is_shown_whatever_was_pressed_before() {
    walks(0..4).await;
}

#[wasm_bindgen_test]
async fn what_is_sent_is_what_is_shown_on_other_walks() {
    walks(4..8).await;
}

#[wasm_bindgen_test]
async fn what_is_sent_is_what_is_shown_on_more_walks() {
    walks(8..12).await;
}

/// An edit is left by the header; the form of a new key that follows shows and sends its own.
#[wasm_bindgen_test]
async fn an_edit_that_is_left_gives_nothing_to_the_next_new_key() {
    let mut walk = Walk::begin(0).await;
    let screen = &walk.screen;
    screen.presses("go-keys").await;
    screen.sees(ROW).await;
    screen.presses("open-key").await;
    screen.presses("edit").await;
    screen.sees("form[data-screen=edit]").await;
    screen.types("name", "half an edit").await;
    screen.presses("accounts").await;
    screen.presses("back").await;
    screen.sees("form[data-screen=create]").await;
    assert_eq!(screen.input("name").await.value(), "");
    assert_eq!(screen.input("allow_ips").await.value(), "");
    screen.types("name", "a new one").await;
    walk.submits().await;
    walk.screen.sees("[data-screen=created]").await;
    walk.compares();
    assert_eq!(walk.checked, 1);
    let screen = &walk.screen;
    screen.presses("go-keys").await;
    screen.sees(ROW).await;
    screen.until("three keys", || screen.root.query_selector_all(ROW).unwrap().length() == 3).await;
    // The changes that were not saved are offered on return, under their own key.
    let rows = screen.root.query_selector_all("[data-action=open-key]").unwrap();
    rows.item(1).unwrap().unchecked_into::<HtmlElement>().click();
    screen.presses("edit").await;
    screen.sees("form[data-screen=edit]").await;
    screen.sees("div:not([hidden]) > div > [data-part=restored]").await;
    assert_eq!(screen.input("name").await.value(), "half an edit");
    screen.presses("start-over").await;
    screen
        .until("the key's own name", || {
            let name = screen
                .find("[name=name]")
                .map(|input| input.unchecked_into::<web_sys::HtmlInputElement>().value());
            name.as_deref() == Some("models")
        })
        .await;
}
