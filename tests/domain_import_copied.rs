//! Requests as they are really copied: shells, consoles of browsers, chats, documents, programs.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use comet_keys::domain::draft::Draft;
use comet_keys::domain::import::{Error, read};
use comet_keys::domain::quota::Unit;
use proptest::prelude::*;

const BODY: &str = r#"{"name":"ci","remain_quota":500000,"allow_ips":"203.0.113.7"}"#;
const URL: &str = "https://api.cometapi.com/api/token/";

fn ci() -> Draft {
    Draft {
        name: "ci".to_owned(),
        remain_quota: "500000".to_owned(),
        quota_unit: Unit::Units,
        allow_ips: "203.0.113.7".to_owned(),
        ..Draft::default()
    }
}

#[track_caller]
fn is_read(text: &str) {
    match read(text) {
        Ok(imported) => assert_eq!(imported.draft, ci(), "{text}"),
        Err(error) => panic!("{error:?}: {text}"),
    }
}

#[track_caller]
fn is_variable(text: &str, name: &str) {
    assert_eq!(read(text), Err(Error::Variable { text: name.to_owned() }), "{text}");
}

#[test]
fn lines_of_a_shell_that_go_on() {
    is_read(&format!("curl {URL} \\\n  -d '{BODY}'"));
    is_read(&format!("curl {URL} \\ \n  -d '{BODY}'"));
    is_read(&format!("curl {URL} \\\u{a0}\t\r\n  -d '{BODY}' \\"));
    is_read(&format!("curl {URL} \\\n\n  -H 'a: b' \\\n \n\n  -d '{BODY}'\n"));
    is_read(&format!("curl {URL}\n  -H 'a: b'\n\n  -d '{BODY}'\n"));
    is_read(&format!("curl {URL} \\\n  # the body\n  -d '{BODY}' # done\n"));
    is_read(&format!(
        "curl \\\n  -X POST \\\n  {URL} \\\n  --data-raw \\\n  '{BODY}' \\\n\necho done"
    ));
}

#[test]
fn letters_and_options_of_curl() {
    for options in [
        "-d",
        "-sSd",
        "-kd",
        "-sSLkd",
        "--data",
        "--data-raw",
        "--data-binary",
        "--data-ascii",
        "--json",
        "-vXPOST -d",
        "-X POST -d",
        "-XPOST --data",
        "--request POST --location -o /dev/null -w '%{http_code}' --data",
        "-H 'Content-Type: application/json' -A x -m 5 --retry 3 -x http://proxy.example:1 -d",
    ] {
        is_read(&format!("curl {options} '{BODY}' {URL}"));
        is_read(&format!("curl {URL} {options} '{BODY}'"));
    }
    is_read(&format!("curl {URL} --data-raw='{BODY}'"));
    is_read(&format!("curl {URL} --json='{BODY}'"));
    is_read(&format!("curl {URL} -sSd'{BODY}'"));
    is_read(&format!("curl --url={URL} -d '{BODY}' > key.json 2>&1"));
    is_read(&format!(
        "curl {URL} --json '{{\"name\":\"ci\",\"remain_quota\":500000,' --json '\"allow_ips\":\"203.0.113.7\"}}'"
    ));
    is_read(&format!("curl {URL} -d \"{}\"", BODY.replace('"', "\\\"")));
    is_read(&format!(
        "curl {URL} -d \"{}\"",
        BODY.replace('"', "\\\"").replace(",\\\"r", ",\\\n\\\"r")
    ));
    is_read(&format!("curl {URL} -d {}", BODY.replace('"', "\\\"").replace(',', "\\,")));
    is_read(&format!(
        "curl {URL} -d $'{}'",
        BODY.replace("ci", "\\x63\\u0069").replace(',', ",\\n")
    ));
    is_read(&format!(
        "wget -qO- --post-data='{BODY}' --header='Content-Type: application/json' {URL}"
    ));
    is_read(&format!("wget --post-data '{BODY}' -O - {URL}"));
    is_read(&format!("wget --method=POST --body-data='{BODY}' {URL}"));
    assert!(matches!(
        read(&format!("wget --post-file=b.json {URL}")),
        Err(Error::BodyInFile { .. })
    ));
    assert!(matches!(
        read(&format!("wget --method=PUT --body-data='{BODY}' {URL}")),
        Err(Error::OtherMethod { .. })
    ));
}

#[test]
fn here_documents() {
    for (begin, end) in [
        ("<<'EOF'", "EOF"),
        ("<<EOF", "EOF"),
        ("<<\"END\"", "END"),
        ("<< 'EOF'", "EOF"),
        ("<<-EOF", "\tEOF"),
    ] {
        is_read(&format!("curl {URL} -d @- {begin}\n{BODY}\n{end}\n"));
        is_read(&format!("curl -d@- {URL} {begin} | jq .\n{BODY}\n{end}\necho done"));
        is_read(&format!("curl {URL} \\\n  --data-binary @- {begin}\n{BODY}\n  {end}"));
        is_read(&format!("cat {begin} | curl -d @- {URL}\n{BODY}\n{end}"));
    }
    is_read(&format!("curl {URL} -d @- <<< '{BODY}'"));
    is_read(&format!("echo '{BODY}' | curl -d @- {URL}"));
    is_read(&format!("printf '%s' '{BODY}' | curl -sS --json @- {URL}"));
    is_read(&format!("echo '{BODY}' | http POST {URL}"));
    let named = BODY.replace("ci", "$NAME");
    is_variable(&format!("curl {URL} -d @- <<EOF\n{named}\nEOF"), "$NAME");
    let raw = read(&format!("curl {URL} -d @- <<'EOF'\n{named}\nEOF")).unwrap();
    assert_eq!(raw.draft.name, "$NAME", "in a raw document a dollar is one");
    is_variable(&format!("make_body | curl -d @- {URL}"), "make_body …");
}

#[test]
fn prompts_fences_and_comments() {
    let curl = format!("curl {URL} -d '{BODY}'");
    for before in [
        "$ ",
        "% ",
        "> ",
        "# ",
        "sudo ",
        "sudo -E ",
        "time ",
        "/usr/bin/",
        "PS> ",
        "PS C:\\> ",
        "PS C:\\Program Files> ",
        "C:\\>",
        "C:\\Users\\me>",
        "user@host:~$ ",
        "[me@host tmp]$ ",
        "(venv) me@host % ",
        "➜  ~ ",
        "❯ ",
        "!",
        "  ",
        "TOKEN=x ",
        "A=1 B='2' ",
        "$ TOKEN=x sudo ",
        "env A=1 ",
        "\u{feff}",
        "\u{200b}",
        "RESPONSE=$(",
        "> $ ",
    ] {
        let text = format!("{before}{curl}");
        // The command line of Windows knows no apostrophes; people paste a shell's line behind its prompt all the same.
        if before.starts_with("C:") {
            is_read(&format!("{before}curl {URL} -d \"{}\"", BODY.replace('"', "\\\"")));
            continue;
        }
        is_read(&text);
        is_read(&format!("# a comment\n\n{text}"));
    }
    is_read(&format!("curl.exe {URL} -d \"{}\"", BODY.replace('"', "\\\"")));
    is_read(&format!("# root's\n# curl {URL} \\\n  -d '{BODY}'"));
    is_read(&format!("```bash\n{curl}\n```"));
    is_read(&format!("Here's how:\n\n```sh\n$ {curl}\n```\n\nIt's easy."));
    is_read(&format!("```json\n{BODY}\n```"));
    is_read(&format!("```\n{BODY}"));
    is_read(&format!("List:\n```\ncurl {URL}\n```\nCreate:\n```\n{curl}\n```"));
    is_read(&format!("Don't forget the token:\n{curl}"));
    is_read(&format!("#!/bin/bash\nset -e\n{curl}\n"));
    is_read(&format!(
        "curl https://api.cometapi.com/v1/models -H 'Authorization: Bearer x'\n{curl}"
    ));
    is_read(&format!("// a comment\n{BODY}"));
    assert_eq!(read(&format!("{curl}\n{curl}")), Err(Error::Several));
}

#[test]
fn variables_that_the_text_itself_gives_a_value() {
    is_read(&format!("BODY='{BODY}'\ncurl {URL} -d \"$BODY\""));
    is_read(&format!("export BODY='{BODY}'\ncurl {URL} -d \"${{BODY}}\""));
    is_read(&format!("# a key\nTOKEN=\nKEY='{BODY}'\n"));
    is_variable(&format!("BODY=1\nBODY='{BODY}'\ncurl {URL} -d \"$BODY\""), "$BODY");
    is_variable(&format!("BODY=$(cat body.json)\ncurl {URL} -d \"$BODY\""), "$(cat body.json)");
}

/// As Chrome writes "Copy as cURL (cmd)".
fn chrome_cmd(text: &str) -> String {
    let mut quoted = "^\"".to_owned();
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    let mut characters = escaped.chars().peekable();
    while let Some(character) = characters.next() {
        let is_plain = character.is_ascii_alphanumeric()
            || character.is_whitespace()
            || "_-:=+~'/.',?;()*`".contains(character);
        match character {
            '\n' => quoted.push_str("^\n\n"),
            '%' => {
                quoted.push_str("^%");
                if characters
                    .peek()
                    .is_some_and(|next| next.is_ascii_alphanumeric() || *next == '_')
                {
                    quoted.push('^');
                }
            }
            _ if is_plain => quoted.push(character),
            _ => quoted.extend(['^', character]),
        }
    }
    quoted + "^\""
}

#[test]
fn chromes_copy_for_the_command_line() {
    let copied = |body: &str| {
        format!(
            "curl ^\"{URL}^\" ^\n  -H ^\"accept: */*^\" ^\n  -H ^\"authorization: Bearer abc^\" ^\r\n  -H ^\"cookie: a=b; c=^\\^\"d^\\^\"^\" ^\n  --data-raw {}",
            chrome_cmd(body)
        )
    };
    assert!(copied(BODY).contains("^{^\\^\"name^\\^\":^\\^\"ci^\\^\""), "{}", copied(BODY));
    is_read(&copied(BODY));
    is_read(&copied(&BODY.replace(',', ",\n")));
    is_read(&format!("C:\\Users\\me>{}", copied(BODY)));
    for name in
        ["100%", "100%%", "%PATH%", "a^b", "a&b|c", "it's \\\"quoted\\\"", "a\\\\b", "x\\ny"]
    {
        let body = format!("{{\"name\":\"{name}\",\"remain_quota\":1}}");
        let expected: serde_json::Value = serde_json::from_str(&body).unwrap();
        let imported =
            read(&copied(&body)).unwrap_or_else(|error| panic!("{error:?}: {}", copied(&body)));
        assert_eq!(imported.draft.name, expected["name"].as_str().unwrap(), "{}", copied(&body));
    }
}

#[test]
fn the_command_line_by_hand() {
    let doubled = BODY.replace('"', "\"\"");
    is_read(&format!(
        "curl {URL} ^\n  -H \"Content-Type: application/json\" ^\n  -d \"{}\"",
        BODY.replace('"', "\\\"")
    ));
    is_read(&format!("curl.exe {URL} ^ \r\n  -d \"{}\"\r\n", BODY.replace('"', "\\\"")));
    is_read(&format!("C:\\>curl {URL} -d \"{doubled}\""));
    is_variable(
        &format!("C:\\>curl {URL} -d \"{}\"", BODY.replace('"', "\\\"").replace("ci", "%NAME%")),
        "%NAME%",
    );
    let percent = read(&format!(
        "C:\\>curl {URL} -d \"{}\"",
        BODY.replace('"', "\\\"").replace("ci", "50%% off")
    ));
    assert_eq!(percent.unwrap().draft.name, "50% off");
}

#[test]
fn powershell() {
    let ticked = BODY.replace('"', "`\"");
    is_read(&format!("curl.exe {URL} `\n  -H 'Content-Type: application/json' `\n  -d '{BODY}'"));
    is_read(&format!("PS C:\\> curl.exe {URL} -d '{}'", BODY.replace('"', "\\\"")));
    is_read(&format!(
        "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n$session.UserAgent = \"Mozilla/5.0 (X11)\"\nInvoke-WebRequest -UseBasicParsing -Uri \"{URL}\" `\n-Method \"POST\" `\n-WebSession $session `\n-Headers @{{\n\"authority\"=\"api.cometapi.com\"\n  \"authorization\"=\"Bearer abc\"\n}} `\n-ContentType \"application/json\" `\n-Body \"{ticked}\""
    ));
    is_read(&format!(
        "$body = @\"\n{BODY}\n\"@\n\n$response = Invoke-RestMethod '{URL}' -Method 'POST' -Headers $headers -Body $body"
    ));
    is_read(&format!(
        "$body = @'\r\n{BODY}\r\n'@\r\nInvoke-RestMethod -Uri {URL} -Method Post -Body $body"
    ));
    is_read(&format!("irm {URL} -Method Post -Body '{BODY}'"));
    is_variable(
        &format!(
            "Invoke-RestMethod {URL} -Method Post -Body \"{}\"",
            ticked.replace("ci", "$name")
        ),
        "$name",
    );
    let table = "$body = @{\n  name = 'ci'\n  remain_quota = 500000\n} | ConvertTo-Json\n";
    assert_eq!(
        read(&format!("{table}Invoke-RestMethod -Uri {URL} -Method Post -Body $body")),
        Err(Error::HashTable)
    );
    assert_eq!(
        read(&format!("Invoke-RestMethod -Uri {URL} -Method Put -Body '{BODY}'")),
        Err(Error::OtherMethod { method: "put".to_owned() })
    );
}

#[test]
fn browsers_and_programs() {
    let escaped = BODY.replace('"', "\\\"");
    is_read(&format!(
        "fetch(\"{URL}\", {{\n  \"headers\": {{\n    \"accept\": \"*/*\",\n    \"authorization\": \"Bearer abc\"\n  }},\n  \"referrer\": \"https://api.cometapi.com/console/token\",\n  \"body\": \"{escaped}\",\n  \"method\": \"POST\",\n  \"mode\": \"cors\"\n}});"
    ));
    let object = "{\n  name: 'ci', // a name\n  remain_quota: 500_000,\n  \"allow_ips\": \"203.0.113.7\",\n}";
    is_read(&format!("await fetch('{URL}', {{ method: 'POST', body: JSON.stringify({object}) }})"));
    is_read(&format!(
        "axios.post(`{URL}`, {object}, {{ headers: {{ Authorization: `Bearer ${{token}}` }} }})"
    ));
    is_read(&format!(
        "const data = JSON.stringify({object});\nlet config = {{ method: 'post', url: '{URL}', data }};\naxios.request(config)"
    ));
    is_read(&format!(
        "const raw = \"{escaped}\";\nconst requestOptions = {{ method: \"POST\", body: raw }};\nfetch(\"{URL}\", requestOptions)"
    ));
    let dict = "{\n    'name': 'ci',  # a name\n    'remain_quota': 500000,\n    'allow_ips': '203.0.113.7',\n    'group': None,\n    'unlimited_quota': False,\n}";
    is_read(&format!(
        "import requests\nrequests.post('{URL}', json={dict}, headers={{'Authorization': token}})"
    ));
    is_read(&format!(
        "import requests\nurl = \"{URL}\"\npayload = json.dumps({dict})\nresponse = requests.request(\"POST\", url, data=payload)"
    ));
    is_read(&format!("requests.post(f\"{{BASE}}/api/token/\", data='''{BODY}''')"));
    is_read(&format!(
        "payload := strings.NewReader(`{BODY}`)\nreq, err := http.NewRequest(\"POST\", \"{URL}\", payload)"
    ));
    is_variable(
        &format!(
            "fetch('{URL}', {{method:'POST', body: JSON.stringify({{name, remain_quota: 5}})}})"
        ),
        "name",
    );
    is_variable(
        &format!("requests.post('{URL}', json={{'name': 'ci', 'remain_quota': int(q)}})"),
        "int(q)",
    );
    is_variable(
        &format!("fetch('{URL}', {{body: `{}`}})", BODY.replace("ci", "${name}")),
        "${name}",
    );
    is_variable(
        &format!("requests.post('{URL}', data=f'{{{BODY}}}')").replace("\"ci\"", "\"{n}\""),
        "{n}",
    );
    assert_eq!(
        read(&format!("requests.put('{URL}', json={dict})")),
        Err(Error::OtherMethod { method: "put".to_owned() })
    );
    assert!(matches!(
        read(&format!("fetch('https://api.cometapi.com/v1/chat/completions', {{body: '{BODY}'}})")),
        Err(Error::OtherAddress { .. })
    ));
    assert_eq!(read(&format!("fetch('{URL}', {{method: 'POST', body}})")), Err(Error::NoBody));
    assert_eq!(read(&format!("a({BODY}); b({})", BODY.replace("ci", "cd"))), Err(Error::Several));
}

#[test]
fn http_as_it_stands_and_saved() {
    is_read(&format!(
        "POST /api/token/ HTTP/1.1\r\nHost: api.cometapi.com\r\nContent-Type: application/json\r\n\r\n{BODY}"
    ));
    is_read(&format!(
        "# @name create\n@base = https://h.example\nPOST {{{{base}}}}/api/token/\nContent-Type: application/json\n\n{BODY}\n\n###\nGET {{{{base}}}}/api/token/\n"
    ));
    is_read(&format!("### create\nPOST {URL}\n\n{BODY}"));
    is_variable(&format!("POST {URL}\n\n{}", BODY.replace("ci", "{{name}}")), "{{name}}");
    assert!(matches!(
        read(&format!("PUT /api/token/ HTTP/1.1\n\n{BODY}")),
        Err(Error::OtherMethod { .. })
    ));
    assert!(matches!(
        read(&format!("POST /v1/chat/completions HTTP/1.1\n\n{BODY}")),
        Err(Error::OtherAddress { .. })
    ));
    assert_eq!(read("POST /api/token/ HTTP/1.1\nHost: h.example\n"), Err(Error::NoBody));
    assert!(matches!(
        read("POST /api/token/ HTTP/1.1\n\n< ./body.json"),
        Err(Error::BodyInFile { .. })
    ));
    let raw = serde_json::json!(BODY);
    let postman = format!(
        r#"{{"info":{{"name":"x"}},"item":[{{"name":"List","request":{{"method":"GET","url":"{URL}"}}}},{{"name":"Create","request":{{"method":"POST","header":[{{"key":"Authorization","value":"abc"}}],"body":{{"mode":"raw","raw":{raw}}},"url":{{"raw":"{URL}","host":["x"]}}}},"response":[]}}]}}"#
    );
    is_read(&postman);
    assert!(read(&postman).unwrap().had_secret);
    is_read(&format!(
        r#"{{"log":{{"entries":[{{"request":{{"method":"POST","url":"{URL}","headers":[],"postData":{{"text":{raw}}}}}}}]}}}}"#
    ));
    is_read(&format!(r#"{{"method":"POST","url":"{URL}","body":{raw}}}"#));
}

#[test]
fn httpie() {
    is_read(&format!(
        "http POST {URL} Authorization:abc name=ci remain_quota:=500000 allow_ips=203.0.113.7"
    ));
    is_read(&format!(
        "https --verbose POST {URL} name=ci remain_quota:=500000 'allow_ips=203.0.113.7' -a x"
    ));
    is_read(
        "http :3000/api/token/ name=ci remain_quota=500000 allow_ips:='[\"203.0.113.7\"]' unlimited_quota:=false",
    );
    is_read(&format!("xh post {URL} --raw '{BODY}'"));
    is_variable(&format!("http POST {URL} name=$NAME remain_quota:=5"), "$NAME");
    assert!(matches!(
        read(&format!("http POST {URL} name=@name.txt")),
        Err(Error::BodyInFile { .. })
    ));
    assert!(matches!(read(&format!("http {URL}")), Err(Error::OtherMethod { .. })));
    assert_eq!(read(&format!("http --form POST {URL}")), Err(Error::Form));
}

#[test]
fn json_out_of_documents_and_pages() {
    is_read(&format!("\u{feff}\u{feff}{BODY}"));
    is_read(&BODY.replace(',', ",\u{a0}\u{a0}").replace(':', "\u{200b}:\u{2003}"));
    is_read(&BODY.replace('"', "&quot;"));
    is_read(&BODY.replace('"', "&#34;").replace(',', ",&nbsp;"));
    is_read(&BODY.replace("\":", "”:").replace("\",", "”,").replace("\"}", "”}").replace('"', "“"));
    is_read(&BODY.replace('"', "”"));
    is_read(&BODY.replace('"', "'"));
    is_read(&BODY.replace('}', ",}"));
    is_read(&BODY.replace(',', ", // next\n/* more */ # and more\n"));
    is_read(&BODY.replace("\"name\"", "name").replace("\"remain_quota\"", "remain_quota"));
    is_read(&format!("[{BODY}]"));
    is_read(&format!("[{BODY},]"));
    is_read(&format!("{BODY};"));
    is_read(&format!("{}", serde_json::json!(BODY)));
    is_read(&BODY.replace('"', "\\\""));
    is_read(&format!("The body is:\n\n{BODY}\n\nThat's all."));
    is_read(&format!("curl {URL} -d '{}'", BODY.replace('"', "&quot;")));
    is_read(&format!("curl {URL} -d &#39;{}&#39;", BODY.replace('"', "&quot;")));
    is_read(&format!("curl ‘{URL}’ -d ‘{}’", BODY.replace('"', "”")));
    let mixed = format!("curl '{URL}' \\\n -d ‘{BODY}’");
    assert_eq!(read(&mixed), Err(Error::Character { character: '‘', line: 2 }));
    let dash = format!("curl {URL} —data '{BODY}'");
    assert_eq!(read(&dash), Err(Error::Character { character: '—', line: 1 }));
    let inside = read("{\"name\":\"“it’s” &quot;x&quot; \u{200d}👩\",\"remain_quota\":1}").unwrap();
    assert_eq!(
        inside.draft.name, "“it’s” &quot;x&quot; \u{200d}👩",
        "within a text everything stands for itself"
    );
}

#[test]
fn a_text_of_nothing_but_signs_takes_no_time() {
    for sign in
        ["{", "[", "{\"a\":", "(", "'", "\\\n", "A='\n", "&quot;{", "^", "`", "curl <<a\n", "{{"]
    {
        let text = sign.repeat(20_000);
        assert!(read(&text).is_err(), "{sign}");
        assert!(read(&format!("x {text}")).is_err(), "{sign}");
        assert!(read(&format!("curl {URL} -d \"$A\" {text}")).is_err(), "{sign}");
    }
}

proptest! {
    #[test]
    fn any_text_at_all_is_read_or_refused(
        text in "(curl |http POST |\\$ |PS> |C:\\\\>|POST /api/token/ HTTP/1.1\n|Invoke-RestMethod |fetch\\(|```)?(\\PC|[ '\"\\\\\n$`^%{}\\[\\]:,=<@-]|EOF|name|remain_quota|-d |https?://h/api/token/){0,40}"
    ) {
        let _read = read(&text);
    }

    /// Whatever a shell's quotation makes of it, the setting is the one that was quoted.
    #[test]
    fn what_is_quoted_for_a_shell_is_read_as_it_is(name in "[a-zA-Z0-9 '\"\\\\$`{}<>%!#&|;^=@,:\\[\\]~*?()-]{1,16}") {
        let body = serde_json::json!({ "name": name, "remain_quota": 5, "allow_ips": "10.0.0.1\n::1" }).to_string();
        let escaped = body.replace('\\', "\\\\").replace('"', "\\\"");
        let posix = escaped.replace('$', "\\$").replace('`', "\\`");
        let ansi = body.replace('\\', "\\\\").replace('\'', "\\'").replace('!', "\\u0021");
        let powershell = body.replace('`', "``").replace('"', "`\"").replace('$', "`$");
        for text in [
            format!("curl {URL} -d '{}'", body.replace('\'', "'\\''")),
            format!("curl {URL} -d \"{posix}\""),
            format!("curl {URL} --data-raw $'{ansi}'"),
            format!("curl {URL} -d @- <<'EOF'\n{body}\nEOF"),
            format!("curl ^\"{URL}^\" ^\n  --data-raw {}", chrome_cmd(&body)),
            format!("PS> curl.exe {URL} -d '{}'", body.replace('\'', "''")),
            format!("Invoke-WebRequest -Uri \"{URL}\" `\n-Method \"POST\" `\n-Body \"{powershell}\""),
            format!("Invoke-WebRequest {URL} -Method POST -Body @'\n{body}\n'@"),
            format!("POST /api/token/ HTTP/1.1\n\n{body}"),
            format!("fetch(\"{URL}\", {{\n  \"body\": {},\n  \"method\": \"POST\"\n}});", serde_json::json!(body)),
            serde_json::json!(body).to_string(),
        ] {
            let is_template = text.starts_with("POST") && name.contains("{{");
            match read(&text) {
                Ok(imported) => {
                    prop_assert_eq!(&imported.draft.name, &name, "{}", text);
                    prop_assert_eq!(&imported.draft.allow_ips, "10.0.0.1\n::1", "{}", text);
                    prop_assert_eq!(&imported.draft.remain_quota, "5", "{}", text);
                }
                Err(error) => prop_assert!(is_template, "{:?}: {}", error, text),
            }
        }
    }

    /// However a request is cut short, it never turns into one that is more open.
    #[test]
    fn a_request_that_is_cut_short_fills_nothing_or_all(cut in 0_usize..200, at_start in any::<bool>()) {
        let text = format!("curl {URL} -H 'Authorization: abc' \\\n  -d '{BODY}'");
        let cut = cut.min(text.len());
        let part = if at_start { &text[cut..] } else { &text[..cut] };
        if let Ok(imported) = read(part) {
            prop_assert_eq!(imported.draft, ci());
        }
    }
}
