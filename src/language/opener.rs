//! Words whose capital at the start of a sentence proves nothing, and which no number counts. Data only.

/// In small letters, sorted: function words, adverbs that open sentences, common subjects of news copy.
const OPENERS: &[&str] = &[
    "a", "about", "above", "across", "adding", "after", "again", "against", "ahead", "all", "almost", "along", "already", "also",
    "although", "always", "am", "amid", "among", "an", "analysts", "and", "another", "any", "anybody", "anyhow", "anyone",
    "anything", "anyway", "apart", "are", "aren't", "around", "as", "as-yet", "aside", "asked", "at", "away", "back", "based",
    "be", "because", "been", "before", "behind", "being", "below", "beneath", "besides", "between", "beyond", "big", "born",
    "both", "but", "by", "can", "can't", "cannot", "clearly", "click", "coming", "could", "couldn't", "critics", "dear",
    "despite", "did", "didn't", "do", "does", "doesn't", "doing", "don't", "done", "down", "dozens", "due", "during", "each",
    "earlier", "early", "eight", "either", "eleven", "else", "enough", "even", "ever", "every", "everyone", "except", "experts",
    "few", "fewer", "fifty", "figures", "finally", "first", "firstly", "five", "for", "former", "formerly", "forty", "four",
    "from", "full", "further", "getting", "given", "going", "good", "great", "had", "hadn't", "half", "hardly", "has", "hasn't",
    "have", "haven't", "having", "he", "he'd", "he'll", "he's", "hello", "hence", "her", "here", "here's", "hers", "herself",
    "hey", "high", "him", "himself", "his", "how", "however", "hundred", "hundreds", "i", "i'd", "i'll", "i'm", "i've", "if",
    "in", "indeed", "inside", "instead", "into", "is", "isn't", "it", "it'll", "it's", "its", "itself", "just", "last", "lastly",
    "late", "later", "latest", "lawyers", "least", "less", "lest", "let", "let's", "like", "likewise", "little", "long", "look",
    "looking", "low", "making", "many", "may", "maybe", "me", "might", "millions", "mine", "more", "moreover", "most", "mostly",
    "much", "must", "my", "myself", "namely", "near", "nearby", "nearly", "neither", "never", "new", "next", "nine", "no",
    "no-one", "nobody", "none", "nope", "nor", "not", "notably", "nothing", "now", "nowhere", "number", "numbers", "of", "off",
    "officers", "often", "oh", "ok", "okay", "old", "on", "once", "one", "only", "onto", "or", "other", "others", "our", "ours",
    "out", "outside", "over", "overall", "own", "part", "parts", "past", "people", "per", "perhaps", "photo", "photos",
    "pictures", "please", "police", "possibly", "probably", "quite", "rather", "read", "really", "recent", "recently", "right",
    "sadly", "said", "same", "say", "says", "second", "secondly", "see", "seven", "several", "shall", "share", "she", "she'd",
    "she'll", "she's", "should", "simply", "since", "six", "small", "so", "some", "somebody", "someone", "soon", "sorry",
    "sources", "speaking", "still", "story", "such", "surely", "taking", "ten", "than", "thank", "thanks", "that", "that's",
    "the", "their", "theirs", "them", "then", "there", "there's", "these", "they", "they'd", "they'll", "they're", "they've",
    "third", "thirdly", "thirty", "this", "those", "though", "three", "through", "thus", "to", "today", "together", "tomorrow",
    "tonight", "too", "toward", "towards", "twelve", "twenty", "two", "unable", "under", "unless", "unlike", "until", "up",
    "upon", "us", "using", "usually", "various", "very", "via", "video", "was", "wasn't", "watch", "we", "we'd", "we'll",
    "we're", "we've", "well", "were", "weren't", "what", "what's", "whatever", "when", "whenever", "where", "whereas",
    "wherever", "whether", "which", "while", "whilst", "who", "who's", "whoever", "whole", "whom", "whose", "why", "will",
    "with", "within", "without", "witness", "won't", "working", "would", "wouldn't", "wow", "yeah", "yes", "yet", "you",
    "you'll", "you're", "you've", "your", "yours", "yourself",
];

/// The same for words of nine letters and more.
const LONG_OPENERS: &[&str] = &[
    "according",
    "additionally",
    "advertisement",
    "afterwards",
    "alternatively",
    "altogether",
    "apparently",
    "consequently",
    "currently",
    "elsewhere",
    "especially",
    "essentially",
    "eventually",
    "everybody",
    "everything",
    "evidently",
    "following",
    "fortunately",
    "furthermore",
    "generally",
    "hopefully",
    "interestingly",
    "investigators",
    "ironically",
    "long-term",
    "meanwhile",
    "naturally",
    "nevertheless",
    "nonetheless",
    "notwithstanding",
    "obviously",
    "officials",
    "opponents",
    "originally",
    "otherwise",
    "ourselves",
    "particularly",
    "presumably",
    "previously",
    "prosecutors",
    "regarding",
    "reportedly",
    "researchers",
    "residents",
    "scientists",
    "separately",
    "shouldn't",
    "significantly",
    "similarly",
    "something",
    "sometimes",
    "somewhere",
    "specifically",
    "strikingly",
    "subscribe",
    "subsequently",
    "supporters",
    "themselves",
    "thereafter",
    "therefore",
    "thousands",
    "throughout",
    "tragically",
    "typically",
    "ultimately",
    "underneath",
    "unfortunately",
    "whichever",
    "witnesses",
    "yesterday",
];

/// Longest word of the first table.
const OPENER_BYTES_MAX: usize = 8;

/// True for a word of the list; `folded` is in small letters with straight apostrophes.
pub(super) fn is_opener(folded: &str) -> bool {
    let table = if folded.len() > OPENER_BYTES_MAX { LONG_OPENERS } else { OPENERS };
    table.binary_search(&folded).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_for_its_search() {
        assert!(OPENERS.windows(2).chain(LONG_OPENERS.windows(2)).all(|pair| pair[0] < pair[1]));
        assert!(LONG_OPENERS.iter().all(|word| word.len() > OPENER_BYTES_MAX));
        assert!(is_opener("the") && is_opener("meanwhile") && is_opener("so") && !is_opener("london"));
    }
}
