//! What the product is made of: licences, sources, bans and known weaknesses of every crate, as deny.toml allows them.

use crate::command::{Done, program, run_command, say, shown};

/// Exactly the crates of the lock file.
const DENY: [&str; 3] = ["deny", "--workspace", "--locked"];

/// Judges every crate that the product, its tests or its tools ask for.
pub(crate) fn check() -> Done {
    let mut judged = program("cargo", &DENY);
    run_command(judged.args(["--offline", "check", "licenses", "bans", "sources"]))?;
    weaknesses()
}

/// Known weaknesses, where their list can be fetched. Being offline is no fault of the code.
fn weaknesses() -> Done {
    let mut looked_up = program("cargo", &DENY);
    looked_up.args(["check", "advisories"]);
    // A connection on which nothing moves is given up.
    looked_up.env("GIT_HTTP_LOW_SPEED_LIMIT", "1").env("GIT_HTTP_LOW_SPEED_TIME", "20");
    let shown = shown(&looked_up);
    let output = looked_up.output().map_err(|error| format!("cannot run `{shown}`: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    if !is_out_of_reach(&said) {
        return Err(format!("`{shown}` failed: {said}"));
    }
    say("known weaknesses were not looked up: their list cannot be fetched here");
    Ok(())
}

fn is_out_of_reach(said: &str) -> bool {
    said.contains("failed to fetch advisory database")
}

#[cfg(test)]
mod tests {
    use super::is_out_of_reach;

    #[test]
    fn only_a_list_out_of_reach_is_passed_over() {
        assert!(is_out_of_reach("[ERROR] failed to fetch advisory database x: failed to clone"));
        assert!(!is_out_of_reach("error[vulnerability]: a weakness\nadvisories FAILED"));
    }
}
