//! One token of a sequence: what it must be and must not be.

use super::super::keys::{self, OneOrMany};
use super::super::{Common, OptionError};
use crate::language::{Case, Document, Lexicon, Parts, Tag, Token, TokenKind, folded};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use toml::Spanned;

/// Texts with their place in the rule file.
type Words = Option<Spanned<OneOrMany>>;

/// A border of the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Border {
    /// Before the first word, whatever marks stand before it.
    Start,
    /// Behind the last word or number.
    End,
}

/// Shapes of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Shape {
    /// Any word.
    Word,
    /// A word in small letters.
    Lower,
    /// A word that starts with a capital.
    Capital,
    /// Digits.
    Number,
    /// A punctuation mark.
    Mark,
    /// A quotation mark.
    Quote,
}

impl Shape {
    fn fits(self, document: &Document, token: &Token) -> bool {
        match self {
            Self::Word => token.is_word(),
            Self::Lower => token.is_word() && token.case == Case::Lower,
            Self::Capital => token.is_capitalised(&document.text),
            Self::Number => token.kind == TokenKind::Number,
            Self::Mark => token.kind == TokenKind::Punctuation,
            Self::Quote => matches!(document.word(token), "\"" | "“" | "”" | "'" | "‘" | "’" | "«" | "»"),
        }
    }
}

/// `[[sequence.token]]`: every key that is given must fit.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    text: Words,
    /// Word tables of texts.
    table: Words,
    lemma: Words,
    /// Penn Treebank tags; `VB*` stands for all that begin so.
    tag: Words,
    /// Universal parts of speech.
    upos: Words,
    /// Parts of speech that the lexicon gives the word, of which one is enough.
    part: Words,
    shape: Option<Shape>,
    /// What it must not be: the token does not fit when one of the keys does.
    not: Option<Not>,
    min: Option<Spanned<u32>>,
    max: Option<Spanned<u32>>,
    name: Option<String>,
    /// The words that are marked, in place of the whole sequence.
    #[serde(default)]
    target: bool,
    /// A border of the sentence in place of a token.
    border: Option<Spanned<Border>>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Not {
    text: Words,
    table: Words,
    lemma: Words,
    tag: Words,
    upos: Words,
    part: Words,
    shape: Option<Shape>,
}

/// Most times that a token may stand in a row: a sequence stays within sight.
const REPEAT_MAX: u32 = 12;

impl Row {
    /// Its name, for placeholders.
    pub(super) fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Checks the keys.
    pub(super) fn compile(row: &Spanned<Self>, common: &Common<'_>) -> Result<Slot, OptionError> {
        let Self { text, table, lemma, tag, upos, part, shape, not, min, max, name, target, border } = row.get_ref();
        let want = Condition::compile([text, table, lemma, tag, upos, part], *shape, common)?;
        let unwanted = match not {
            Some(Not { text, table, lemma, tag, upos, part, shape }) => {
                Condition::compile([text, table, lemma, tag, upos, part], *shape, common)?
            }
            None => Condition::default(),
        };
        if not.is_some() && unwanted.is_empty() {
            return Err(OptionError::at(row.span(), "\"not\" names nothing"));
        }
        if let Some(border) = border.as_ref().filter(|_| !want.is_empty() || not.is_some() || min.is_some() || max.is_some()) {
            return Err(OptionError::at(border.span(), "a border is no token; give it a row of its own"));
        }
        let least = keys::at_least("min", min, 1, 0)?;
        let most = keys::at_least("max", max, least.max(1) as u32, least.max(1) as u32)?;
        if let Some(max) = max.as_ref().filter(|max| *max.get_ref() > REPEAT_MAX) {
            return Err(OptionError::at(max.span(), format!("\"max\" is at most {REPEAT_MAX}")));
        }
        let border = border.as_ref().map(|border| *border.get_ref());
        let (name, is_target) = (name.clone(), *target);
        Ok(Slot { want, unwanted, min: least, max: most, name, is_target, border })
    }
}

/// How closely a token is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// By its letters alone: tags and lemmas, which cost the tagging of a sentence, are taken to fit.
    First,
    /// By all that is asked.
    Close,
}

/// A token of a sequence, ready for use.
#[derive(Debug)]
pub(super) struct Slot {
    want: Condition,
    unwanted: Condition,
    /// How often it stands in a row, at least and at most.
    pub(super) min: usize,
    pub(super) max: usize,
    pub(super) name: Option<String>,
    pub(super) is_target: bool,
    pub(super) border: Option<Border>,
}

impl Slot {
    /// True when the token fits; at a first look as far as can be told without tagging its sentence.
    pub(super) fn fits(&self, document: &Document, at: usize, look: Look) -> bool {
        let Some(token) = document.tokens.get(at) else { return false };
        self.want.all(document, token, at, look) && !self.unwanted.any(document, token, at, look)
    }

    /// Words of which one must stand for the token to fit; empty when other tokens fit too.
    pub(super) fn words(&self) -> &[String] {
        let once = self.min == 1 && self.max == 1 && self.border.is_none();
        if once { &self.want.words } else { &[] }
    }
}

/// The texts of a key, each at the place of all.
fn spanned(words: &Spanned<OneOrMany>) -> Vec<Spanned<String>> {
    words.get_ref().as_slice().iter().map(|word| Spanned::new(words.span(), word.clone())).collect()
}

/// What is asked of a token.
#[derive(Debug, Default)]
struct Condition {
    /// Folded texts, and whether any are asked for.
    texts: Option<FxHashSet<String>>,
    /// Folded lemmas.
    lemmas: Option<FxHashSet<String>>,
    /// By [`Tag::index`].
    tags: Option<Vec<bool>>,
    parts: Option<Parts>,
    shape: Option<Shape>,
    /// The texts, or the forms of the lemmas.
    words: Vec<String>,
}

impl Condition {
    fn compile(keys: [&Words; 6], shape: Option<Shape>, common: &Common<'_>) -> Result<Self, OptionError> {
        let [text, table, lemma, tag, upos, part] = keys.map(|key| key.as_ref().map(spanned));
        let mut words = Vec::new();
        let mut texts = None;
        if text.is_some() || table.is_some() {
            let plain = text.unwrap_or_default();
            words.extend(keys::non_empty(&plain)?.into_iter().map(folded));
            for name in &table.unwrap_or_default() {
                words.extend(common.table(name)?.iter().map(|word| folded(word)));
            }
            texts = Some(words.iter().cloned().collect());
        }
        let mut lemmas = None;
        if let Some(lemma) = lemma {
            let plain: FxHashSet<String> = keys::non_empty(&lemma)?.into_iter().map(folded).collect();
            if texts.is_none() {
                words = keys::non_empty(&lemma)?.into_iter().flat_map(|lemma| crate::language::forms(&folded(lemma))).collect();
            }
            lemmas = Some(plain);
        }
        let mut tags: Option<Vec<bool>> = None;
        let mut admit = |names: &[Spanned<String>], fits: &dyn Fn(Tag, &str) -> bool, what: &str| {
            let mut admitted = vec![false; Tag::all().count()];
            for name in names {
                let before = admitted.clone();
                for tag in Tag::all().filter(|tag| fits(*tag, name.get_ref())) {
                    if let Some(cell) = admitted.get_mut(tag.index()) {
                        *cell = true;
                    }
                }
                if before == admitted {
                    return Err(OptionError::at(name.span(), format!("no other {what} is called \"{}\"", name.get_ref())));
                }
            }
            // Both keys must fit.
            tags = Some(match tags.take() {
                Some(others) => others.iter().zip(&admitted).map(|(a, b)| *a && *b).collect(),
                None => admitted,
            });
            Ok(())
        };
        if let Some(names) = tag {
            let fits =
                |tag: Tag, name: &str| name.strip_suffix('*').map_or(tag.name() == name, |prefix| tag.name().starts_with(prefix));
            admit(&names, &fits, "Penn tag")?;
        }
        if let Some(names) = upos {
            admit(&names, &|tag, name| tag.universal() == name, "universal part of speech")?;
        }
        let mut parts: Option<Parts> = None;
        for name in &part.unwrap_or_default() {
            let Some(found) = Parts::named(name.get_ref()) else {
                let names = Parts::all().labels().collect::<Vec<_>>().join(", ");
                let error = OptionError::at(name.span(), format!("the lexicon has no part of speech \"{}\"", name.get_ref()));
                return Err(OptionError { help: Some(format!("it has {names}")), ..error });
            };
            parts = Some(parts.map_or(found, |others| others | found));
        }
        Ok(Self { texts, lemmas, tags, parts, shape, words })
    }

    fn is_empty(&self) -> bool {
        self.texts.is_none() && self.lemmas.is_none() && self.tags.is_none() && self.parts.is_none() && self.shape.is_none()
    }

    /// True when every key fits; those that cost least are asked first.
    fn all(&self, document: &Document, token: &Token, at: usize, look: Look) -> bool {
        self.shape_fits(document, token) != Some(false)
            && self.text_fits(document, token) != Some(false)
            && self.parts_fit(document, token) != Some(false)
            && (look == Look::First
                || (self.lemma_fits(document, at) != Some(false) && self.tag_fits(document, at) != Some(false)))
    }

    /// True when one key fits.
    fn any(&self, document: &Document, token: &Token, at: usize, look: Look) -> bool {
        self.shape_fits(document, token) == Some(true)
            || self.text_fits(document, token) == Some(true)
            || self.parts_fit(document, token) == Some(true)
            || (look == Look::Close && (self.lemma_fits(document, at) == Some(true) || self.tag_fits(document, at) == Some(true)))
    }

    fn shape_fits(&self, document: &Document, token: &Token) -> Option<bool> {
        self.shape.map(|shape| shape.fits(document, token))
    }

    fn text_fits(&self, document: &Document, token: &Token) -> Option<bool> {
        self.texts.as_ref().map(|texts| texts.contains(&folded(document.word(token))))
    }

    fn parts_fit(&self, document: &Document, token: &Token) -> Option<bool> {
        let parts = self.parts?;
        Some(token.is_word() && Lexicon::shared().parts_of(document.word(token)).intersects(parts))
    }

    fn lemma_fits(&self, document: &Document, at: usize) -> Option<bool> {
        self.lemmas.as_ref().map(|lemmas| lemmas.contains(document.lemma(at).as_str()))
    }

    fn tag_fits(&self, document: &Document, at: usize) -> Option<bool> {
        let tags = self.tags.as_ref()?;
        Some(document.tag_at(at).is_some_and(|tag| tags.get(tag.index()).copied().unwrap_or(false)))
    }
}
