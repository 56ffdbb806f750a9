//! Measures the shipped Chromium package against the budgets of ARCHITECTURE.md.

pub mod opening;
pub mod report;
pub mod typing;
