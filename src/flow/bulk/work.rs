//! Goes through a run's rows, one at a time, and says of each what really happened.

use super::super::baseline::{Baseline, read_baseline};
use super::super::candidates::Candidate;
use super::super::clock::server_now;
use super::super::create::create_one;
use super::super::max_quota::known_max_quota;
use super::super::outcome::Outcome;
use super::super::retry::MAX_PAUSE_SECONDS;
use super::alike;
use super::paced::Paced;
use super::row::RowState;
use super::run::{self, Loaded, Run};
use crate::api::{Account, Failure, FailureKind, Refusal};
use crate::domain::cap::Violation;
use crate::domain::key::KeyId;
use crate::domain::policy::Policy;
use crate::domain::secret::ApiKey;
use crate::host::{Host, Lock, StoreError};

/// Waits after a server that cannot answer now, in milliseconds: together longer than its limit's three minutes.
const PATIENCE_MILLIS: [u32; 6] = [5_000, 10_000, 20_000, 40_000, 60_000, 60_000];

/// What happens on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A row has changed. The key comes along if the server showed it; it is kept nowhere else.
    Row(usize, Option<ApiKey>),
    /// The server cannot answer now; it is asked again in a while.
    Waiting(Failure),
}

/// Who watches a run.
pub struct Watch<'a> {
    /// Told of everything that happens, with the run as it then stands.
    pub on_event: &'a dyn Fn(&Run, Event),
    /// Asked between two rows: whether to stop there.
    pub is_paused: &'a dyn Fn() -> bool,
    /// Asked before each row: what is allowed now. It may be less than when the run was planned.
    pub policy: &'a dyn Fn() -> Policy,
}

/// Why a run does not go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// No row waits.
    Finished,
    /// The person wanted it.
    Paused,
    /// Another window works on the run, or creates a key.
    AnotherWindow,
    /// A create that is none of the run's is not settled.
    OpenEntry,
    /// The run belongs to another account.
    OtherAccount,
    /// The next row asks for more than is allowed now. Nothing was sent for it.
    NotAllowed(Box<Violation>),
    /// The run was put away, or cannot be read.
    Gone,
    /// The server stored something else than the last row asks for, and would do so with every other. The person
    /// decides whether the run goes on.
    StoredDifferently(Box<Candidate>),
    /// The server declines everything, or cannot be asked.
    Failed(Failure),
    /// Storage failed.
    Store(StoreError),
}

/// Whether a row is done with, or the whole run for now.
pub(super) type Step = Result<(), Ended>;

impl From<StoreError> for Ended {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Makes the rows that wait, after settling the one that was under way. `run` stands as stored afterwards.
pub async fn proceed(
    host: &dyn Host,
    account: &Account,
    run: &mut Run,
    watch: &Watch<'_>,
) -> Ended {
    let _guard = match host.try_lock(Lock::Bulk).await {
        Ok(Some(guard)) => guard,
        Ok(None) => return Ended::AnotherWindow,
        Err(error) => return Ended::Store(StoreError { message: error.message }),
    };
    let paced = Paced::new(host);
    match Work::new(&paced, account, run, watch).go().await {
        Ok(()) => Ended::Finished,
        Err(ended) => ended,
    }
}

pub(super) struct Work<'a> {
    pub(super) host: &'a dyn Host,
    pub(super) account: &'a Account,
    pub(super) run: &'a mut Run,
    watch: &'a Watch<'a>,
    /// Serves the next row too: the list that proves one key says what stands before the next.
    ahead: Option<Baseline>,
    /// How often in a row the server could not answer.
    impatience: usize,
}

impl<'a> Work<'a> {
    pub(super) fn new(
        host: &'a dyn Host,
        account: &'a Account,
        run: &'a mut Run,
        watch: &'a Watch<'a>,
    ) -> Self {
        Self { host, account, run, watch, ahead: None, impatience: 0 }
    }
}

impl Work<'_> {
    async fn go(&mut self) -> Step {
        self.read_again().await?;
        self.close_left_over().await?;
        while let Some(at) = self.next() {
            match self.state(at) {
                RowState::Started(baseline) => self.settle(at, baseline).await?,
                _ if (self.watch.is_paused)() => return Err(Ended::Paused),
                _ => self.make(at).await?,
            }
        }
        Ok(())
    }

    /// Another window may have gone on with the run since it was read.
    pub(super) async fn read_again(&mut self) -> Step {
        match run::load(self.host, &self.account.id).await? {
            Loaded::Open(stored) if stored.id == self.run.id => *self.run = stored,
            _ => return Err(Ended::Gone),
        }
        if self.run.may_belong_to(self.account) { Ok(()) } else { Err(Ended::OtherAccount) }
    }

    /// The row under way, if there is one, then the first that waits.
    fn next(&self) -> Option<usize> {
        let first = |code: &str| self.run.rows.iter().position(|row| row.state.code() == code);
        first("started").or_else(|| first("waiting"))
    }

    pub(super) fn state(&self, at: usize) -> RowState {
        self.run.rows.get(at).map_or(RowState::Waiting, |row| row.state.clone())
    }

    /// Notes what the row's create made beside its key; stored with the state.
    pub(super) fn note_copies(&mut self, at: usize, copies: Vec<KeyId>) {
        if let Some(row) = self.run.rows.get_mut(at) {
            row.copies = copies;
        }
    }

    /// Stores a row's state, then tells of it.
    pub(super) async fn set(&mut self, at: usize, state: RowState, key: Option<ApiKey>) -> Step {
        if !matches!(state, RowState::Waiting | RowState::Started(_)) {
            self.impatience = 0;
        }
        if let Some(row) = self.run.rows.get_mut(at) {
            row.state = state;
        }
        run::save(self.host, &self.account.id, self.run).await?;
        (self.watch.on_event)(self.run, Event::Row(at, key));
        Ok(())
    }

    /// Notes that the row begins, and creates its key.
    async fn make(&mut self, at: usize) -> Step {
        if let Some(violation) = self.violation(at) {
            return Err(Ended::NotAllowed(Box::new(violation)));
        }
        if let Some(max) = known_max_quota(self.host, self.account).await
            && self.run.rows.get(at).is_some_and(|row| row.asked.quota > max.most)
        {
            // The server has said so before: it is not asked again.
            return self.set(at, RowState::refused(&max.failure()), None).await;
        }
        let fresh = self.ahead.take();
        let fresh = fresh.filter(|ahead| ahead.is_fresh(self.account, self.host.now_millis()));
        let baseline = match fresh {
            Some(ahead) => ahead,
            // A server that is at its limit says so here, before anything is asked of it.
            None => match read_baseline(self.host, self.account).await {
                Ok(baseline) => baseline,
                Err(failure) => return self.wait(failure).await,
            },
        };
        self.check_owner(baseline.owner)?;
        let newest = self.newest_of_run().max(baseline.newest);
        self.set(at, RowState::Started(newest), None).await?;
        let Some(asked) = self.run.rows.get(at).map(|row| row.asked.clone()) else {
            return Ok(());
        };
        let ahead = Some(baseline.clone());
        let outcome = create_one(self.host, self.account, &asked, ahead, false, &|_| {}).await;
        if matches!(outcome, Outcome::Created(_)) {
            self.ahead = Some(baseline);
        }
        self.take(at, newest, outcome).await
    }

    /// In what a row goes beyond what is allowed now.
    fn violation(&self, at: usize) -> Option<Violation> {
        let asked = &self.run.rows.get(at)?.asked;
        let now = server_now(self.host, self.account);
        (self.watch.policy)().check(asked, now).into_iter().next()
    }

    fn check_owner(&mut self, found: Option<i64>) -> Step {
        match (self.run.owner, found) {
            (Some(owner), Some(found)) if owner != found => Err(Ended::OtherAccount),
            _ => {
                self.run.owner = self.run.owner.or(found);
                Ok(())
            }
        }
    }

    fn newest_of_run(&self) -> KeyId {
        let created = self.run.rows.iter().filter_map(|row| match row.state {
            RowState::Created(id) | RowState::Different(id) => Some(id),
            _ => None,
        });
        created.chain(self.run.copies()).max().unwrap_or_default()
    }

    /// Whether every row that still waits would be refused as this one was. Words that are not known have to come twice.
    fn meets_the_rest(&self, at: usize, failure: &Failure) -> bool {
        let (Some(refusal), Some(refused)) = (failure.refusal(), self.run.rows.get(at)) else {
            return false;
        };
        let is_first = || {
            let said = RowState::refused(failure);
            !self.run.rows.iter().any(|row| {
                row.state == said && alike::would_be_refused(refusal, &refused.asked, &row.asked)
            })
        };
        if alike::is_guess(refusal) && is_first() {
            return false;
        }
        let mut rest = self.run.rows.iter().filter(|row| row.state == RowState::Waiting).peekable();
        rest.peek().is_some()
            && rest.all(|row| alike::would_be_refused(refusal, &refused.asked, &row.asked))
    }

    /// Nothing was created. What is wrong with one row is told of it; what would decline all of them stops the run.
    pub(super) async fn declined(&mut self, at: usize, failure: Failure) -> Step {
        match failure.kind {
            FailureKind::Refused if failure.refusal() != Some(Refusal::TooManyKeys) => {
                let is_hopeless = self.meets_the_rest(at, &failure);
                self.set(at, RowState::refused(&failure), None).await?;
                if is_hopeless { Err(Ended::Failed(failure)) } else { Ok(()) }
            }
            // The program was closed before the row was sent.
            FailureKind::NeverSent => self.set(at, RowState::Waiting, None).await,
            // For certain not created: the row waits again, and the server is first asked whether it answers at all.
            FailureKind::RateLimited => {
                self.set(at, RowState::Waiting, None).await?;
                self.wait(failure).await
            }
            _ => {
                self.set(at, RowState::Waiting, None).await?;
                Err(Ended::Failed(failure))
            }
        }
    }

    /// Waits, longer each time, for a server that cannot answer now; in the end the person decides.
    pub(super) async fn wait(&mut self, failure: Failure) -> Step {
        let delay = match failure.pause_seconds {
            Some(seconds) if seconds > MAX_PAUSE_SECONDS => None,
            Some(seconds) if self.impatience < PATIENCE_MILLIS.len() => Some(seconds * 1000),
            _ => PATIENCE_MILLIS.get(self.impatience).copied(),
        };
        let (Some(delay_millis), true) = (delay, failure.kind.is_transient()) else {
            return Err(Ended::Failed(failure));
        };
        if (self.watch.is_paused)() {
            return Err(Ended::Paused);
        }
        self.impatience += 1;
        (self.watch.on_event)(self.run, Event::Waiting(failure));
        self.host.sleep(delay_millis + self.host.jitter_millis(1_000)).await;
        Ok(())
    }
}
