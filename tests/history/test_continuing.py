"""Which stories of today go on with one that was told: the same event, and no other of its kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.adapters.history_records import Head, ToldStory
from briefing.model import Article, Paragraph
from briefing.select.continuing import continued
from briefing.select.known import known, told_on

if TYPE_CHECKING:
    from tests.history.conftest import Week


def told(week: Week, day: int, *articles: Article, number: int = 1) -> ToldStory:
    heads = (
        Head(a.uri, tuple(p.text for p in a.paragraphs), titled=True, published=a.published)
        for a in articles
    )
    lead = articles[0]
    sentences = tuple(p.text for p in lead.paragraphs[1:3])
    return ToldStory(
        id=number,
        thread=number,
        date=week.morning(day),
        title=lead.title,
        uri=lead.uri,
        url="",
        sources=(),
        language=lead.language,
        named=False,
        heads=tuple(heads),
        sentences=sentences,
    )


def week_of(week: Week, days: int) -> list[ToldStory]:
    articles = [(d, a) for d in range(days) for a in (week.crane(d), *week.others(d))]
    return [told(week, d, a, number=n) for n, (d, a) in enumerate(reversed(articles), 1)]


def test_nothing_goes_on_with_nothing(week: Week) -> None:
    assert continued([], week_of(week, 2)) == []
    assert continued([(week.crane(0),)], []) == [None]


def test_each_day_of_the_event_goes_on_with_the_days_before(week: Week) -> None:
    for day in range(1, 4):
        groups = [(a,) for a in (week.crane(day), *week.others(day))]
        found = continued(groups, week_of(week, day))
        cranes = {week.crane(d).title for d in range(day)}
        assert found[0] is not None
        assert found[0].title in cranes
        assert found[1:] == [None] * 3


def test_another_event_of_the_same_kind_is_another_story(week: Week) -> None:
    other = (
        "Wind topples building crane in Dunmore",
        "A building crane toppled in a storm in the centre of Dunmore on Monday night.",
        "It came down on an empty bus station, and nobody was hurt, the fire brigade said.",
        "The builders had left the site at noon because of the wind, foreman Ivo Sanders said.",
    )
    paragraphs = tuple(Paragraph(t, n, "text" if n else "title") for n, t in enumerate(other))
    article = Article("https://x.example/", other[0], paragraphs, language="en")
    assert continued([(article,)], week_of(week, 1)) == [None]


def test_a_story_of_long_ago_is_not_taken_up(week: Week) -> None:
    late = replace(week.crane(1), published=week.morning(25))
    assert continued([(late,)], week_of(week, 1)) == [None]


def test_languages_are_kept_apart(week: Week) -> None:
    foreign = replace(week.crane(1), language="de")
    assert continued([(foreign,)], week_of(week, 1)) == [None]


def test_a_language_without_spaces_is_compared_as_well() -> None:
    told_text = (
        "東港の大型クレーンが日曜日の夜に倒れ、作業員二人がけがをした。北埠頭は閉鎖されている。"
    )
    news_text = (
        "東港で倒れた大型クレーンの土台から、さびたボルトが見つかった。北埠頭は閉鎖されている。"
    )
    day = told_text, "東港でクレーン倒壊、作業員二人けが"
    next_day = news_text, "東港の大型クレーン倒壊、土台のボルトにさび"
    other = "町の図書館に新しい閲覧室ができた。席は百二十ある。", "図書館に閲覧室"

    def made(text: str, title: str) -> Article:
        head, body = Paragraph(title, 0, "title"), Paragraph(text, 1)
        return Article(f"https://x.example/{title}", title, (head, body), language="ja")

    first = made(*day)
    from tests.history.conftest import FIRST

    story = ToldStory(
        1, 1, FIRST, first.title, first.uri, "", (), "ja", named=False,
        heads=(Head(first.uri, tuple(p.text for p in first.paragraphs), titled=True),),
    )  # fmt: skip
    found = continued([(made(*next_day),), (made(*other),)], [story])
    assert found == [story, None]


def test_an_article_that_was_told_goes_on_with_that_story_however_it_changed(week: Week) -> None:
    library = week.others(0)[0]
    texts = (
        "A ferry to Lindhaven ran aground on Monday.",
        "Passengers waited for the tide in the cold, the coast guard of Lindhaven reported at noon.",
    )
    changed = replace(library, paragraphs=tuple(Paragraph(t, n) for n, t in enumerate(texts)))
    result = known([(changed,)], week_of(week, 1), week.morning(1))
    (group,) = result.groups
    assert group == (changed,)
    assert result.continues[library.uri].title == library.title


def test_a_date_without_a_time_may_be_any_time_of_that_day(week: Week) -> None:
    day = week.morning(0).replace(hour=0)
    report = replace(week.crane(1), published=day)
    assert known([(report,)], week_of(week, 1), week.morning(1)).groups != ()
    report = replace(week.crane(1), published=day - timedelta(seconds=1))
    assert known([(report,)], week_of(week, 1), week.morning(1)).groups == ()


def test_a_title_without_a_text_is_news_when_it_says_something_new(week: Week) -> None:
    told_stories = week_of(week, 1)
    for title, is_news in (
        ("Crane collapses at Port Selby, two workers injured", False),
        ("Minister Kowal to visit Port Selby after crane collapse", True),
    ):
        flash = Article(
            week.crane(0).uri, title, (Paragraph(title, 0, "title"),), language="en",
            published=week.morning(1) - timedelta(hours=1),
        )  # fmt: skip
        assert bool(known([(flash,)], told_stories, week.morning(1)).groups) is is_news


def test_groups_that_are_always_told_stay_as_they_are(week: Week) -> None:
    groups = [(week.crane(0),), (week.echo(),)]
    result = known(groups, week_of(week, 1), week.morning(1), always={week.crane(0).uri})
    assert result.groups == ((week.crane(0),),)
    assert [one.title for one in result.old] == [week.echo().title]
    assert result.continues == {}


def test_the_articles_of_what_is_left_are_those_that_were_read(week: Week) -> None:
    groups = [(week.crane(1),), *((a,) for a in week.others(1))]
    result = known(groups, week_of(week, 1), week.morning(1))
    assert result.groups != tuple(groups)
    assert result.articles == (week.crane(1), *week.others(1))


def test_days_of_this_week_have_names_and_others_a_date(week: Week) -> None:
    assert told_on(week.morning(0), week.morning(1)) == "told on Monday"
    assert told_on(week.morning(0), week.morning(6)) == "told on Monday"
    assert told_on(week.morning(0), week.morning(7)) == "told on 16 November"
    assert told_on(week.morning(0), week.morning(0)) == "told today"
