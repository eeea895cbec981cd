//! What each check says, and where it says nothing.

use crate::kind::testing::{check, refused, value};

/// Holds a check to the marks of a text and to its sums.
#[track_caller]
fn sums(name: &str, marked: &str, expected: &[&str]) {
    let found = check("arithmetic", &format!("check = '{name}'"), marked);
    let said: Vec<&str> = found.iter().map(|finding| value(finding, "sum")).collect();
    assert_eq!(said, expected, "{marked}");
}

#[test]
fn messages_show_the_sum() {
    sums("remainder", "It has 48 schools, 11 to merge, leaving ⟦35⟧.", &["48 less 11 is 37, not 35"]);
    sums("sum", "It hurt 12 men, 30 women and 9 children, ⟦53⟧ people in all.", &["12 + 30 + 9 = 51, not 53"]);
    sums("change", "It rose by ⟦20%⟧ from 40 to 50 boats.", &["from 40 to 50 is up 25%, not 20%"]);
    sums("conversion", "It is 10 km (⟦8 miles⟧) long.", &["10 km is 6.21 miles, not 8 miles"]);
    sums("product", "The 12 halls get £10,000 each, a total of ⟦£150,000⟧.", &["12 × £10,000 = £120,000, not £150,000"]);
    sums("vote", "It passed by 35 votes to 23, a majority of ⟦11⟧.", &["35 less 23 is 12, not 11"]);
    sums("points", "It rose by ⟦1%⟧ from 4% to 5%.", &["from 4% to 5% is one point, or 25%"]);
}

#[test]
fn a_change_is_read_in_many_orders() {
    for marked in [
        "Profit rose ⟦30%⟧ to £60m from £50m.",
        "Profit rose ⟦30%⟧ to £60m, from £50m in 2019.",
        "Profit went from £50m to £60m, a rise of ⟦30%⟧.",
        "Profit went from £50m to £60m (up ⟦30%⟧).",
        "Profit was £60m, up ⟦30%⟧ from £50m a year earlier.",
        "Profit was £60m, a ⟦30%⟧ rise on last year's £50m.",
        "Profit jumped by ⟦half⟧ from £50m to £60m.",
        "The club sold 3,400 tickets, ⟦40%⟧ more than the 2,900 of last year.",
    ] {
        assert_eq!(check("arithmetic", "check = 'change'", marked).len(), 1, "{marked}");
    }
}

#[test]
fn rounded_figures_are_given_their_room() {
    for sound in [
        "Profit rose 12% to £50m from £45m.",
        "Sales rose from 2.3 million to 2.5 million, up 7%.",
        "Costs more than doubled from £30m to £62m. Rents almost doubled from £500 to £960.",
        "It went from 1.2 to 1.5 million, a rise of 25%.",
        "It rose about 20% from 40 to 50.",
        "Milk will increase from 1 to 2 cents a quart. Food may drop from 3 to 5 per cent.",
        "They earned $422.5 million, or $6.44 a share, up 8.9% from $387.8 million.",
        "Joblessness rose 3% to 8%, compared with 5% in the county. Profit rose 12% to £50m against £40m expected by banks.",
        "Exports rose from £40m in March to £50m in April, up 60% on the year.",
        "It rose 20% a year from 40 to 50. Sales rose 20% as staff went from 40 to 50.",
    ] {
        sums("change", sound, &[]);
        sums("change-rounding", sound, &[]);
    }
}

#[test]
fn other_wholes_and_other_rests_are_innocent() {
    for sound in [
        "The council sold 40 houses and 20 flats, 50 of them to islanders.",
        "Hundreds of people and 12 dogs came, 14 of whom had tickets.",
        "Some 20 of the two-bed flats and 40 of the 27 nations' athletes left.",
        "It has three families, including 12 children. About 30 of the nearly 20 came.",
    ] {
        sums("part", sound, &[]);
    }
    sums("sum", "The raft held six people, two men and two women among them.", &[]);
    for sound in [
        "Of 12 sailors five died, two of them at sea and the other three in hospital.",
        "Of the 48 berths, 11 are rented and the other 35 are kept, with two out of use.",
        "The richest 1% saw their share rise from 44% to 48% and own more than the other 99%.",
    ] {
        sums("remainder", sound, &[]);
    }
}

#[test]
fn measures_of_two_parts_are_one() {
    sums("conversion", "He is 6ft 2in (1.88m) and 13st 4lb (84kg).", &[]);
    sums("conversion", "She is 6 feet and 2 inches (1.88m). It is 5C (9F) warmer, 30C (86F).", &[]);
    sums("conversion-rounding", "Bake at 180C (350F) or 350F (180C).", &[]);
    sums("conversion", "He is 6ft 2in (⟦1.68m⟧).", &["6ft 2in is 1.88 m, not 1.68m"]);
}

#[test]
fn a_gallon_is_american_or_british() {
    for sound in [
        "The tank takes 5 gallons (19 litres), the other 12 gallons (55 litres) or 12 gallons (45 litres).",
        "They moved 300 tons (272 tonnes) and 300 tons (305 tonnes).",
        "Melt 4oz (110g) of butter, 1oz (25g) of lard and 8oz (225g) of sugar.",
    ] {
        sums("conversion", sound, &[]);
        sums("conversion-rounding", sound, &[]);
    }
    sums("conversion", "It takes 5 gallons (⟦50 litres⟧).", &["5 gallons is 18.93 to 22.73 litres, not 50 litres"]);
    sums("conversion", "It takes 40 litres (⟦40 gallons⟧).", &["40 litres is 8.8 to 10.57 gallons, not 40 gallons"]);
}

#[test]
fn a_scale_is_laid_on_a_near_figure() {
    for sound in [
        "Gifts rose from £500 to £1.2m.",
        "The price rose from £800 in 1960 to £1.2m.",
        "Gifts rose to £1.2m from £950.",
        "Its value rose from $800 to $1.5 billion.",
    ] {
        sums("change", sound, &[]);
    }
    sums("change", "Gifts rose from £30 to £40m, up ⟦60%⟧.", &["from £30 to £40m is up 33.3%, not 60%"]);
}

#[test]
fn a_change_is_of_the_part() {
    for sound in [
        "It took 240 of the 543 berths, 63 fewer than the 303 it held.",
        "They hold 45 of the 120 posts, five more than the 40 of last year.",
        "It let 300 of the 500 plots, 20% more than the 250 let in May.",
    ] {
        sums("change", sound, &[]);
        sums("difference", sound, &[]);
    }
    let told = "It let 300 of the 500 plots, ⟦40%⟧ more than the 250 let in May.";
    sums("change", told, &["from 250 to 300 is up 20%, not 40%"]);
    sums("change", "It sold a total of 50 boats, up ⟦50%⟧ from 40.", &["from 40 to 50 is up 25%, not 50%"]);
}

#[test]
fn a_change_has_one_rate_and_one_base() {
    for sound in [
        "The toll dropped from £10 a month to £100 a year.",
        "The fee falls from £2 a day to £10 a week.",
        "Shares went from 140p to 150p, up 20% since Easter.",
        "Membership went from 400 to 500, up 40% in a month.",
    ] {
        sums("change", sound, &[]);
    }
    sums("change", "Rent ⟦fell from £400 to £500⟧ a month.", &["from £400 to £500 is up, not “fell”"]);
    sums("change", "It ⟦fell from £400 a year ago to £500⟧.", &["from £400 to £500 is up, not “fell”"]);
}

#[test]
fn groups_are_no_whole_and_thirds_are_told_roughly() {
    for sound in [
        "Two families, five of them children, were on board.",
        "Two couples, three of them from Garlby, sat down.",
        "Three crews, 12 of them women, rowed out.",
    ] {
        sums("part", sound, &[]);
    }
    sums("part", "It has 12 crew, ⟦14⟧ of whom are ashore.", &["14 of 12: the part is larger than the whole"]);
    sums("share", "One in three sailors (38%) and a third (29%) of rowers fell ill.", &[]);
    sums("share", "One in three sailors (⟦43%⟧) fell ill.", &["“One in three” is 33%, not 43%"]);
}

#[test]
fn votes_of_two_bodies_are_two() {
    for sound in [
        "The 100-member Senate voted 51-50, with the vice-president breaking the tie.",
        "After hearing the 12-member panel, the town council voted 15-4 for a pier.",
        "She won the vote at the fair and a unanimous 96-94 decision in the ring.",
        "The council voted 9-3 for the pier after the committee backed it with six in favour and two against.",
        "He won by 21,000 votes to 19,000, a majority of 2,145.",
    ] {
        sums("vote", sound, &[]);
    }
    let rough = "He won by 21,000 votes to 19,000, a majority of ⟦4,145⟧.";
    sums("vote", rough, &["21,000 less 19,000 is 2,000, not 4,145"]);
}

#[test]
fn rows_and_results_are_no_sums() {
    for sound in [
        "The raid killed six fighters, two women and three children.",
        "The yard sold a total of 120 boats – 40 on Monday and 30 on Tuesday alone – in May.",
        "The yard sold a total of 120 boats – 40 on Monday and 30 on Tuesday – in May.",
        "Six men and four women, 12 people in all with the two drivers, got out.",
    ] {
        sums("sum", sound, &[]);
    }
    for sound in [
        "The soup sickened 40 pupils, 25 of them badly, leaving 12 in hospital.",
        "The pile-up involved 40 people and hurt 20, leaving 12 in hospital.",
    ] {
        sums("remainder", sound, &[]);
    }
    sums("over-hundred", "In all, 62% of men were in favour and 41% of women against.", &[]);
}

#[test]
fn one_piece_has_one_rate() {
    let text = "It cost £10m ($13m).\n\nIt cost £20m (⟦$20m⟧).\n\nIt cost £30m ($39m).";
    sums("currency", text, &["GBP to USD here, 1 at “$20m”, 1.3 at “$13m”"]);
    sums("currency", "It cost £10m ($13m).\n\nIn 1998 he sold it. He got £20m ($33m).", &[]);
    sums("currency", "It cost £10m ($13m). In 1998 it cost £20m ($33m). It cost $10m (€9m).", &[]);
}

#[test]
fn headlines_are_held_to_the_body() {
    sums("headline", "# ⟦49⟧ schools shut\n\nThe county shuts 48 schools.", &["“49” here, “48” in the piece"]);
    for sound in [
        "# 49 schools shut\n\nThe county shuts 48 schools, or 49 schools with the annexe.",
        "# 60 days at sea\n\nThey sailed for 61 days.",
        "# £2.3m pier opens\n\nIt cost £2,345,678.",
        "# £1.3m pier opens\n\nIt cost £1,342,000.",
        "# Fares to rise 5%\n\nFares will rise 4.6%.",
        "# 12,000 boats lost\n\nThe storm sank 11,640 boats.",
        "# Club scores 1,000 points\n\nIt scored 1,066 points.",
        "# Nearly 50 homes lost\n\nThe fire took 47 homes.",
        "# More than 40 schools shut\n\nThe county shuts 46 schools.",
        "# 48 schools shut\n\nThe county shuts about 45 schools.",
        "# 50 schools shut\n\nThe county shuts 23 schools. The city shuts 27 schools.",
    ] {
        sums("headline", sound, &[]);
    }
}

#[test]
fn a_check_is_asked_for() {
    assert!(refused("arithmetic", "").contains("check"));
}
