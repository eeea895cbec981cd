//! Commands, flags, outputs and exit status.

mod archive;
mod ci;
mod commands;
mod compare;
mod exit;
mod formats;
mod ledger;
mod left_alone;
mod output;
mod rules;
mod stdin;
mod stet;
mod words;
