//! Whose turn it is: windows run side by side, one await at a time, and die at any of them.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Waker};

use comet_keys::flow::{Outcome, resume};
use comet_keys::host::AccountSlot;
use comet_keys::host::memory::block_on;

use crate::server::account;
use crate::visit::Visit;
use crate::world::{Shared, WINDOWS, World};

type Task = Pin<Box<dyn Future<Output = ()>>>;

/// Plays one seed to its end.
pub(crate) fn simulate(seed: u64) -> Shared {
    let world = World::new(seed);
    let kill_rate = world.borrow_mut().chance.one_of(&[8, 25, 1_000]);
    let mut windows: [Option<Task>; WINDOWS] = [None, None];
    let mut visits_left = 2 + world.borrow_mut().chance.below(4);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        let turn = world.borrow_mut().chance.one_of(&[0, 1]);
        let Some(task) = &mut windows[turn] else {
            if visits_left > 0 {
                visits_left -= 1;
                windows[turn] = Some(Box::pin(Visit::open(&world, turn).run()));
            } else if windows.iter().all(Option::is_none) {
                break;
            }
            continue;
        };
        if task.as_mut().poll(&mut context).is_ready() {
            windows[turn] = None;
        } else if world.borrow_mut().chance.one_in(kill_rate) {
            windows[turn] = None;
            let closes = {
                let mut world = world.borrow_mut();
                world.reached.insert("killed");
                world.tell(format!("window {turn} is killed"));
                world.chance.one_in(8)
            };
            if closes {
                windows = [None, None];
                let mut world = world.borrow_mut();
                world.reached.insert("browser closed");
                world.tell("the browser is closed");
                world.browser.close();
            }
        }
        world.borrow().check_nothing_is_lost();
    }
    reopen_and_settle(&world);
    world
}

/// The faults are over and everything late has landed: the app is opened once more, and says how it is.
fn reopen_and_settle(world: &Shared) {
    {
        let mut world = world.borrow_mut();
        world.is_faulty = false;
        world.land_late(true);
        world.check_nothing_is_lost();
        world.tell("all is well again");
    }
    let visit = Visit::open(world, 0);
    if let Some(entry) = visit.stored_entry() {
        let outcome = block_on(resume(&visit.host, &account(), &entry, &|_| {}));
        let mut world = world.borrow_mut();
        world.check(0, &entry, &outcome);
        let settles = !matches!(outcome, Outcome::CannotLook(_) | Outcome::Blocked(_));
        assert!(settles, "nothing stands in the way: {outcome:?}");
        let is_closed = world.browser.stored(AccountSlot::Journal.of(&account().id)).is_none();
        let stays_open = matches!(
            outcome,
            Outcome::Repeated(_)
                | Outcome::Ambiguous(_)
                | Outcome::StoredDifferently(_)
                | Outcome::NotSeen { .. }
                | Outcome::NewUnreadable { .. }
        );
        assert_eq!(is_closed, !stays_open);
    }
    world.borrow().check_nothing_is_lost();
}
