//! Walks and copies folders.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::command::Done;

/// Every file below a folder, sorted, so that the same content makes the same package. A file is its own list.
pub(crate) fn files(place: &Path) -> Done<Vec<PathBuf>> {
    if place.is_file() {
        return Ok(vec![place.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(place).map_err(|error| at(place, &error))? {
        found.extend(files(&entry.map_err(|error| at(place, &error))?.path())?);
    }
    found.sort();
    Ok(found)
}

/// Copies every file below `from` but those called `except`.
pub(crate) fn copy(from: &Path, to: &Path, except: &str) -> Done {
    for path in files(from)? {
        if path.file_name().is_some_and(|name| name == except) {
            continue;
        }
        let target = to.join(path.strip_prefix(from).map_err(|error| error.to_string())?);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(|error| at(folder, &error))?;
        }
        fs::copy(&path, &target).map_err(|error| at(&path, &error))?;
    }
    Ok(())
}

/// An error with the place it happened at.
pub(crate) fn at(path: &Path, error: &io::Error) -> String {
    format!("{}: {error}", path.display())
}
