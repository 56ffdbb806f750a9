//! Fuzzes the readers of the API, with every answer of the recordings to start from.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::command::{Done, program, root, run_command, say, target};
use crate::folder::{self, at};
use crate::setup;

const SECONDS: &str = "60";
/// Beyond this the host has refused an answer already; the fuzzer's own limit is 4 KB.
const MAX_BYTES: &str = "-max_len=65536";

pub(crate) fn run(arguments: &[String]) -> Done {
    let seconds = arguments.first().map_or(SECONDS, String::as_str);
    if seconds.parse::<u32>().is_err() {
        return Err(format!("fuzz takes a number of seconds, not {seconds}"));
    }
    setup::for_fuzzing()?;
    let corpus = target().join("fuzz-corpus");
    let count = write_corpus(&corpus)?;
    say(&format!("{count} recorded answers to start from, {seconds} seconds"));
    let mut cargo = program("cargo", &["+nightly", "fuzz", "run", "readers"]);
    cargo.arg(&corpus).arg("--").arg(format!("-max_total_time={seconds}")).arg(MAX_BYTES);
    // The alias runs in the pinned toolchain; the fuzzer needs nightly's.
    run_command(cargo.env_remove("CARGO").env_remove("RUSTC"))
}

/// Writes each recorded answer as the target reads it: two bytes of status, one of content type, the body.
fn write_corpus(corpus: &Path) -> Done<usize> {
    fs::create_dir_all(corpus).map_err(|error| at(corpus, &error))?;
    let mut count = 0;
    for path in recordings()? {
        let text = fs::read_to_string(&path).map_err(|error| at(&path, &error))?;
        let recording: Value =
            serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        let exchanges = recording.get("exchanges").and_then(Value::as_array);
        for exchange in exchanges.into_iter().flatten() {
            let Some(seed) = seed(exchange) else { continue };
            let file = corpus.join(format!("recorded-{count}"));
            fs::write(&file, seed).map_err(|error| at(&file, &error))?;
            count += 1;
        }
    }
    if count == 0 { Err("there are no recordings to start from".to_owned()) } else { Ok(count) }
}

fn recordings() -> Done<Vec<PathBuf>> {
    folder::files(&root().join("tests/fixtures/recordings"))
}

/// `None` for an answer without JSON.
fn seed(exchange: &Value) -> Option<Vec<u8>> {
    let response = exchange.get("response")?;
    let status = u16::try_from(response.get("status")?.as_u64()?).ok()?;
    let mut seed = status.to_le_bytes().to_vec();
    seed.push(0);
    seed.extend(response.get("json")?.to_string().into_bytes());
    Some(seed)
}

#[cfg(test)]
mod tests {
    use super::{recordings, seed};
    use serde_json::json;

    #[test]
    fn a_recorded_answer_becomes_what_the_target_reads() {
        let exchange = json!({"response": {"status": 401, "json": {"success": false}}});
        assert_eq!(seed(&exchange).unwrap(), b"\x91\x01\0{\"success\":false}");
        assert_eq!(seed(&json!({"response": {"status": 204}})), None);
    }

    #[test]
    fn the_recordings_are_where_the_corpus_comes_from() {
        assert!(recordings().unwrap().len() >= 6);
    }
}
