//! How a page gives the element its own looks: every custom property and every part that is documented has its effect.

use std::fs;

use comet_e2e::{Told, Trouble, Visitor, check, check_eq, dist, visit};
use serde_json::{Value, json};

/// Puts a page's own rules for the element in the place of earlier ones, and reads what everything inside wears.
const WITH_RULES: &str = "
    const host = document.getElementById('form');
    const inside = [...host.shadowRoot.querySelectorAll('*')];
    const withRules = (rules, read) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(rules);
        document.adoptedStyleSheets = [sheet];
        const found = read();
        document.adoptedStyleSheets = [];
        return found;
    };
    const wears = value => inside.some(one => {
        const style = getComputedStyle(one);
        const names = [...style].filter(name => !name.startsWith('--'));
        return names.some(name => style.getPropertyValue(name).includes(value));
    });";

/// The custom properties that color or shape something on the screen that stands: a value of the page's own is worn
/// with it, and not without.
const TAKING_EFFECT: &str = "
    const values = { '<color>': 'rgb(1, 2, 3)', '<length>': '23px' };
    if (Object.values(values).some(wears)) throw new Error('the values to try are worn without any rule');
    return arguments[0].filter(({ name, syntax }) => {
        const value = values[syntax];
        if (!value) throw new Error(`no value of ${syntax} to try ${name} with`);
        return withRules(`#form { ${name}: ${value} }`, () => wears(value));
    }).map(one => one.name);";

/// How many elements of the screen bear each part, and how many of those take on a rule of the page's.
const BORNE: &str = "
    return arguments[0].map(({ name }) => {
        const bearers = inside.filter(one => one.part.contains(name));
        const styled = () => bearers.filter(one => getComputedStyle(one).opacity === '0.25').length;
        const rule = `#form::part(${name}) { opacity: 0.25 }`;
        return [name, bearers.length, withRules(rule, styled), withRules('', styled)];
    });";

/// What is documented under one heading and has not been seen at work yet.
struct Unseen(Vec<Value>);

impl Unseen {
    /// Reads the contract that the package carries.
    fn read(heading: &str) -> Result<Self, Trouble> {
        let contract = fs::read(dist::npm()?.join("custom-elements.json"))?;
        let contract: Value = serde_json::from_slice(&contract)?;
        let rows = contract["modules"][0]["declarations"][0][heading].as_array().cloned();
        let rows = rows.filter(|rows| !rows.is_empty());
        rows.map(Self).ok_or_else(|| Trouble::new(format_args!("no {heading} in the contract")))
    }

    fn sees(&mut self, name: &str) {
        self.0.retain(|row| row["name"] != name);
    }

    fn is_nothing(&self) -> Told {
        let names: Vec<&Value> = self.0.iter().map(|row| &row["name"]).collect();
        check(names.is_empty(), format_args!("without effect on any screen: {names:?}"))
    }
}

/// A form with a warning, then what is said after a failure, then the new key; `look` is called on each screen.
async fn sees_every_screen(person: &Visitor, mut look: impl AsyncFnMut() -> Told) -> Told {
    person.opens("plain.html").await?;
    person.sees("form", "#remain_quota-warning:not(:empty)").await?;
    look().await?;
    person.server.will("success-false:POST /api/token/:1")?;
    person.types("form", "name", "looked at").await?;
    person.presses("form", "button[type=submit]").await?;
    person.sees("form", "[data-part=failure]").await?;
    look().await?;
    person.makes("form", "looked at").await?;
    look().await
}

visit!(every_custom_property_has_its_effect, {"max_quota": 500_000}, async |person: &Visitor| {
    let mut unseen = Unseen::read("cssProperties")?;
    sees_every_screen(person, async || {
        let script = format!("{WITH_RULES}{TAKING_EFFECT}");
        let effective = person.runs(&script, vec![json!(unseen.0)]).await?;
        let effective: Vec<String> = serde_json::from_value(effective)?;
        for name in effective {
            unseen.sees(&name);
        }
        Ok(())
    })
    .await?;
    unseen.is_nothing()
});

visit!(every_part_takes_the_rules_of_the_page, {"max_quota": 500_000}, async |person: &Visitor| {
    let parts = Unseen::read("cssParts")?.0;
    let mut unseen = Unseen(parts.clone());
    sees_every_screen(person, async || tries_the_parts(person, &parts, &mut unseen).await).await?;
    // The last part stands only where no app does.
    person.opens("no-wasm.html").await?;
    person.sees("form", "[role=alert]").await?;
    tries_the_parts(person, &parts, &mut unseen).await?;
    unseen.is_nothing()
});

/// Whatever bears a part takes on the page's rule for it, and loses it with the rule.
async fn tries_the_parts(person: &Visitor, parts: &[Value], unseen: &mut Unseen) -> Told {
    let script = format!("{WITH_RULES}{BORNE}");
    let found: Vec<(String, u64, u64, u64)> =
        serde_json::from_value(person.runs(&script, vec![json!(parts)]).await?)?;
    for (name, bearing, styled, styled_without) in found {
        let part = format!("the part {name}, which {bearing} elements bear");
        check_eq(&part, &(styled, styled_without), &(bearing, 0))?;
        if bearing > 0 {
            unseen.sees(&name);
        }
    }
    Ok(())
}
