from __future__ import annotations

import pytest

from briefing.extract.strangers import REMARK, Strangers
from briefing.extract.subject import Subject
from briefing.model import Paragraph

NEWS = (
    "The council voted on Tuesday to plant four hundred trees along the river before the winter.",
    "The trees will come from a nursery in the valley, and children from the town will plant them.",
    "Each of the trees costs the council forty crowns, a third of it paid by people of the valley.",
    "A row of trees along the river fell in the storm of March, which killed nobody in the town.",
)


def strangers(*texts: str, marked_up: bool = False) -> tuple[Strangers, list[Paragraph]]:
    blocks = [Paragraph(text, place) for place, text in enumerate(texts, start=1)]
    return Strangers(blocks, marked_up=marked_up), blocks


def rule_of(text: str, *around: str) -> str:
    judge, blocks = strangers(*(around or NEWS), text)
    return judge.rule(blocks[-1], "")


@pytest.mark.parametrize(
    "text",
    [
        "We depend on listeners for our budget, so please consider a gift today.",
        "Every day, our team picks five stories worth your time.",
        "Tell us what went wrong with it.",
    ],
)
def test_who_speaks_to_the_reader_of_something_else_is_the_site(text: str) -> None:
    assert rule_of(text) == REMARK


@pytest.mark.parametrize(
    "text",
    [
        '"We take these issues very seriously," a spokesman said.',
        "Nobody was hurt, and a bus took everybody home before midnight.",
        "You can see the trees from the river.",
    ],
)
def test_a_quotation_and_what_shares_the_article_s_words_are_news(text: str) -> None:
    assert rule_of(text) == ""


def test_within_a_quotation_that_runs_over_several_paragraphs_nothing_is_a_remark() -> None:
    around = (*NEWS, "“The storm was a warning to the town, the mayor said.")
    assert rule_of("We take these issues very seriously.", *around) == ""


def test_what_a_document_does_throughout_is_its_style() -> None:
    advice = tuple(f"{text} You should plant your trees as the valley does." for text in NEWS)
    assert rule_of("Your gloves must be thick.", *advice) == ""


def test_the_site_s_sentence_at_the_end_of_a_paragraph_is_cut_off() -> None:
    judge, blocks = strangers(*NEWS, f"{NEWS[0]} {NEWS[1]} You can read more on this story here.")
    assert judge.without_tail(blocks[-1]).text == f"{NEWS[0]} {NEWS[1]}"
    assert judge.without_tail(blocks[0]) == blocks[0]


def test_a_caption_keeps_its_credit_which_gives_it_away() -> None:
    caption = "The trees by the river on a morning in March. Picture: Ana Ruiz / Valley Post"
    judge, blocks = strangers(*NEWS, caption)
    assert judge.without_tail(blocks[-1]).text == caption


def test_a_label_in_plain_text_that_has_nothing_of_the_article_is_a_button() -> None:
    assert rule_of("Dark mode") == "menu"
    assert rule_of("A storm in March") == ""


def test_a_script_without_spaces_is_not_judged_by_its_words() -> None:
    assert not Subject(["市議会は火曜日に木を植えることを決めた。"]).is_foreign("子どもたち")


def test_common_words_are_no_subject() -> None:
    subject = Subject(["There was nothing about this.", "This is what they said about that."])
    assert subject.shared("This is about that.") == 0
