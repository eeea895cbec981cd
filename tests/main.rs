//! Tests of the whole: the shipped rules, the fixtures, the program end to end. One binary, so that it links once.
#![allow(clippy::unwrap_used, clippy::panic)]

#[cfg(unix)]
mod action;
mod articles;
mod bad_input;
mod cli;
mod config;
mod desk;
mod determinism;
mod figures;
mod gate;
mod hook;
mod offsets;
mod rules;
mod schemas;
mod support;
mod tidy;
mod word;
