//! Titles and honorifics before a name.

use super::super::view::{Lower, View};
use super::bare;

/// What a word can do in a title.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// A title wherever it stands before a name.
    Sure,
    /// A title at the start of a run or behind a qualifier; elsewhere it may be a surname (King, Major, Bishop).
    Weak,
    /// Qualifies the title behind it: Deputy, Prime, Foreign.
    Qualifier,
}

fn part(word: &str) -> Option<Part> {
    if !(2..=16).contains(&word.len()) {
        return None;
    }
    Some(match Lower::new(word).as_str() {
        "president" | "minister" | "chancellor" | "premier" | "senator" | "sen" | "sens" | "governor" | "gov" | "congressman"
        | "congresswoman" | "rep" | "reps" | "representative" | "secretary" | "ambassador" | "amb" | "mayor" | "councillor"
        | "cllr" | "alderman" | "chairman" | "chairwoman" | "professor" | "prof" | "dr" | "mr" | "mrs" | "ms" | "mx"
        | "messrs" | "mme" | "shri" | "smt" | "sir" | "dame" | "baroness" | "sheikh" | "ayatollah" | "mullah" | "rabbi"
        | "archbishop" | "rev" | "reverend" | "msgr" | "monsignor" | "gen" | "lieutenant" | "lt" | "colonel" | "col" | "maj"
        | "capt" | "captain" | "sergeant" | "sgt" | "cpl" | "corporal" | "pte" | "pvt" | "adm" | "admiral" | "cmdr" | "brig"
        | "brigadier" | "insp" | "inspector" | "supt" | "superintendent" | "sheriff" | "detective" | "det" | "pc"
        | "president-elect" | "emperor" => Part::Sure,
        "king" | "queen" | "prince" | "princess" | "pope" | "cardinal" | "bishop" | "father" | "sister" | "brother" | "lord"
        | "lady" | "duke" | "duchess" | "earl" | "baron" | "emir" | "sultan" | "imam" | "general" | "major" | "marshal"
        | "commander" | "private" | "constable" | "officer" | "judge" | "justice" | "magistrate" | "speaker" | "coach"
        | "miss" | "doctor" | "pastor" | "saint" | "executive" | "commissioner" | "director" | "manager" | "leader"
        | "advocate" | "sri" | "begum" | "comrade" | "whip" | "envoy" | "spokesman" | "spokeswoman" | "attorney" | "st" => {
            Part::Weak
        }
        "prime" | "vice" | "deputy" | "former" | "acting" | "interim" | "assistant" | "associate" | "chief" | "foreign"
        | "home" | "finance" | "defence" | "defense" | "interior" | "health" | "education" | "justice-minister" | "transport"
        | "trade" | "environment" | "energy" | "union" | "external" | "first" | "lance" | "rear" | "air" | "wing"
        | "squadron" | "flight" | "field" | "staff" | "police" | "crown" | "grand" | "opposition" | "solicitor" | "culture"
        | "labour" | "housing" => Part::Qualifier,
        // "Lt-Gen", "Vice-President".
        compound => {
            let (first, last) = compound.split_once('-')?;
            part(first)?;
            return part(last);
        }
    })
}

/// True for a word, in small letters, that is a title by itself.
pub(super) fn is_title(word: &str) -> bool {
    matches!(part(word), Some(Part::Sure | Part::Weak))
}

/// Words that make an institution or a place of what stands before them: "General Motors", "King Street".
const NOT_BEHIND: [&str; 44] = [
    "motors",
    "electric",
    "assembly",
    "hospital",
    "mills",
    "election",
    "elections",
    "dynamics",
    "medical",
    "synod",
    "league",
    "street",
    "road",
    "house",
    "park",
    "office",
    "college",
    "university",
    "school",
    "court",
    "square",
    "avenue",
    "cup",
    "bank",
    "airport",
    "island",
    "islands",
    "county",
    "city",
    "lake",
    "river",
    "bay",
    "party",
    "department",
    "ministry",
    "committee",
    "council",
    "conference",
    "awards",
    "prize",
    "john's",
    "trust",
    "mall",
    "games",
];

/// Tokens of the longest title, points included; keeps a line of titles linear.
const TITLE_TOKENS_MAX: usize = 8;

/// The index behind the title that starts at `at`, `end` where the run is a title and nothing else.
///
/// `is_start` tells that nothing of the run stands before it.
pub(super) fn read(view: View<'_>, at: usize, end: usize, is_start: bool) -> Option<usize> {
    let (mut next, mut behind, mut qualified) = (at, None, is_start);
    while next < end.min(at + TITLE_TOKENS_MAX) {
        let Some(part) = part(bare(view.word(next))) else { break };
        if matches!(view.word(next), "St" | "Saint") {
            break;
        }
        next += 1;
        next += usize::from(next < end && view.word(next) == ".");
        match part {
            Part::Sure => behind = Some(next),
            Part::Weak if qualified => behind = Some(next),
            Part::Weak => break,
            Part::Qualifier => {}
        }
        qualified = true;
    }
    let behind = behind?;
    let is_place = behind < end && NOT_BEHIND.contains(&Lower::new(bare(view.word(behind))).as_str());
    // A surname alone ("King said", "Mr Major") is left to the run.
    let is_surname = behind == end && !is_title_alone(view, at, end);
    (!is_place && !is_surname).then_some(behind)
}

/// "the Prime Minister", "the President" name an office; "King", "Marshal" may be surnames.
fn is_title_alone(view: View<'_>, at: usize, end: usize) -> bool {
    end - at > 1 || part(bare(view.word(at))) == Some(Part::Sure)
}

/// Abbreviations whose point stands inside a run: `Sen. Jones`, `St. Mary`.
pub(super) fn takes_point(word: &str) -> bool {
    if word.len() > 6 {
        return false;
    }
    matches!(
        Lower::new(word).as_str(),
        "mr" | "mrs"
            | "ms"
            | "dr"
            | "sen"
            | "sens"
            | "gov"
            | "rep"
            | "reps"
            | "amb"
            | "prof"
            | "rev"
            | "msgr"
            | "gen"
            | "lt"
            | "col"
            | "maj"
            | "capt"
            | "sgt"
            | "cpl"
            | "pte"
            | "pvt"
            | "adm"
            | "cmdr"
            | "brig"
            | "insp"
            | "supt"
            | "det"
            | "st"
            | "mt"
            | "ft"
            | "cllr"
            | "messrs"
            | "mme"
            | "smt"
            | "pres"
            | "hon"
            | "mx"
            | "fr"
            | "jr"
            | "sr"
    )
}
