//! The day of a run: `--date`, or today.

use crate::language::Day;

/// The day that `--date` names.
///
/// # Errors
/// When it is no day.
pub(super) fn named_day(date: Option<&str>) -> Result<Option<Day>, String> {
    let wrong = |date| format!("--date: \"{date}\" is not a day like 2026-01-31");
    date.map(|date| Day::parse(date).ok_or_else(|| wrong(date))).transpose()
}

/// The day in UTC, by the civil-from-days algorithm (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
pub(super) fn today() -> String {
    let seconds = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = seconds / 86_400 + 719_468;
    let era = days / 146_097;
    let day_of_era = days % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}
