//! `consistent`: one form per document, from listed sets or found in the copy.

mod capitals;
mod figures;
mod hyphen;
mod thousands;
mod variety;

use self::figures::Figures;
use super::context::{Context, Finding, squeezed_exact};
use super::possessive::stem_span;
use super::terms::in_shape_of;
use super::{CaseMode, Common, KindOptions, Matcher, OptionError, Triggers, lay};
use crate::language::{Document, squeezed};
use crate::span::TextSpan;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use toml::Spanned;

/// `[consistent]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// Sets of forms of which a document has one.
    #[serde(default)]
    sets: Vec<Vec<Spanned<String>>>,
    /// Which form stays.
    prefer: Option<Spanned<Prefer>>,
    /// In place of `sets`: forms that the copy itself brings.
    discover: Option<Spanned<Discover>>,
    /// The variety of English that each column of `sets` is in; all sets are then judged together.
    varieties: Option<Vec<Spanned<String>>>,
}

/// Which of several forms stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Prefer {
    /// The most frequent; the first in the copy on a tie.
    #[default]
    Majority,
    /// The first in the copy.
    First,
    /// The first of the set that the copy has.
    Listed,
    /// `1,500`, for thousands.
    Comma,
    /// `1500`, for thousands.
    Plain,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Discover {
    /// `1,500` and `1500`.
    ThousandsSeparator,
    /// `health-care` and `healthcare`.
    Hyphen,
    /// `Internet` and `internet`.
    Capitals,
    /// `5%` and “5 per cent”.
    Percent,
    /// `£5m` and “£5 million”.
    Millions,
    /// `5pm` and “5 p.m.”.
    Clock,
    /// `$5` and `US$5`.
    Dollars,
}

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        self.sets.extend(over.sets);
        lay(&mut self.prefer, over.prefer);
        lay(&mut self.discover, over.discover);
        lay(&mut self.varieties, over.varieties);
    }

    fn remove(&mut self, name: &str) -> bool {
        let before = self.sets.len();
        self.sets.retain(|set| !set.iter().any(|form| form.get_ref() == name));
        before > self.sets.len()
    }

    fn placeholders(&self) -> Vec<String> {
        ["count", "count_other"].map(str::to_owned).to_vec()
    }

    fn compile(&self, common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let prefer = self.prefer.as_ref().map(|prefer| *prefer.get_ref());
        let fits = |known: &[Prefer], names: &str| match &self.prefer {
            Some(prefer) if !known.contains(prefer.get_ref()) => {
                Err(OptionError::at(prefer.span(), format!("here \"prefer\" is one of {names}")))
            }
            _ => Ok(prefer),
        };
        if let Some(varieties) = &self.varieties {
            return Ok(Box::new(variety::Varieties::new(self, varieties, common)?));
        }
        let Some(discover) = &self.discover else {
            let known = [Prefer::Majority, Prefer::First, Prefer::Listed];
            let prefer = fits(&known, "\"majority\", \"first\" and \"listed\"")?.unwrap_or_default();
            return self.listed(prefer, common);
        };
        if !self.sets.is_empty() {
            return Err(OptionError::at(discover.span(), "give either \"sets\" or \"discover\""));
        }
        match discover.get_ref() {
            Discover::ThousandsSeparator => {
                let known = [Prefer::Comma, Prefer::Plain, Prefer::Majority];
                let prefer = fits(&known, "\"comma\", \"plain\" and \"majority\"")?.unwrap_or(Prefer::Comma);
                Ok(Box::new(thousands::Thousands { prefer }))
            }
            Discover::Hyphen => {
                let prefer = fits(&[Prefer::Majority, Prefer::First], "\"majority\" and \"first\"")?.unwrap_or_default();
                Ok(Box::new(hyphen::Hyphens { prefer }))
            }
            Discover::Percent | Discover::Millions | Discover::Clock | Discover::Dollars => {
                let prefer = fits(&[Prefer::Majority, Prefer::First], "\"majority\" and \"first\"")?.unwrap_or_default();
                let figures = match discover.get_ref() {
                    Discover::Millions => Figures::Millions,
                    Discover::Clock => Figures::Clock,
                    Discover::Dollars => Figures::Dollars,
                    _ => Figures::Percent,
                };
                Ok(Box::new(figures::Forms { figures, prefer }))
            }
            Discover::Capitals => {
                let prefer = fits(&[Prefer::Majority, Prefer::First], "\"majority\" and \"first\"")?.unwrap_or_default();
                Ok(Box::new(capitals::Capitals { prefer }))
            }
        }
    }
}

impl Options {
    fn listed(&self, prefer: Prefer, common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let exact = common.case == Some(CaseMode::Exact);
        let mut seen = FxHashSet::default();
        let mut forms = Vec::new();
        for (set, listed) in self.sets.iter().enumerate() {
            if let [lone] = listed.as_slice() {
                return Err(OptionError::at(lone.span(), "a set has two forms or more"));
            }
            if listed.is_empty() {
                return Err(OptionError::table("a set in \"sets\" is empty"));
            }
            for form in listed {
                let text = squeezed_exact(form.get_ref());
                if text.is_empty() {
                    return Err(OptionError::at(form.span(), "an empty form finds nothing"));
                }
                if !seen.insert(if exact { text.clone() } else { squeezed(&text) }) {
                    return Err(OptionError::at(form.span(), format!("\"{text}\" stands in \"sets\" twice")));
                }
                let by_capitals = listed.iter().filter(|other| squeezed(other.get_ref()) == squeezed(&text)).count() > 1;
                forms.push(Form { text, set, by_capitals });
            }
        }
        if forms.is_empty() {
            return Err(OptionError::table("nothing to compare; give \"sets\" or \"discover\""));
        }
        Ok(Box::new(Sets { forms, sets: self.sets.len(), prefer, exact }))
    }
}

struct Form {
    text: String,
    set: usize,
    /// Differs from another form of the set in capitals alone.
    by_capitals: bool,
}

struct Sets {
    forms: Vec<Form>,
    sets: usize,
    prefer: Prefer,
    exact: bool,
}

/// One place where a form stands.
struct Mention {
    span: TextSpan,
    /// Number of the form; a smaller one is listed earlier.
    form: usize,
}

impl Matcher for Sets {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        // A possessive is one token with its word.
        for (entry, form) in (0..).zip(&self.forms) {
            triggers.phrase(&form.text, entry);
            triggers.phrase(&format!("{}'s", form.text), entry);
        }
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let mut by_set: Vec<Vec<Mention>> = (0..self.sets).map(|_| Vec::new()).collect();
        let mut end = 0;
        for hit in context.hits.iter() {
            let Some(form) = self.forms.get(hit.entry as usize).filter(|_| hit.tokens.start >= end) else { continue };
            let span = stem_span(document, context.span_of(&hit.tokens), &form.text);
            if self.exact && squeezed_exact(document.slice(span)) != form.text {
                continue;
            }
            end = hit.tokens.end;
            // "The Whiskey Museum" keeps its spelling.
            if form.text.starts_with(char::is_lowercase) && lies_in_name(document, hit.tokens.start) {
                continue;
            }
            // At the start of a sentence a capital proves nothing.
            if form.by_capitals && document.opens_sentence(hit.tokens.start as usize) {
                continue;
            }
            if let Some(mentions) = by_set.get_mut(form.set).filter(|_| context.admits(span)) {
                mentions.push(Mention { span, form: hit.entry as usize });
            }
        }
        for mentions in by_set {
            let Some(preferred) = preferred(&mentions, self.prefer) else { continue };
            let Some(form) = self.forms.get(preferred) else { continue };
            report_odd(context, &mentions, preferred, |span| {
                let matched = document.slice(span);
                if self.exact { form.text.clone() } else { in_shape_of(&form.text, matched, document, span) }
            });
        }
    }
}

/// True for a token inside a name of several words, behind its first one: that may be a title.
fn lies_in_name(document: &Document, token: u32) -> bool {
    let names = document.names();
    let behind = names.partition_point(|name| name.tokens.end <= token);
    names.get(behind).is_some_and(|name| name.tokens.start < token)
}

/// The form that stays, where there are two forms or more.
fn preferred(mentions: &[Mention], prefer: Prefer) -> Option<usize> {
    let first = mentions.first()?.form;
    if mentions.iter().all(|mention| mention.form == first) {
        return None;
    }
    match prefer {
        Prefer::First => Some(first),
        Prefer::Listed | Prefer::Comma | Prefer::Plain => mentions.iter().map(|mention| mention.form).min(),
        Prefer::Majority => {
            let counts = counts(mentions);
            let most = counts.values().copied().max()?;
            mentions.iter().map(|mention| mention.form).find(|form| counts.get(form) == Some(&most))
        }
    }
}

fn counts(mentions: &[Mention]) -> rustc_hash::FxHashMap<usize, usize> {
    let mut counts = rustc_hash::FxHashMap::default();
    for mention in mentions {
        *counts.entry(mention.form).or_default() += 1;
    }
    counts
}

/// Reports every mention of another form than the preferred one.
fn report_odd(context: &mut Context<'_>, mentions: &[Mention], preferred: usize, replacement: impl Fn(TextSpan) -> String) {
    let counts = counts(mentions);
    let count = |form: usize| counts.get(&form).copied().unwrap_or_default();
    let Some(other) = mentions.iter().find(|mention| mention.form == preferred).map(|mention| mention.span) else { return };
    let label = format!("“{}” here", context.document.slice(other));
    for mention in mentions.iter().filter(|mention| mention.form != preferred) {
        let finding = Finding::new(mention.span).replacement(replacement(mention.span)).related(other, label.clone());
        context.report(finding.value("count", count(mention.form)).value("count_other", count(preferred)));
    }
}

#[cfg(test)]
mod tests {
    use crate::kind::CaseMode;
    use crate::kind::testing::{check, check_case, check_in, refused, replacements, value};

    const SETS: &str = "sets = [['adviser', 'advisor'], ['Mohammed', 'Mohamed', 'Muhammad'], ['per cent', 'percent']]\n";

    #[test]
    fn the_rare_form_is_odd() {
        let found = check(
            "consistent",
            SETS,
            "An adviser, two adviser’s, adviser, adviser. ⟦Advisor⟧ Li, ⟦ADVISOR⟧ Wu, the ⟦advisor⟧’s dog.",
        );
        assert_eq!(replacements(&found), ["Adviser", "ADVISER", "adviser"]);
        assert_eq!((value(&found[0], "count"), value(&found[0], "count_other")), ("3", "4"));
        assert_eq!((found[0].related[0].0.start, found[0].related[0].1.as_str()), (3, "“adviser” here"));
        check("consistent", SETS, "The advisor spoke; the advisor’s dog left.");
        let found = check("consistent", SETS, "It rose 5 percent, then 6 percent.\n\nIt fell 7 ⟦per cent⟧.");
        assert_eq!(replacements(&found), ["percent"]);
        check("consistent", SETS, "Mohamed left. ⟦Mohammed⟧ and ⟦Muhammad⟧ stayed. Mohamed wept.");
    }

    #[test]
    fn names_of_several_words_keep_their_spelling() {
        check("consistent", SETS, "An adviser of the Orlonian Advisor Trust left. Another adviser stayed.");
        check("consistent", SETS, "An adviser left. Another adviser stayed. Now ⟦Advisor⟧ Osei is gone.");
    }

    #[test]
    fn a_tie_or_the_house_decides() {
        check("consistent", SETS, "An advisor left. An ⟦adviser⟧ stayed.");
        check("consistent", &format!("{SETS}prefer = 'first'"), "An advisor left. An ⟦adviser⟧ and an ⟦adviser⟧ stayed.");
        check("consistent", &format!("{SETS}prefer = 'listed'"), "An ⟦advisor⟧ left. An ⟦advisor⟧ and an adviser stayed.");
        check("consistent", &format!("{SETS}prefer = 'listed'"), "An advisor left. An advisor stayed.");
    }

    #[test]
    fn capitals_can_be_the_difference() {
        let sets = "sets = [['internet', 'Internet']]";
        check_case("consistent", sets, Some(CaseMode::Exact), "The internet. Internet use. The ⟦Internet⟧’s end. An internet.");
        check_case("consistent", SETS, Some(CaseMode::Exact), "The adviser left, the Advisor stayed.");
    }

    #[test]
    fn only_what_the_scope_holds_is_compared() {
        check_in("body", "consistent", SETS, "# Advisor quits\n\nAn adviser left.");
    }

    #[test]
    fn wrong_options_are_refused() {
        assert!(refused("consistent", "").contains("nothing to compare"));
        assert!(refused("consistent", "sets = []").contains("nothing to compare"));
        assert!(refused("consistent", "sets = [[]]").contains("is empty"));
        assert_eq!(refused("consistent", "sets = [['lone']]"), "'lone'");
        assert_eq!(refused("consistent", "sets = [['a', ' ']]"), "' '");
        assert_eq!(refused("consistent", "sets = [['one', 'two'], ['three', 'TWO']]"), "'TWO'");
        assert_eq!(refused("consistent", "sets = [['one', 'two']]\nprefer = 'comma'"), "'comma'");
        assert_eq!(refused("consistent", "discover = 'hyphen'\nprefer = 'listed'"), "'listed'");
        assert_eq!(refused("consistent", "sets = [['one', 'two']]\ndiscover = 'hyphen'"), "'hyphen'");
    }
}
