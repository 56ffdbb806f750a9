//! Tables: no cell runs in a spreadsheet, and what is written is read back.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use comet_keys::domain::csv::{self, BYTE_ORDER_MARK, Error, Separator};
use proptest::prelude::*;

fn written(cells: &[&str]) -> String {
    let text = csv::write(&[cells.iter().map(|cell| (*cell).to_owned()).collect()]);
    text.strip_prefix(BYTE_ORDER_MARK).unwrap().to_owned()
}

/// The rows with the lines they begin on; a row with a quotation mark out of place names that line instead of its cells.
fn rows(text: &str, separator: Separator) -> Result<Vec<(usize, String)>, Error> {
    let shown = |row: csv::Row| match row.bad_quote_line {
        Some(line) => (row.line, format!("bad quote on {line}")),
        None => (row.line, row.cells.join("|")),
    };
    Ok(csv::read(text, separator)?.into_iter().map(shown).collect())
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
fn a_table_is_read_with_its_lines_whatever_ends_them() {
    let text = "\u{feff}name,allow_ips\n\nci,\"10.0.0.1\n10.0.0.2\"\nlast,\n";
    let expected = [
        (1, "name|allow_ips".to_owned()),
        (3, "ci|10.0.0.1\n10.0.0.2".to_owned()),
        (5, "last|".to_owned()),
    ];
    for line_end in ["\n", "\r\n", "\r"] {
        let expected = expected.clone().map(|(line, row)| (line, row.replace('\n', line_end)));
        let read = rows(&text.replace('\n', line_end), Separator::Comma);
        assert_eq!(read, Ok(expected.to_vec()), "{line_end:?}");
    }
}

#[test]
fn marks_at_the_beginning_are_skipped() {
    for marks in
        ["\u{feff}", "\u{feff}\u{feff}", "\u{200b}", "\u{feff}\u{200b}", "\u{2060}\u{200e}"]
    {
        let read = rows(&format!("{marks}\"name\",b"), Separator::Comma);
        assert_eq!(read, Ok(vec![(1, "name|b".to_owned())]), "{marks:?}");
    }
}

#[test]
fn blanks_around_a_quoted_cell_are_no_part_of_it() {
    let cases = [
        ("ci, \"203.0.113.7,203.0.113.8\"", "ci|203.0.113.7,203.0.113.8"),
        ("ci,\t\"a,b\" ,c", "ci|a,b|c"),
        ("\u{a0}\"a,b\"\u{a0}", "a,b"),
        ("\u{200b}\"a,b\"\u{feff},c", "a,b|c"),
        (" a , b ", " a | b "),
        ("\" a \"", " a "),
    ];
    for (line, expected) in cases {
        assert_eq!(rows(line, Separator::Comma), Ok(vec![(1, expected.to_owned())]), "{line:?}");
    }
    let tabs = rows("a\t \"b\tc\" \td", Separator::Tab);
    assert_eq!(tabs, Ok(vec![(1, "a|b\tc|d".to_owned())]));
    let semicolons = rows("a; \"b;c\";\"d,e\"", Separator::Semicolon);
    assert_eq!(semicolons, Ok(vec![(1, "a|b;c|d,e".to_owned())]));
}

#[test]
fn a_quotation_mark_out_of_place_is_told_with_its_line_and_the_rows_after_it_are_read() {
    let bad = |row: usize, line: usize| {
        vec![
            (1, "a|b".to_owned()),
            (row, format!("bad quote on {line}")),
            (line + 1, "c|d".to_owned()),
        ]
    };
    for (text, expected) in [
        ("a,b\n\"x\"y,z\nc,d", bad(2, 2)),
        ("a,b\n\"x\ny\"z,z\nc,d", bad(2, 3)),
        ("a,b\n\"x\ry\" z,z\nc,d", bad(2, 3)),
        ("a,b\nx \"y,z\"\nc,d", bad(2, 2)),
        ("a,b\n5\" disk,z\nc,d", bad(2, 2)),
    ] {
        assert_eq!(rows(text, Separator::Comma), Ok(expected), "{text:?}");
    }
}

#[test]
fn a_quote_that_never_ends_is_told_with_the_line_it_begins_on() {
    for (text, line) in
        [("a\n\"b\nc", 2), ("a\r\n\r\nx, \"b\r\nc\r\n", 3), ("\"", 1), ("a,\"b\"\"\n", 1)]
    {
        assert_eq!(rows(text, Separator::Comma), Err(Error::OpenQuote { line }), "{text:?}");
    }
}

/// Writes a table in another dialect than our own.
fn dialect(rows: &[Vec<String>], separator: Separator, line_end: &str, padding: &str) -> String {
    let cell = |cell: &String| format!("{padding}\"{}\"{padding}", cell.replace('"', "\"\""));
    let separator = separator.character().to_string();
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(&separator);
    rows.iter().map(|row| line(row) + line_end).collect()
}

#[test]
fn a_file_begins_with_one_mark() {
    assert_eq!(csv::write(&[vec!["数".to_owned()]]).as_bytes(), "\u{feff}数\r\n".as_bytes());
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        rows in prop::collection::vec(prop::collection::vec("[-a'=+@,\"\r\n\t 数]{0,6}|\\PC{0,8}", 1..4), 0..5)
    ) {
        let read = csv::read(&csv::write(&rows), Separator::Comma).map(|rows| {
            let cells = |row: csv::Row| {
                row.cells.iter().map(|cell| csv::unguarded(cell).to_owned()).collect::<Vec<_>>()
            };
            rows.into_iter().map(cells).collect::<Vec<_>>()
        });
        prop_assert_eq!(read, Ok(rows));
    }

    #[test]
    fn a_table_in_any_dialect_is_read_the_same(
        rows in prop::collection::vec(prop::collection::vec("[-a'=;,\"\r\n\t 数]{0,6}|\\PC{0,8}", 1..4), 0..5),
        separator in prop::sample::select(&Separator::ALL[..]),
        line_end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
        padding in prop::sample::select(vec!["", " ", "  ", "\u{a0}"]),
        marks in prop::sample::select(vec!["", "\u{feff}", "\u{feff}\u{feff}", "\u{200b}"]),
    ) {
        let text = marks.to_owned() + &dialect(&rows, separator, line_end, padding);
        let read = csv::read(&text, separator).unwrap();
        prop_assert!(read.iter().all(|row| row.bad_quote_line.is_none()));
        let cells: Vec<_> = read.into_iter().map(|row| row.cells).collect();
        prop_assert_eq!(cells, rows);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "([a-z,;\t\"\r\n ]|\\PC)*", separator in prop::sample::select(&Separator::ALL[..])) {
        let lines = 1 + text.matches(['\n', '\r']).count();
        match csv::read(&text, separator) {
            Ok(rows) => prop_assert!(rows.iter().all(|row| (1..=lines).contains(&row.line))),
            Err(Error::OpenQuote { line }) => prop_assert!((1..=lines).contains(&line)),
        }
    }

    #[test]
    fn no_written_cell_begins_as_a_formula(cell in any::<String>()) {
        let rows = csv::read(&written(&[&cell]), Separator::Comma).unwrap();
        prop_assert!(!rows[0].cells[0].starts_with(['=', '+', '-', '@', '\t', '\r']));
    }
}
