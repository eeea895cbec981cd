//! The binary from end to end: every test runs it in a folder of its own.

mod bad_input;
mod cli;
mod config;
mod support;
