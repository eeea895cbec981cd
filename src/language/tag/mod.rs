//! Parts of speech: one Penn Treebank tag a token.

mod names;
mod tagger;
#[cfg(test)]
mod tests;

pub use names::Tag;
pub(in crate::language) use tagger::tag;

/// The tags of one sentence, made when they are first asked for.
pub(in crate::language) type Lazy = std::sync::OnceLock<Box<[Tag]>>;
