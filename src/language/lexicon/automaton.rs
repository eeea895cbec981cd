//! An embedded automaton of words, each followed by [`END`] and what is said of it.

use fst::raw::{Fst, Node};

/// Stands behind a word; no word holds it.
pub(super) const END: u8 = 0;

/// Knows no word if its bytes are no automaton, which a test rules out for those that are embedded.
pub(super) struct Automaton(Option<Fst<&'static [u8]>>);

impl Automaton {
    /// Reads the header only.
    pub(super) fn new(bytes: &'static [u8]) -> Self {
        Self(Fst::new(bytes).ok())
    }

    /// The automaton itself.
    pub(super) fn fst(&self) -> Option<&Fst<&'static [u8]>> {
        self.0.as_ref()
    }

    /// Where the walk along a word and its [`END`] leads.
    pub(super) fn behind(&self, word: impl Iterator<Item = u8>) -> Option<Node<'_>> {
        self.walk(self.fst()?.root(), word.chain([END]))
    }

    /// Where the walk along some bytes leads.
    pub(super) fn walk<'a>(&'a self, from: Node<'a>, bytes: impl Iterator<Item = u8>) -> Option<Node<'a>> {
        let fst = self.fst()?;
        let mut node = from;
        for byte in bytes {
            node = fst.node(node.transition_addr(node.find_input(byte)?));
        }
        Some(node)
    }

    /// The byte that follows, when one alone does, and where it leads.
    pub(super) fn only_byte(&self, node: &Node<'_>) -> Option<(u8, Node<'_>)> {
        let transition = (node.len() == 1).then(|| node.transition(0))?;
        Some((transition.inp, self.fst()?.node(transition.addr)))
    }
}

/// Latin-1 bytes of a word; `None` in it for a letter that Latin-1 lacks.
pub(super) fn latin1(word: &str) -> impl Iterator<Item = Option<u8>> + '_ {
    word.chars().map(|c| u8::try_from(u32::from(c)).ok().filter(|&byte| byte != END))
}
