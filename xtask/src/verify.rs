//! Builds the packages here and, from the same sources, in another folder, and compares them byte by byte.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{Done, output, program, root, run_command, say};
use crate::folder::at;
use crate::{dist, setup, sums};

pub(crate) fn run() -> Done {
    setup::for_build()?;
    dist::package()?;
    let elsewhere = std::env::temp_dir().join(format!("comet-keys-verify-{}", std::process::id()));
    let built = build_at(&elsewhere);
    // A second copy of everything that was compiled is large.
    fs::remove_dir_all(&elsewhere).map_err(|error| at(&elsewhere, &error))?;
    let (here, there) = (sums_of(&root())?, built?);
    let found = sums::differences(&here, &there);
    if !found.is_empty() {
        return Err(format!("the two builds differ:\n{}", found.join("\n")));
    }
    say("both builds are the same, byte by byte:");
    say(&here);
    Ok(())
}

/// Copies the sources to `folder`, builds there, and tells the sums.
fn build_at(folder: &Path) -> Done<String> {
    for path in sources()? {
        let (from, to) = (root().join(&path), folder.join(&path));
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent).map_err(|error| at(parent, &error))?;
        }
        fs::copy(&from, &to).map_err(|error| at(&from, &error))?;
    }
    let mut build = program("cargo", &["run", "--quiet", "--package", "xtask", "--", "pack"]);
    // Its own place for what it compiles: what stands here already would prove nothing.
    run_command(build.current_dir(folder).env_remove("CARGO_TARGET_DIR"))?;
    sums_of(folder)
}

/// Every file that belongs to the project, changes not yet committed included.
fn sources() -> Done<Vec<PathBuf>> {
    let listed = output("git", &["ls-files", "--cached", "--others", "--exclude-standard"])?;
    let paths = listed.lines().map(PathBuf::from);
    Ok(paths.filter(|path| root().join(path).is_file()).collect())
}

fn sums_of(folder: &Path) -> Done<String> {
    let path = folder.join("dist").join(sums::NAME);
    fs::read_to_string(&path).map_err(|error| at(&path, &error))
}
