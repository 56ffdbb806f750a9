//! A browser with the package in it: started, opened, closed, killed.

use std::{
    cell::RefCell,
    path::{Path, PathBuf},
};

use fantoccini::{Client, ClientBuilder, wd::WindowHandle};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;

use crate::{
    Trouble, chromium, dist,
    driver::{self, Driver},
    firefox, wait,
};

/// Which package is told the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// `dist/chrome` in Chromium.
    Chromium,
    /// `dist/firefox` in Firefox.
    Firefox,
}

/// Where the page stands, as the manifest's own addresses tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The toolbar popup.
    Popup,
    /// A full tab.
    Tab,
}

impl View {
    fn query(self) -> &'static str {
        match self {
            Self::Popup => "?view=popup",
            Self::Tab => "?view=tab",
        }
    }
}

/// A running browser. Dropping it ends the driver, and the browser by its process id.
pub struct Session {
    browser: Browser,
    client: Client,
    package: PathBuf,
    profile: PathBuf,
    process_id: i32,
    /// The console's lines, which Chromium's driver hands out once.
    logged: RefCell<Vec<String>>,
    /// An empty tab that stays, so that closing the page does not end the browser.
    anchor: WindowHandle,
    driver: Driver,
}

impl Session {
    /// Starts `browser` on `profile` with the shipped package, the server standing on loopback at `tls_port`.
    ///
    /// # Errors
    /// When the package, the browser or its driver is missing or does not start.
    pub async fn start(browser: Browser, profile: &Path, tls_port: u16) -> Result<Self, Trouble> {
        Self::start_with(browser, dist::package(browser)?, profile, tls_port).await
    }

    /// As [`Session::start`], with a package at another place.
    ///
    /// # Errors
    /// As [`Session::start`].
    pub async fn start_with(
        browser: Browser,
        package: PathBuf,
        profile: &Path,
        tls_port: u16,
    ) -> Result<Self, Trouble> {
        let (command, marker, capabilities) = match browser {
            Browser::Chromium => {
                let (command, marker) = chromium::driver();
                (command, marker, chromium::capabilities(&package, profile, tls_port))
            }
            Browser::Firefox => {
                let marionette_port = firefox::reserved_port()?;
                firefox::prepare(&package, profile, tls_port, marionette_port)?;
                let (command, marker) = firefox::driver(marionette_port);
                (command, marker, firefox::capabilities(profile))
            }
        };
        let driver = Driver::start(command, marker, profile).await?;
        let capabilities = capabilities.as_object().cloned().unwrap_or_default();
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.url())
            .await
            .map_err(|error| Trouble::new(error).with(driver.said().join("\n")))?;
        let process_id = process_id(&client)?;
        let anchor = client.window().await?;
        let session = Self {
            browser,
            client,
            package,
            profile: profile.to_owned(),
            process_id,
            logged: RefCell::default(),
            anchor,
            driver,
        };
        if browser == Browser::Firefox {
            firefox::install(&session.client, &session.package).await?;
        }
        Ok(session)
    }

    /// The connection to the browser.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Opens the app's page in a tab of its own and stays on it.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn open(&self, view: View) -> Result<(), Trouble> {
        self.open_file(&format!("index.html{}", view.query())).await
    }

    /// Opens another file of the package, to look at storage and alarms while the app is closed.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn open_beside(&self) -> Result<(), Trouble> {
        self.open_file("app.css").await
    }

    async fn open_file(&self, file: &str) -> Result<(), Trouble> {
        self.client.switch_to_window(self.anchor.clone()).await?;
        let before = self.client.windows().await?;
        match self.browser {
            Browser::Chromium => {
                let opened = self.client.new_window(true).await?;
                self.client.switch_to_window(opened.handle).await?;
                let address = chromium::url(&self.package, file);
                self.client.goto(&address).await?;
            }
            Browser::Firefox => {
                firefox::open(&self.client, &firefox::url(file)).await?;
                let opened = wait::until("the new tab", wait::SOON, async || {
                    let now = self.client.windows().await?;
                    Ok(now.into_iter().find(|window| !before.contains(window)))
                })
                .await?;
                self.client.switch_to_window(opened).await?;
            }
        }
        Ok(())
    }

    /// The page that is worked on, to come back to with [`Session::turn_to`].
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn page_in_front(&self) -> Result<WindowHandle, Trouble> {
        Ok(self.client.window().await?)
    }

    /// Works on another page of the same profile. Both stay open.
    ///
    /// # Errors
    /// When it is gone.
    pub async fn turn_to(&self, page: &WindowHandle) -> Result<(), Trouble> {
        Ok(self.client.switch_to_window(page.clone()).await?)
    }

    /// The empty tab that always stays.
    pub const fn anchor(&self) -> &WindowHandle {
        &self.anchor
    }

    /// Sets `settings` for the extension through the browser's own means for organisations. Nothing may be open yet.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn set_policy(&self, settings: &Value) -> Result<(), Trouble> {
        match self.browser {
            Browser::Chromium => chromium::set_policy(&self.client, &self.package, settings).await,
            Browser::Firefox => firefox::set_policy(&self.package, &self.profile, settings),
        }
    }

    /// Takes the extension's access to its hosts away, as a person does in the browser's settings.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn withdraw_hosts(&self) -> Result<(), Trouble> {
        match self.browser {
            Browser::Chromium => chromium::withdraw_hosts(&self.client, &self.package).await,
            Browser::Firefox => {
                let script = "
                    const [done] = arguments;
                    browser.permissions.remove({ origins: ['https://api.cometapi.com/*'] })
                        .then(is_gone => done(is_gone ? '' : 'it stays'), error => done(String(error)));";
                let error = self.client.execute_async(script, vec![]).await?;
                crate::check(error == "", format_args!("the browser keeps the hosts: {error}"))
            }
        }
    }

    /// Closes the page, as clicking elsewhere closes a popup.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn close(&self) -> Result<(), Trouble> {
        self.client.close_window().await?;
        Ok(self.client.switch_to_window(self.anchor.clone()).await?)
    }

    /// Kills the browser, leaving it no chance to tidy up, and waits until the process is gone.
    ///
    /// # Errors
    /// When it was not running.
    pub async fn kill(&self) -> Result<(), Trouble> {
        driver::kill(self.process_id)?;
        wait::until("the browser to be gone", wait::SOON, async || {
            Ok((!is_alive(self.process_id)).then_some(()))
        })
        .await
    }

    /// Closes the browser as a person does, and waits until the process is gone.
    ///
    /// # Errors
    /// When it stays.
    pub async fn quit(&self) -> Result<(), Trouble> {
        self.client.clone().close().await?;
        wait::until("the browser to be gone", wait::SOON, async || {
            Ok((!is_alive(self.process_id)).then_some(()))
        })
        .await
    }

    /// Every line of the console so far; in Chromium up to the last look for problems.
    pub fn console(&self) -> Vec<String> {
        let mut lines = self.driver.said();
        lines.extend(self.logged.borrow().iter().cloned());
        lines
    }

    /// Gives the page a size.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn resize(&self, width: u32, height: u32) -> Result<(), Trouble> {
        match self.browser {
            Browser::Chromium => chromium::resize(&self.client, width, height).await?,
            Browser::Firefox => firefox::resize(&self.client, width, height).await?,
        }
        wait::until("the page to have its new size", wait::SOON, async || {
            let width_now = self.client.execute("return window.innerWidth", vec![]).await?;
            Ok((width_now.as_u64() == Some(u64::from(width))).then_some(()))
        })
        .await
    }

    /// Lets the browser send requests again by itself, as it does for people.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn may_repeat(&self) -> Result<(), Trouble> {
        match self.browser {
            Browser::Chromium => Ok(()),
            Browser::Firefox => firefox::may_repeat(&self.client).await,
        }
    }

    /// Errors in the console and breaches of the content policy since the last look.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn problems(&self) -> Result<Vec<String>, Trouble> {
        match self.browser {
            Browser::Chromium => {
                let entries = chromium::log(&self.client).await?;
                self.logged.borrow_mut().extend(entries.iter().map(ToString::to_string));
                Ok(chromium::problems(&entries))
            }
            Browser::Firefox => {
                let mut problems = firefox::problems(&self.client).await?;
                problems.extend(firefox::console_errors(&self.driver.said()));
                Ok(problems)
            }
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // Gone already when the story killed it; then the id may be another's by now.
        if is_alive(self.process_id) {
            driver::kill(self.process_id).ok();
        }
    }
}

fn process_id(client: &Client) -> Result<i32, Trouble> {
    let capabilities = client.capabilities().ok_or_else(|| Trouble::new("no capabilities"))?;
    ["moz:processID", "goog:processID"]
        .iter()
        .filter_map(|name| capabilities.get(*name).and_then(Value::as_i64))
        .find_map(|id| i32::try_from(id).ok())
        .ok_or_else(|| Trouble::new("the driver does not name the browser's process"))
}

/// Whether a process still runs; one that only waits to be collected does not.
fn is_alive(id: i32) -> bool {
    let Ok(stat) = std::fs::read_to_string(format!("/proc/{id}/stat")) else { return false };
    let state = stat.rsplit_once(')').map(|(_, rest)| rest.trim_start().chars().next());
    state.flatten() != Some('Z')
}
