//! The last line of a run: what was checked, what was found, what is hidden and how to see it.

use super::{Checked, Summary};

/// One line without a line feed, such as
/// `checked 9 names, 14 figures in 1 article: 2 errors; 7 notes hidden: --severity info`.
pub fn summary_line(summary: &Summary) -> String {
    let mut line = if summary.checked.files == 0 {
        "no article checked".to_owned()
    } else {
        format!("{}: {}", checked(summary.checked), found(summary))
    };
    let [infos, warnings, errors] = summary.hidden;
    let hidden = listed(&counted(&[(errors, "error"), (warnings, "warning"), (infos, "note")]), " and ");
    if !hidden.is_empty() {
        let severity = if infos > 0 {
            "info"
        } else if warnings > 0 {
            "warning"
        } else {
            "error"
        };
        line.push_str(&format!("; {hidden} hidden: --severity {severity}"));
    }
    if summary.suppressed > 0 {
        line.push_str(&format!("; {} marked stet", grouped(summary.suppressed)));
    }
    if summary.baselined > 0 {
        line.push_str(&format!("; {} in the baseline", grouped(summary.baselined)));
    }
    if summary.stale > 0 {
        line.push_str(&format!("; {} of the baseline mended or gone: copydesk baseline prune", grouped(summary.stale)));
    }
    if summary.fixed > 0 {
        let verb = if summary.is_trial { "would be made" } else { "made" };
        line.push_str(&format!("; {} {verb}", count_of(summary.fixed, "fix", "fixes")));
    }
    if summary.stets_added > 0 {
        line.push_str(&format!("; stet added to {}", count(summary.stets_added, "finding")));
    }
    if let Some(foreign) = foreign(summary) {
        line.push_str(&format!("; {foreign} left out"));
    }
    if summary.passed_over > 0 {
        line.push_str(&format!("; {} passed over", count(summary.passed_over, "other file")));
    }
    line
}

/// `2 passages in French and 1 in another language`.
fn foreign(summary: &Summary) -> Option<String> {
    // Languages by name, those that are not sure last.
    let named = summary.foreign.iter().filter(|(language, _)| language.is_some());
    let all = named.chain(summary.foreign.get_key_value(&None));
    let parts: Vec<String> = all
        .enumerate()
        .map(|(at, (language, number))| {
            let number = if at == 0 { count(*number, "passage") } else { grouped(*number) };
            format!("{number} in {}", language.unwrap_or("another language"))
        })
        .collect();
    (!parts.is_empty()).then(|| listed(&parts, " and "))
}

/// `1 error`, `2 errors`, `1,200 errors`.
pub fn count(number: usize, noun: &str) -> String {
    count_of(number, noun, &format!("{noun}s"))
}

/// `1 fix`, `2 fixes`.
fn count_of(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

fn checked(checked: Checked) -> String {
    let Checked { files, words, names, figures, dates, quotations } = checked;
    let mut parts = counted(&[(names, "name"), (figures, "figure"), (dates, "date"), (quotations, "quotation")]);
    if parts.is_empty() {
        parts.push(count(words, "word"));
    }
    format!("checked {} in {}", parts.join(", "), count(files, "article"))
}

fn found(summary: &Summary) -> String {
    let Summary { errors, warnings, infos, .. } = *summary;
    let parts = counted(&[(errors, "error"), (warnings, "warning"), (infos, "note")]);
    if parts.is_empty() { "nothing to report".to_owned() } else { parts.join(", ") }
}

fn counted(numbers: &[(usize, &str)]) -> Vec<String> {
    numbers.iter().filter(|(number, _)| *number > 0).map(|(number, noun)| count(*number, noun)).collect()
}

/// The parts with commas, and `last` before the last one.
pub(super) fn listed(parts: &[String], last: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., end] => format!("{}{last}{end}", before.join(", ")),
    }
}

/// Digits in groups of three.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHECKED: Checked = Checked { files: 1, words: 640, names: 9, figures: 14, dates: 6, quotations: 3 };

    #[test]
    fn found_and_hidden() {
        let summary = Summary { checked: CHECKED, errors: 2, warnings: 3, hidden: [7, 0, 0], ..Summary::default() };
        let expected = "checked 9 names, 14 figures, 6 dates, 3 quotations in 1 article: 2 errors, 3 warnings; 7 notes hidden: --severity info";
        assert_eq!(summary_line(&summary), expected);
        let checked = Checked { files: 1_204, words: 1, names: 1, ..Checked::default() };
        let summary = Summary { checked, hidden: [0, 1, 0], suppressed: 2, passed_over: 12, ..Summary::default() };
        let expected = "checked 1 name in 1,204 articles: nothing to report; 1 warning hidden: --severity warning; \
                        2 marked stet; 12 other files passed over";
        assert_eq!(summary_line(&summary), expected);
    }

    #[test]
    fn foreign_passages_are_told() {
        let foreign = [(None, 1), (Some("French"), 2), (Some("German"), 1)].into_iter().collect();
        let summary = Summary { checked: CHECKED, foreign, ..Summary::default() };
        let expected = "nothing to report; 2 passages in French, 1 in German and 1 in another language left out";
        assert!(summary_line(&summary).ends_with(expected), "{}", summary_line(&summary));
        let summary = Summary { foreign: [(None, 1)].into_iter().collect(), ..summary };
        assert!(summary_line(&summary).ends_with("; 1 passage in another language left out"));
    }

    #[test]
    fn nothing_is_said_to_be_checked_when_nothing_was() {
        assert_eq!(summary_line(&Summary::default()), "no article checked");
        let passed = Summary { passed_over: 1, ..Summary::default() };
        assert_eq!(summary_line(&passed), "no article checked; 1 other file passed over");
        let empty = Summary { checked: Checked { files: 1, ..Checked::default() }, infos: 1, hidden: [2, 1, 0], ..passed };
        let expected = "checked 0 words in 1 article: 1 note; 1 warning and 2 notes hidden: --severity info; \
                        1 other file passed over";
        assert_eq!(summary_line(&empty), expected);
        assert_eq!(grouped(1_234_567), "1,234,567");
    }
}
