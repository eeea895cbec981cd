//! Figures to values: separators of the West and of India, decimals, vulgar fractions.

/// What figures say.
#[derive(Clone, Copy)]
pub(super) struct Figures {
    pub(super) value: f64,
    /// No separator, no decimals, no fraction.
    pub(super) is_plain: bool,
    /// Number of characters.
    pub(super) len: usize,
    /// `007`, `0800`: a code.
    pub(super) leads_with_zero: bool,
    /// `1.2.3`: a version or a date, no amount.
    pub(super) is_dotted: bool,
}

/// Reads a number token; `None` for groups that no convention knows (`1,00,00`) and for other scripts.
pub(super) fn read(text: &str) -> Option<Figures> {
    let (body, fraction) = match text.char_indices().next_back() {
        Some((at, last)) if !last.is_ascii_digit() => (text.get(..at)?, vulgar(last)?),
        _ => (text, 0.0),
    };
    let leads_with_zero = body.len() > 1 && body.starts_with('0') && !body.contains('.');
    let bytes = body.as_bytes();
    if bytes.iter().all(u8::is_ascii_digit) {
        let value = digits(body)? + fraction;
        return Some(Figures { value, is_plain: fraction == 0.0, len: text.len(), leads_with_zero, is_dotted: false });
    }
    let (whole, decimals) = body.split_once('.').unwrap_or((body, ""));
    if decimals.contains(',') || decimals.contains('.') {
        let is_dotted = !body.contains(',');
        let first = digits(whole).filter(|_| is_dotted)?;
        return Some(Figures { value: first, is_plain: false, len: text.len(), leads_with_zero, is_dotted });
    }
    if whole.contains(',') && !is_grouped(whole) {
        return None;
    }
    let mut value = 0.0;
    for digit in whole.bytes().filter(u8::is_ascii_digit) {
        value = value * 10.0 + f64::from(digit - b'0');
    }
    if !decimals.is_empty() {
        // Parsed together, so that 2.4 is the nearest value to 2.4.
        value = if whole.contains(',') {
            value + digits(decimals)? / 10f64.powi(decimals.len() as i32)
        } else {
            body.parse().ok()?
        };
    }
    Some(Figures { value: value + fraction, is_plain: false, len: text.len(), leads_with_zero, is_dotted: false })
}

fn digits(text: &str) -> Option<f64> {
    if text.is_empty() { Some(0.0) } else { text.parse().ok() }
}

/// `1,000,000` or `10,00,000`.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',').map(str::len);
    let lead = groups.next().unwrap_or(0);
    let (mut western, mut indian, mut last) = (true, true, 0);
    for group in groups {
        western &= last == 0 || last == 3;
        indian &= last == 0 || last == 2;
        last = group;
    }
    last == 3 && ((western && (1..=3).contains(&lead)) || (indian && (1..=2).contains(&lead)))
}

fn vulgar(c: char) -> Option<f64> {
    Some(match c {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '⅕' => 0.2,
        '⅛' => 0.125,
        _ => return None,
    })
}
