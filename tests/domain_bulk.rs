//! Many keys: rows from patterns and tables, what is wrong with each, and the files that hold the result.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use comet_keys::domain::bulk::{
    self, Answers, MAX_ROWS, Made, PlanError, Row, RowCode, RowError, Table, check, first_of_each,
    from_pattern,
};
use comet_keys::domain::check::validate;
use comet_keys::domain::csv::{self, Separator};
use comet_keys::domain::draft::{Draft, ErrorCode, ValidDraft};
use comet_keys::domain::field::Field;
use comet_keys::domain::key::KeyId;
use comet_keys::domain::preflight::WarningCode;
use comet_keys::domain::quota::{Unit, UnitsPerDollar};
use comet_keys::domain::secret::ApiKey;
use comet_keys::domain::time::UnixSeconds;
use proptest::prelude::*;
use serde_json::Value;

fn template() -> Draft {
    Draft {
        remain_quota: "10".to_owned(),
        allow_ips: "10.0.0.1".to_owned(),
        group: "vip".to_owned(),
        ..Draft::default()
    }
}

fn checked(rows: &[Row]) -> Result<Vec<ValidDraft>, Vec<RowError>> {
    let now = UnixSeconds(1_796_083_200);
    check(rows, &|draft| validate(draft, now, UnitsPerDollar::new(500_000)).map(|(valid, _)| valid))
}

fn names(pattern: &str, count: &str) -> Result<Vec<String>, PlanError> {
    let rows = from_pattern(&template(), pattern, count)?;
    Ok(rows.into_iter().map(|row| row.draft.name).collect())
}

fn from_table(template: &Draft, text: &str) -> Result<Table, PlanError> {
    bulk::from_table(template, text, &Answers::default())
}

fn table(text: &str) -> Vec<Row> {
    from_table(&template(), text).unwrap().rows
}

#[test]
fn a_pattern_numbers_its_names() {
    assert_eq!(names("ci-{n}", "3").unwrap(), ["ci-1", "ci-2", "ci-3"]);
    assert_eq!(names("{n:03}/{n}", "2").unwrap(), ["001/1", "002/2"]);
    assert_eq!(names("{n:02}", "100").unwrap()[98..], ["99", "100"]);
    assert_eq!(names("just one", "1").unwrap(), ["just one"]);
}

#[test]
fn a_pattern_that_cannot_be_meant_is_refused() {
    let bad = |text: &str| PlanError::BadPlace { text: text.to_owned() };
    let cases = [
        ("ci", "2", PlanError::NoNumber),
        ("ci-{m}", "2", bad("m")),
        ("ci-{n", "2", bad("n").clone()),
        ("{n:3}", "2", bad("n:3")),
        ("{n:00}", "2", bad("n:00")),
        ("{n:010}", "2", bad("n:010")),
        ("ci-{n}", "0", PlanError::BadCount),
        ("ci-{n}", "many", PlanError::BadCount),
        ("ci-{n}", "1001", PlanError::BadCount),
    ];
    for (pattern, count, expected) in cases {
        let found = names(pattern, count);
        // An open brace at the end still names its place, and nothing is lost by taking it.
        if pattern == "ci-{n" {
            assert_eq!(found, Ok(vec!["ci-1".to_owned(), "ci-2".to_owned()]));
            continue;
        }
        assert_eq!(found, Err(expected), "{pattern} {count}");
    }
}

#[test]
fn a_table_sets_what_it_names_and_leaves_the_rest_to_the_form() {
    let rows = table(
        "Name,remain_quota,allow_ips,model_limits,expired_time\n\
         a,$1.50,10.0.0.2; 10.0.0.3,\"gpt-4o,o3\",1830000000\n\
         b,500000,,,never\n",
    );
    let asked = checked(&rows).unwrap();
    assert_eq!(asked[0].quota.units(), 750_000);
    assert_eq!(asked[0].allow_list.wire().as_deref(), Some("10.0.0.2\n10.0.0.3"));
    assert_eq!(
        (asked[0].models.are_limited(), asked[0].models.joined().as_str()),
        (true, "gpt-4o,o3")
    );
    assert_eq!(asked[0].expiry.wire(), 1_830_000_000);
    assert_eq!(asked[1].quota.units(), 500_000);
    assert_eq!(
        asked[1].allow_list.wire().as_deref(),
        Some("10.0.0.1"),
        "an empty cell is the form's"
    );
    assert_eq!((asked[1].models.are_limited(), asked[1].expiry.wire()), (false, -1));
    assert_eq!(asked[1].group.as_str(), "vip");
}

#[test]
fn an_amount_in_a_table_overrules_a_form_without_limit() {
    let unlimited = Draft { unlimited_quota: true, ..template() };
    let rows = from_table(&unlimited, "name,remain_quota\na,5\nb,\n").unwrap().rows;
    assert_eq!((rows[0].draft.unlimited_quota, rows[1].draft.unlimited_quota), (false, true));
    let rows = from_table(&unlimited, "name,unlimited_quota,remain_quota\na,yes,5\n").unwrap().rows;
    assert!(rows[0].draft.unlimited_quota);
}

#[test]
fn every_bad_row_is_told_with_its_line() {
    let rows = table(
        "name,remain_quota,unlimited_quota\n\
         same,1,\n\
         ,1,\n\
         same,ten,\n\
         flag,1,maybe\n\
         wide,1,no,extra\n",
    );
    let field = |line, field, code| RowError { line, field, code: RowCode::Field(code) };
    let expected = [
        field(3, Field::Name, ErrorCode::NameEmpty),
        RowError { line: 4, field: Field::Name, code: RowCode::SameName { first: 2 } },
        field(4, Field::RemainQuota, ErrorCode::QuotaNotANumber),
        RowError {
            line: 5,
            field: Field::UnlimitedQuota,
            code: RowCode::NotAFlag { text: "maybe".to_owned() },
        },
        RowError {
            line: 6,
            field: Field::Name,
            code: RowCode::ExtraCell { text: "extra".to_owned() },
        },
    ];
    assert_eq!(checked(&rows), Err(expected.to_vec()));
}

#[test]
fn what_may_bite_is_told_once_with_the_first_row_that_it_is_about() {
    let rows = table("name,remain_quota\na,5\nb,0\nc,0\n");
    let warnings = |row: &Row| {
        let valid = validate(&row.draft, UnixSeconds(1_796_083_200), UnitsPerDollar::new(500_000));
        valid.unwrap().1
    };
    let told = first_of_each(&rows, rows.iter().map(warnings).collect());
    let [(line, warning)] = &*told else { panic!("{told:?}") };
    assert_eq!((*line, &warning.code), (3, &WarningCode::QuotaZero));
}

#[test]
fn a_table_without_rows_or_names_is_refused_and_other_columns_are_named() {
    let refused = |text: &str| from_table(&template(), text).unwrap_err();
    assert_eq!(refused(""), PlanError::NoNameColumn);
    assert_eq!(refused("group\nvip\n"), PlanError::NoNameColumn);
    assert_eq!(refused("name\n"), PlanError::NoRows);
    assert_eq!(refused("name\n\"a"), PlanError::OpenQuote { line: 2 });
    let long = format!("name\n{}", "a\n".repeat(MAX_ROWS + 1));
    assert_eq!(refused(&long), PlanError::TooManyRows { rows: MAX_ROWS + 1 });
    let read = from_table(&template(), "name,key,id\na,sk-1,2\n").unwrap();
    assert_eq!(read.unused, ["key", "id"]);
}

fn results() -> Vec<Made> {
    let row = |name: &str, key: Option<&str>, outcome, message: &str| Made {
        name: name.to_owned(),
        id: key.map(|_| KeyId(9_007_199_254_740_993)),
        key: key.map(ApiKey::from_server),
        outcome,
        message: message.to_owned(),
    };
    vec![
        row("ci-01", Some("aaa"), "created", ""),
        row("ci 01", Some("bbb"), "created", ""),
        row("1st", Some("ccc"), "created", ""),
        row("数", Some("ddd"), "created", ""),
        row("=cmd()", None, "refused", "@no"),
        row("lost", None, "unknown", ""),
    ]
}

#[test]
fn an_env_file_names_each_key_once() {
    let expected = "# ci-01\nCI_01_API_KEY='sk-aaa'\n# ci 01\nCI_01_API_KEY_2='sk-bbb'\n\
        # 1st\nKEY_1ST_API_KEY='sk-ccc'\n# 数\nKEY_API_KEY='sk-ddd'\n# =cmd(): refused\n# lost: unknown\n";
    assert_eq!(bulk::env(&results()), expected);
}

#[test]
fn a_table_of_results_runs_nothing_and_holds_every_row() {
    let rows = csv::read(&bulk::csv(&results()), Separator::Comma).unwrap();
    assert_eq!(rows.len(), 7);
    assert_eq!(rows[1].cells, ["ci-01", "9007199254740993", "sk-aaa", "created", ""]);
    assert_eq!(rows[5].cells, ["'=cmd()", "", "", "refused", "'@no"]);
}

#[test]
fn json_holds_ids_that_no_javascript_number_can() {
    let list: Value = serde_json::from_str(&bulk::json(&results())).unwrap();
    assert_eq!(list[0]["id"], "9007199254740993");
    assert_eq!(list[0]["key"], "sk-aaa");
    assert_eq!(list[5]["key"], Value::Null);
}

#[test]
fn a_result_does_not_show_its_key_by_accident() {
    assert!(!format!("{:?}", results()).contains("sk-"));
}

proptest! {
    #[test]
    fn any_table_is_read_or_refused(text in "(name|group|allow_ips|[,\n\"a-z0-9$=])*") {
        if let Ok(table) = from_table(&template(), &text) {
            let _checked = checked(&table.rows);
        }
    }

    #[test]
    fn a_table_of_drafts_comes_to_the_same_keys(
        rows in prop::collection::btree_map("[a-z=+@\"', ]{1,12}", (0..=1_000_000_i64, any::<bool>()), 1..8)
    ) {
        let mut lines = vec![vec!["name".to_owned(), "remain_quota".to_owned(), "unlimited_quota".to_owned()]];
        let mut expected = Vec::new();
        for (name, (units, unlimited)) in &rows {
            lines.push(vec![name.clone(), units.to_string(), unlimited.to_string()]);
            let mut draft = template();
            draft.name.clone_from(name);
            draft.remain_quota = units.to_string();
            draft.quota_unit = Unit::Units;
            draft.unlimited_quota = *unlimited;
            expected.push(draft);
        }
        let read = table(&csv::write(&lines));
        let drafts: Vec<_> = read.iter().map(|row| row.draft.clone()).collect();
        prop_assume!(expected.iter().all(|draft| draft.name.trim() == draft.name && !draft.name.is_empty()));
        prop_assert_eq!(drafts, expected);
    }
}
