//! Everything that a story is made of: the server, the browser, the clock, and who made what.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use comet_keys::api::Request;
use comet_keys::host::memory::Browser;

use crate::chance::Chance;
use crate::drafts::START_SECONDS;
use crate::server::Server;

pub(crate) const WINDOWS: usize = 2;

pub(crate) type Shared = Rc<RefCell<World>>;

/// One press of the button.
#[derive(Default)]
pub(crate) struct Submit {
    pub(crate) posts: u32,
    /// When the person pressed, by the server's clock.
    pub(crate) pressed_seconds: i64,
    /// The server's word or the program's: nothing was created.
    pub(crate) is_denied: bool,
    pub(crate) shown: BTreeSet<i64>,
    /// Said to be of this press, one of several.
    pub(crate) claimed: BTreeSet<i64>,
    /// The person was told that keys may be missing from what was read.
    pub(crate) knows_of_gap: bool,
    /// The newest event the person had seen the account at when they gave up.
    pub(crate) dismissed_after: Option<u64>,
}

/// A POST that the server handles only after the client has given up.
pub(crate) struct Late {
    pub(crate) due_millis: i64,
    pub(crate) entry: String,
    pub(crate) request: Request,
}

pub(crate) struct World {
    seed: u64,
    pub(crate) chance: Chance,
    pub(crate) clock_millis: Rc<Cell<i64>>,
    pub(crate) server: Server,
    pub(crate) browser: Browser,
    pub(crate) is_faulty: bool,
    /// One fault in so many requests.
    pub(crate) fault_rate: u64,
    pub(crate) rival_rate: u64,
    pub(crate) late: Vec<Late>,
    /// Counts what happens at the server.
    pub(crate) event: u64,
    /// Which journal entry made a key; rivals' keys are not in here.
    pub(crate) maker: BTreeMap<i64, String>,
    pub(crate) landed: BTreeMap<i64, u64>,
    /// By the id of the journal entry.
    pub(crate) submits: BTreeMap<String, Submit>,
    pub(crate) last_list: [u64; WINDOWS],
    /// How far the local clock was set forth or back since the beginning.
    pub(crate) jumped_millis: i64,
    /// The submits that the browser has sent more than once by itself.
    pub(crate) repeated: BTreeSet<String>,
    /// When each window was last pressed, by the server's clock.
    pub(crate) pressed_seconds: [i64; WINDOWS],
    /// Whether each window deletes what one press made too many.
    pub(crate) is_keeping: [bool; WINDOWS],
    /// Keys as a window has last read them by their number: unused.
    pub(crate) read_unused: BTreeSet<(usize, i64)>,
    pub(crate) story: Vec<String>,
    pub(crate) reached: BTreeSet<&'static str>,
}

impl World {
    pub(crate) fn new(seed: u64) -> Shared {
        let mut chance = Chance::new(seed);
        let server = Server::new(&mut chance);
        let fault_rate = chance.one_of(&[2, 3, 8, 1_000]);
        let rival_rate = chance.one_of(&[3, 10, 1_000]);
        Rc::new(RefCell::new(Self {
            seed,
            chance,
            clock_millis: Rc::new(Cell::new(START_SECONDS * 1000)),
            server,
            browser: Browser::default(),
            is_faulty: true,
            fault_rate,
            rival_rate,
            late: Vec::new(),
            event: 0,
            maker: BTreeMap::new(),
            landed: BTreeMap::new(),
            submits: BTreeMap::new(),
            last_list: [0; WINDOWS],
            jumped_millis: 0,
            repeated: BTreeSet::new(),
            pressed_seconds: [0; WINDOWS],
            is_keeping: [false; WINDOWS],
            read_unused: BTreeSet::new(),
            story: Vec::new(),
            reached: BTreeSet::new(),
        }))
    }

    pub(crate) fn tell(&mut self, line: impl Into<String>) {
        self.story.push(line.into());
    }

    pub(crate) fn pass(&mut self, millis: u64) {
        let millis = i64::try_from(millis).unwrap();
        self.clock_millis.set(self.clock_millis.get() + millis);
    }

    pub(crate) fn submit(&mut self, entry: &str) -> &mut Submit {
        self.submits.entry(entry.to_owned()).or_default()
    }

    /// The newest key is the one that the submit of this entry has made.
    pub(crate) fn note_landing(&mut self, entry: &str) {
        let id = self.server.newest_id();
        self.maker.insert(id, entry.to_owned());
        self.landed.insert(id, self.event);
        self.tell(format!("  key {id} lands for {entry}"));
        let made = self.maker.values().filter(|maker| *maker == entry).count();
        let is_repeated = self.repeated.contains(entry);
        assert!(made == 1 || is_repeated, "one submit made two keys");
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{}", self.story.join("\n"));
            eprintln!(
                "seed {0} failed; replay it with COMET_SIMULATION_SEED={0} cargo test -p comet-sandbox --test simulation",
                self.seed
            );
        }
    }
}
