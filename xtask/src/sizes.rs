//! What is shipped against its budgets.

use std::fs;
use std::path::Path;

use crate::app;
use crate::command::{Done, output, root, say};

const KB: u64 = 1000;
/// The app's wasm with all features and languages, raw and as brotli.
const WASM_BUDGET: (u64, u64) = (300 * KB, 110 * KB);
/// Each packed extension.
const ZIP_BUDGET: u64 = 400 * KB;

/// Prints the sizes, and fails if one is over its budget.
pub(crate) fn check() -> Done {
    let wasm = app::folder().join("comet-keys_bg.wasm");
    let mut over = Vec::new();
    let mut row = |what: &str, bytes: u64, budget: u64| {
        let mark = if bytes > budget { "OVER" } else { "ok" };
        say(&format!("{what:<28}{bytes:>9} of {budget:>7} bytes  {mark}"));
        if bytes > budget {
            over.push(what.to_owned());
        }
    };
    row("app wasm, raw", size(&wasm)?, WASM_BUDGET.0);
    row("app wasm, brotli", brotli_size(&wasm)?, WASM_BUDGET.1);
    for zip in ["comet-keys-chrome.zip", "comet-keys-firefox.zip"] {
        row(zip, size(&root().join("dist").join(zip))?, ZIP_BUDGET);
    }
    if over.is_empty() { Ok(()) } else { Err(format!("over budget: {}", over.join(", "))) }
}

fn size(path: &Path) -> Done<u64> {
    let data = fs::metadata(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(data.len())
}

/// Node is there for its npm, and has brotli built in.
fn brotli_size(path: &Path) -> Done<u64> {
    let script = "const z=require('zlib'),f=require('fs');\
                  console.log(z.brotliCompressSync(f.readFileSync(process.argv[1])).length)";
    let said = output("node", &["-e", script, &path.to_string_lossy()])?;
    said.trim().parse().map_err(|error| format!("node said {said:?}: {error}"))
}
