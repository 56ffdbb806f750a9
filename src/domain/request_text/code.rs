//! The request as a program.

use super::super::draft::ValidDraft;
use super::Target;
use super::body::{JSON, PYTHON, object};
use super::quote::string;

pub(super) fn python(asked: &ValidDraft, target: &Target) -> String {
    let user = target.user_id.map(|id| format!("        \"New-Api-User\": \"{id}\",\n"));
    format!(
        "import json\n\
         import os\n\
         import urllib.request\n\
         \n\
         key = {}\n\
         request = urllib.request.Request(\n\
        \x20   {},\n\
        \x20   data=json.dumps(key).encode(),\n\
        \x20   headers={{\n\
        \x20       \"Authorization\": os.environ[\"COMETAPI_ACCESS_TOKEN\"],\n\
         {}\
        \x20       \"Content-Type\": \"application/json\",\n\
        \x20   }},\n\
        \x20   method=\"POST\",\n\
         )\n\
         with urllib.request.urlopen(request) as answer:\n\
        \x20   result = json.load(answer)\n\
         if not result[\"success\"]:\n\
        \x20   raise SystemExit(result[\"message\"])\n",
        object(asked, &PYTHON, ","),
        string(&target.url()),
        user.unwrap_or_default(),
    )
}

pub(super) fn javascript(asked: &ValidDraft, target: &Target) -> String {
    let user = target.user_id.map(|id| format!("    'New-Api-User': '{id}',\n"));
    format!(
        "const key = {};\n\
         const answer = await fetch({}, {{\n\
        \x20 method: 'POST',\n\
        \x20 redirect: 'error',\n\
        \x20 headers: {{\n\
        \x20   Authorization: process.env.COMETAPI_ACCESS_TOKEN,\n\
         {}\
        \x20   'Content-Type': 'application/json',\n\
        \x20 }},\n\
        \x20 body: JSON.stringify(key),\n\
         }});\n\
         const result = await answer.json();\n\
         if (!result.success) throw new Error(result.message);\n",
        object(asked, &JSON, ","),
        string(&target.url()),
        user.unwrap_or_default(),
    )
}
