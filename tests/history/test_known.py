"""What is known is taken out of an article, and what is chosen of the rest is put back where it stood."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.adapters.history_records import Head, ToldStory
from briefing.config.since import LAST
from briefing.model import Article, Paragraph, Passage, Story
from briefing.select.known import Known, known

if TYPE_CHECKING:
    from tests.history.conftest import Show, Week


def in_one_paragraph(article: Article) -> Article:
    text = " ".join(p.text for p in article.paragraphs[1:])
    return replace(article, paragraphs=(article.paragraphs[0], Paragraph(text, 1)))


def told(week: Week, day: int, article: Article, *, thread: int = 1) -> ToldStory:
    texts = tuple(p.text for p in article.paragraphs)
    return ToldStory(
        id=day + 10 * thread,
        thread=thread,
        date=week.morning(day),
        title=article.title,
        uri=article.uri,
        url="",
        sources=(),
        language="en",
        named=False,
        heads=(Head(article.uri, texts, titled=True, published=article.published),),
        sentences=texts[1:],
    )


def headings(result: Known, uri: str) -> list[str]:
    (article,) = (a for group in result.groups for a in group if a.uri == uri)
    return [p.text for p in article.paragraphs if p.kind == "heading"]


def test_a_sentence_inside_a_paragraph_is_taken_out_and_the_rest_keeps_its_place(
    week: Week,
) -> None:
    article = in_one_paragraph(week.crane(1))
    result = known([(article,)], [told(week, 0, week.crane(0))], week.morning(1))
    ((reduced,),) = result.groups
    assert [p.kind for p in reduced.paragraphs] == ["title", "text", "heading", "text", "heading"]
    passages = tuple(
        Passage(article.uri, n, 0, len(p.text), p.text)
        for n, p in enumerate(reduced.paragraphs)
        if p.kind == "text"
    )
    (story,) = result.restored([Story((reduced,), passages[:1], reserve=passages[1:])])
    assert story.articles == (article,)
    both = (*story.passages, *story.reserve)
    assert [p.paragraph for p in both] == [1, 1]
    text = article.paragraphs[1].text
    assert [text[p.start : p.end] for p in both] == [p.text for p in passages]
    assert both[1].start > both[0].end


def test_what_is_known_is_not_told_whoever_chooses_it(week: Week) -> None:
    result = known([(week.crane(1),)], [told(week, 0, week.crane(0))], week.morning(1))
    ((reduced,),) = result.groups
    everything = tuple(
        Passage(reduced.uri, n, 0, len(p.text), p.text) for n, p in enumerate(reduced.paragraphs)
    )
    assert headings(result, reduced.uri)
    (story,) = result.restored([Story((reduced,), everything)])
    assert not {p.text for p in story.passages} & {*headings(result, reduced.uri)}
    only_known = tuple(p for p in everything if reduced.paragraphs[p.paragraph].kind == "heading")
    assert result.restored([Story((reduced,), only_known)]) == ()


def test_a_title_that_was_told_is_not_named_again(week: Week) -> None:
    before = told(week, 0, week.crane(0))
    result = known([(week.crane(1),)], [before], week.morning(1))
    ((reduced,),) = result.groups
    title = reduced.paragraphs[0].text
    named = Story((reduced,), (Passage(reduced.uri, 0, 0, len(title), title),), headline_only=True)
    assert len(result.restored([named])) == 1
    result = replace(
        result, continues={reduced.uri: replace(before, sentences=(*before.sentences, title))}
    )
    assert result.restored([named]) == ()


def test_all_that_was_told_of_a_story_over_the_days_is_known(week: Week) -> None:
    repeated = week.crane(0).paragraphs[5]
    today = replace(week.crane(2), paragraphs=(*week.crane(2).paragraphs, repeated))
    thread = [told(week, 1, week.crane(1)), told(week, 0, week.crane(0))]
    assert repeated.text in headings(known([(today,)], thread, week.morning(2)), today.uri)
    latest = known([(today,)], thread[:1], week.morning(2))
    assert repeated.text not in headings(latest, today.uri)


def test_a_sentence_that_was_told_is_known_in_every_story(week: Week) -> None:
    bus = week.others(1)[0]
    repeated = week.crane(0).paragraphs[5].text
    short = "Yes, it was."
    article = replace(
        bus, paragraphs=(*bus.paragraphs, Paragraph(repeated, 8), Paragraph(short, 9))
    )
    before = told(week, 0, week.crane(0))
    before = replace(before, sentences=(*before.sentences, short))
    result = known([(article,)], [before], week.morning(1))
    assert headings(result, bus.uri) == [repeated]
    assert result.continues == {}
    assert result.old == ()


def test_an_episode_of_an_earlier_day_sees_nothing_of_a_later_one(show: Show, week: Week) -> None:
    show.render("d1", week.morning(1), week.feed(0))
    assert len(show.render("d0", week.morning(0), week.feed(0))) == 4


def test_an_article_that_stays_in_its_feed_is_remembered_for_as_long(
    show: Show, week: Week
) -> None:
    for turn in range(8):
        with show.remembering(f"t{turn}", week.morning(20 * turn - 400)) as memory:
            fresh = memory.fresh(week.feed(0), LAST)
            assert len(fresh.articles) == (0 if turn else 4)
            memory.record([], keep_days=50)
