"""Several days of one show: nothing is told twice, and news of a told story is told as that."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.config import PauseSettings, ShowSettings
from briefing.config.since import ALL, LAST, parse_since
from briefing.model import Article, Paragraph, Story
from briefing.scripting import build_script, verify

if TYPE_CHECKING:
    from tests.history.conftest import Show, Week

DAYS = range(4)


def told(stories: tuple[Story, ...]) -> list[str]:
    return [s.lead.title for s in stories if s.passages and not s.headline_only]


def said(stories: tuple[Story, ...]) -> list[str]:
    return [p.text for s in stories for p in s.passages]


def test_each_day_tells_what_is_new_and_only_that(show: Show, week: Week) -> None:
    everything: list[str] = []
    for day in DAYS:
        stories = show.render(f"d{day}", week.morning(day), week.feed(day))
        assert set(told(stories)) == {a.title for a in (week.crane(day), *week.others(day))}
        everything += said(stories)
    assert len(everything) == len(set(everything))


def test_only_the_event_that_goes_on_is_told_as_news_of_a_told_story(
    show: Show, week: Week
) -> None:
    for day in DAYS:
        stories = show.render(f"d{day}", week.morning(day), week.feed(day))
        follows = {s.lead.title: s.follows for s in stories if s.follows}
        before = {week.crane(day).title: week.morning(day - 1)} if day else {}
        assert follows == before


def test_what_an_update_repeats_of_the_days_before_is_not_told_again(
    show: Show, week: Week
) -> None:
    show.render("d0", week.morning(0), week.feed(0))
    first, *_ = show.render("d1", week.morning(1), week.feed(1))
    repeated = "The crane fell across the northern quay on Sunday evening while it was unloading the freighter Marit."
    assert repeated in {p.text for p in week.crane(1).paragraphs}
    assert repeated not in {p.text for p in (*first.passages, *first.reserve)}
    assert any("14 broken bolts" in p.text for p in first.passages)


def test_passages_of_an_update_are_of_the_article_as_it_was_read(show: Show, week: Week) -> None:
    show.render("d0", week.morning(0), week.feed(0))
    stories = show.render("d1", week.morning(1), week.feed(1))
    assert week.crane(1) in stories[0].articles
    for story in stories:
        articles = {a.uri: a for a in story.articles}
        for p in (*story.passages, *story.reserve):
            assert articles[p.uri].paragraphs[p.paragraph].text[p.start : p.end] == p.text


def test_an_update_is_introduced_as_one_and_the_script_is_verbatim(show: Show, week: Week) -> None:
    show.render("d0", week.morning(0), week.feed(0))
    stories = show.render("d1", week.morning(1), week.feed(1))
    script = build_script(stories, ShowSettings(), PauseSettings(), week.morning(1))
    verify(script)
    openings = [s.lines[0].written for s in script.sections if s.kind == "story"]
    introduced = [text for text in openings if "story" in text or "update" in text.casefold()]
    assert introduced == openings[:1]


def test_a_report_of_what_was_told_is_left_out_and_says_when_that_was(
    show: Show, week: Week
) -> None:
    show.render("d0", week.morning(0), week.feed(0))
    stories = show.render("d1", week.morning(1), (week.echo(), *week.others(1)))
    assert week.echo().title not in {a.title for s in stories for a in s.articles}
    assert show.reasons()[week.echo().title] == "told on Monday"


@pytest.mark.parametrize("published", [None, timedelta(hours=12)])
def test_another_report_of_the_same_is_no_news_whenever_it_came(
    show: Show, week: Week, published: timedelta | None
) -> None:
    show.render("d0", week.morning(0), week.feed(0))
    came = None if published is None else week.morning(0) + published
    echo = replace(week.echo(), published=came)
    stories = show.render("d1", week.morning(1), (echo, *week.others(1)))
    assert set(told(stories)) == {a.title for a in week.others(1)}
    assert show.reasons()[echo.title] == "told on Monday"


def test_an_unchanged_world_has_nothing_new(show: Show, week: Week) -> None:
    show.render("d0", week.morning(0), week.feed(0))
    assert show.render("d1", week.morning(1), week.feed(0)) == ()
    assert set(show.reasons().values()) == {"told on Monday"}


def test_the_same_episode_made_again_is_the_same(show: Show, week: Week) -> None:
    show.render("d0", week.morning(0), week.feed(0))
    once = show.render("d1", week.morning(1), week.feed(1))
    again = show.render("d1", week.morning(1) + timedelta(hours=2), week.feed(1))
    assert again == once
    assert show.render("d2", week.morning(2), week.feed(1)) == ()


def test_an_episode_of_an_earlier_day_knows_nothing_of_a_later_one(show: Show, week: Week) -> None:
    first = show.render("d0", week.morning(0), week.feed(0))
    show.render("d1", week.morning(1), week.feed(1))
    assert show.render("d0", week.morning(0), week.feed(0)) == first


def test_an_episode_that_was_not_finished_marks_nothing(show: Show, week: Week) -> None:
    with show.remembering("d0", week.morning(0)) as memory:
        drafted = show.draft(memory, week.feed(0), LAST)
    stories = show.render("d1", week.morning(1), week.feed(0))
    assert said(stories) == said(drafted)
    assert not any(story.follows for story in stories)


def test_what_is_asked_for_whole_is_told_whole(show: Show, week: Week) -> None:
    once = show.render("d0", week.morning(0), week.feed(0), ALL)
    assert show.render("d1", week.morning(1), week.feed(0), ALL) == once
    assert show.old == ()


def test_a_span_leaves_out_what_is_older_and_what_was_told(show: Show, week: Week) -> None:
    show.render("d0", week.morning(0), week.feed(0))
    stories = show.render("d1", week.morning(1), week.feed(1), parse_since("48h"))
    assert set(told(stories)) == {a.title for a in (week.crane(1), *week.others(1))}
    assert set(show.reasons().values()) == {"told on Monday"}
    show.render("d2", week.morning(2), week.feed(2), parse_since("24h"))
    reasons = {why for why in show.reasons().values() if why.startswith("published")}
    assert reasons == {"published before 2026-11-17 07:00"}


def test_an_article_without_a_date_counts_from_when_it_was_first_seen(
    show: Show, week: Week
) -> None:
    undated = [replace(a, published=None) for a in week.others(0)]
    assert len(told(show.render("d0", week.morning(0), undated, parse_since("24h")))) == 3
    show.render("d3", week.morning(3), undated, parse_since("24h"))
    assert set(show.reasons().values()) == {"first seen before 2026-11-18 07:00"}


def test_what_had_no_room_may_come_the_next_day_but_not_later(show: Show, week: Week) -> None:
    show.words = 25
    stories = show.render("d0", week.morning(0), week.feed(0))
    crowded = {s.lead.title for s in stories if not s.passages}
    assert crowded
    show.words = 220
    with show.remembering("d1", week.morning(1)) as memory:
        assert crowded <= set(told(show.draft(memory, week.feed(0), LAST)))
    assert not crowded & set(told(show.render("d2", week.morning(2), week.feed(0))))
    assert {show.reasons()[title] for title in crowded} == {
        "there was no room for it while it was new"
    }


def test_what_nobody_could_speak_may_come_the_next_day(show: Show, week: Week) -> None:
    library, *others = week.others(0)
    with show.remembering("d0", week.morning(0)) as memory:
        memory.fresh([library, *others], LAST)
        memory.record([], postponed=[library.uri])
    (story,) = show.render("d1", week.morning(1), week.others(0))
    assert story.articles == (library,)


def with_more(article: Article, *texts: str) -> Article:
    added = tuple(Paragraph(text, 50 + n) for n, text in enumerate(texts))
    return replace(article, paragraphs=(*article.paragraphs, *added))


def test_an_article_that_grew_is_told_again_by_what_is_new(show: Show, week: Week) -> None:
    library = week.others(0)[0]
    show.render("d0", week.morning(0), week.feed(0))
    news = "Burst pipes flooded the reading hall of the Ostra library on Monday night, and 400 books were lost."
    (story,) = show.render("d1", week.morning(1), [with_more(library, news)])
    assert [p.text for p in story.passages] == [news]
    assert story.follows == week.morning(0)


@pytest.mark.parametrize(
    "text",
    [
        "The hall cost 3.1 million euros, half of it paid by donors!",
        "Half of it was paid by donors.",
    ],
)
def test_an_article_that_changed_by_nothing_new_is_left_out(
    show: Show, week: Week, text: str
) -> None:
    library = week.others(0)[0]
    show.render("d0", week.morning(0), week.feed(0))
    assert show.render("d1", week.morning(1), [with_more(library, text)]) == ()
    assert show.reasons() == {library.title: "told on Monday"}


def test_a_sentence_told_in_one_story_is_not_told_in_another(show: Show, week: Week) -> None:
    show.render("d0", week.morning(0), week.feed(0))
    library, *_ = week.others(0)
    bus, *others = week.others(1)
    repeated = library.paragraphs[1].text
    stories = show.render("d1", week.morning(1), [with_more(bus, repeated), *others])
    assert bus.title in told(stories)
    assert repeated not in said(stories)


def test_a_story_that_was_only_named_is_told_in_full_and_as_new(show: Show, week: Week) -> None:
    crane = week.crane(0)
    with show.remembering("d0", week.morning(0)) as memory:
        memory.fresh([crane], LAST)
        title = Story((crane,)).lead.paragraphs[0].text
        from briefing.model import Passage

        named = Story((crane,), (Passage(crane.uri, 0, 0, len(title), title),), headline_only=True)
        memory.record([named])
    (story,) = show.render("d1", week.morning(1), [week.crane(1)])
    assert story.follows is None
    assert told((story,)) == [week.crane(1).title]


def test_two_shows_of_one_folder_do_not_know_of_each_other(show: Show, week: Week) -> None:
    show.render("d0", week.morning(0), week.feed(0))
    show.name = "evening"
    assert len(told(show.render("evening-d0", week.morning(0), week.feed(0)))) == 4


def test_articles_of_one_address_and_different_texts_are_not_mixed_up(
    show: Show, week: Week
) -> None:
    show.render("d0", week.morning(0), week.feed(0))
    grown = with_more(
        week.crane(0), "A second crane was found to lean by two degrees on Tuesday morning."
    )
    other = replace(week.crane(1), uri=grown.uri)
    stories = show.render("d1", week.morning(1), [grown, other])
    script = build_script(stories, ShowSettings(), PauseSettings(), week.morning(1))
    verify(script)
    assert any("second crane" in text for text in said(stories))


def test_times_of_other_zones_are_compared_as_times(show: Show, week: Week) -> None:
    naive = [replace(a, published=datetime(2026, 11, 16, 1)) for a in week.others(0)]  # noqa: DTZ001
    assert len(told(show.render("d0", week.morning(0), naive, parse_since("3d")))) == 3
