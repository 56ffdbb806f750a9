//! The person in front of the browser: verbs that stories are made of.

use std::path::PathBuf;

use std::{cell::Cell, path::Path};

use comet_sandbox::Generation;
use serde_json::Value;
use tempfile::TempDir;

use crate::{
    Browser, Trouble, View, Wish, check, check_eq,
    page::Page,
    server::{Server, TOKEN},
    session::Session,
    wait,
};

/// The key on the page, once it is shown.
const KEY: &str = "output[name=key]";

/// A person with a browser, and the server they talk to.
pub struct Person {
    browser: Browser,
    /// Before the profile, so that dropping ends the browser before its files go.
    session: Session,
    /// Outlives the browser, so that a killed one can be started again where it was.
    profile: TempDir,
    problems: Vec<String>,
    /// The story breaks the page on purpose, so that the browser has something to complain of.
    pub has_broken_the_page: bool,
    /// Whether a token was ever kept in plain text: browsers leave deleted values in their files until they tidy up.
    pub has_remembered: Cell<bool>,
    /// The server.
    pub server: Server,
}

impl Person {
    /// Starts the server and the browser; nothing is opened yet.
    ///
    /// # Errors
    /// When something is missing.
    pub async fn arrives(browser: Browser) -> Result<Self, Trouble> {
        Self::arrives_with(browser, crate::dist::package(browser)?).await
    }

    /// As [`Person::arrives`], with a server of another kind behind `CometAPI`'s name.
    ///
    /// # Errors
    /// As [`Person::arrives`].
    pub async fn arrives_at(browser: Browser, server: Generation) -> Result<Self, Trouble> {
        Self::arrives_with_both(browser, crate::dist::package(browser)?, server).await
    }

    /// As [`Person::arrives`], with a package at another place.
    ///
    /// # Errors
    /// As [`Person::arrives`].
    pub async fn arrives_with(browser: Browser, package: PathBuf) -> Result<Self, Trouble> {
        Self::arrives_with_both(browser, package, Generation::CometApi).await
    }

    async fn arrives_with_both(
        browser: Browser,
        package: PathBuf,
        server: Generation,
    ) -> Result<Self, Trouble> {
        let server = Server::start(server).await?;
        let profile = tempfile::Builder::new().prefix("comet-e2e-").tempdir()?;
        let session =
            Session::start_with(browser, package, profile.path(), server.tls_port()).await?;
        Ok(Self {
            browser,
            profile,
            session,
            problems: Vec::new(),
            has_broken_the_page: false,
            has_remembered: Cell::default(),
            server,
        })
    }

    /// Which browser it is.
    pub fn browser(&self) -> Browser {
        self.browser
    }

    /// The page in front of the person.
    pub fn page(&self) -> Page<'_> {
        Page::new(self.session.client())
    }

    /// The browser.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Opens the app as the popup shows it.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn opens(&self) -> Result<(), Trouble> {
        self.session.open(View::Popup).await
    }

    /// Works for an organisation that has set `settings` for the extension, and waits until the browser hands them over.
    ///
    /// # Errors
    /// When it does not.
    pub async fn works_under(&mut self, settings: &Value) -> Result<(), Trouble> {
        self.session.set_policy(settings).await?;
        self.opens().await?;
        self.page().finds("[data-screen]").await?;
        let script = "
            const [done] = arguments;
            const { managed } = (globalThis.browser ?? globalThis.chrome).storage;
            managed.get(null).then(done, error => done(String(error)));";
        wait::until("the organisation's settings", wait::SOON, async || {
            let found = self.session.client().execute_async(script, vec![]).await?;
            Ok((found == *settings).then_some(()))
        })
        .await?;
        self.closes().await
    }

    /// Closes the page, whatever it is doing.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn closes(&mut self) -> Result<(), Trouble> {
        self.collect_problems().await?;
        self.session.close().await
    }

    /// Sees the browser die, and starts it again on the same profile.
    ///
    /// # Errors
    /// When it does not start again.
    pub async fn loses_the_browser(&mut self) -> Result<(), Trouble> {
        self.collect_problems().await?;
        self.session.kill().await?;
        self.starts_the_browser().await
    }

    /// Starts the browser again on the same profile.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn starts_the_browser(&mut self) -> Result<(), Trouble> {
        self.session =
            Session::start(self.browser, self.profile.path(), self.server.tls_port()).await?;
        Ok(())
    }

    /// Opens the app and connects with the right token, which is to outlive the browser.
    ///
    /// # Errors
    /// When the form does not come afterwards.
    pub async fn connects(&self) -> Result<(), Trouble> {
        self.opens().await?;
        self.page().sees("connect").await?;
        self.page().types("access_token", TOKEN).await?;
        self.page().chooses("keeping", "remembered").await?;
        self.has_remembered.set(true);
        self.submits().await?;
        self.page().sees("create").await
    }

    /// Fills the form.
    ///
    /// # Errors
    /// When a control is missing.
    pub async fn fills(&self, wish: &Wish) -> Result<(), Trouble> {
        let page = self.page();
        page.types("name", &wish.name).await?;
        match wish.expires_at {
            Some(moment) => {
                page.chooses("expired_time", "at").await?;
                page.picks("expired_time_at", moment).await?;
            }
            None => page.chooses("expired_time", "never").await?,
        }
        page.ticks("unlimited_quota", wish.unlimited).await?;
        if !wish.unlimited {
            page.chooses("quota_unit", "dollars").await?;
            page.types("remain_quota", wish.dollars).await?;
        }
        page.ticks("model_limits_enabled", wish.models.is_some()).await?;
        if let Some(models) = wish.models {
            page.types("model_limits", models).await?;
        }
        page.types("allow_ips", wish.allow_ips).await?;
        page.gives_group(wish.group).await?;
        if wish.group == "auto" {
            page.ticks("cross_group_retry", wish.retry).await?;
        }
        Ok(())
    }

    /// Presses the screen's submit button.
    ///
    /// # Errors
    /// When there is none.
    pub async fn submits(&self) -> Result<(), Trouble> {
        self.page().presses("[data-screen] button[type=submit], button[type=submit][form]").await
    }

    /// Is asked about something that may bite, in words that hold `words`, and wants it all the same.
    ///
    /// # Errors
    /// When that is not asked.
    pub async fn says_yes_to(&self, words: &str) -> Result<(), Trouble> {
        let page = self.page();
        page.sees_part("[data-part=foresight]").await?;
        let asked = page.text("[data-part=warnings]").await?;
        check(asked.contains(words), format_args!("{words:?} is not asked about: {asked}"))?;
        check_eq("requests to create", &self.server.creates(), &0)?;
        page.presses("button[data-action=create-anyway]").await
    }

    /// Reveals the key on the page and reads it.
    ///
    /// # Errors
    /// When it cannot be revealed.
    pub async fn reveals_the_key(&self) -> Result<String, Trouble> {
        let page = self.page();
        page.presses("button[data-action=reveal]").await?;
        wait::until("the whole key to be shown", wait::SOON, async || {
            let text = page.text(KEY).await?;
            let masked = text.is_empty() || text.contains(['*', '•', '…']);
            Ok((!masked).then(|| text.trim().to_owned()))
        })
        .await
    }

    /// Learns that there is a key: it stands on the page, it is the server's one key, and creating it
    /// was asked for exactly once.
    ///
    /// # Errors
    /// When any of that is not so.
    pub async fn has_the_key_once(&self) -> Result<String, Trouble> {
        let screen = self.page().sees_one_of(&["created", "outcome"]).await?;
        if screen == "outcome" {
            let outcome = self.page().attribute("[data-outcome]", "data-outcome").await?;
            check_eq("what the person is told", &outcome.as_str(), &"found")?;
        }
        check_eq("requests to create", &self.server.creates(), &1)?;
        let keys = self.server.full_keys();
        check_eq("keys on the server", &keys.len(), &1)?;
        let shown = self.reveals_the_key().await?;
        check(keys.contains(&shown), "the key on the page is not the server's")?;
        Ok(shown)
    }

    /// Everything the browser complained of until now.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn problems(&mut self) -> Result<&[String], Trouble> {
        self.collect_problems().await?;
        Ok(&self.problems)
    }

    /// What stands before the person now, for the story's failure message.
    pub async fn situation(&mut self) -> String {
        let page = self.page();
        let screen = page.screen().await;
        let text = page.run("return document.body?.innerText ?? ''", vec![]).await;
        let storage = page.storage().await;
        let problems = self.collect_problems().await;
        format!(
            "screen: {screen:?}\npage: {text:?}\nstorage: {storage:?}\nrequests: {:#?}\nproblems: {problems:?} {:#?}",
            self.server.requests(),
            self.problems,
        )
    }

    /// Everything the pages have written to the console.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn console(&mut self) -> Result<Vec<String>, Trouble> {
        self.collect_problems().await?;
        Ok(self.session.console())
    }

    /// Closes the browser in peace, so that it writes down whatever it writes down.
    ///
    /// # Errors
    /// When it stays.
    pub async fn closes_the_browser(&self) -> Result<(), Trouble> {
        self.session.quit().await
    }

    /// The browser's files.
    pub fn profile(&self) -> &Path {
        self.profile.path()
    }

    async fn collect_problems(&mut self) -> Result<(), Trouble> {
        let found = self.session.problems().await?;
        self.problems.extend(found);
        Ok(())
    }
}
