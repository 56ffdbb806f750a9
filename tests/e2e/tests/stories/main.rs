//! Every story, each told twice: to `dist/chrome` in Chromium and to `dist/firefox` in Firefox.

mod amounts;
mod audit;
mod auto_groups;
mod automation;
mod background;
mod bad_input;
mod draft;
mod failures;
mod foresight;
mod in_the_way;
mod keyboard;
mod keys;
mod languages;
mod layout;
mod left_forms;
mod main_job;
mod organisation;
mod recovery;
mod remembering;
mod secrets;
mod servers;
mod stopped;
mod stored;
mod tables;
mod weaker;
