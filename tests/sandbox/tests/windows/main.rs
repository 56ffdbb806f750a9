//! Two to three windows over one storage and one server, two accounts, an organisation: whatever they do at once,
//! whatever fails, and wherever they die, drawn from a seed.
//!
//! `COMET_SIMULATION_SEEDS=100000` runs more seeds; `COMET_SIMULATION_SEED=<n>` replays one and prints its story.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod accounts;
#[path = "../simulation/chance.rs"]
mod chance;
mod claims;
mod crypto;
mod deletes;
#[path = "../../../common/drafts.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the stories of the flows")]
mod drafts;
mod ending;
mod following;
mod host;
mod keys;
mod ledger;
mod making;
mod many;
mod network;
mod person;
mod server;
mod tasks;
mod turns;
mod window;
mod worker;
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::thread;

const DEFAULT_SEEDS: u64 = 10_000;

/// What a run of many seeds must have come by; one that never gets there would prove nothing.
const TO_REACH: [&str; 45] = [
    "already settled",
    "another window creates",
    "another window deletes",
    "answer lost",
    "beyond the caps",
    "browser closed",
    "cannot look",
    "change keeping",
    "confirm",
    "connected",
    "copy",
    "create",
    "created",
    "delete",
    "deleted",
    "dismiss",
    "draft",
    "edit",
    "followed",
    "forget",
    "kept otherwise",
    "killed",
    "lock",
    "locked by the clock",
    "no baseline",
    "not created",
    "not seen",
    "obstacle",
    "open entry",
    "organisation",
    "put away",
    "resume",
    "rotation step",
    "run finished",
    "run not allowed",
    "run of another window",
    "run paused",
    "set enabled",
    "storage failed",
    "storage stopped it",
    "successor",
    "switch",
    "switch waits for a key",
    "undo",
    "unlocked",
];

#[test]
fn windows_accounts_and_settings_hold_together() {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
    if let Some(seed) = number("COMET_SIMULATION_SEED") {
        let mut story = turns::Story::new(seed);
        story.begin();
        story.play();
        story.settle();
        println!("{}", story.world.borrow().story.join("\n"));
        return;
    }
    let seeds = number("COMET_SIMULATION_SEEDS").unwrap_or(DEFAULT_SEEDS);
    let reached = reached_by(seeds);
    for name in TO_REACH {
        let is_reached = reached.contains_key(name) || seeds < 1_000;
        assert!(is_reached, "no seed reached {name:?}: {reached:?}");
    }
}

/// Plays one seed to its end.
fn simulate(seed: u64) -> BTreeSet<&'static str> {
    let mut story = turns::Story::new(seed);
    story.begin();
    story.play();
    story.settle();
    std::mem::take(&mut story.world.borrow_mut().reached)
}

/// Plays all seeds on every core, and counts how many came by what.
fn reached_by(seeds: u64) -> BTreeMap<&'static str, u64> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let plays = |first| {
            let mut reached = BTreeMap::<&'static str, u64>::new();
            for seed in (first..seeds).step_by(cores) {
                for name in simulate(seed) {
                    *reached.entry(name).or_default() += 1;
                }
            }
            reached
        };
        let runs: Vec<_> =
            (0..seeds).take(cores).map(|first| scope.spawn(move || plays(first))).collect();
        let mut all = BTreeMap::new();
        for run in runs {
            // The thread has said which seed failed.
            for (name, count) in run.join().expect("every seed holds") {
                *all.entry(name).or_default() += count;
            }
        }
        all
    })
}
