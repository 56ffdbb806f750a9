//! Tables as files and clipboards really hold them: separators, headers, cells. What is not certain is refused or asked
//! about, and no key is more open than its cells say.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use comet_keys::domain::bulk::{
    Answer, Answers, PlanError, Question, Row, RowCode, RowError, Table, check, from_table,
};
use comet_keys::domain::check as domain_check;
use comet_keys::domain::draft::{Draft, ErrorCode, ValidDraft};
use comet_keys::domain::field::Field;
use comet_keys::domain::lang::Lang;
use comet_keys::domain::quota::UnitsPerDollar;
use comet_keys::domain::text_encoding::{Encoding, Problem, detect};
use comet_keys::domain::time::UnixSeconds;
use comet_keys::text::{
    column_question_text, encoding_problem_text, plan_error_text, row_errors_text,
};

const NOW: UnixSeconds = UnixSeconds(1_796_083_200);

fn template() -> Draft {
    Draft { remain_quota: "10".to_owned(), ..Draft::default() }
}

fn read(text: &str) -> Result<Table, PlanError> {
    from_table(&template(), text, &Answers::default())
}

fn valid(rows: &[Row]) -> Vec<ValidDraft> {
    let validate = |draft: &Draft| {
        domain_check::validate(draft, NOW, UnitsPerDollar::new(500_000)).map(|(valid, _)| valid)
    };
    check(rows, &validate).unwrap()
}

/// What is wrong with each row, by its line.
fn problems(text: &str) -> Vec<(usize, Field, RowCode)> {
    let validate = |draft: &Draft| {
        domain_check::validate(draft, NOW, UnitsPerDollar::new(500_000)).map(|(valid, _)| valid)
    };
    let errors = check(&read(text).unwrap().rows, &validate).err().unwrap_or_default();
    errors.into_iter().map(|error| (error.line, error.field, error.code)).collect()
}

/// The one problem that a cell has, in a table of its own.
#[track_caller]
fn problem(field: Field, cell: &str) -> RowCode {
    let column = field.as_str();
    let text = if field == Field::Name {
        format!("name;group\n\"{cell}\";vip\n")
    } else {
        format!("name;{column}\nci;\"{cell}\"\n")
    };
    let mut found = problems(&text);
    assert!(found.len() == 1 && found[0].1 == field, "{field:?} {cell:?}: {found:?}");
    found.remove(0).2
}

fn texts(rows: &[Row]) -> Vec<String> {
    let shown = |row: &Row| {
        format!(
            "{}: {}/{}/{}",
            row.line,
            row.draft.name,
            row.draft.group,
            row.draft.allow_ips.replace('\n', "+")
        )
    };
    rows.iter().map(shown).collect()
}

#[test]
fn columns_are_taken_apart_as_the_header_is() {
    let two = ["2: ci/vip/10.0.0.1,10.0.0.2", "3: cd//10.0.0.3"];
    let cases = [
        "name,group,allow_ips\nci,vip,\"10.0.0.1,10.0.0.2\"\ncd,,10.0.0.3\n",
        "name;group;allow_ips\nci;vip;10.0.0.1,10.0.0.2\ncd;;10.0.0.3\n",
        "name\tgroup\tallow_ips\nci\tvip\t10.0.0.1,10.0.0.2\ncd\t\t10.0.0.3\n",
        "\"name\";\"group\";\"allow_ips\"\n\"ci\";\"vip\";\"10.0.0.1,10.0.0.2\"\n\"cd\";\"\";\"10.0.0.3\"",
        "\u{feff}\u{feff}Name ; GROUP ; allow_ips\r\nci ; vip ; \"10.0.0.1,10.0.0.2\"\r\ncd;;10.0.0.3\r\n",
        "name;group;allow_ips;;\nci;vip;10.0.0.1,10.0.0.2;;\ncd;;10.0.0.3; ;\n;;;;\n;;\n",
        "\u{200b}name\u{200b},group,allow_ips,\nci,vip,\"10.0.0.1,10.0.0.2\",,,\ncd,,10.0.0.3\n,,,\n \n",
    ];
    for text in cases {
        assert_eq!(texts(&read(text).unwrap().rows), two, "{text:?}");
    }
}

#[test]
fn a_line_that_names_the_separator_is_followed_and_counted() {
    for text in [
        "sep=;\nname;group\nci;vip\n",
        "SEP=;\r\nname;group\r\nci;vip\r\n",
        "\u{feff}sep=;\nname;group\nci;vip\n",
        "\"sep=;\"\nname;group\nci;vip\n",
        "sep=;;\nname;group\nci;vip\n",
        "sep=\t\nname\tgroup\nci\tvip\n",
        "sep=,\nname,group\nci,vip\n",
        // The header is certain where the line is wrong.
        "sep=;\nname,group\nci,vip\n",
    ] {
        assert_eq!(texts(&read(text).unwrap().rows), ["3: ci/vip/"], "{text:?}");
    }
    assert_eq!(read("sep=|\nname|group\nci|vip\n"), Err(PlanError::Separator { found: '|' }));
    assert_eq!(texts(&read("sep=;\nname\na,b\n").unwrap().rows), ["3: a,b//"]);
}

#[test]
fn cells_do_not_decide_how_the_header_is_taken_apart() {
    assert_eq!(texts(&read("name\na;b;c\nd\te\n").unwrap().rows), ["2: a;b;c//", "3: d\te//"]);
    let lists = "name,allow_ips\nci,10.0.0.1;10.0.0.2;10.0.0.3;10.0.0.4\n";
    assert_eq!(valid(&read(lists).unwrap().rows)[0].allow_list.entries().len(), 4);
    assert_eq!(
        problems("name\na,b\n"),
        [(2, Field::Name, RowCode::ExtraCell { text: "b".to_owned() })]
    );
}

#[test]
fn a_separator_that_is_not_read_is_named() {
    for (text, found) in [
        ("name|remain_quota\nci|10\n", '|'),
        ("name，remain_quota\nci，10\n", '，'),
        ("name；allow_ips\nci；10.0.0.1\n", '；'),
        ("\"name\"^\"group\"\n", '^'),
    ] {
        assert_eq!(read(text), Err(PlanError::Separator { found }), "{text:?}");
    }
    assert_eq!(read("name,remain_quota;allow_ips\n"), Err(PlanError::MixedSeparators));
    assert_eq!(read("name;group\t remain_quota,allow_ips\n"), Err(PlanError::MixedSeparators));
}

#[test]
fn quotation_marks_out_of_place_are_named_with_their_line() {
    assert_eq!(read("name,\"group\nci,vip\n"), Err(PlanError::OpenQuote { line: 1 }));
    assert_eq!(read("name;group\n\"ci;vip\n"), Err(PlanError::OpenQuote { line: 2 }));
    assert_eq!(read("na\"me,group\nci,vip\n"), Err(PlanError::HeaderQuote { line: 1 }));
    let bad = |line| RowCode::BadQuote { line };
    assert_eq!(
        problems("name,allow_ips\na,\"10.0.0.1\"x\nb,10.0.0.2\nc,x \"10.0.0.3,10.0.0.4\"\n"),
        [(2, Field::Name, bad(2)), (4, Field::Name, bad(4))]
    );
    let quoted = "name,allow_ips\nci, \"203.0.113.7,203.0.113.8\"\n";
    let asked = valid(&read(quoted).unwrap().rows);
    assert_eq!(asked[0].allow_list.wire().as_deref(), Some("203.0.113.7\n203.0.113.8"));
    assert_eq!(asked[0].group.as_str(), "");
}

#[test]
fn a_setting_that_two_columns_name_is_refused() {
    for (header, meaning) in [
        ("name,allow_ips,allow_ips", "allow_ips"),
        ("Name,name", "name"),
        (" name , NAME", "name"),
        ("name,n\u{200b}ame", "name"),
        ("name,remain_quota,quota", "remain_quota"),
        ("name,IP,allow_ips", "allow_ips"),
        ("name,ip,ips", "allow_ips"),
        ("name,Allow IPs,allow-ips", "allow_ips"),
        ("name,expired_time,expires", "expired_time"),
        ("name,note,note", "note"),
        ("name,id,ID", "id"),
    ] {
        for separator in [",", ";", "\t"] {
            let text = format!("{}\nci\n", header.replace(',', separator));
            let Err(PlanError::DoubledColumn { meaning: found, .. }) = read(&text) else {
                panic!("{text:?}: {:?}", read(&text));
            };
            assert_eq!(found, meaning, "{text:?}");
        }
    }
}

fn questions(text: &str) -> Vec<(String, Option<Field>)> {
    match read(text) {
        Err(PlanError::Columns { questions, .. }) => {
            let told = |Question { heading, suggestion, .. }| (heading, suggestion);
            questions.into_iter().map(told).collect()
        }
        other => panic!("{text:?}: {other:?}"),
    }
}

#[test]
fn a_heading_that_is_near_a_setting_is_asked_about() {
    for (heading, field) in [
        ("Remain Quota", Field::RemainQuota),
        ("remain-quota", Field::RemainQuota),
        ("RemainQuota", Field::RemainQuota),
        ("remain quota (units)", Field::RemainQuota),
        ("quota", Field::RemainQuota),
        ("remain_qouta", Field::RemainQuota),
        ("额度", Field::RemainQuota),
        ("Allow IPs", Field::AllowIps),
        ("allow_ip", Field::AllowIps),
        ("allowed ips", Field::AllowIps),
        ("ip", Field::AllowIps),
        ("IP-Address", Field::AllowIps),
        ("whitelist", Field::AllowIps),
        ("expires", Field::ExpiredTime),
        ("Expired Time", Field::ExpiredTime),
        ("expire_time", Field::ExpiredTime),
        ("expiration date", Field::ExpiredTime),
        ("unlimited", Field::UnlimitedQuota),
        ("models", Field::ModelLimits),
        ("model_limit", Field::ModelLimits),
        ("Model Limits Enabled", Field::ModelLimitsEnabled),
        ("grup", Field::Group),
        ("groups", Field::Group),
        ("cross-group retry", Field::CrossGroupRetry),
    ] {
        let asked = questions(&format!("name,{heading}\nci,x\n"));
        assert_eq!(asked, [(heading.to_owned(), Some(field))]);
    }
    for heading in ["Nmae", "nam", "names", "Key Name", "label"] {
        let asked = questions(&format!("{heading},group\nci,vip\n"));
        assert_eq!(asked, [(heading.to_owned(), Some(Field::Name))]);
    }
    for heading in ["note", "team", "e-mail", "x", "cost center"] {
        assert_eq!(questions(&format!("name,{heading}\nci,x\n")), [(heading.to_owned(), None)]);
    }
    // With the column itself there, what is only near it means something else.
    assert_eq!(questions("name,label\nci,x\n"), [("label".to_owned(), None)]);
    assert_eq!(questions("name,group,grup\nci,vip,x\n"), [("grup".to_owned(), None)]);
}

fn answered(text: &str, given: &[(usize, Answer)]) -> Result<Table, PlanError> {
    let Err(PlanError::Columns { header, .. }) = read(text) else {
        panic!("{text:?} asks nothing")
    };
    let mut answers = Answers::default();
    for (column, answer) in given {
        answers.give(&header, *column, *answer);
    }
    from_table(&template(), text, &answers)
}

#[test]
fn rows_wait_until_every_column_is_answered_for() {
    let text = "Nmae,ip,note\nci,203.0.113.7,x\n";
    assert!(matches!(
        answered(text, &[(0, Answer::Yes), (1, Answer::Yes)]),
        Err(PlanError::Columns { questions, .. }) if questions.len() == 1 && questions[0].column == 2
    ));
    let table = answered(text, &[(0, Answer::Yes), (1, Answer::Yes), (2, Answer::Ignore)]).unwrap();
    assert_eq!(texts(&table.rows), ["2: ci//203.0.113.7"]);
    assert_eq!(table.unused, ["note"]);
    let table =
        answered(text, &[(0, Answer::Yes), (1, Answer::Ignore), (2, Answer::Ignore)]).unwrap();
    assert_eq!(
        (texts(&table.rows), table.unused),
        (vec!["2: ci//".to_owned()], vec!["ip".to_owned(), "note".to_owned()])
    );
    assert_eq!(
        answered("Nmae,group\nci,vip\n", &[(0, Answer::Ignore)]),
        Err(PlanError::NoNameColumn)
    );
    // Yes says nothing where nothing was suggested.
    assert!(matches!(
        answered("name,note\nci,x\n", &[(1, Answer::Yes)]),
        Err(PlanError::Columns { .. })
    ));
    // Two slips of one word: the second yes would be a second column.
    assert!(matches!(
        answered("name,grup,gruop\nci,vip,vip\n", &[(1, Answer::Yes), (2, Answer::Yes)]),
        Err(PlanError::Columns { .. } | PlanError::DoubledColumn { .. })
    ));
}

#[test]
fn answers_count_for_the_header_they_were_given_to() {
    let mut answers = Answers::default();
    let header = |text: &str| text.split(',').map(str::to_owned).collect::<Vec<_>>();
    answers.give(&header("name,ip"), 1, Answer::Ignore);
    assert!(from_table(&template(), "name,ip\nci,10.0.0.1\n", &answers).is_ok());
    for text in ["name,allow_ip\nci,10.0.0.1\n", "name,ip,group\nci,10.0.0.1,\n"] {
        let read = from_table(&template(), text, &answers);
        assert!(matches!(read, Err(PlanError::Columns { .. })), "{text:?}");
    }
    answers.give(&header("name,note"), 1, Answer::Ignore);
    let read = from_table(&template(), "name,ip\nci,10.0.0.1\n", &answers);
    assert!(
        matches!(read, Err(PlanError::Columns { .. })),
        "another header takes the answers away"
    );
}

#[test]
fn a_table_without_a_header_is_recognised() {
    for text in [
        "ci,10,203.0.113.7\ncd,20,203.0.113.8\n",
        "ci;10;203.0.113.7\n",
        "production\nstaging\n",
        "$10,ci\n",
        // Near a heading, but beside an amount.
        "game,10\n",
        "M\u{fc}ller,true\n",
    ] {
        assert!(
            matches!(read(text), Err(PlanError::NoHeader { .. })),
            "{text:?}: {:?}",
            read(text)
        );
    }
    assert_eq!(read("group,remain_quota\nvip,10\n"), Err(PlanError::NoNameColumn));
    assert_eq!(
        read("name,note\n"),
        Err(PlanError::Columns {
            header: vec!["name".to_owned(), "note".to_owned()],
            questions: vec![Question { column: 1, heading: "note".to_owned(), suggestion: None }],
        })
    );
}

#[test]
fn the_error_of_a_spreadsheet_is_one_in_every_column() {
    for cell in ["#N/A", "#NV", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", " #N/A ", "'#N/A"] {
        for field in Field::ALL {
            let found = problem(field, cell);
            assert!(
                matches!(found, RowCode::SpreadsheetError { .. }),
                "{field:?} {cell:?}: {found:?}"
            );
        }
    }
}

#[test]
fn a_cell_with_lost_or_unseen_text_is_an_error_in_every_column() {
    for field in Field::ALL {
        assert!(
            matches!(problem(field, "M\u{fffd}ller"), RowCode::LostCharacter { .. }),
            "{field:?}"
        );
        assert_eq!(problem(field, "\u{3164}"), RowCode::NothingToSee, "{field:?}");
    }
}

#[test]
fn text_that_names_nothing_opens_no_key() {
    for cell in [";", ",", "| |", "[]", "#", "# 203.0.113.7", "//203.0.113.7", "\"\""] {
        let cell = cell.replace('"', "\"\"");
        let found = problem(Field::AllowIps, &cell);
        assert!(
            matches!(found, RowCode::EmptyList { .. } | RowCode::Field(_)),
            "{cell:?}: {found:?}"
        );
    }
    for cell in [";", ", ,", "|"] {
        assert!(matches!(problem(Field::ModelLimits, cell), RowCode::EmptyList { .. }), "{cell:?}");
    }
    for cell in ["any", "*", "none", "all", "0", "-"] {
        assert!(
            matches!(problem(Field::AllowIps, cell), RowCode::Field(_) | RowCode::EmptyList { .. }),
            "{cell:?}"
        );
    }
}

#[test]
fn an_amount_is_exact_or_an_error() {
    let units = |separator: &str, cell: &str| {
        let text = format!("name{separator}remain_quota\nci{separator}\"{cell}\"\n");
        valid(&read(&text).unwrap().rows)[0].quota.units()
    };
    for (cell, expected) in [
        ("10", 10),
        ("500000", 500_000),
        ("500000.0", 500_000),
        ("500000.00", 500_000),
        ("1,000,000", 1_000_000),
        ("1,000.00", 1_000),
        ("$10", 5_000_000),
        ("$ 10", 5_000_000),
        ("10$", 5_000_000),
        ("10 USD", 5_000_000),
        ("usd 10", 5_000_000),
        ("US$10.50", 5_250_000),
        ("$1,000.50", 500_250_000),
        ("$.5", 250_000),
        ("$0.125", 62_500),
        ("$1,000,000", 500_000_000_000),
    ] {
        for separator in [",", ";", "\t"] {
            assert_eq!(units(separator, cell), expected, "{separator:?} {cell:?}");
        }
    }
    assert_eq!(units(",", "1,000"), 1_000);
    assert_eq!(units(",", "$1,000"), 500_000_000);
    assert_eq!(units(",", "$1.000"), 500_000);
    for cell in [
        "1,000",
        "$1,000",
        "$1.000",
        "1.000",
        "10,00",
        "$10,00",
        "10,5",
        "1.000,50",
        "1.000.000",
        "1,00,000",
        "10.50",
        "0,500",
        "1,0000",
        "10.",
        "$10.",
    ] {
        let found = problem(Field::RemainQuota, cell);
        assert!(matches!(found, RowCode::AmbiguousAmount { .. }), "{cell:?}: {found:?}");
    }
    let comma_only = |cell: &str| problems(&format!("name,remain_quota\nci,\"{cell}\"\n"));
    for cell in ["1.000", "10,00", "$10,00", "1.000,50", "10.50"] {
        assert!(
            matches!(
                &*comma_only(cell),
                [(2, Field::RemainQuota, RowCode::AmbiguousAmount { .. })]
            ),
            "{cell:?}"
        );
    }
    for cell in [
        "1e3",
        "1E+06",
        "ten",
        "10k",
        "10%",
        "€10",
        "10 EUR",
        "£10",
        "$10$",
        "USD",
        "$",
        "10 000",
        "1'000",
        "１０",
        "0x10",
        "(10)",
        "∞",
        "unlimited",
        "=1+1",
        "+10",
        ".",
        ",",
        "10-20",
    ] {
        let found = problem(Field::RemainQuota, cell);
        let is_refused = matches!(
            found,
            RowCode::Field(ErrorCode::QuotaNotANumber) | RowCode::AmbiguousAmount { .. }
        );
        assert!(is_refused, "{cell:?}: {found:?}");
    }
    for cell in ["-5", "-$5", "$-5"] {
        assert_eq!(
            problem(Field::RemainQuota, cell),
            RowCode::Field(ErrorCode::QuotaNegative),
            "{cell:?}"
        );
    }
}

#[test]
fn a_date_is_certain_or_an_error() {
    let expiry = |cell: &str| {
        valid(&read(&format!("name;expired_time\nci;{cell}\n")).unwrap().rows)[0].expiry.wire()
    };
    for (cell, expected) in [
        ("never", -1),
        ("NEVER", -1),
        ("-1", -1),
        ("'-1", -1),
        ("1830000000", 1_830_000_000),
        ("30d", NOW.0 + 30 * 86_400),
        ("2026-12-23", 1_797_984_000),
        ("2026-12-23T18:00+07:00", 1_798_023_600),
        ("2026-12-23 18:00", 1_798_048_800),
    ] {
        assert_eq!(expiry(cell), expected, "{cell:?}");
    }
    for cell in ["1", "45992", "46379", "45992.5", "46379,75", "2958465"] {
        let found = problem(Field::ExpiredTime, cell);
        assert!(matches!(found, RowCode::DateNumber { .. }), "{cell:?}: {found:?}");
    }
    for cell in [
        "2026-13-01",
        "2026-02-30",
        "01/02/2026",
        "1.2.2026",
        "01-02-2026",
        "2026/12/23",
        "Dec 23",
        "20261223",
        "1.83E+09",
        "soon",
        "23.12.26",
        "2026-12-23T25:00",
        "in 30 days",
        "30",
    ] {
        let found = problem(Field::ExpiredTime, cell);
        assert!(
            matches!(found, RowCode::NotADate { .. } | RowCode::DateNumber { .. }),
            "{cell:?}: {found:?}"
        );
    }
    assert_eq!(problem(Field::ExpiredTime, "0"), RowCode::Field(ErrorCode::ExpiryZero));
    assert_eq!(problem(Field::ExpiredTime, "1600000000"), RowCode::Field(ErrorCode::ExpiryPast));
    assert_eq!(
        problem(Field::ExpiredTime, "1830000000000"),
        RowCode::Field(ErrorCode::ExpiryMilliseconds)
    );
}

#[test]
fn a_switch_says_yes_or_no_or_is_an_error() {
    let unlimited = |cell: &str| {
        read(&format!("name;unlimited_quota\nci;{cell}\n")).unwrap().rows[0].draft.unlimited_quota
    };
    for cell in ["TRUE", "true", "yes", "1", "on", "WAHR", "VRAI", "是", "có", "Có", "y"] {
        assert!(unlimited(cell), "{cell}");
    }
    for cell in ["FALSE", "false", "no", "0", "off", "FALSCH", "FAUX", "否", "không", "n"] {
        assert!(!unlimited(cell), "{cell}");
    }
    for cell in ["maybe", "2", "-1", "x", "tru", "10"] {
        for field in [Field::UnlimitedQuota, Field::ModelLimitsEnabled, Field::CrossGroupRetry] {
            assert!(matches!(problem(field, cell), RowCode::NotAFlag { .. }), "{cell}");
        }
    }
}

#[test]
fn an_amount_or_a_list_counts_where_its_switch_is_empty() {
    let open = Draft { unlimited_quota: true, ..template() };
    let text = "name,unlimited_quota,remain_quota,model_limits_enabled,model_limits\na,,5,,gpt-4o\nb,yes,5,no,gpt-4o\n";
    let rows = from_table(&open, text, &Answers::default()).unwrap().rows;
    let switches = |row: &Row| (row.draft.unlimited_quota, row.draft.model_limits_enabled);
    assert_eq!(rows.iter().map(switches).collect::<Vec<_>>(), [(false, true), (true, false)]);
}

#[test]
fn the_encoding_of_a_file_is_seen_in_its_first_bytes() {
    let utf16 = |text: &str, to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    };
    let table = "name,group\nM\u{fc}ller,\u{4e00}\u{6570}\n";
    let names = "\u{540d}\u{79f0},\u{989d}\u{5ea6}\r\n\u{4e00},10\r\n";
    for text in [table, "name\na", names, &table.repeat(200)] {
        for mark in ["", "\u{feff}"] {
            let text = format!("{mark}{text}");
            assert_eq!(detect(text.as_bytes()), Ok(Encoding::Utf8), "{text:?}");
            assert_eq!(detect(&utf16(&text, u16::to_le_bytes)), Ok(Encoding::Utf16Le), "{text:?}");
            assert_eq!(detect(&utf16(&text, u16::to_be_bytes)), Ok(Encoding::Utf16Be), "{text:?}");
        }
        let utf32 = |to_bytes: fn(u32) -> [u8; 4]| -> Vec<u8> {
            text.chars().map(u32::from).flat_map(to_bytes).collect()
        };
        for bytes in [utf32(u32::to_le_bytes), utf32(u32::to_be_bytes)] {
            assert_eq!(detect(&bytes), Err(Problem::Utf32), "{text:?}");
        }
    }
    // Whether these are UTF-8 shows when they are decoded: nothing names their encoding.
    for single_byte in [&b"name\nM\xfcller\n"[..], b"name\n\xb2\xe2\xca\xd4\n", b""] {
        assert_eq!(detect(single_byte), Ok(Encoding::Utf8));
    }
    assert_eq!(detect(b"PK\x03\x04\x14\0\x06\0"), Err(Problem::Workbook));
    assert_eq!(detect(b"\xd0\xcf\x11\xe0\xa1\xb1"), Err(Problem::Workbook));
    assert_eq!(detect(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0"), Err(Problem::Binary));
    assert_eq!(
        detect(&[b"name,group\n".repeat(20).as_slice(), b"\0"].concat()),
        Err(Problem::Binary)
    );
    let labels = [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be].map(Encoding::label);
    assert_eq!(labels, ["utf-8", "utf-16le", "utf-16be"]);
}

#[test]
fn every_reason_names_what_to_do_in_every_language() {
    for lang in [Lang::En, Lang::Vi, Lang::Zh] {
        for text in [
            "",
            "ci,10\n",
            "name|a\n",
            "name,Name\n",
            "name;a,group\n",
            "name\n\"",
            "na\"me\n",
            "group\n",
            "name\n",
        ] {
            let told = plan_error_text(&read(text).unwrap_err(), lang);
            assert!(told.chars().count() > 5 && !told.contains(['{', '}']), "{text:?}: {told}");
        }
        for (field, cell) in [
            (Field::Name, "#N/A"),
            (Field::Name, "\u{fffd}"),
            (Field::Group, "\u{3164}"),
            (Field::ModelLimits, ";"),
            (Field::RemainQuota, "10,00"),
            (Field::ExpiredTime, "45992"),
            (Field::ExpiredTime, "01/02/2026"),
            (Field::CrossGroupRetry, "maybe"),
        ] {
            let error = RowError { line: 2, field, code: problem(field, cell) };
            let told = row_errors_text(&[error], UnitsPerDollar::new(500_000), lang);
            assert!(told.contains(field.as_str()) && !told.contains(['{', '}']), "{told}");
        }
        for problem in [
            Problem::Undecodable(Encoding::Utf8),
            Problem::Utf32,
            Problem::Workbook,
            Problem::Binary,
        ] {
            let told = encoding_problem_text(problem, lang);
            assert!(!told.contains(['{', '}']), "{told}");
            assert!(matches!(problem, Problem::Binary) || told.contains("UTF-8"), "{told}");
        }
    }
    let question =
        Question { column: 0, heading: "Nmae".to_owned(), suggestion: Some(Field::Name) };
    assert_eq!(column_question_text(&question, Lang::En), "Column \"Nmae\": did you mean name?");
}

#[test]
fn an_exported_key_that_was_not_enabled_is_an_error() {
    assert_eq!(
        problems("name,status\na,1\nb,2\nc,\nd,enabled\ne,disabled\n"),
        [
            (3, Field::Name, RowCode::NotEnabled { text: "2".to_owned() }),
            (6, Field::Name, RowCode::NotEnabled { text: "disabled".to_owned() }),
        ]
    );
}

#[test]
fn formulas_stay_text() {
    assert_eq!(texts(&read("name,group\n=1+1,'=cmd\n").unwrap().rows), ["2: =1+1/=cmd/"]);
    for cell in ["=1+1", "@SUM(A1)", "+203.0.113.7"] {
        assert!(matches!(problem(Field::AllowIps, cell), RowCode::Field(_)), "{cell}");
    }
}
