//! `requires`: A needs B; an acronym needs its long name, once, and a use.

mod acronym;
mod introduced;

use super::context::{Context, Finding};
use super::sought::{Found, Sought};
use super::{CaseMode, Common, KindOptions, LazyRegex, Matcher, OptionError, Triggers, lay};
use crate::language::squeezed;
use crate::span::TextSpan;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use toml::Spanned;

/// `[requires]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// A pattern: A.
    when: Option<Spanned<String>>,
    /// Phrases in place of `when`.
    #[serde(default)]
    when_words: Vec<Spanned<String>>,
    /// A pattern: B.
    needs: Option<Spanned<String>>,
    /// Phrases in place of `needs`.
    #[serde(default)]
    needs_words: Vec<Spanned<String>>,
    /// A capture of both patterns that must agree.
    same: Option<Spanned<String>>,
    /// Where B must stand, seen from A.
    r#where: Option<Where>,
    report: Option<Report>,
    /// In place of the pair: acronyms need their long names.
    acronym: Option<Spanned<bool>>,
    /// With `acronym`: what is flagged.
    check: Option<Spanned<Check>>,
    /// Fewest letters of an acronym; 3 when not given.
    min_letters: Option<Spanned<u32>>,
    /// Most letters of an acronym; 6 when not given.
    max_letters: Option<Spanned<u32>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Where {
    /// Before A, or overlapping it.
    #[default]
    AtOrBefore,
    After,
    Anywhere,
    SameSentence,
    SameParagraph,
}

/// What is flagged of an acronym.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Check {
    /// Never spelt out.
    #[default]
    Unexplained,
    /// Introduced more than once.
    Twice,
    /// Introduced and not used again.
    Unused,
}

/// Which A without B is flagged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Report {
    /// The first; with `same`, the first of each value.
    #[default]
    First,
    All,
}

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        lay(&mut self.when, over.when);
        self.when_words.extend(over.when_words);
        lay(&mut self.needs, over.needs);
        self.needs_words.extend(over.needs_words);
        lay(&mut self.same, over.same);
        lay(&mut self.r#where, over.r#where);
        lay(&mut self.report, over.report);
        lay(&mut self.acronym, over.acronym);
        lay(&mut self.check, over.check);
        lay(&mut self.min_letters, over.min_letters);
        lay(&mut self.max_letters, over.max_letters);
    }

    fn remove(&mut self, name: &str) -> bool {
        let before = self.when_words.len() + self.needs_words.len();
        self.when_words.retain(|word| word.get_ref() != name);
        self.needs_words.retain(|word| word.get_ref() != name);
        before > self.when_words.len() + self.needs_words.len()
    }

    fn placeholders(&self) -> Vec<String> {
        let regex = self.when.as_ref().and_then(|when| LazyRegex::new(when.get_ref(), false).ok());
        let names = regex.map(|regex| regex.names().to_vec()).unwrap_or_default();
        std::iter::once("count".to_owned()).chain(names).collect()
    }

    fn compile(&self, common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let report = self.report.unwrap_or_default();
        if self.acronym.as_ref().is_some_and(|acronym| *acronym.get_ref()) {
            return self.acronyms(report);
        }
        if let Some(check) = &self.check {
            return Err(OptionError::at(check.span(), "\"check\" goes with \"acronym = true\" only"));
        }
        if let Some(letters) = self.min_letters.as_ref().or(self.max_letters.as_ref()) {
            return Err(OptionError::at(letters.span(), "letters are counted with \"acronym = true\" only"));
        }
        let when = Sought::of(self.when.as_ref(), &self.when_words, None, ["when", "when_words"], 0, common)?;
        let first = when.entries();
        let needs = Sought::of(self.needs.as_ref(), &self.needs_words, None, ["needs", "needs_words"], first, common)?;
        if let Some(same) = &self.same {
            for (sought, key) in [(&when, "when"), (&needs, "needs")] {
                if !sought.capture_names().contains(same.get_ref()) {
                    let message = format!("\"{key}\" has no capture \"{}\"", same.get_ref());
                    return Err(OptionError::at(same.span(), message));
                }
            }
        }
        let same = self.same.as_ref().map(|same| same.get_ref().clone());
        let ignore_case = matches!(common.case, Some(CaseMode::Ignore | CaseMode::Smart));
        Ok(Box::new(Requires { when, needs, same, place: self.r#where.unwrap_or_default(), report, ignore_case }))
    }
}

impl Options {
    fn acronyms(&self, report: Report) -> Result<Box<dyn Matcher>, OptionError> {
        let words = self.when_words.first().or(self.needs_words.first());
        let pair = [self.when.as_ref(), self.needs.as_ref(), self.same.as_ref(), words].into_iter().flatten().next();
        if let Some(pair) = pair {
            return Err(OptionError::at(pair.span(), "\"acronym = true\" brings its own pair"));
        }
        let letters = |option: &Option<Spanned<u32>>, default| option.as_ref().map_or(default, |n| *n.get_ref() as usize);
        let (min, max) = (letters(&self.min_letters, 3), letters(&self.max_letters, 6));
        if min < 2 || min > max {
            let given = self.min_letters.as_ref().or(self.max_letters.as_ref());
            return Err(OptionError {
                bytes: given.map(Spanned::span),
                ..OptionError::table("acronyms have at least 2 letters, and no fewer than \"max_letters\"")
            });
        }
        let letters = min..=max;
        let fault = match self.check.as_ref().map(|check| *check.get_ref()).unwrap_or_default() {
            Check::Unexplained => return Ok(Box::new(acronym::Acronyms { letters, all: report == Report::All })),
            Check::Twice => introduced::Fault::Twice,
            Check::Unused => introduced::Fault::Unused,
        };
        Ok(Box::new(introduced::Introductions { fault, letters }))
    }
}

struct Requires {
    when: Sought,
    needs: Sought,
    same: Option<String>,
    place: Where,
    report: Report,
    ignore_case: bool,
}

/// Where B stands, by the value of the capture that must agree.
#[derive(Default)]
struct Needs {
    /// Earliest and latest start.
    starts: FxHashMap<String, (u32, u32)>,
    /// Sentences or paragraphs that hold it.
    blocks: FxHashSet<(String, usize)>,
}

impl Matcher for Requires {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        // B wakes too, so that the paragraphs which hold it are known.
        self.when.wake(triggers);
        self.needs.wake(triggers);
    }

    fn check(&self, context: &mut Context<'_>) {
        let mut candidates = self.when.find(context);
        candidates.retain(|found| context.admits(found.span));
        if candidates.is_empty() {
            return;
        }
        let needs = self.needs(context);
        candidates.retain(|found| !self.is_met(context, &needs, found));
        let mut counts: FxHashMap<String, usize> = FxHashMap::default();
        for found in &candidates {
            *counts.entry(self.key(found)).or_default() += 1;
        }
        for found in candidates {
            let key = self.key(&found);
            let Some(count) = counts.get(&key).copied() else { continue };
            let mut finding = Finding::new(found.span).value("count", count);
            finding.values.extend(found.captures);
            context.findings.push(finding);
            if self.report == Report::First {
                counts.remove(&key);
            }
        }
    }
}

impl Requires {
    fn needs(&self, context: &Context<'_>) -> Needs {
        let mut needs = Needs::default();
        for found in self.needs.find(context) {
            let key = self.key(&found);
            match self.block(context, found.span) {
                Some(block) => {
                    needs.blocks.insert((key, block));
                }
                None => {
                    let start = found.span.start;
                    let range = needs.starts.entry(key).or_insert((start, start));
                    *range = (range.0.min(start), range.1.max(start));
                }
            }
        }
        needs
    }

    fn is_met(&self, context: &Context<'_>, needs: &Needs, found: &Found) -> bool {
        let key = self.key(found);
        match (self.place, needs.starts.get(&key)) {
            (Where::SameSentence | Where::SameParagraph, _) => {
                self.block(context, found.span).is_some_and(|block| needs.blocks.contains(&(key, block)))
            }
            (Where::AtOrBefore, Some((earliest, _))) => *earliest < found.span.end,
            (Where::After, Some((_, latest))) => *latest >= found.span.end,
            (Where::Anywhere, Some(_)) => true,
            (_, None) => false,
        }
    }

    /// The sentence or paragraph of a span, where that decides.
    fn block(&self, context: &Context<'_>, span: TextSpan) -> Option<usize> {
        match self.place {
            Where::SameSentence => context.document.sentence_at(span.start),
            Where::SameParagraph => context.document.paragraph_at(span.start),
            _ => None,
        }
    }

    fn key(&self, found: &Found) -> String {
        let same = self.same.as_ref().and_then(|same| found.captures.iter().find(|(name, _)| name == same));
        same.map_or_else(String::new, |(_, value)| if self.ignore_case { squeezed(value) } else { value.clone() })
    }
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{check, check_in, refused, value};

    const BRACKETS: &str = "when = '\\b(?<abbr>[A-Z]{3,5})\\b'\nneeds = '\\((?<abbr>[A-Z]{3,5})\\)'\nsame = 'abbr'\n";

    #[test]
    fn the_first_without_its_pair_is_flagged() {
        let found = check("requires", BRACKETS, "The ⟦DVSA⟧ closed. DVSA staff left.\n\nThe ⟦RNLI⟧ came.");
        assert_eq!((value(&found[0], "abbr"), value(&found[0], "count")), ("DVSA", "2"));
        check("requires", BRACKETS, "The Driver and Vehicle Standards Agency (DVSA) closed. DVSA staff left.");
        check("requires", BRACKETS, "The ⟦DVSA⟧ closed. The Driver and Vehicle Standards Agency (DVSA) said so. DVSA left.");
        check("requires", &format!("{BRACKETS}where = 'after'"), "The DVSA closed. The agency (⟦DVSA⟧) said so. DVSA left.");
        check("requires", &format!("{BRACKETS}report = 'all'"), "The ⟦DVSA⟧ closed. ⟦DVSA⟧ staff left.");
        check_in("body", "requires", BRACKETS, "# DVSA shut\n\nThe ⟦DVSA⟧ closed.");
    }

    #[test]
    fn places() {
        let at = |place: &str| format!("when_words = ['arrested']\nneeds_words = ['police', 'on suspicion']\nwhere = '{place}'");
        check("requires", &at("same-sentence"), "Police came. He was ⟦arrested⟧.");
        check("requires", &at("same-sentence"), "He was arrested on suspicion of theft.");
        check("requires", &at("same-paragraph"), "Police came. He was arrested.");
        check("requires", &at("same-paragraph"), "Police came.\n\nHe was ⟦arrested⟧.");
        check("requires", &at("anywhere"), "He was arrested.\n\nPolice came.");
        check("requires", &at("after"), "Police came. He was ⟦arrested⟧.");
        check("requires", &at("at-or-before"), "He was ⟦arrested⟧. Police came.");
    }

    #[test]
    fn wrong_options_are_refused() {
        assert!(refused("requires", "when = 'a'").contains("\"needs\""));
        assert!(refused("requires", "needs = 'a'").contains("\"when\""));
        assert_eq!(refused("requires", "when = '(?<a>x)'\nneeds = 'y'\nsame = 'a'"), "'a'");
        assert_eq!(refused("requires", "when = 'x'\nneeds = 'y[z'"), "[");
        assert_eq!(refused("requires", "when = 'x'\nneeds = 'y'\nmin_letters = 3"), "3");
        assert_eq!(refused("requires", "acronym = true\nwhen = 'x'"), "'x'");
        assert_eq!(refused("requires", "acronym = true\nmin_letters = 9"), "9");
    }
}
