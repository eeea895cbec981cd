//! What `count` and `requires` look for: a pattern, or phrases of the shared table.

use super::context::{Context, squeezed_exact};
use super::pattern::{compile_regex, wake_on};
use super::{CaseMode, Common, LazyRegex, OptionError, Triggers};
use crate::language::squeezed;
use crate::span::TextSpan;
use rustc_hash::FxHashSet;
use toml::Spanned;

/// A pattern or a list of phrases.
pub(super) enum Sought {
    /// A pattern, run inside paragraphs.
    Pattern(LazyRegex),
    /// Phrases; the first carries the entry `first`, the others those after it.
    Phrases {
        /// Squeezed, capitals as written.
        phrases: Vec<String>,
        /// Entry of the first phrase.
        first: u32,
        /// Capitals must agree.
        exact: bool,
    },
}

/// One place where it stands.
pub(super) struct Found {
    /// The whole match.
    pub(super) span: TextSpan,
    /// Named captures of a pattern, in the order of [`LazyRegex::names`].
    pub(super) captures: Vec<(String, String)>,
}

impl Sought {
    /// Reads a pair of options of which one must be given; `names` are their keys.
    pub(super) fn of(
        pattern: Option<&Spanned<String>>,
        words: &[Spanned<String>],
        tables: Option<&Vec<Spanned<String>>>,
        names: [&str; 2],
        first: u32,
        common: Common<'_>,
    ) -> Result<Self, OptionError> {
        let [of, list] = names;
        let phrases = phrases(words, tables, common)?;
        match pattern {
            Some(pattern) if phrases.is_empty() => Ok(Self::Pattern(compile_regex(pattern, common.case)?)),
            Some(pattern) => {
                Err(OptionError::at(pattern.span(), format!("give either \"{of}\" or \"{list}\", a pattern or words")))
            }
            None if phrases.is_empty() => Err(OptionError::table(format!("nothing to look for; give \"{of}\" or \"{list}\""))),
            None => Ok(Self::Phrases { phrases, first, exact: common.case == Some(CaseMode::Exact) }),
        }
    }

    /// How many entries of the phrase table it takes.
    pub(super) fn entries(&self) -> u32 {
        match self {
            Self::Pattern(_) => 0,
            Self::Phrases { phrases, .. } => u32::try_from(phrases.len()).unwrap_or(u32::MAX),
        }
    }

    /// Names of the captures.
    pub(super) fn capture_names(&self) -> &[String] {
        match self {
            Self::Pattern(regex) => regex.names(),
            Self::Phrases { .. } => &[],
        }
    }

    /// Wakes on the phrases, or on the literals of the pattern.
    pub(super) fn wake(&self, triggers: &mut Triggers<'_>) {
        match self {
            Self::Pattern(regex) => wake_on(regex, triggers),
            Self::Phrases { phrases, first, .. } => {
                for (entry, phrase) in (*first..).zip(phrases) {
                    triggers.phrase(phrase, entry);
                }
            }
        }
    }

    /// Every place in order, without overlaps, whether the rule's common keys admit it or not.
    pub(super) fn find(&self, context: &Context<'_>) -> Vec<Found> {
        match self {
            Self::Pattern(regex) => find_pattern(regex, context),
            Self::Phrases { phrases, first, exact } => {
                let mut found = Vec::new();
                let mut end = 0;
                for hit in context.hits.iter().filter(|hit| hit.entry >= *first) {
                    let Some(phrase) = phrases.get((hit.entry - first) as usize) else { continue };
                    let span = context.span_of(&hit.tokens);
                    let fits = !exact || squeezed_exact(context.document.slice(span)) == *phrase;
                    // Leftmost, then longest.
                    if hit.tokens.start >= end && fits {
                        end = hit.tokens.end;
                        found.push(Found { span, captures: Vec::new() });
                    }
                }
                found
            }
        }
    }
}

fn find_pattern(regex: &LazyRegex, context: &Context<'_>) -> Vec<Found> {
    let mut all = Vec::new();
    let Some(compiled) = regex.get() else { return all };
    let mut search = |paragraph: &crate::language::Paragraph| {
        let offset = paragraph.span.start as usize;
        for captures in compiled.captures_iter(context.document.slice(paragraph.span)) {
            let Some(whole) = captures.get(0).filter(|whole| !whole.is_empty()) else { continue };
            let value = |name: &String| (name.clone(), captures.name(name).map_or("", |found| found.as_str()).to_owned());
            let span = TextSpan::new(offset + whole.start(), offset + whole.end());
            all.push(Found { span, captures: regex.names().iter().map(value).collect() });
        }
    };
    match regex.literals() {
        Some(_) => context.hit_paragraphs().for_each(&mut search),
        None => context.document.paragraphs.iter().for_each(&mut search),
    }
    all
}

/// The phrases of a list and of word tables; an empty phrase or one listed twice is an error, a table may repeat the list.
pub(super) fn phrases(
    words: &[Spanned<String>],
    tables: Option<&Vec<Spanned<String>>>,
    common: Common<'_>,
) -> Result<Vec<String>, OptionError> {
    let key = |phrase: &str| if common.case == Some(CaseMode::Exact) { squeezed_exact(phrase) } else { squeezed(phrase) };
    let mut seen = FxHashSet::default();
    let mut all = Vec::new();
    for word in words {
        let phrase = squeezed_exact(word.get_ref());
        if phrase.is_empty() {
            return Err(OptionError::at(word.span(), "an empty phrase finds nothing"));
        }
        if !seen.insert(key(&phrase)) {
            return Err(OptionError::at(word.span(), format!("\"{phrase}\" stands twice")));
        }
        all.push(phrase);
    }
    for table in tables.into_iter().flatten() {
        let listed = common.table(table)?.iter().map(|word| squeezed_exact(word));
        all.extend(listed.filter(|phrase| !phrase.is_empty() && seen.insert(key(phrase))));
    }
    Ok(all)
}
