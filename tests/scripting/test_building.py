"""From stories to a script."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefing.config import PauseSettings, ShowSettings
from briefing.model import Article, Paragraph, Passage, Script, Section, Story
from briefing.scripting import build_script, verify

Make = Callable[..., Article]
MakeStory = Callable[..., Story]
PAUSES = PauseSettings(
    sentence_ms=1, paragraph_ms=2, phrase_ms=3, headline_ms=4, quote_ms=0, section_ms=5
)


def script_of(
    now: datetime,
    *stories: Story,
    phrases: Mapping[str, tuple[str, ...]] | None = None,
    **show: Any,
) -> Script:
    script = build_script(stories, ShowSettings(**show), PAUSES, now, phrases)
    verify(script)
    return script


def written(section: Section) -> list[str]:
    return [line.written for line in section.lines]


def test_the_greeting_names_the_show_and_the_day(now: datetime) -> None:
    greeting = script_of(now, title="Morning Tide").sections[0]
    (said,) = written(greeting)
    assert "Morning Tide" in said
    assert "Monday, November 23, 2026" in said
    assert greeting.kind == "greeting"


def test_a_listener_is_greeted_in_a_line_of_its_own(now: datetime) -> None:
    greeting = script_of(now, listener="Ann").sections[0]
    assert written(greeting)[0] == "Hello, Ann."
    assert len(greeting.lines) == 2


def test_an_unknown_language_is_greeted_in_english_from_end_to_end(now: datetime) -> None:
    greeting = script_of(now, language="xx").sections[0]
    assert written(greeting) == written(script_of(now, language="en-US").sections[0])
    assert "Monday, November 23, 2026" in written(greeting)[0]


def test_the_headlines_are_the_titles_of_the_stories(
    now: datetime, article: Make, story: MakeStory
) -> None:
    one = article("Body one.", title="Title one")
    two = article("Body two.", uri="file:///2")
    three = article("Body three.", title="Title three", uri="file:///3")
    script = script_of(now, story(one), story(two), story(three))
    headlines = script.sections[1]
    assert headlines.kind == "headlines"
    assert headlines.chapter == ""
    assert headlines.lines[0].kind == "phrase"
    assert written(headlines)[1:] == ["Title one", "Title three"]
    assert script.sections[0].chapter == "Headlines"


def test_one_story_has_no_headlines_but_its_title(
    now: datetime, article: Make, story: MakeStory
) -> None:
    script = script_of(now, story(article("Body one.", title="Title one", source="Echo")))
    assert [s.kind for s in script.sections] == ["greeting", "story", "signoff"]
    assert script.sections[0].chapter == "Welcome"
    assert written(script.sections[1])[1:] == ["Title one", "Body one."]


def test_titles_that_are_ours_are_not_quoted(
    now: datetime, article: Make, story: MakeStory
) -> None:
    script = script_of(now, story(article("One.")), story(article("Two.", uri="file:///2")))
    assert [s.kind for s in script.sections] == ["greeting", "story", "story", "signoff"]


def test_a_story_names_its_source_first(now: datetime, article: Make, story: MakeStory) -> None:
    told = article("Body one.", title="Title one", source="The Echo", url="https://echo.example/1")
    section = script_of(now, story(told)).sections[1]
    assert section.lines[0].kind == "phrase"
    assert "The Echo" in section.lines[0].written
    assert section.chapter == "Title one"
    assert section.url == "https://echo.example/1"
    assert section.articles == (told,)


def test_a_plain_file_is_not_named_by_its_path(
    now: datetime, article: Make, story: MakeStory
) -> None:
    script = script_of(
        now, story(article("Body one.")), story(article("Body two.", uri="file:///home/ann/b.txt"))
    )
    spoken = " ".join(line.written for s in script.sections for line in s.lines)
    assert "ann" not in spoken
    assert "file" not in spoken


def test_a_second_source_is_named_before_it_speaks(
    now: datetime, article: Make, story: MakeStory
) -> None:
    one = article("Body one.", source="Echo")
    two = article("Body two.", source="Courier", uri="file:///2")
    three = article("Body three.", source="Courier", uri="file:///3")
    four = article("Body four.", uri="file:///4")
    section = script_of(now, story(one, two, three, four)).sections[1]
    said = written(section)[1:]
    assert said[::2] == ["Body one.", "Body two.", "Body three.", "Body four."]
    assert [line.kind for line in section.lines[2::2]] == ["phrase"] * 3
    assert "Courier" in said[1]
    assert said[3] == "Also from Courier:"
    assert "Courier" not in said[5]


def test_sources_that_say_nothing_new_are_named(
    now: datetime, article: Make, story: MakeStory
) -> None:
    one = article("Body one.", source="Echo")
    others = [
        article("B.", source=name, uri=f"file:///{name}") for name in ("Courier", "Post", "Echo")
    ]
    nameless = article("B.", uri="file:///n")
    passages = (Passage(one.uri, 0, 0, 9, "Body one."),)
    section = script_of(now, story(one, *others, nameless, passages=passages)).sections[1]
    assert "Courier and Post" in written(section)[-1]


def test_of_many_further_sources_three_are_named(
    now: datetime, article: Make, story: MakeStory
) -> None:
    one = article("Body one.", source="Echo")
    others = [article("B.", source=f"Post {n}", uri=f"file:///{n}") for n in range(6)]
    passages = (Passage(one.uri, 0, 0, 9, "Body one."),)
    said = written(script_of(now, story(one, *others, passages=passages)).sections[1])[-1]
    assert "Post 0, Post 1, Post 2 and others" in said
    assert "Post 3" not in said


def test_the_first_story_after_the_headlines_is_led_to_in_a_section_of_its_own(
    now: datetime, article: Make, story: MakeStory
) -> None:
    one = article("Body one.", title="Title one", url="https://echo.example/1")
    two = article("Body two.", title="Title two", uri="file:///2")
    kinds = [(s.kind, s.chapter) for s in script_of(now, story(one), story(two)).sections]
    assert kinds[2:5] == [("transition", "Title one"), ("story", ""), ("story", "Title two")]


def test_another_part_of_the_show_is_named_where_it_begins(
    now: datetime, article: Make, story: MakeStory
) -> None:
    parts = ["World", "World", "world", "", "Sport"]
    stories = [
        story(article(f"Body {n}.", uri=f"file:///{n}", section=part))
        for n, part in enumerate(parts)
    ]
    script = script_of(now, *stories)
    led = [" ".join(written(s)) for s in script.sections if s.kind == "transition"]
    assert len(led) == 1
    assert "Sport" in led[0]
    assert [s.chapter for s in script.sections[1:-1]] == [
        "Body 0.", "Body 1.", "Body 2.", "Body 3.", "Body 4.", "",
    ]  # fmt: skip


def test_a_story_is_told_in_the_same_words_wherever_it_stands(
    now: datetime, article: Make, story: MakeStory
) -> None:
    stories = [
        story(article(f"Body {n}.", title=f"Title {n}", uri=f"file:///{n}", section=part))
        for n, part in enumerate(["World", "Sport", "World"])
    ]
    told = {s.articles: s.lines for s in script_of(now, *stories).sections if s.kind == "story"}
    turned = script_of(now, *reversed(stories)).sections
    assert {s.articles: s.lines for s in turned if s.kind == "story"} == told


def test_the_user_may_say_it_in_other_words_or_not_at_all(
    now: datetime, article: Make, story: MakeStory
) -> None:
    one = article("Body one.", title="Title one", source="Echo")
    two = article("Body two.", title="Title two", uri="file:///2", source="Post")
    phrases = {"greeting": ("",), "headlines": ("",), "told_by": ("Says {source}:",)}
    script = script_of(now, story(one), story(two), phrases=phrases)
    assert [s.kind for s in script.sections[:2]] == ["headlines", "transition"]
    assert script.sections[0].chapter == "Headlines"
    assert written(script.sections[0]) == ["Title one", "Title two"]
    assert written(script.sections[2])[0] == "Says Echo:"
    silent = dict.fromkeys(("greeting", "signoff", "told_by"), ("",))
    assert [s.kind for s in script_of(now, story(one), phrases=silent).sections] == ["story"]


def test_stories_in_brief_come_last_and_by_title(
    now: datetime, article: Make, story: MakeStory
) -> None:
    told = story(article("Body one.", title="Title one"))
    named = article("Body two.", title="Title two", source="Echo", uri="file:///2")
    plain = article("Body three.", title="Title three", uri="file:///3")
    quotes = [(Passage(a.uri, 0, 0, len(a.title), a.title),) for a in (named, plain)]
    stories = [
        story(a, passages=p, headline_only=True)
        for a, p in zip((named, plain), quotes, strict=True)
    ]
    script = script_of(now, *stories, told)
    brief = script.sections[-2]
    assert brief.chapter == "In brief"
    assert brief.kind == "brief"
    assert written(brief) == ["In brief.", "From Echo:", "Title two", "Title three"]


def test_pauses_are_by_the_kind_of_boundary(now: datetime, article: Make, story: MakeStory) -> None:
    told = article("One here. Two here.", "Three here.", "Four here.", title="Title", source="Echo")
    passages = tuple(
        Passage(told.uri, paragraph, start, end, told.paragraphs[paragraph].text[start:end])
        for paragraph, start, end in ((1, 0, 9), (1, 10, 19), (2, 0, 11), (3, 0, 10))
    )
    section = script_of(now, story(told, passages=passages)).sections[1]
    assert [line.pause_ms for line in section.lines] == [3, 4, 1, 2, 2, 5]


def test_the_sign_off_is_a_chapter(now: datetime) -> None:
    signoff = script_of(now, title="Morning Tide").sections[-1]
    assert signoff.chapter == "Goodbye"
    assert "Morning Tide" in signoff.lines[0].written


def test_stories_without_articles_or_words_are_passed_over(
    now: datetime, article: Make, story: MakeStory
) -> None:
    silent = story(article("Body."), passages=())
    named = story(article("Body."), passages=(), headline_only=True)
    script = script_of(now, Story(()), silent, named, Story((), headline_only=True))
    assert [s.kind for s in script.sections] == ["greeting", "signoff"]


def test_a_story_keeps_its_phrase_when_others_come_and_go(
    now: datetime, article: Make, story: MakeStory
) -> None:
    stories = [story(article(f"Body {n}.", uri=f"file:///{n}", source="Echo")) for n in range(9)]
    before = script_of(now, *stories).sections[1:-1]
    after = script_of(now, *stories[:4], *stories[5:]).sections[1:-1]
    assert (*before[:4], *before[5:]) == after
    assert len({s.lines[0].written for s in before}) > 1


texts = st.lists(st.text(min_size=1, max_size=30), max_size=4)
sources = st.sampled_from(["", "Echo", "Courier"])
bodies = st.lists(st.lists(st.tuples(texts, sources, st.booleans()), max_size=3), max_size=4)


@given(bodies, st.booleans())
def test_any_stories_make_a_faithful_script(of: Any, headline_only: bool) -> None:
    stories = []
    for g, group in enumerate(of):
        articles = []
        for n, (body, source, titled) in enumerate(group):
            kinds = ["title" if titled and not k else "text" for k in range(len(body))]
            paragraphs = tuple(
                Paragraph(text, k, "title" if kind == "title" else "text")
                for k, (text, kind) in enumerate(zip(body, kinds, strict=True))
            )
            articles.append(Article(f"file:///{g}-{n}", "shown", paragraphs, source=source))
        passages = tuple(
            Passage(a.uri, k, 0, len(p.text), p.text)
            for a in articles
            for k, p in enumerate(a.paragraphs)
        )
        stories.append(Story(tuple(articles), passages, headline_only=headline_only and g % 2 == 0))
    moment = datetime.fromisoformat("2026-11-23T07:00:00+00:00")
    script = build_script(stories, ShowSettings(), PAUSES, moment)
    verify(script)
    assert script == build_script(stories, ShowSettings(), PAUSES, moment)
    assert script.sections[0].chapter
    assert all(section.lines for section in script.sections)
    goes_on = [(b.kind, s.kind) for b, s in pairwise(script.sections) if not s.chapter]
    assert set(goes_on) <= {("greeting", "headlines"), ("transition", "story")}
