//! How a name sounds, for finding it under another spelling.

use super::letters;

/// Roughly how a word sounds, whatever the transliteration: for candidates alone, never shown.
///
/// Source: `kh` h, `gh` g, `ph` f, `sch` and `ch` sh, `ou` u and their like, as transliterations of Arabic, Persian and
/// Cyrillic names differ; double letters single.
pub fn sound(word: &str) -> String {
    const GROUPS: [(&str, &str); 22] = [
        ("tsh", "s"),
        ("sch", "s"),
        ("dzh", "j"),
        ("ch", "s"),
        ("sh", "s"),
        ("kh", "h"),
        ("gh", "g"),
        ("dh", "d"),
        ("th", "t"),
        ("ph", "f"),
        ("dj", "j"),
        ("zh", "j"),
        ("ck", "k"),
        ("qu", "k"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ie", "i"),
        ("ei", "i"),
        ("ae", "e"),
        ("x", "ks"),
        ("aa", "a"),
    ];
    let plain = letters(word);
    let mut out = String::with_capacity(plain.len());
    // Double letters are single.
    let mut push = |letter: char| {
        if !out.ends_with(letter) {
            out.push(letter);
        }
    };
    let mut rest = plain.as_str();
    while let Some(first) = rest.chars().next() {
        let group = GROUPS.iter().find_map(|(from, to)| Some((rest.strip_prefix(from)?, *to)));
        if let Some((after, to)) = group {
            to.chars().for_each(&mut push);
            rest = after;
            continue;
        }
        push(match first {
            'q' | 'c' => 'k',
            'v' | 'w' => 'f',
            'y' => 'i',
            'z' => 's',
            other => other,
        });
        rest = rest.get(first.len_utf8()..).unwrap_or("");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::sound;

    #[test]
    fn transliterations_meet() {
        for (a, b) in
            [("qasim", "kassym"), ("schevchenko", "shevchenko"), ("houssein", "husein"), ("keir", "kier"), ("díaz", "diaz")]
        {
            assert_eq!(sound(a), sound(b), "{a} {b}");
        }
        assert_ne!(sound("iran"), sound("iraq"));
    }
}
