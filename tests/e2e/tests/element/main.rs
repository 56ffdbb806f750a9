//! Every story of a page that embeds the element, each told in Chromium and in Firefox.

mod canaries;
mod contract;
mod frameworks;
mod hostile;
mod leaks;
mod lifecycle;
mod looks;
mod secrets;
mod stopped;
mod telling;
mod transport;
mod trouble;
