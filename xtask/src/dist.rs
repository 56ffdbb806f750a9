//! Makes the packages: `dist/chrome` and `dist/firefox`, unpacked and zipped, and `dist/npm`.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use serde_json::Value;
use zip::write::SimpleFileOptions;

use crate::command::{Done, root, say};
use crate::folder::{at, copy, files};
use crate::{app, manifest, npm, setup, sizes, sums};

/// Each package and the manifest laid over the base.
const BROWSERS: [(&str, Option<&str>); 2] =
    [("chrome", None), ("firefox", Some("extension/manifest.firefox.json"))];

pub(crate) fn run() -> Done {
    setup::for_build()?;
    package()?;
    sizes::check()
}

/// Builds the app and packs it, whatever its size.
pub(crate) fn package() -> Done {
    app::build()?;
    for (browser, overlay) in BROWSERS {
        let folder = root().join("dist").join(browser);
        assemble(&folder, overlay)?;
        let archive = root().join(format!("dist/comet-keys-{browser}.zip"));
        pack(&folder, &archive)?;
        say(&format!("packed {}", archive.display()));
    }
    npm::package()?;
    sums::write(&root().join("dist"))
}

fn assemble(folder: &Path, overlay: Option<&str>) -> Done {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| at(folder, &error))?;
    }
    copy(&app::folder(), folder, app::STAMP)?;
    for part in ["_locales", "icons"] {
        copy(&root().join("extension").join(part), &folder.join(part), ".DS_Store")?;
    }
    for file in ["background.js", "managed_schema.json"] {
        let path = root().join("extension").join(file);
        fs::copy(&path, folder.join(file)).map_err(|error| at(&path, &error))?;
    }
    let mut whole = read_json("extension/manifest.json")?;
    manifest::require_version("extension/manifest.json", &whole, env!("CARGO_PKG_VERSION"))?;
    if let Some(overlay) = overlay {
        manifest::merge(&mut whole, read_json(overlay)?);
    }
    let text = format!("{whole:#}\n");
    let path = folder.join("manifest.json");
    fs::write(&path, text).map_err(|error| at(&path, &error))
}

fn read_json(path: &str) -> Done<Value> {
    let path = root().join(path);
    let text = fs::read_to_string(&path).map_err(|error| at(&path, &error))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Zips a folder with the earliest time a zip can hold, so that the same content makes the same bytes.
fn pack(folder: &Path, archive: &Path) -> Done {
    let file = fs::File::create(archive).map_err(|error| at(archive, &error))?;
    let mut zip = zip::ZipWriter::new(file);
    let options = SimpleFileOptions::default()
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    for path in files(folder)? {
        let name = path.strip_prefix(folder).map_err(|error| error.to_string())?;
        let content = fs::read(&path).map_err(|error| at(&path, &error))?;
        zip.start_file(name.to_string_lossy(), options)
            .map_err(|error| format!("{}: {error}", archive.display()))?;
        zip.write_all(&content).map_err(|error| at(archive, &error))?;
    }
    zip.finish().map(drop).map_err(|error| format!("{}: {error}", archive.display()))
}

#[cfg(test)]
mod tests {
    use super::{at, pack};
    use crate::command::Done;
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::time::{Duration, SystemTime};

    /// A folder with two files, written in the order of `names`, as old as told.
    fn folder(place: &Path, names: [&str; 2], age_seconds: u64) -> Done<PathBuf> {
        fs::create_dir_all(place.join("icons")).map_err(|error| at(place, &error))?;
        for name in names {
            let path = place.join(name);
            fs::write(&path, name).map_err(|error| at(&path, &error))?;
            let file = fs::File::options().write(true).open(&path);
            let then = SystemTime::now() - Duration::from_secs(age_seconds);
            file.and_then(|file| file.set_modified(then)).map_err(|error| at(&path, &error))?;
        }
        Ok(place.to_owned())
    }

    #[test]
    fn the_same_files_make_the_same_bytes_whatever_their_age_and_order() {
        let place = std::env::temp_dir().join(format!("comet-keys-pack-{}", std::process::id()));
        let packed = |name: &str, names, age_seconds| -> Done<Vec<u8>> {
            let archive = place.join(format!("{name}.zip"));
            pack(&folder(&place.join(name), names, age_seconds)?, &archive)?;
            fs::read(&archive).map_err(|error| at(&archive, &error))
        };
        let one = packed("one", ["icons/16.png", "app.css"], 0);
        let two = packed("two", ["app.css", "icons/16.png"], 100_000);
        fs::remove_dir_all(&place).unwrap();
        assert!(one.is_ok() && one == two, "{one:?} {two:?}");
    }
}
