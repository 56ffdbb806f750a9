//! The request for a shell, for an `.env` file, and as a step of a workflow.

use super::super::draft::ValidDraft;
use super::Target;
use super::body;
use super::quote::{armored, shell_word};

/// A curl line. The token comes from the shell's own variable, so that it stays out of files and histories.
pub(super) fn curl(asked: &ValidDraft, target: &Target) -> String {
    let body = shell_word(&body::compact(asked));
    format!("{}  --data-raw {body}\n", head(target, "", "curl -sS"))
}

/// `curl`, the address and the headers, each on a line of its own.
fn head(target: &Target, indent: &str, curl: &str) -> String {
    let url = shell_word(&target.url());
    let mut lines = vec![
        format!("{curl} -X POST {url}"),
        "  -H \"Authorization: $COMETAPI_ACCESS_TOKEN\"".to_owned(),
    ];
    lines.extend(target.user_id.map(|id| format!("  -H 'New-Api-User: {id}'")));
    lines.push("  -H 'Content-Type: application/json'".to_owned());
    let mut text = String::new();
    for line in lines {
        text.extend([indent, &line, " \\\n"]);
    }
    text
}

/// The token's place, the server, and the body as one variable.
pub(super) fn env(asked: &ValidDraft, target: &Target) -> String {
    let user = target.user_id.map(|id| format!("COMETAPI_USER_ID={id}\n")).unwrap_or_default();
    format!(
        "# The account's access token goes here. Keep this file out of version control.\n\
         COMETAPI_ACCESS_TOKEN=\n\
         COMETAPI_BASE_URL='{}'\n\
         {user}\
         # The body of POST $COMETAPI_BASE_URL/api/token/\n\
         COMETAPI_CREATE_KEY='{}'\n",
        target.base_url.as_str(),
        armored(&body::compact(asked)),
    )
}

/// A step that fails when the server declines: it declines with status 200.
pub(super) fn github_actions(asked: &ValidDraft, target: &Target) -> String {
    format!(
        "- name: Create an API key\n\
        \x20 env:\n\
        \x20   COMETAPI_ACCESS_TOKEN: ${{{{ secrets.COMETAPI_ACCESS_TOKEN }}}}\n\
        \x20   CREATE_KEY: '{}'\n\
        \x20 run: |\n\
         {}\
        \x20     --data-raw \"$CREATE_KEY\" | tee /dev/stderr | grep -q '\"success\": *true'\n",
        armored(&body::compact(asked)),
        head(target, "    ", "curl -sS --fail-with-body"),
    )
}
