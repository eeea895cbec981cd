//! Lemmas with tags and without.

use super::lemma;
use crate::format::{Format, extract};
use crate::language::{Document, Tag};

#[track_caller]
fn check(tag: Tag, pairs: &str) {
    for (form, wanted) in pairs.split(' ').filter_map(|pair| pair.split_once('=')) {
        assert_eq!(lemma(form, Some(tag)), wanted, "{form} {tag}");
    }
}

#[test]
fn irregular_forms_are_listed() {
    check(Tag::VBD, "was=be went=go fell=fall saw=see lay=lie laid=lay found=find left=leave had=have did=do led=lead");
    check(Tag::VBN, "been=be seen=see sawn=saw written=write born=bear put=put cut=cut");
    check(Tag::VBP, "are=be saw=saw lay=lay found=found have=have");
    check(Tag::VBZ, "is=be has=have does=do goes=go undergoes=undergo");
    check(Tag::NNS, "children=child women=woman wives=wife knives=knife people=person series=series news=news crises=crisis");
    check(Tag::JJR, "better=good worse=bad further=far");
    check(Tag::RBS, "best=good most=many");
}

#[test]
fn regular_forms_lose_their_endings() {
    check(
        Tag::VBD,
        "stopped=stop hoped=hope hopped=hop called=call tried=try died=die used=use controlled=control visited=visit",
    );
    check(Tag::VBN, "agreed=agree panicked=panic changed=change planned=plan published=publish stolen=steal added=add");
    check(Tag::VBG, "hoping=hope hopping=hop singing=sing seeing=see lying=lie being=be making=make falling=fall ending=end");
    check(Tag::VBZ, "tries=try dies=die passes=pass watches=watch raises=raise says=say saves=save fixes=fix");
    check(
        Tag::NNS,
        "cities=city boxes=box buses=bus horses=horse shoes=shoe heroes=hero movies=movie leaves=leaf caves=cave aches=ache",
    );
    check(Tag::JJR, "bigger=big larger=large happier=happy older=old");
    check(Tag::JJS, "biggest=big largest=large happiest=happy oldest=old");
}

#[test]
fn what_is_no_form_stays() {
    check(Tag::NN, "bus=bus news=news painting=painting saw=saw");
    check(Tag::JJ, "red=red winged=winged");
    check(Tag::VB, "be=be bring=bring need=need");
    check(Tag::NNS, "zorblaxes=zorblaxe");
    check(Tag::VBD, "glimpfed=glimpf ed=ed");
    assert_eq!(lemma("", Some(Tag::NNS)), "");
    assert_eq!(lemma("s", Some(Tag::NNS)), "s");
    assert_eq!(lemma("été's", Some(Tag::NN)), "été");
}

#[test]
fn clitics_are_taken_off() {
    check(Tag::VBP, "don't=do aren't=be haven't=have");
    check(Tag::VBZ, "isn't=be doesn't=do");
    check(Tag::MD, "won't=will can't=can cannot=can couldn't=could");
    check(Tag::PRP, "she's=she they're=they");
}

#[test]
fn without_a_tag_the_lexicon_tells() {
    for (form, wanted) in [("went", "go"), ("stopped", "stop"), ("cities", "city"), ("storm", "storm"), ("children", "child")] {
        assert_eq!(lemma(form, None), wanted, "{form}");
    }
    assert_eq!(lemma("zorblaxed", None), "zorblaxed");
}

#[test]
fn a_document_knows_the_lemmas_of_its_tokens() {
    let document = Document::new(&extract(Format::Plain, "The women weren't told.\n"));
    let lemmas: Vec<String> = (0..document.tokens.len()).map(|at| document.lemma(at)).collect();
    assert_eq!(lemmas, ["the", "woman", "be", "tell", "."]);
    assert_eq!(document.lemma(1000), "");
}

#[test]
fn a_past_has_its_participle() {
    let pairs = [("went", Some("gone")), ("came", Some("come")), ("wrote", Some("written")), ("built", None), ("walked", None)];
    pairs.into_iter().for_each(|(past, wanted)| assert_eq!(super::participle(past), wanted, "{past}"));
}
