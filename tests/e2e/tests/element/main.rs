//! Every story of a page that embeds the element, each told in Chromium and in Firefox.

mod contract;
mod frameworks;
mod hostile;
mod leaks;
mod lifecycle;
mod secrets;
mod transport;
mod trouble;
