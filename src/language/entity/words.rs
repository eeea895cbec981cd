//! Word tables of the evidence. Data only.

/// Largest size of a word that stands in most dictionaries in small letters, so that a capital may make it a name by chance.
pub(super) const ORDINARY_LEVEL_MAX: u8 = 50;

/// Verbs with which people are quoted.
pub(super) const SPEECH: [&str; 25] = [
    "said",
    "says",
    "told",
    "added",
    "adds",
    "explained",
    "explains",
    "recalled",
    "recalls",
    "replied",
    "insisted",
    "insists",
    "believes",
    "thinks",
    "argued",
    "argues",
    "noted",
    "notes",
    "admitted",
    "admits",
    "wrote",
    "writes",
    "joked",
    "remembers",
    "continued",
];

/// Those that stand before the speaker: “…,” said Roe.
pub(super) const INVERTED: [&str; 9] = ["said", "says", "added", "adds", "explained", "recalled", "recalls", "replied", "asked"];

/// Words that may stand between a speaker and the verb.
pub(super) const BETWEEN: [&str; 8] = ["also", "later", "then", "has", "had", "himself", "herself", "previously"];

/// Behind these a name is part of a longer phrase, and somebody else speaks: "the mayor of Hale said".
pub(super) const GOVERNING: [&str; 22] = [
    "of", "in", "from", "at", "near", "for", "on", "to", "by", "with", "than", "against", "about", "around", "between",
    "outside", "across", "into", "over", "under", "a", "an",
];

/// Before a place.
pub(super) const IN_PLACE: [&str; 5] = ["in", "near", "outside", "across", "throughout"];

/// What a place is: "the city of Leeds".
pub(super) const PLACES: [&str; 14] = [
    "capital", "city", "town", "village", "region", "province", "district", "state", "port", "island", "suburb", "county",
    "resort", "hamlet",
];

/// True for a role of people in news copy, beside the titles that stand before names.
pub(super) fn is_role(word: &str) -> bool {
    matches!(
        word,
        "spokesperson"
            | "founder"
            | "co-founder"
            | "owner"
            | "author"
            | "analyst"
            | "economist"
            | "lawyer"
            | "barrister"
            | "solicitor"
            | "teacher"
            | "farmer"
            | "driver"
            | "editor"
            | "journalist"
            | "reporter"
            | "scientist"
            | "researcher"
            | "historian"
            | "writer"
            | "actor"
            | "actress"
            | "singer"
            | "musician"
            | "artist"
            | "painter"
            | "poet"
            | "novelist"
            | "photographer"
            | "architect"
            | "engineer"
            | "student"
            | "activist"
            | "campaigner"
            | "resident"
            | "boss"
            | "head"
            | "chair"
            | "chairperson"
            | "chief"
            | "candidate"
            | "lawmaker"
            | "politician"
            | "diplomat"
            | "banker"
            | "businessman"
            | "businesswoman"
            | "entrepreneur"
            | "nurse"
            | "surgeon"
            | "midfielder"
            | "striker"
            | "defender"
            | "goalkeeper"
            | "captain"
            | "skipper"
            | "player"
            | "witness"
            | "prosecutor"
            | "president"
    )
}

/// True for a title that ends in one that stands before given names.
pub(super) fn is_rank(title: &str) -> bool {
    const RANKS: [&str; 17] = [
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "emperor",
        "emir",
        "sultan",
        "sheikh",
        "duke",
        "duchess",
        "saint",
        "sister",
        "brother",
        "father",
        "mother",
        "patriarch",
    ];
    let last = title.split_whitespace().next_back().unwrap_or("").to_ascii_lowercase();
    RANKS.contains(&last.as_str())
}

/// True for a word that ends the name of a body.
pub(super) fn is_body(word: &str) -> bool {
    matches!(
        word,
        "ministry"
            | "department"
            | "bank"
            | "party"
            | "inc"
            | "ltd"
            | "plc"
            | "corp"
            | "corporation"
            | "company"
            | "co"
            | "llc"
            | "group"
            | "university"
            | "college"
            | "school"
            | "council"
            | "police"
            | "committee"
            | "commission"
            | "court"
            | "institute"
            | "institution"
            | "board"
            | "academy"
            | "federation"
            | "confederation"
            | "association"
            | "union"
            | "league"
            | "church"
            | "agency"
            | "authority"
            | "society"
            | "organisation"
            | "organization"
            | "foundation"
            | "fund"
            | "museum"
            | "bureau"
            | "office"
            | "service"
            | "services"
            | "senate"
            | "parliament"
            | "congress"
            | "assembly"
            | "army"
            | "navy"
            | "force"
            | "club"
            | "united"
            | "fc"
            | "times"
            | "post"
            | "news"
            | "airlines"
            | "airways"
            | "motors"
            | "hospital"
            | "trust"
            | "holdings"
            | "initiative"
            | "coalition"
            | "campaign"
            | "alliance"
            | "network"
            | "programme"
            | "program"
            | "project"
            | "team"
            | "brigade"
    )
}

/// True for a word that ends the name of a place.
pub(super) fn is_place_word(word: &str) -> bool {
    matches!(
        word,
        "street"
            | "road"
            | "avenue"
            | "lane"
            | "square"
            | "park"
            | "river"
            | "lake"
            | "island"
            | "islands"
            | "county"
            | "city"
            | "bay"
            | "mountain"
            | "mountains"
            | "bridge"
            | "airport"
            | "station"
            | "beach"
            | "valley"
            | "desert"
            | "ocean"
            | "sea"
            | "strait"
            | "peninsula"
            | "province"
            | "district"
            | "region"
            | "town"
            | "village"
            | "harbour"
            | "harbor"
            | "coast"
            | "hills"
            | "tower"
            | "way"
    )
}

/// True for a body or a place whose name goes on behind "of" and "for".
fn is_more(word: &str) -> bool {
    matches!(
        word,
        "house"
            | "chamber"
            | "centre"
            | "center"
            | "republic"
            | "kingdom"
            | "isle"
            | "gulf"
            | "cape"
            | "sultanate"
            | "order"
            | "league"
            | "state"
            | "bay"
    )
}

/// True for a word whose name may go on: "Ministry of", "Society for", "Isle of".
pub(super) fn is_head(folded: &str) -> bool {
    is_body(folded) || is_more(folded) || is_place_word(folded)
}
