//! Tests of the whole: the shipped rules, the fixtures, the program. One binary, so that it links once.
#![allow(clippy::unwrap_used, clippy::panic)]

mod articles;
mod determinism;
mod offsets;
mod rules;
mod support;
mod tidy;
