//! The packed npm package in fresh Vite projects, built and opened under a strict content policy.

use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command,
};

use comet_e2e::{Told, Trouble, Visitor, check, check_eq, dist, visit};

/// Runs a program to its end; what it says is told only when it fails.
fn run(command: &mut Command) -> Told {
    let output = command.output()?;
    let said = || String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    check(output.status.success(), format_args!("{command:?}: {}", said()))
}

/// A copy of an example outside the project, with the package as `npm pack` makes it, built by Vite.
fn built(name: &str, place: &Path) -> Result<PathBuf, Trouble> {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name);
    let example = example.canonicalize()?;
    let installed = example.join("node_modules");
    if !installed.is_dir() {
        return Err(Trouble::new("the example's tools are missing: run `cargo xtask setup`"));
    }
    run(Command::new("cp").arg("-r").arg(example.join("src")).arg(place))?;
    for file in ["index.html", "package.json", "vite.config.js", "tsconfig.json"] {
        if example.join(file).exists() {
            fs::copy(example.join(file), place.join(file))?;
        }
    }
    let modules = place.join("node_modules");
    fs::create_dir_all(modules.join("comet-keys"))?;
    for entry in fs::read_dir(&installed)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_owned();
        if name != "comet-keys" && name != ".vite" {
            symlink(&path, modules.join(name))?;
        }
    }
    run(Command::new("npm")
        .args(["pack", "--silent", "--pack-destination"])
        .arg(place)
        .arg(dist::npm()?))?;
    let version = env!("CARGO_PKG_VERSION");
    let mut unpack = Command::new("tar");
    unpack
        .args(["--strip-components=1", "-xzf"])
        .arg(place.join(format!("comet-keys-{version}.tgz")));
    run(unpack.arg("-C").arg(modules.join("comet-keys")))?;
    if place.join("tsconfig.json").exists() {
        let mut types = Command::new("node");
        run(types.arg(modules.join("typescript/bin/tsc")).current_dir(place))?;
    }
    let mut vite = Command::new("node");
    vite.arg(modules.join("vite/bin/vite.js")).arg("build").current_dir(place);
    run(&mut vite)?;
    Ok(place.join("dist"))
}

async fn makes_a_key_in(person: &Visitor, example: &str) -> Told {
    let place = tempfile::Builder::new().prefix("comet-example-").tempdir()?;
    let page = built(example, place.path())?;
    let wasms = fs::read_dir(page.join("assets"))?.flatten();
    let wasms =
        wasms.filter(|file| file.path().extension().is_some_and(|own| own == "wasm")).count();
    check_eq("wasm files of the build", &wasms, &1)?;
    person.site.add(&page, example)?;
    person.opens(&format!("{example}/index.html")).await?;
    let script = "
        const form = document.querySelector('comet-key-form');
        if (form) form.id = 'form';
        return Boolean(form)";
    person.waits("the element", script, vec![]).await?;
    person.makes("form", example).await?;
    check_eq("keys", &person.server.keys().len(), &1)?;
    // The page's own listener has heard of it, by the framework's own means.
    let script = "return document.querySelector('li')?.textContent";
    let listed = person.waits("the page's own list", script, vec![]).await?;
    check_eq("the name listed", &listed.as_str(), &Some(example))
}

visit!(a_react_page, {}, async |person: &Visitor| makes_a_key_in(person, "react").await);

visit!(a_vue_page, {}, async |person: &Visitor| makes_a_key_in(person, "vue").await);

/// What a server that renders pages does with the package: it imports it, and nothing breaks.
#[test]
fn both_entries_can_be_imported_where_there_is_no_browser() -> Result<(), Trouble> {
    let package = dist::npm()?;
    for entry in ["index.js", "element.js"] {
        let script = format!(
            "const all = await import('{}'); all.define(); if (!all.CometKeys) throw 'no class'",
            package.join(entry).display()
        );
        run(Command::new("node").args(["--input-type=module", "-e", &script]))?;
    }
    Ok(())
}
