//! Template tags.
