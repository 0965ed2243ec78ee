"""From stories to a script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefing.config import PauseSettings, ShowSettings
from briefing.model import Article, Paragraph, Passage, Script, Section, Story
from briefing.scripting import build_script, verify

Make = Callable[..., Article]
MakeStory = Callable[..., Story]
PAUSES = PauseSettings(sentence_ms=1, paragraph_ms=2, phrase_ms=3, headline_ms=4, section_ms=5)


def script_of(now: datetime, *stories: Story, **show: Any) -> Script:
    script = build_script(stories, ShowSettings(**show), PAUSES, now)
    verify(script)
    return script


def written(section: Section) -> list[str]:
    return [line.written for line in section.lines]


def test_the_greeting_names_the_show_and_the_day(now: datetime) -> None:
    greeting = script_of(now, title="Morning Tide").sections[0]
    assert written(greeting) == ["This is Morning Tide, for Monday, November 23, 2026."]
    assert greeting.kind == "greeting"


def test_a_listener_is_greeted_in_a_line_of_its_own(now: datetime) -> None:
    greeting = script_of(now, listener="Ann").sections[0]
    assert written(greeting)[0] == "Hello, Ann."
    assert len(greeting.lines) == 2


def test_an_unknown_language_is_greeted_in_english_from_end_to_end(now: datetime) -> None:
    greeting = script_of(now, language="xx").sections[0]
    assert written(greeting) == ["This is Briefing, for Monday, November 23, 2026."]


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
    assert written(headlines) == ["The headlines.", "Title one", "Title three"]
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
    assert written(section)[1:] == [
        "Body one.",
        "Courier adds:",
        "Body two.",
        "Also from Courier:",
        "Body three.",
        "Another report adds:",
        "Body four.",
    ]


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
    assert written(section)[-1] == "Also reported by Courier and Post."


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
    assert brief.kind == "story"
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
    assert [s.kind for s in script.sections if not s.chapter] in ([], ["headlines"])
