//! `copydesk.toml` and house rules.

mod discovery;
mod faults;
mod house;
mod settings;
mod words;
