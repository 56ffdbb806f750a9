//! Reads and works the open page by the names that people and scripts rely on.

use fantoccini::{Client, Locator, elements::Element};
use serde_json::{Value, json};

use crate::{Trouble, wait};

/// The Backspace key.
const BACKSPACE: char = '\u{E003}';

/// The open page.
#[derive(Clone, Copy)]
pub struct Page<'a>(&'a Client);

impl<'a> Page<'a> {
    /// The page in the browser's current tab.
    pub fn new(client: &'a Client) -> Self {
        Self(client)
    }

    /// Runs `script` as a function body in the page.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn run(&self, script: &str, args: Vec<Value>) -> Result<Value, Trouble> {
        Ok(self.0.execute(script, args).await?)
    }

    /// The `data-screen` that stands on the page, or nothing while it loads.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn screen(&self) -> Result<String, Trouble> {
        let script = "return document.querySelector('[data-screen]')?.dataset.screen ?? ''";
        Ok(text(&self.run(script, vec![]).await?))
    }

    /// Waits for one of `screens` and tells which it was.
    ///
    /// # Errors
    /// When none of them comes.
    pub async fn sees_one_of(&self, screens: &[&str]) -> Result<String, Trouble> {
        wait::until(&format!("one of the screens {screens:?}"), wait::EVENTUALLY, async || {
            let screen = self.screen().await?;
            Ok(screens.contains(&screen.as_str()).then_some(screen))
        })
        .await
    }

    /// Waits for `screen`.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn sees(&self, screen: &str) -> Result<(), Trouble> {
        self.sees_one_of(&[screen]).await.map(drop)
    }

    /// Waits for an element of `selector`.
    ///
    /// # Errors
    /// When none comes.
    pub async fn finds(&self, selector: &str) -> Result<Element, Trouble> {
        wait::until(&format!("the element {selector}"), wait::SOON, async || {
            Ok(self.0.find_all(Locator::Css(selector)).await?.into_iter().next())
        })
        .await
    }

    /// Whether an element of `selector` is there and shown now.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn shows(&self, selector: &str) -> Result<bool, Trouble> {
        let script = "return document.querySelector(arguments[0])?.checkVisibility() ?? false";
        Ok(self.run(script, vec![json!(selector)]).await? == true)
    }

    /// Waits until an element of `selector` is shown.
    ///
    /// # Errors
    /// When it is not.
    pub async fn sees_part(&self, selector: &str) -> Result<(), Trouble> {
        wait::until(&format!("{selector} to be shown"), wait::EVENTUALLY, async || {
            Ok(self.shows(selector).await?.then_some(()))
        })
        .await
    }

    /// The text of the first element of `selector`, or nothing when there is none.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn text(&self, selector: &str) -> Result<String, Trouble> {
        let script = "return document.querySelector(arguments[0])?.textContent ?? ''";
        Ok(text(&self.run(script, vec![json!(selector)]).await?))
    }

    /// An attribute of the first element of `selector`, or nothing.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn attribute(&self, selector: &str, name: &str) -> Result<String, Trouble> {
        let script =
            "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? ''";
        Ok(text(&self.run(script, vec![json!(selector), json!(name)]).await?))
    }

    /// Presses what `selector` names, once it is there.
    ///
    /// # Errors
    /// When it cannot be pressed.
    pub async fn presses(&self, selector: &str) -> Result<(), Trouble> {
        self.unfolds(selector).await?;
        let what = format!("{selector} to take a click");
        wait::until(&what, wait::SOON, async || {
            // Rendering may replace the element between finding and pressing it.
            let element = self.finds(selector).await?;
            self.scrolls_to(selector).await?;
            Ok(element.click().await.ok())
        })
        .await
    }

    /// Brings what `selector` names to the middle of the window, clear of what stays in sight at its edges.
    async fn scrolls_to(&self, selector: &str) -> Result<(), Trouble> {
        let script = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center' })";
        self.run(script, vec![json!(selector)]).await?;
        Ok(())
    }

    /// Replaces the text of the control called `name`, key by key.
    ///
    /// # Errors
    /// When there is no such control or it cannot be typed into.
    pub async fn types(&self, name: &str, text: &str) -> Result<(), Trouble> {
        let selector = format!("[name={name}]");
        self.unfolds(&selector).await?;
        let element = self.finds(&selector).await?;
        // By key presses as well: the drivers' own way to clear a field tells the page nothing.
        let script = "const control = document.querySelector(arguments[0]); control.focus(); control.select();";
        self.run(script, vec![json!(selector)]).await?;
        Ok(element.send_keys(&format!("{BACKSPACE}{text}")).await?)
    }

    /// Presses keys in the control called `name`, behind what stands in it.
    ///
    /// # Errors
    /// When there is no such control.
    pub async fn presses_keys(&self, name: &str, keys: &str) -> Result<(), Trouble> {
        Ok(self.finds(&format!("[name={name}]")).await?.send_keys(keys).await?)
    }

    /// Gives the control called `name` a value at once, as a date picker does.
    ///
    /// # Errors
    /// When there is no such control.
    pub async fn picks(&self, name: &str, value: &str) -> Result<(), Trouble> {
        let selector = format!("[name={name}]");
        self.unfolds(&selector).await?;
        let script = "
            const control = document.querySelector(arguments[0]);
            control.value = arguments[1];
            for (const name of ['input', 'change']) control.dispatchEvent(new Event(name, { bubbles: true }));";
        self.run(script, vec![json!(selector), json!(value)]).await.map(drop)
    }

    /// Chooses the option with this value.
    ///
    /// # Errors
    /// When there is no such option.
    pub async fn chooses(&self, name: &str, value: &str) -> Result<(), Trouble> {
        let selector = format!("select[name={name}]");
        self.unfolds(&selector).await?;
        let list = self.finds(&selector).await?;
        self.scrolls_to(&selector).await?;
        Ok(list.select_by_value(value).await?)
    }

    /// Chooses the group from the list, or types its name where the list does not hold it.
    ///
    /// # Errors
    /// When there is neither a list nor a field.
    pub async fn gives_group(&self, group: &str) -> Result<(), Trouble> {
        self.unfolds("[name=group]").await?;
        let script = "
            const list = document.querySelector('select[name=group]');
            const has = list && [...list.options].some(option => option.value === arguments[0]);
            return list ? (has ? 'listed' : 'other') : document.querySelector('[data-action=groups]') ? 'typed' : '';";
        // The stand-in server always has groups: until they are read, the field would change under the hands.
        let way = wait::until("the groups to be read", wait::SOON, async || {
            let way = text(&self.run(script, vec![json!(group)]).await?);
            Ok((!way.is_empty()).then_some(way))
        })
        .await?;
        if way == "listed" {
            return self.picks("group", group).await;
        }
        if way == "other" {
            self.picks("group", "\u{1}other").await?;
            self.finds("input[name=group]").await?;
        }
        self.types("group", group).await
    }

    /// Ticks or clears a checkbox.
    ///
    /// # Errors
    /// When there is none of that name.
    pub async fn ticks(&self, name: &str, on: bool) -> Result<(), Trouble> {
        let selector = format!("input[type=checkbox][name={name}]");
        self.unfolds(&selector).await?;
        let element = self.finds(&selector).await?;
        if element.is_selected().await? != on {
            self.scrolls_to(&selector).await?;
            element.click().await?;
        }
        Ok(())
    }

    /// What stands in the control called `name`: its text, or `true` and `false` for a checkbox.
    ///
    /// # Errors
    /// When there is none of that name.
    pub async fn value(&self, name: &str) -> Result<String, Trouble> {
        let selector = format!("[name={name}]");
        self.finds(&selector).await?;
        let script = "
            const control = document.querySelector(arguments[0]);
            return control.type === 'checkbox' ? String(control.checked) : control.value;";
        Ok(text(&self.run(script, vec![json!(selector)]).await?))
    }

    /// The name of the control that has the focus, or nothing.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn focused(&self) -> Result<String, Trouble> {
        let script = "return document.activeElement?.getAttribute('name') ?? ''";
        Ok(text(&self.run(script, vec![]).await?))
    }

    /// Everything in the extension's storage: `local`, `session`, and the page's own two; its alarms and its badge, too.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn storage(&self) -> Result<Value, Trouble> {
        let script = "
            const done = arguments[arguments.length - 1];
            const { action, alarms, storage } = globalThis.browser ?? globalThis.chrome;
            Promise.all([
                storage.local.get(null), storage.session.get(null), alarms.getAll(), action.getBadgeText({}),
            ]).then(
                ([local, session, alarms, badge]) => done(JSON.stringify({
                    local, session, alarms, badge,
                    page: { ...window.localStorage, ...window.sessionStorage },
                })),
                error => done(JSON.stringify({ error: String(error) })));";
        let found = self.0.execute_async(script, vec![]).await?;
        Ok(serde_json::from_str(found.as_str().unwrap_or_default())?)
    }

    /// What stands in one of the account's own slots, such as `journal` or `draft`; null when nothing does.
    /// A key holds the account's id behind the slot's name.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn stored_of_account(&self, area: &str, slot: &str) -> Result<Value, Trouble> {
        let mut storage = self.storage().await?;
        let all = storage[area].as_object_mut();
        let is_it = |name: &str| name.strip_prefix(slot).is_some_and(|rest| rest.starts_with('.'));
        let found = all.and_then(|all| all.iter_mut().find(|(name, _)| is_it(name)));
        Ok(found.map(|(_, value)| value.take()).unwrap_or_default())
    }

    /// Opens every fold that hides `selector`, by its summary.
    ///
    /// # Errors
    /// When there is no such element.
    pub async fn unfolds(&self, selector: &str) -> Result<(), Trouble> {
        self.finds(selector).await?;
        let script = "
            let element = document.querySelector(arguments[0]);
            while ((element = element?.parentElement)) {
                if (element.matches('details:not([open])')) {
                    element.querySelector('summary').click();
                }
            }";
        self.run(script, vec![json!(selector)]).await.map(drop)
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
