"""Selection by itself: the three functions for other programs and for benchmarks."""

from datetime import datetime, timezone

import pytest

import briefing
from briefing.errors import UsageError
from briefing.model import Article, Paragraph
from briefing.summaries import AnyArticle, articles_of

POST = (
    "The harbour bridge in Ostley was closed on Monday after engineers found cracks in two of its pillars.\n"
    "Mayor Ida Brunt said 14,000 cars a day would have to use the Norwick tunnel until spring. "
    "Repairs will cost 3.2 million crowns, according to the council.\n"
    "The bridge was opened in 1961. Ferries will run every ten minutes from Tuesday."
)
TIMES = (
    "Cracks in two pillars have closed the harbour bridge at Ostley, the council said on Monday.\n"
    "Hospitals in Ostley moved twelve planned operations because staff could not cross the river."
)
BREAD = (
    "Baker Mona Tarrant of Ostley won the county prize for rye bread at her first attempt on Sunday.\n"
    "The jury praised the crust of the loaf and its even crumb. Tarrant opened her shop in March."
)


def test_sentences_of_one_text_are_verbatim_in_order_and_within_the_words() -> None:
    told = briefing.summarize("Bridge closed", POST, 45)

    assert told[0].startswith("The harbour bridge in Ostley was closed")
    places = [POST.index(sentence) for sentence in told]
    assert places == sorted(places)
    assert sum(len(sentence.split()) for sentence in told) <= 45


def test_a_text_without_a_sentence_gives_nothing() -> None:
    assert briefing.summarize("", "Home | News\nShare\n3 hours ago", 100) == []


def test_a_story_says_nothing_twice_and_takes_what_is_new_from_each() -> None:
    told = briefing.summarize_story(
        [("Bridge closed", POST), {"text": TIMES, "source": "Times"}], 90
    )

    assert all(sentence in POST or sentence in TIMES for sentence in told)
    assert any("Hospitals" in sentence for sentence in told)
    assert sum("cracks in two" in sentence.casefold() for sentence in told) == 1
    assert sum(len(sentence.split()) for sentence in told) <= 100


def test_a_story_of_nothing_is_nothing() -> None:
    assert briefing.summarize_story([], 100) == []
    assert briefing.summarize_story([""], 100) == []


def test_articles_are_grouped_by_event_and_named_by_their_place() -> None:
    assert briefing.cluster([BREAD, ("Bridge closed", POST), {"text": TIMES}]) == [[0], [1, 2]]
    assert briefing.cluster([]) == []


def test_the_same_record_given_twice_is_two_articles() -> None:
    one = Article("file:///a.txt", "Bread", (Paragraph("Bread", 0, "title"), Paragraph(BREAD, 1)))
    assert briefing.cluster([one, one]) == [[0, 1]]


def test_an_article_may_come_in_four_shapes() -> None:
    record = Article("file:///a.txt", "T", (Paragraph("T", 0, "title"), Paragraph("Text.", 1)))
    shapes: list[AnyArticle] = ["Text.", ("T", "Text."), {"title": "T", "text": "Text."}, record]

    known = articles_of(shapes)

    assert [article.has_own_title for article in known] == [False, True, True, True]
    assert [article.paragraphs[-1].text for article in known] == ["Text."] * 4
    assert len({article.uri for article in known}) == 4


def test_a_mapping_may_say_when_and_by_whom() -> None:
    (article,) = articles_of(
        [
            {
                "text": "Text.",
                "source": "Post",
                "url": "https://x.example/",
                "published": "2026-11-24",
            }
        ]
    )
    assert article.published == datetime(2026, 11, 24, tzinfo=timezone.utc)
    assert (article.source, article.url) == ("Post", "https://x.example/")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([{"title": "T"}], "article 0: a mapping should have a 'text'"),
        ([("a", "b", "c")], "article 0: should be a text"),
        (["x", {"text": "x", "published": "soon"}], "article 1: published: "),
    ],
)
def test_what_is_no_article_is_refused_with_its_place(given: list[AnyArticle], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        articles_of(given)
