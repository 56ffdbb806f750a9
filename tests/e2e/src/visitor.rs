//! A person in front of a page that embeds the element: verbs that reach into its shadow root.

use comet_sandbox::Generation;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    Browser, Told, Trouble, page::Page, server::Server, session::Session, site::Site, wait,
};

/// Finds the element's shadow root in a script whose first argument is the element's id.
const ROOT: &str = "const root = document.getElementById(arguments[0])?.shadowRoot;";

/// A person, the dashboard, and the server behind it.
pub struct Visitor {
    /// Before the profile, so that dropping ends the browser before its files go.
    pub session: Session,
    _profile: TempDir,
    /// The dashboard.
    pub site: Site,
    /// The server behind.
    pub server: Server,
}

impl Visitor {
    /// Starts everything, with the proxy's caps; nothing is opened yet.
    ///
    /// # Errors
    /// When something is missing.
    pub async fn arrives(browser: Browser, policy: &Value) -> Result<Self, Trouble> {
        let server = Server::start(Generation::CometApi).await?;
        let site = Site::start(&server, policy).await?;
        let profile = tempfile::Builder::new().prefix("comet-e2e-").tempdir()?;
        let session = Session::start(browser, profile.path(), server.tls_port()).await?;
        Ok(Self { session, _profile: profile, site, server })
    }

    /// Opens a page of the dashboard.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn opens(&self, page: &str) -> Told {
        Ok(self.session.client().goto(&self.site.page(page)).await?)
    }

    /// Runs a function body in the page.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn runs(&self, script: &str, args: Vec<Value>) -> Result<Value, Trouble> {
        Page::new(self.session.client()).run(script, args).await
    }

    /// Runs the body of an async function in the page.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn awaits(&self, script: &str) -> Result<Value, Trouble> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async () => {{ {script} }})().then(value => done([value]), error => done(String(error)));"
        );
        match self.session.client().execute_async(&script, vec![]).await? {
            Value::Array(mut found) => Ok(found.pop().unwrap_or_default()),
            error => Err(Trouble::new(error)),
        }
    }

    /// Waits until the script, a function body, finds something that counts as true.
    ///
    /// # Errors
    /// When it does not.
    pub async fn waits(
        &self,
        what: &str,
        script: &str,
        args: Vec<Value>,
    ) -> Result<Value, Trouble> {
        wait::until(what, wait::EVENTUALLY, async || {
            let found = self.runs(script, args.clone()).await?;
            let is_found = !matches!(found, Value::Null | Value::Bool(false)) && found != "";
            Ok(is_found.then_some(found))
        })
        .await
    }

    /// Waits for what `selector` finds inside the element.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn sees(&self, element: &str, selector: &str) -> Told {
        let script = format!("{ROOT} return Boolean(root?.querySelector(arguments[1]))");
        let what = format!("{selector} in #{element}");
        self.waits(&what, &script, vec![json!(element), json!(selector)]).await.map(drop)
    }

    /// Waits until what `selector` finds inside the element holds `words`: amounts wait for the server's rate.
    ///
    /// # Errors
    /// When it does not.
    pub async fn reads_soon(&self, element: &str, selector: &str, words: &str) -> Told {
        crate::wait::until(
            &format!("{selector} to hold {words:?}"),
            crate::wait::SOON,
            async || Ok(self.reads(element, selector).await?.contains(words).then_some(())),
        )
        .await
    }

    /// Counts in units: without the server's rate dollars wait.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn in_units(&self, element: &str) -> Told {
        let script = format!(
            "{ROOT} const unit = root.querySelector('[name=quota_unit]'); unit.value = 'units';
             unit.dispatchEvent(new Event('change', {{ bubbles: true }})); return true"
        );
        self.runs(&script, vec![json!(element)]).await.map(drop)
    }

    /// The text of what `selector` finds inside the element.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn reads(&self, element: &str, selector: &str) -> Result<String, Trouble> {
        let script = format!("{ROOT} return root?.querySelector(arguments[1])?.textContent ?? ''");
        let text = self.runs(&script, vec![json!(element), json!(selector)]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Gives a control inside the element a text.
    ///
    /// # Errors
    /// When there is no such control.
    pub async fn types(&self, element: &str, name: &str, text: &str) -> Told {
        self.sees(element, &format!("[name={name}]")).await?;
        let script = format!(
            "{ROOT} const control = root.querySelector(`[name=${{arguments[1]}}]`);
             control.value = arguments[2];
             control.dispatchEvent(new Event('input', {{ bubbles: true }}));"
        );
        self.runs(&script, vec![json!(element), json!(name), json!(text)]).await.map(drop)
    }

    /// Presses what `selector` finds inside the element.
    ///
    /// # Errors
    /// When there is nothing to press.
    pub async fn presses(&self, element: &str, selector: &str) -> Told {
        self.sees(element, selector).await?;
        let script = format!("{ROOT} root.querySelector(arguments[1]).click()");
        self.runs(&script, vec![json!(element), json!(selector)]).await.map(drop)
    }

    /// Makes a key of this name, and waits until it stands on the screen.
    ///
    /// # Errors
    /// When it does not.
    pub async fn makes(&self, element: &str, name: &str) -> Told {
        self.types(element, "name", name).await?;
        self.presses(element, "button[type=submit]").await?;
        self.sees(element, "[data-screen=created]").await
    }

    /// Waits for an event of this name from the element, and gives its detail.
    ///
    /// # Errors
    /// When none comes.
    pub async fn hears(&self, element: &str, name: &str) -> Result<Value, Trouble> {
        let script = "return window.heard.find(one => one.name === arguments[1] && one.from === arguments[0])?.detail";
        let what = format!("the event {name} of #{element}");
        self.waits(&what, script, vec![json!(element), json!(name)]).await
    }

    /// What was said in the console so far.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn console(&self) -> Result<String, Trouble> {
        let said = self.runs("return window.said.join('\\n')", vec![]).await?;
        Ok(said.as_str().unwrap_or_default().to_owned())
    }

    /// What stands before the person now, for the story's failure message.
    pub async fn situation(&self) -> String {
        let script = "
            const seen = [...document.querySelectorAll('*')].filter(one => one.shadowRoot)
                .map(one => one.shadowRoot.textContent);
            return JSON.stringify({ seen, heard: window.heard, said: window.said });";
        let page = self.runs(script, vec![]).await;
        format!(
            "page: {page:?}\nproxy: {}\nrequests: {:#?}",
            self.site.log(),
            self.server.requests()
        )
    }
}

/// Tells a story of the dashboard in `browser`.
///
/// # Panics
/// When the story fails, with what stood on the page then.
pub fn visit(browser: Browser, policy: &Value, story: impl AsyncFnOnce(&Visitor) -> Told) {
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => panic!("no runtime: {error}"),
    };
    let told = runtime.block_on(async {
        let visitor = Visitor::arrives(browser, policy).await?;
        match story(&visitor).await {
            Ok(()) => Ok(()),
            Err(trouble) => Err(trouble.with(visitor.situation().await)),
        }
    });
    if let Err(trouble) = told {
        panic!("{browser:?}: {trouble}");
    }
}

/// A story of the dashboard as two tests, one for each browser.
#[macro_export]
macro_rules! visit {
    ($name:ident, $policy:tt, $story:expr) => {
        mod $name {
            use super::*;

            #[test]
            fn in_chromium() {
                $crate::visitor::visit(
                    $crate::Browser::Chromium,
                    &serde_json::json!($policy),
                    $story,
                );
            }

            #[test]
            fn in_firefox() {
                $crate::visitor::visit(
                    $crate::Browser::Firefox,
                    &serde_json::json!($policy),
                    $story,
                );
            }
        }
    };
}
