//! Abbreviations whose point does not end a sentence. Data only.

/// Before a name: their point never ends a sentence.
pub(super) const BEFORE_NAME: &[&str] = &[
    "adm", "amb", "asst", "brig", "capt", "cmdr", "col", "cpl", "cllr", "det", "dr", "fr", "gen", "gov", "hon", "insp", "jr",
    "lt", "maj", "messrs", "mgr", "mme", "mr", "mrs", "ms", "msgr", "mt", "mx", "ofc", "pfc", "pres", "prof", "pte", "pvt",
    "rep", "reps", "rev", "rt", "sen", "sens", "sgt", "smt", "shri", "sr", "spc", "st", "ste", "supt", "treas",
];

/// Before a number: their point ends a sentence only when no number follows.
pub(super) const BEFORE_NUMBER: &[&str] =
    &["no", "nos", "art", "ch", "fig", "figs", "p", "pp", "para", "sec", "vol", "rs", "re", "cl", "c", "ca", "approx"];

/// Months and weekdays, American states, companies: their point ends a sentence when a capital follows that does
/// not carry on the phrase.
pub(super) const MAYBE_FINAL: &[&str] = &[
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu",
    "thur", "thurs", "fri", "sat", "sun", "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan",
    "ky", "la", "md", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex", "va", "vt", "wash",
    "wis", "wyo", "ont", "que", "ave", "blvd", "rd", "co", "corp", "inc", "ltd", "plc", "bros", "etc", "est", "ft", "jr", "sr",
    "mass", "dept", "univ", "assn", "al", "vs", "v", "govt", "oz", "lb", "lbs", "yr", "yrs", "hr", "hrs", "min", "sq",
];
