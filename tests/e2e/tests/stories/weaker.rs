//! No key is weaker than what the person saw on the screen, whatever was typed and whatever the server says.

use comet_e2e::{Person, Told, Wish, check, check_eq, story};
use serde_json::json;

story!(text_without_an_address_opens_no_key, async |person: &mut Person| {
    person.connects().await?;
    person.fills(&Wish::named("limited")).await?;
    for text in ["# 203.0.113.7", "//203.0.113.7", "10.0.0.0//24", "#N/A", "deny all;"] {
        person.page().types("allow_ips", text).await?;
        person.submits().await?;
        person.page().sees_part("#allow_ips[aria-invalid=true]").await?;
        check_eq("requests to create", &person.server.creates(), &0)?;
    }
    // The two characters of an escape, as they are copied from code.
    person.page().types("allow_ips", "203.0.113.7 # a\\n203.0.113.8").await?;
    person.submits().await?;
    person.page().sees("created").await?;
    let addresses = person.server.keys()[0].allow_ips.clone();
    check_eq("allow_ips", &addresses.as_deref(), &Some("203.0.113.7\n203.0.113.8"))
});

story!(a_name_that_nobody_sees_is_no_name, async |person: &mut Person| {
    person.connects().await?;
    for name in ["\u{200b}", "\u{3164}", "\u{2800}"] {
        person.page().types("name", name).await?;
        person.submits().await?;
        person.page().sees_part("#name[aria-invalid=true]").await?;
    }
    check_eq("requests to create", &person.server.creates(), &0)
});

story!(a_setting_that_nothing_here_knows_survives_a_rename, async |person: &mut Person| {
    has_a_key(person).await?;
    let limits = json!({ "limits": { "rpm": 5, "spend": 9_007_199_254_740_993_u64 } });
    let own = limits.clone();
    person.server.edit_keys(|keys| drop(keys[0].odd.insert("setting".to_owned(), own)));
    opens_it(person).await?;
    person.page().presses("[data-action=edit]").await?;
    person.page().sees("edit").await?;
    person.page().types("name", "renamed").await?;
    person.submits().await?;
    person.page().presses("[data-action=save]").await?;
    person.page().sees_part("[data-told=done]").await?;
    let key = person.server.keys().remove(0);
    check_eq("name", &key.name.as_str(), &"renamed")?;
    check_eq("the setting", &key.odd.get("setting"), &Some(&limits))
});

story!(a_mask_of_any_kind_is_never_handed_out_as_a_key, async |person: &mut Person| {
    has_a_key(person).await?;
    let mask = json!("sk-AbCd...WxYz");
    person.server.edit_keys(|keys| drop(keys[0].odd.insert("key".to_owned(), mask)));
    person.closes().await?;
    person.opens().await?;
    person.page().sees("create").await?;
    opens_it(person).await?;
    person.page().sees_part("[data-action=reveal-key]").await?;
    check(!person.page().shows("output[name=key]").await?, "the mask is shown as a key")
});

story!(dollars_wait_for_a_rate_that_is_not_known, async |person: &mut Person| {
    person.server.will("500:GET /api/status:*")?;
    person.connects().await?;
    person.page().types("name", "at no rate").await?;
    person.submits().await?;
    person.page().sees_part("#remain_quota[aria-invalid=true]").await?;
    check_eq("requests to create", &person.server.creates(), &0)?;
    person.page().chooses("quota_unit", "units").await?;
    person.page().types("remain_quota", "700000").await?;
    person.submits().await?;
    person.has_the_key_once().await?;
    check_eq("remain_quota", &person.server.keys()[0].remain_quota, &700_000)
});

async fn has_a_key(person: &Person) -> Told {
    person.connects().await?;
    person.fills(&Wish::named("first")).await?;
    person.submits().await?;
    person.page().sees("created").await
}

async fn opens_it(person: &Person) -> Told {
    person.page().presses("[data-action=go-keys]").await?;
    person.page().sees("keys").await?;
    person.page().presses("[data-action=open-key]").await?;
    person.page().sees("key").await
}
