"""What a listener would stumble over."""

from __future__ import annotations

import pytest

from briefing.select import flaws
from briefing.select.lexicon import lexicon

EN = lexicon("en-GB")


@pytest.mark.parametrize(
    "line",
    [
        "4 hours ago",
        "Share this article",
        "Home / News / World",
        "Updated 14 Sep 2026, 10:42 GMT",
        "Photo: Reuters",
        "By Ann Staff Reporter",
        "Read more: what we know so far",
        "Subscribe to our newsletter for the latest news",
        "Follow us @newsdesk for more of this",
        "See https://example.org for the full list.",
        "Two words",
        "1. 3-2 2. 4-4 3. 0-1 final",
        "Won 3 2 1 0 4 5 6 of 12 games",
        "Rovers 3 2 United 1 1 Albion 0 4 winners",
        "BREAKING NEWS FROM THE COAST",
        "What happened next:",
        "23 November 2026 at noon",
        "EmailFacebookTwitterPinterest share links here now",
        "World | Business | Sport and more",
        "Add Tarn Ferry as an interest to stay informed.",
        "The opinions expressed are her own.",
        "The mayor told of her work there:The bridge was shut for a year.",
        "Ferry report at a glanceThe crossing opens on Monday.",
    ],
)
def test_page_furniture_is_junk(line: str) -> None:
    assert flaws.is_junk(line, EN)


@pytest.mark.parametrize(
    "line",
    [
        "The index rose 1.4% to 7,812.6 on Monday, up 12 points.",
        "Share prices fell for a third day.",
        "The update was published by the ministry in May.",
        "By Friday evening the river had risen by two metres and the road was closed to all.",
        "NASA said so.",
    ],
)
def test_a_sentence_is_not_junk(line: str) -> None:
    assert not flaws.is_junk(line, EN)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that the",
        "and then went home.",
        "The president should take...",
        "The mayor went on…",
        "Rosberg came second (Germany) 2.",
        "“the last of it.",
    ],
)
def test_a_sentence_that_does_not_begin_or_end_is_unfinished(text: str) -> None:
    assert flaws.is_unfinished(text)


@pytest.mark.parametrize("text", ["It ended.", 'He said "no."', "他走了。", "“Why?”", "वह है।"])
def test_a_finished_sentence(text: str) -> None:
    assert not flaws.is_unfinished(text)


@pytest.mark.parametrize("text", ["Why now?", '"Who are you?"', "为什么？"])
def test_a_question(text: str) -> None:
    assert flaws.is_question(text)
    assert not flaws.is_question("He asked why.")


@pytest.mark.parametrize(
    "text",
    [
        'He said "we go.',
        "He said “we go.",
        "We go,” he said.",
        "‘I’ve got broad shoulders and I can’t complain.",
        "We can’t complain,’ he said.",
        "'Come on, guys, he moaned.",
        "The deal (agreed in May was signed.",
        "«On y va.",
        "„Wir gehen.",
    ],
)
def test_half_a_quotation(text: str) -> None:
    assert flaws.opens_a_quotation(text)


@pytest.mark.parametrize(
    "text",
    [
        'He said "we go."',
        "He said “we go.”",
        "„Wir gehen”, powiedział.",
        "‘I can’t complain,’ he said.",
        "'Come on, guys,' he moaned.",
        "The drivers’ union met in the ’80s.",
        "The drivers' union can't meet.",
        "„Wir gehen“, sagte er.",
        "«On y va», dit-il.",
    ],
)
def test_whole_quotations_and_apostrophes(text: str) -> None:
    assert not flaws.opens_a_quotation(text)


def test_a_quotation_needs_a_speaker() -> None:
    assert flaws.lacks_speaker('"We will open the bridge on Monday."', EN)
    assert flaws.lacks_speaker("‘We will open the bridge on Monday.’", EN)
    assert not flaws.lacks_speaker('"We will open the bridge," said Harrow.', EN)
    assert not flaws.lacks_speaker('The "old" bridge opened on Monday.', EN)


def test_a_speaker_is_found_where_words_have_no_spaces() -> None:
    assert not flaws.lacks_speaker("市长说：“大桥周一开放。”", lexicon("zh"))
    assert flaws.lacks_speaker("“大桥周一开放，公交车将恢复运行。”", lexicon("zh"))
    assert not flaws.lacks_speaker("老“桥”周一重新开放。", lexicon("zh"))


@pytest.mark.parametrize(
    "text",
    [
        "He said so.",
        "“They went home.",
        "But the mayor stayed.",
        "However, it rained.",
        "The move was welcomed.",
        "One of them fell.",
        "The 35-year-old was hurt.",
        "In addition, fares rise.",
    ],
)
def test_an_opening_that_points_back(text: str) -> None:
    assert flaws.leans_back(text, EN)


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Harrow said so.",
        "It is expected that fares will rise.",
        "This year the bridge turns 100.",
        "Those who came early got seats.",
        "Theatres reopened.",
        "Italy won.",
    ],
)
def test_an_opening_that_stands_by_itself(text: str) -> None:
    assert not flaws.leans_back(text, EN)


@pytest.mark.parametrize(
    "text",
    [
        "More than a third of them are in St. Aldric.",
        "About 130 of its nurses live across the water.",
        "By road the same journey takes an hour.",
        "Volunteers closed 61 km of those ditches with peat.",
        "Orders in Q3 were lower than a year earlier, she added.",
        '"I have walked past it for 30 years," he said.',
        '"I was meant to revise," said the teenager.',
    ],
)
def test_a_pointer_back_further_on(text: str) -> None:
    assert flaws.leans_back(text, EN)


@pytest.mark.parametrize(
    "text",
    [
        "Five of the 12 nurses live across the water.",
        "Fares rose by the same amount as last year.",
        "We saw those of us who came early, and those without a seat.",
        "Orders were lower, Priya Lindqvist said, and she added more.",
        '"It is the same bridge, and these boats are ours," said Ines Harrow.'.replace(
            "It is", "Tarn has"
        ),
    ],
)
def test_what_looks_like_one(text: str) -> None:
    assert not flaws.leans_back(text, EN)


@pytest.mark.parametrize(
    "text",
    [
        'It is the best bridge in the county," the mayor said."',
        "Placards on the quay read: '£5 a crossing and what for?",
    ],
)
def test_half_a_quotation_is_found_by_where_its_marks_stand(text: str) -> None:
    assert flaws.opens_a_quotation(text)


@pytest.mark.parametrize(
    "text",
    [
        'The mayor called it "the best bridge" in the county.',
        'It is 6" wide and 9" long.',
        "The bridge of the 1970s and '80s was of wood.",
        '("Well" is what they call it.)',
    ],
)
def test_marks_that_are_in_order_are_no_half_quotation(text: str) -> None:
    assert not flaws.opens_a_quotation(text)


@pytest.mark.parametrize(
    "text",
    [
        "Others crossed on foot.",
        "Most, at that hour, were asleep.",
        "Some have never seen the river.",
        "In that time the river froze twice.",
        "Next the quay was flooded.",
        "Well, nobody had asked the ferryman.",
        "The ferryman, however, refused.",
        "Back then the toll was two pence.",
    ],
)
def test_more_openings_lean_back(text: str) -> None:
    assert flaws.leans_back(text, EN)


@pytest.mark.parametrize(
    "text",
    [
        "Next week the quay opens.",
        "Some ferries run at night.",
        "Most ferries run at night.",
        "From those who cross daily the council takes less.",
        "The ferryman refused, although it rained.",
        "Well water is tested in May.",
    ],
)
def test_openings_that_only_look_like_them_do_not(text: str) -> None:
    assert not flaws.leans_back(text, EN)


def test_a_title_is_no_end() -> None:
    assert flaws.is_unfinished("The boat was steered by Army Spc.")
    assert not flaws.is_unfinished("The boat was steered by Jon Aske Jr.")
    assert not flaws.is_unfinished("The boat was steered by Bob.")
