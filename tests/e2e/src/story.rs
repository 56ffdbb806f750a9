//! Tells one story in one browser and says what went wrong.

use comet_sandbox::Generation;

use crate::{Browser, Person, Trouble, leaks};

/// What a story ends with.
pub type Told = Result<(), Trouble>;

/// Starts the server and `browser`, tells the story, asks the browser for complaints and looks for
/// secrets: no story may breach the content policy, write an error to the console or leave a secret behind.
///
/// # Panics
/// When the story fails, with what stood on the page then.
pub fn tell(browser: Browser, story: impl AsyncFnOnce(&mut Person) -> Told) {
    tell_at(browser, Generation::CometApi, story);
}

/// As [`tell`], with a server of another kind behind `CometAPI`'s name.
///
/// # Panics
/// As [`tell`].
pub fn tell_at(browser: Browser, server: Generation, story: impl AsyncFnOnce(&mut Person) -> Told) {
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => panic!("no runtime: {error}"),
    };
    let told = runtime.block_on(async {
        let mut person = Person::arrives_at(browser, server).await?;
        let told = match story(&mut person).await {
            Ok(()) => no_problems(&mut person).await,
            Err(trouble) => Err(trouble),
        };
        let told = match told {
            Ok(()) => leaks::no_leaks(&mut person).await,
            Err(trouble) => Err(trouble),
        };
        match told {
            Ok(()) => Ok(()),
            Err(trouble) => Err(trouble.with(person.situation().await)),
        }
    });
    if let Err(trouble) = told {
        panic!("{browser:?}: {trouble}");
    }
}

async fn no_problems(person: &mut Person) -> Told {
    if person.has_broken_the_page {
        return Ok(());
    }
    let problems = person.problems().await?;
    crate::check(problems.is_empty(), format_args!("the browser complains: {problems:#?}"))
}

/// A story as two tests, one for each browser.
#[macro_export]
macro_rules! story {
    ($name:ident, $story:expr) => {
        $crate::story!($name, comet_sandbox::Generation::CometApi, $story);
    };
    ($name:ident, $server:expr, $story:expr) => {
        mod $name {
            use super::*;

            #[test]
            fn in_chromium() {
                $crate::tell_at($crate::Browser::Chromium, $server, $story);
            }

            #[test]
            fn in_firefox() {
                $crate::tell_at($crate::Browser::Firefox, $server, $story);
            }
        }
    };
}
