//! Which findings are shown: what the copy itself lets stand.

pub mod stet;
