//! The real flows against the sandbox's server, with time, faults, deaths and rivals drawn from a seed.
//!
//! `COMET_SIMULATION_SEEDS=100000` runs more seeds; `COMET_SIMULATION_SEED=<n>` replays one and prints its story.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod chance;
mod claims;
#[path = "../../../common/drafts.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the stories of the flows")]
mod drafts;
mod forms;
mod network;
mod server;
mod turns;
mod visit;
mod world;

use std::collections::BTreeMap;
use std::thread;

const DEFAULT_SEEDS: u64 = 10_000;

/// What a run of many seeds must have come by; one that never gets there would prove nothing.
const TO_REACH: [&str; 25] = [
    "confirmed",
    "found",
    "ambiguous",
    "stored differently",
    "certain",
    "unreadable",
    "not all seen",
    "deleted",
    "not seen",
    "not created",
    "cannot look",
    "never sent",
    "another window",
    "open entry",
    "no baseline",
    "killed",
    "browser closed",
    "late landing",
    "rival",
    "picked",
    "sent again by the browser",
    "repeated",
    "kept one",
    "left all",
    "dismissed",
];

#[test]
fn whatever_dies_nothing_is_lost_and_nothing_is_doubled() {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
    if let Some(seed) = number("COMET_SIMULATION_SEED") {
        let world = turns::simulate(seed);
        println!("{}", world.borrow().story.join("\n"));
        return;
    }
    let seeds = number("COMET_SIMULATION_SEEDS").unwrap_or(DEFAULT_SEEDS);
    let reached = reached_by(seeds);
    for name in TO_REACH {
        let is_reached = reached.contains_key(name) || seeds < 1_000;
        assert!(is_reached, "no seed reached {name:?}: {reached:?}");
    }
}

/// Plays all seeds on every core, and counts how many came by what.
fn reached_by(seeds: u64) -> BTreeMap<&'static str, u64> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let plays = |first| {
            let mut reached = BTreeMap::<&'static str, u64>::new();
            for seed in (first..seeds).step_by(cores) {
                for name in &turns::simulate(seed).borrow().reached {
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
