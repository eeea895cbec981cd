//! Tests of tags through a document.

use super::Tag;
use crate::format::{Format, extract};
use crate::language::Document;

/// News-like sentences, tagged by hand.
const SENTENCES: &[&str] = &[
    "The/DT council/NN voted/VBD on/IN Tuesday/NNP to/TO close/VB the/DT harbour/NN bridge/NN ./.",
    "Two/CD men/NNS arrested/VBN after/IN the/DT fire/NN were/VBD released/VBN without/IN charge/NN ./.",
    "The/DT minister/NN said/VBD that/IN the/DT plans/NNS had/VBD been/VBN delayed/VBN ,/, but/CC did/VBD not/RB say/VB why/WRB ./.",
    "Ms/NNP Harlow/NNP ,/, who/WP leads/VBZ the/DT party/NN ,/, told/VBD reporters/NNS she/PRP would/MD not/RB resign/VB ./.",
    "Farmers/NNS in/IN the/DT region/NN expect/VBP prices/NNS to/TO rise/VB sharply/RB next/JJ year/NN ./.",
    "A/DT report/NN published/VBN by/IN the/DT ministry/NN shows/VBZ that/IN output/NN fell/VBD 3/CD %/NN in/IN May/NNP ./.",
    "“/`` We/PRP don't/VBP know/VB what/WP happened/VBD ,/, ”/'' Chief/NNP Inspector/NNP Alan/NNP Brodie/NNP said/VBD ./.",
    "The/DT company's/NN shares/NNS have/VBP lost/VBN a/DT third/NN of/IN their/PRP$ value/NN since/IN January/NNP ./.",
    "Officials/NNS have/VBP not/RB confirmed/VBN how/WRB many/JJ people/NNS died/VBD when/WRB the/DT boat/NN sank/VBD ./.",
    "The/DT court/NN heard/VBD that/IN the/DT driver/NN ,/, 34/CD ,/, had/VBD taken/VBN the/DT car/NN from/IN a/DT garage/NN ./.",
    "Talks/NNS between/IN the/DT two/CD sides/NNS are/VBP expected/VBN to/TO begin/VB this/DT week/NN ./.",
    "Heavy/JJ rain/NN caused/VBD floods/NNS in/IN the/DT north/NN ,/, where/WRB dozens/NNS of/IN roads/NNS were/VBD closed/VBN ./.",
    "It/PRP is/VBZ the/DT largest/JJS project/NN the/DT city/NN has/VBZ ever/RB funded/VBN ./.",
    "President/NNP Marlene/NNP Okoro/NNP arrived/VBD in/IN Lisbon/NNP for/IN a/DT three-day/JJ visit/NN ./.",
    "Police/NNS believe/VBP the/DT thieves/NNS used/VBD a/DT stolen/VBN van/NN and/CC fled/VBD towards/IN the/DT coast/NN ./.",
    "The/DT team/NN plays/VBZ its/PRP$ next/JJ match/NN on/IN Saturday/NNP ./.",
];

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

#[test]
fn sentences_of_news_have_the_tags_that_a_reader_gives_them() {
    let mut wrong = Vec::new();
    for sentence in SENTENCES {
        let pairs: Vec<(&str, &str)> = sentence.split(' ').filter_map(|pair| pair.rsplit_once('/')).collect();
        let glued = |word: &str| matches!(word, "." | "," | "%" | "”");
        let text = pairs.iter().fold(String::new(), |text, (word, _)| {
            let gap = if text.is_empty() || glued(word) || text.ends_with('“') { "" } else { " " };
            text + gap + word
        });
        let document = Document::new(&extract(Format::Plain, &text));
        let found = document.tags(0);
        assert_eq!(found.len(), pairs.len(), "{text}");
        for ((word, tag), found) in pairs.iter().zip(found) {
            if found.name() != *tag {
                wrong.push(format!("{word} is {found}, not {tag}: {text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
