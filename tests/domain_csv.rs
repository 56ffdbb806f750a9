//! Tables: no cell runs in a spreadsheet, and what is written is read back.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use comet_keys::domain::csv::{self, Error};
use proptest::prelude::*;

fn written(cells: &[&str]) -> String {
    csv::write(&[cells.iter().map(|cell| (*cell).to_owned()).collect()])
}

#[test]
fn a_cell_is_written_so_that_it_stays_text() {
    let cases = [
        ("plain", "plain"),
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "\"'\t=1\""),
        ("\r=1", "\"'\r=1\""),
        ("'=1", "''=1"),
        ("a,b", "\"a,b\""),
        ("a\nb", "\"a\nb\""),
        ("say \"hi\"", "\"say \"\"hi\"\"\""),
        (" padded ", "\" padded \""),
        ("数 größe", "数 größe"),
        ("it's", "it's"),
    ];
    for (cell, expected) in cases {
        assert_eq!(written(&[cell, "end"]), format!("{expected},end\r\n"), "{cell:?}");
    }
}

#[test]
fn a_table_is_read_with_its_lines() {
    let text = "\u{feff}name,allow_ips\r\n\r\nci,\"10.0.0.1\n10.0.0.2\"\nlast,\n";
    let rows = csv::read(text).map(|rows| {
        rows.into_iter().map(|row| (row.line, row.cells.join("|"))).collect::<Vec<_>>()
    });
    let expected = [
        (1, "name|allow_ips".to_owned()),
        (3, "ci|10.0.0.1\n10.0.0.2".to_owned()),
        (5, "last|".to_owned()),
    ];
    assert_eq!(rows, Ok(expected.to_vec()));
}

#[test]
fn a_broken_quote_is_told_with_its_line() {
    assert_eq!(csv::read("a\n\"b\nc"), Err(Error::OpenQuote { line: 2 }));
    assert_eq!(csv::read("a\n\"b\"c\n"), Err(Error::AfterQuote { line: 2 }));
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        rows in prop::collection::vec(prop::collection::vec("[-a'=+@,\"\r\n\t 数]{0,6}|\\PC{0,8}", 1..4), 0..5)
    ) {
        let read = csv::read(&csv::write(&rows)).map(|rows| {
            let cells = |row: csv::Row| {
                row.cells.iter().map(|cell| csv::unguarded(cell).to_owned()).collect::<Vec<_>>()
            };
            rows.into_iter().map(cells).collect::<Vec<_>>()
        });
        prop_assert_eq!(read, Ok(rows));
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _read = csv::read(&text);
    }

    #[test]
    fn no_written_cell_begins_as_a_formula(cell in any::<String>()) {
        let rows = csv::read(&written(&[&cell])).unwrap();
        prop_assert!(!rows[0].cells[0].starts_with(['=', '+', '-', '@', '\t', '\r']));
    }
}
