//! Tables as spreadsheets really write them: one with semicolons, a mark and a heading that is not quite the setting's
//! name ends in the keys that its rows say.

use comet_e2e::{Person, Told, check, check_eq, story};

/// As Excel stores it where the comma is the decimal sign.
const FILE: &str = "\u{feff}name;Allow IPs;remain_quota;;\r\n\
    M\u{fc}ller;203.0.113.7,203.0.113.8;$5;;\r\n\
    staging; \"198.51.100.0/24\";500000;;\r\n\
    ;;;;\r\n";

story!(a_file_of_a_spreadsheet_makes_the_keys_that_it_says, async |person: &mut Person| {
    person.connects().await?;
    let page = person.page();
    page.presses("button[data-action=bulk]").await?;
    page.chooses("bulk_from", "table").await?;
    page.types("bulk_table", FILE).await?;

    page.sees_part("[data-part=bulk-question]").await?;
    let question = page.text("[data-part=bulk-question]").await?;
    check_eq("the question", &&*question, &"Column \"Allow IPs\": did you mean allow_ips?")?;
    person.submits().await?;
    check_eq("requests before the answer", &person.server.creates(), &0)?;

    page.presses("[data-action=use-column]").await?;
    page.sees_part("[data-part=bulk-rows]").await?;
    let rows = page.text("[data-part=bulk-rows]").await?;
    for part in
        ["2 addresses: 203.0.113.7, 203.0.113.8", "$5.00", "$1.00 (500,000 units)", "M\u{fc}ller"]
    {
        check(rows.contains(part), format!("{part} is shown in {rows}"))?;
    }
    person.submits().await?;
    page.sees("bulk-run").await?;
    page.sees_part("[data-outcome=finished]").await?;
    stored_as_said(person)
});

fn stored_as_said(person: &Person) -> Told {
    let mut keys: Vec<_> = person
        .server
        .keys()
        .into_iter()
        .map(|key| (key.name, key.allow_ips, key.remain_quota, key.unlimited_quota))
        .collect();
    keys.sort();
    let list = |text: &str| Some(text.to_owned());
    let expected = [
        ("M\u{fc}ller".to_owned(), list("203.0.113.7\n203.0.113.8"), 2_500_000, false),
        ("staging".to_owned(), list("198.51.100.0/24"), 500_000, false),
    ];
    check_eq("what the server holds", &&*keys, &&expected[..])
}

// A spreadsheet's error and a column that stands there twice would make keys that anybody may use.
story!(a_table_that_cannot_be_read_for_certain_makes_no_key, async |person: &mut Person| {
    person.connects().await?;
    let page = person.page();
    page.presses("button[data-action=bulk]").await?;
    page.chooses("bulk_from", "table").await?;
    for table in [
        "name,allow_ips\nci,#N/A\n",
        "name,allow_ips\nci,# 203.0.113.7\n",
        "name,allow_ips,allow_ips\nci,203.0.113.7,\n",
        "Name,name\na,b\n",
        "name,group\nci,#REF!\n",
        "name\n#NV\n",
    ] {
        page.types("bulk_table", table).await?;
        person.submits().await?;
        page.sees_part("#bulk_table[aria-invalid=true]").await?;
        check_eq("requests to create", &person.server.creates(), &0)?;
    }
    check_eq("keys", &person.server.keys().len(), &0)
});
