//! `copydesk.toml` and house rules.

mod discovery;
mod faults;
mod house;
mod names;
mod settings;
mod words;
