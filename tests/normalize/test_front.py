"""The stage as a whole: alignment, the log of rules, locales, headings, mark-up and the ear rules."""

from __future__ import annotations

import pytest

from briefing.normalize import spoken_form


def spans(text: str) -> list[tuple[str, str]]:
    return [(w.text, text[w.start : w.end]) for w in spoken_form(text).words]


def test_each_spoken_word_points_at_the_written_words_it_stands_for() -> None:
    assert spans("It cost $1.2bn, not €3.") == [
        ("It", "It"),
        ("cost", "cost"),
        *((w, "$1.2bn") for w in ["one", "point", "two", "billion", "dollars"]),
        ("not", "not"),
        ("three", "€3"),
        ("euros", "€3"),
    ] or spans("It cost $1.2bn, not €3.")[-1] == ("euros", "€3.")


def test_places_survive_entities_and_mark_up() -> None:
    text = "AT&amp;T is **very** big.[3]"
    assert spans(text) == [
        ("A.T", "AT&amp;T"),
        ("and", "AT&amp;T"),
        ("T", "AT&amp;T"),
        ("is", "is"),
        ("very", "very"),
        ("big", "big."),
    ]


def test_the_log_says_which_rule_fired_where() -> None:
    text = "Ana Ruiz (42) lost $5."
    fired = [(r.name, text[r.start : r.end], r.spoken) for r in spoken_form(text).rules]
    assert fired == [("age", " (42)", ", aged forty two,"), ("money", "$5", "five dollars")]


def test_a_deletion_is_logged_with_nothing_spoken() -> None:
    rules = spoken_form("Joan Bell (pictured) resigned.").rules
    assert [(r.name, r.spoken) for r in rules] == [("caption", "")]


def test_the_path_of_an_address_is_left_out_and_the_log_says_so() -> None:
    text = "See https://example.com/a/b?c=1&d=22, then go."
    rules = [(r.name, text[r.start : r.end], r.spoken) for r in spoken_form(text).rules]
    assert rules == [
        ("url", "https://example.com", "example dot com"),
        ("url-path", "/a/b?c=1&d=22", ""),
    ]


@pytest.mark.parametrize(
    "written",
    ["9 a.m.", "9am", "9 AM", "9 A.M.", "nine a.m.", "nine am", "nine AM"],
)
def test_both_halves_of_the_day_are_letters_however_they_are_written(written: str) -> None:
    afternoon = written.replace("a", "p").replace("A", "P")
    assert spoken_form(written, markup="misaki").text == "nine [A M](/ˌAˈɛm/)."
    assert spoken_form(afternoon, markup="misaki").text == "nine [P M](/pˌiˈɛm/)."


def test_a_quotation_mark_stays_with_the_words_it_opens() -> None:
    assert spoken_form('It is marked, "3 MORE" and “5 less”.').text == (
        'It is marked, "three more" and “five less.”'
    )


@pytest.mark.parametrize(
    ("locale", "written", "spoken"),
    [
        (
            "en-US",
            "It was 4/5/2021 for 105 men.",
            "It was April fifth twenty twenty one for one hundred five men.",
        ),
        (
            "en-GB",
            "It was 4/5/2021 for 105 men.",
            "It was the fourth of May twenty twenty one for one hundred and five men.",
        ),
        ("en-IN", "They won 3-0.", "They won three nil."),
        ("en-US", "They won 3-0.", "They won three to zero."),
        ("en_GB", "Some 1,001 left.", "Some one thousand and one left."),
        ("nl-NL", " Op  5 mei\x07 ", "Op 5 mei"),
        ("zh", "第3天", "第3天"),
    ],
)
def test_the_locale_sets_dates_and_numbers(locale: str, written: str, spoken: str) -> None:
    assert spoken_form(written, locale=locale).text == spoken


def test_words_of_other_languages_point_at_their_places() -> None:
    words = spoken_form("Den 5. maj", locale="da").words
    assert [(w.text, w.start, w.end) for w in words] == [
        ("Den", 0, 3),
        ("5.", 4, 6),
        ("maj", 7, 10),
    ]


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Rain is due", "Rain is due."),
        ('He said "yes"', 'He said "yes."'),
        ("From the BBC:", "From the B B C:"),
        ("Why?", "Why?"),
        ("It went —", "It went."),
        ("", ""),
        ("🎉", ""),
        ("...", ""),
    ],
)
def test_a_line_ends_as_a_sentence(written: str, spoken: str) -> None:
    assert spoken_form(written).text == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("TRUMP TELLS US AND EU TO PAY MORE", "Trump tells U S and E U to pay more."),
        ("WHO WINS IN THE US?", "Who wins in the U S?"),
        ("AT&T AND THE U.S. SIGN A DEAL", "A.T and T and the U S sign a deal."),
        ("I WAS RIGHT, SAYS NASA'S BOSS", "I was right, says Nasa's boss."),
        ("US EU UN", "U S E U U N."),
        ("FBI, CIA, NSA", "F B I, C.I.A, N.S.A."),
        ("They trust US law", "They trust U S law."),
        ("QUEEN ELIZABETH II SAW WORLD WAR II", "Queen Elizabeth the second saw world War two."),
        ("CHAPTER II", "Chapter two."),
    ],
)
def test_headings_in_capitals_are_recased_but_for_acronyms(written: str, spoken: str) -> None:
    assert spoken_form(written).text == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Top stories\nRain is due", "Top stories. Rain is due."),
        ("Rain, and\nmore rain", "Rain, and more rain."),
        ("- one\n- two", "one two."),
        ("![A map](x.png) shows it", "A map shows it."),
        ("[word](/wɜd/) said", "word said."),
        ("***", ""),
        ("<b>Bold</b> move", "Bold move."),
        ("km² of ice¹ melted.²", "km squared of ice melted."),
        ("10 km² of ice", "ten square kilometers of ice."),
        ("cafe\u0301 ﬁne", "café fine."),
        ("snake_case and __init__", "snake case and init."),
        ("ＡＢ １２", "A.B twelve."),
        ("④ winners", "four winners."),
        ("A › B • C", "A B C."),
        ("a\u200bb\ufeff c\u00ad", "ab c."),
        ("हिन्दी", "हिन्दी."),
        ("a|b", "a, b."),
    ],
)
def test_marks_for_the_eye_are_not_heard(written: str, spoken: str) -> None:
    assert spoken_form(written).text == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("NEW YORK (AP) — It rained.", "New York. It rained."),
        ("ST. PAUL, Minn. (AP) — It rained.", "Saint Paul, Minnesota. It rained."),
        ("(Reuters) - It rained.", "It rained."),
        ("Section Two (12) fell.", "Section Two, twelve, fell."),
        ("It fell (12) again.", "It fell, twelve, again."),
        ("The singer Adele (37) fell.", "The singer Adele, aged thirty seven, fell."),
        ("Ann Lee (9), of York, fell.", "Ann Lee, aged nine, of York, fell."),
        ("Ann Lee (9).", "Ann Lee, aged nine."),
        ("Ann Lee (Photo: A. Roe) fell.", "Ann Lee fell."),
        ("(Photo: Ann Roe)", "Photo: Ann Roe."),
    ],
)
def test_what_is_written_for_the_eye_is_told_to_the_ear(written: str, spoken: str) -> None:
    assert spoken_form(written).text == spoken


def test_a_long_sentence_gets_a_breath_before_a_clause_and_no_word_is_touched() -> None:
    written = (
        "The committee that had met for weeks behind closed doors in the old town hall agreed "
        "to the plan because nobody had a better one to offer"
    )
    spoken = spoken_form(written).text
    assert "plan, because" in spoken
    assert spoken.replace(",", "").rstrip(".") == written


def test_no_breath_is_taken_after_a_word_that_needs_the_next() -> None:
    written = (
        "The committee that had met for weeks behind closed doors in the old town hall talked "
        "about which of the plans had a better chance than the rest"
    )
    assert "," not in spoken_form(written).text
