//! What the servers offer, and many keys at once: the app's own flows over real sockets, told to each of the three.
#![allow(clippy::unwrap_used, reason = "a failed step ends a story")]

mod support;

use std::collections::BTreeMap;

use comet_keys::api::Account;
use comet_keys::domain::bulk::{check, from_pattern};
use comet_keys::domain::check::validate;
use comet_keys::domain::draft::Draft;
use comet_keys::domain::policy::Policy;
use comet_keys::domain::quota::UnitsPerDollar;
use comet_keys::domain::time::UnixSeconds;
use comet_keys::flow::bulk::{self, Ended, Event, Run, Watch, proceed, read_keys};
use comet_keys::flow::{known_offer, read_offer};
use comet_keys::host::memory::{Browser, MemoryHost, block_on};
use comet_sandbox::{Config, Generation, Handle, RateLimits, Sandbox, Seed};
use support::host::{account, exchange};

struct Person {
    server: Generation,
    sandbox: Handle,
    host: MemoryHost,
    account: Account,
}

impl Person {
    async fn arrives(server: Generation, rate_limits: RateLimits) -> Self {
        let config = Config { server, rate_limits, seed: Seed::Empty, ..Config::default() };
        let sandbox = Sandbox::start(config).await.unwrap();
        let account = account(&sandbox);
        let host = MemoryHost::new(&Browser::default(), exchange);
        Self { server, sandbox, host, account }
    }

    fn starts(&self, pattern: &str, count: &str) -> Run {
        let template = Draft { remain_quota: "1".to_owned(), ..Draft::default() };
        let rows = from_pattern(&template, pattern, count).unwrap();
        let now = UnixSeconds(1_796_083_200);
        let validate = |draft: &Draft| {
            validate(draft, now, UnitsPerDollar::new(500_000)).map(|(valid, _)| valid)
        };
        let asked = check(&rows, &validate).unwrap();
        block_on(bulk::start(&self.host, &self.account, asked)).unwrap()
    }

    fn goes_on(&self, run: &mut Run, on_event: &dyn Fn(&Run, Event)) -> Ended {
        let watch = Watch { on_event, is_paused: &|| false, policy: &Policy::default };
        block_on(proceed(&self.host, &self.account, run, &watch))
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = self.sandbox.keys().into_iter().map(|key| key.name).collect();
        names.sort();
        names
    }
}

/// Tells a story to each server.
async fn tell(limits: fn() -> RateLimits, story: impl Fn(&Person)) {
    for server in Generation::ALL {
        let person = Person::arrives(server, limits()).await;
        tokio::task::block_in_place(|| story(&person));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_server_offers_models_and_groups() {
    tell(RateLimits::default, |person| {
        let offer = block_on(read_offer(&person.host, &person.account)).unwrap();
        let model = offer.models.get("gpt-4o").unwrap();
        // The public catalogue alone tells providers and prices.
        let is_public = person.server == Generation::CometApi;
        assert_eq!(model.provider == "openai", is_public, "{:?}", person.server);
        assert_eq!(model.price.input.is_some(), is_public);
        assert!(offer.models.models().len() > 300);
        let groups: Vec<_> =
            offer.groups.iter().map(|group| (&*group.name, &*group.ratio)).collect();
        assert_eq!(groups, [("auto", "自动"), ("default", "1"), ("vip", "1")]);
        assert_eq!(block_on(known_offer(&person.host, &person.account)), Some(offer));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_keys_are_made_within_the_servers_own_limits_and_read_again() {
    tell(RateLimits::default, |person| {
        let mut run = person.starts("ci-{n:02}", "25");
        assert_eq!(person.goes_on(&mut run, &|_, _| {}), Ended::Finished);
        let expected: Vec<_> = (1..=25).map(|n| format!("ci-{n:02}")).collect();
        assert_eq!(person.names(), expected);
        // More than the twenty that a server reveals one by one.
        let mut known = BTreeMap::new();
        block_on(read_keys(&person.host, &person.account, &run, &mut known)).unwrap();
        for made in bulk::results(&run, &known) {
            let stored = person.sandbox.keys().into_iter().find(|key| key.name == made.name);
            assert_eq!(made.key.unwrap().expose(), stored.unwrap().secret());
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn lost_answers_and_refusals_are_told_apart() {
    tell(RateLimits::none, |person| {
        let mut run = person.starts("ci-{n}", "3");
        let fault = "drop-after:POST /api/token/:1";
        person.sandbox.add_fault(fault.parse().unwrap());
        assert_eq!(person.goes_on(&mut run, &|_, _| {}), Ended::Finished);
        assert_eq!(run.count("created"), 3);
        assert_eq!(person.names(), ["ci-1", "ci-2", "ci-3"]);
    })
    .await;
}
