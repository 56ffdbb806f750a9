//! `dist/SHA256SUMS`: what was packed, so that anybody can compare it with what they build or were given.

use std::fs;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::command::Done;
use crate::folder::{at, files};

/// The file's name, below `dist`.
pub(crate) const NAME: &str = "SHA256SUMS";

/// Writes the sums of the two zips and of each file of the npm package, in the form that `sha256sum --check` reads.
pub(crate) fn write(dist: &Path) -> Done {
    let mut lines = Vec::new();
    for part in ["comet-keys-chrome.zip", "comet-keys-firefox.zip", "npm"] {
        for path in files(&dist.join(part))? {
            let content = fs::read(&path).map_err(|error| at(&path, &error))?;
            let name = path.strip_prefix(dist).map_err(|error| error.to_string())?;
            lines.push(format!("{}  {}\n", hex(&Sha256::digest(content)), name.display()));
        }
    }
    let path = dist.join(NAME);
    fs::write(&path, lines.concat()).map_err(|error| at(&path, &error))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

/// The lines of one list that the other does not have, from both sides.
pub(crate) fn differences(here: &str, there: &str) -> Vec<String> {
    let missing = |from: &str, other: &str, place: &str| {
        let lines = from.lines().filter(|line| !other.lines().any(|own| own == *line));
        lines.map(|line| format!("{place}: {line}")).collect::<Vec<_>>()
    };
    [missing(here, there, "here"), missing(there, here, "there")].concat()
}

#[cfg(test)]
mod tests {
    use super::differences;

    #[test]
    fn equal_lists_do_not_differ_and_others_are_told_from_both_sides() {
        assert!(differences("1  a\n2  b\n", "1  a\n2  b\n").is_empty());
        assert_eq!(
            differences("1  a\n2  b\n", "1  a\n3  b\n"),
            ["here: 2  b".to_owned(), "there: 3  b".to_owned()]
        );
        assert_eq!(differences("", "1  a\n").len(), 1);
    }
}
