//! Tagged text back to copy.

/// `word_TAG word_TAG`, a sentence a line: back to text, a blank line behind each sentence.
pub fn untagged(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    for line in source.lines() {
        let mut glue = true;
        for piece in line.split_ascii_whitespace() {
            let Some((word, _)) = piece.rsplit_once('_') else { continue };
            let lower = word.to_lowercase();
            let clitic = matches!(lower.as_str(), "n't" | "'s" | "'re" | "'ve" | "'ll" | "'d" | "'m" | "'");
            let closes = matches!(word, "." | "," | ";" | ":" | "!" | "?" | ")" | "]" | "%" | "''" | "...");
            if !(glue || clitic || closes) {
                out.push(' ');
            }
            out.push_str(word);
            glue = matches!(word, "(" | "[" | "$" | "``" | "£");
        }
        out.push_str("\n\n");
    }
    out
}
