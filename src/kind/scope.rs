//! Scopes: where in an article a rule looks, as an expression over roles with `& | ~ ( )`.

use crate::format::Role;
use crate::language::Document;
use crate::span::TextSpan;
use std::ops::Range;

/// A parsed scope expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Everywhere.
    Text,
    /// Blocks of one role.
    Role(Role),
    /// Inside a direct quotation.
    Quote,
    /// Inside the text of a hyperlink.
    Link,
    /// Inside a passage in another language.
    Foreign,
    /// The first body block.
    Lead,
    /// Running text: body, list items and set-off quotations.
    Paragraph,
    /// Outside the inner scope.
    Not(Box<Scope>),
    /// Inside both.
    And(Box<Scope>, Box<Scope>),
    /// Inside either.
    Or(Box<Scope>, Box<Scope>),
}

/// Why a scope cannot be read; bytes within the expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScopeError {
    /// The wrong bytes.
    pub bytes: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Scope {
    /// Parses an expression such as `text & ~(quote | headline)`; `~` binds tightest, then `&`, then `|`.
    ///
    /// # Errors
    /// When a name is unknown or the expression is not complete.
    pub fn parse(expression: &str) -> Result<Self, ScopeError> {
        let mut parser = Parser { expression, at: 0 };
        let scope = parser.either()?;
        match parser.peek() {
            None => Ok(scope),
            Some(c) => Err(parser.error(c.len_utf8(), format!("unexpected \"{c}\""))),
        }
    }

    /// True when the scope holds the span.
    pub fn holds(&self, document: &Document, span: TextSpan) -> bool {
        match self {
            Self::Text => true,
            Self::Role(role) => role_at(document, span) == Some(*role),
            Self::Quote => document.quotation_at(span).is_some(),
            Self::Foreign => document.foreign_at(span).is_some(),
            Self::Link => {
                let after = document.links.partition_point(|link| link.start <= span.start);
                after.checked_sub(1).and_then(|i| document.links.get(i)).is_some_and(|link| link.contains(span))
            }
            Self::Lead => {
                let lead = document.paragraphs.iter().find(|p| p.role == Role::Body);
                lead.is_some_and(|lead| lead.span.contains(span))
            }
            Self::Paragraph => matches!(role_at(document, span), Some(Role::Body | Role::List | Role::Blockquote)),
            Self::Not(inner) => !inner.holds(document, span),
            Self::And(a, b) => a.holds(document, span) && b.holds(document, span),
            Self::Or(a, b) => a.holds(document, span) || b.holds(document, span),
        }
    }
}

impl Scope {
    /// False when no place in a block of this role can be in the scope, whatever stands there.
    pub fn may_hold(&self, role: Role) -> bool {
        self.decided(role) != Some(false)
    }

    /// What the role alone decides; `None` when it takes a closer look.
    fn decided(&self, role: Role) -> Option<bool> {
        match self {
            Self::Text => Some(true),
            Self::Role(own) => Some(*own == role),
            Self::Paragraph => Some(matches!(role, Role::Body | Role::List | Role::Blockquote)),
            Self::Lead => (role != Role::Body).then_some(false),
            Self::Quote | Self::Link | Self::Foreign => None,
            Self::Not(inner) => inner.decided(role).map(|decided| !decided),
            Self::And(a, b) => match (a.decided(role), b.decided(role)) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            },
            Self::Or(a, b) => match (a.decided(role), b.decided(role)) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), Some(false)) => Some(false),
                _ => None,
            },
        }
    }
}

fn role_at(document: &Document, span: TextSpan) -> Option<Role> {
    let paragraph = document.paragraph_of(span.start);
    paragraph.map(|paragraph| paragraph.role)
}

const OTHER_NAMES: [&str; 7] = ["text", "quote", "link", "lead", "paragraph", "sentence", "foreign"];

struct Parser<'e> {
    expression: &'e str,
    at: usize,
}

impl Parser<'_> {
    fn peek(&mut self) -> Option<char> {
        let rest = self.expression.get(self.at..)?;
        let trimmed = rest.trim_start();
        self.at += rest.len() - trimmed.len();
        trimmed.chars().next()
    }

    fn take(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        if found {
            self.at += c.len_utf8();
        }
        found
    }

    fn error(&self, len: usize, message: String) -> ScopeError {
        ScopeError { bytes: self.at..self.at + len, message, help: None }
    }

    fn either(&mut self) -> Result<Scope, ScopeError> {
        let mut scope = self.both()?;
        while self.take('|') {
            scope = Scope::Or(Box::new(scope), Box::new(self.both()?));
        }
        Ok(scope)
    }

    fn both(&mut self) -> Result<Scope, ScopeError> {
        let mut scope = self.one()?;
        while self.take('&') {
            scope = Scope::And(Box::new(scope), Box::new(self.one()?));
        }
        Ok(scope)
    }

    fn one(&mut self) -> Result<Scope, ScopeError> {
        let mut negations = 0;
        while self.take('~') {
            negations += 1;
        }
        let scope = if self.take('(') {
            let inner = self.either()?;
            if !self.take(')') {
                return Err(self.error(0, "\"(\" without \")\"".into()));
            }
            inner
        } else {
            self.name()?
        };
        Ok(if negations % 2 == 1 { Scope::Not(Box::new(scope)) } else { scope })
    }

    fn name(&mut self) -> Result<Scope, ScopeError> {
        self.peek();
        let rest = self.expression.get(self.at..).unwrap_or("");
        let len = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let name = rest.get(..len).unwrap_or("");
        let scope = match name {
            "" => return Err(self.error(rest.chars().next().map_or(0, char::len_utf8), "a scope is missing here".into())),
            "text" => Scope::Text,
            "quote" => Scope::Quote,
            "link" => Scope::Link,
            "foreign" => Scope::Foreign,
            "lead" => Scope::Lead,
            "paragraph" | "sentence" => Scope::Paragraph,
            _ => match Role::ALL.iter().find(|role| role.as_str() == name) {
                Some(role) => Scope::Role(*role),
                None => {
                    let known = OTHER_NAMES.into_iter().chain(Role::ALL.iter().map(|role| role.as_str()));
                    let help = crate::diagnostic::did_you_mean(name, known);
                    return Err(ScopeError { help, ..self.error(len, format!("no scope is called \"{name}\"")) });
                }
            },
        };
        self.at += len;
        Ok(scope)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_bind_as_written() {
        let not_quote = || Box::new(Scope::Not(Box::new(Scope::Quote)));
        assert_eq!(Scope::parse("text & ~quote"), Ok(Scope::And(Box::new(Scope::Text), not_quote())));
        let or = Scope::Or(Box::new(Scope::Role(Role::Headline)), Box::new(Scope::Role(Role::Caption)));
        assert_eq!(Scope::parse("(headline|caption)&~quote"), Ok(Scope::And(Box::new(or), not_quote())));
    }

    #[test]
    fn the_role_alone_may_decide() {
        let scope = Scope::parse("(headline | crosshead) & ~quote").unwrap_or(Scope::Text);
        assert!(scope.may_hold(Role::Headline));
        assert!(!scope.may_hold(Role::Body));
    }

    #[test]
    fn faults_have_a_place_and_advice() {
        let error = Scope::parse("text & ~qoute").unwrap_err();
        assert_eq!((error.bytes, error.help.as_deref()), (8..13, Some("did you mean \"quote\"?")));
        assert!(Scope::parse("text &").is_err());
        assert!(Scope::parse("(text").is_err());
        assert!(Scope::parse("text )").is_err());
    }
}
