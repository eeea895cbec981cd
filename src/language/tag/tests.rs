//! Tests of tags through a document.

use super::Tag;
use crate::format::{Format, extract};
use crate::language::Document;

#[test]
fn every_token_of_a_sentence_has_a_tag() {
    let document = Document::new(&extract(Format::Plain, "The mayor spoke. She left — “at once”, 5pm…\n\n🙂 a@b.org\n"));
    for (at, sentence) in document.sentences.iter().enumerate() {
        assert_eq!(document.tags(at).len(), sentence.tokens.len());
    }
    assert_eq!(document.tag_at(0), Some(Tag::DT));
    assert_eq!(document.tag_at(4), Some(Tag::PRP));
    assert_eq!(document.tag_at(1000), None);
    assert!(document.tags(1000).is_empty());
    assert!((0..document.tokens.len()).all(|at| document.tag_at(at).is_some()));
}
