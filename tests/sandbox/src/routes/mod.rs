//! One endpoint a file.

pub(crate) mod account;
pub(crate) mod auto_groups;
pub(crate) mod create;
pub(crate) mod delete;
pub(crate) mod get;
pub(crate) mod list;
pub(crate) mod models;
pub(crate) mod pricing;
pub(crate) mod reveal;
pub(crate) mod search;
pub(crate) mod status;
pub(crate) mod update;
pub(crate) mod usage;
pub(crate) mod user;
pub(crate) mod v1_models;
