"""A script that someone edited by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from briefing.config import PauseSettings, ShowSettings
from briefing.errors import BriefingError, UsageError
from briefing.model import Article, Script
from briefing.scripting.edited import EditedScript
from briefing.scripting.reading_markdown import read_markdown

Make = Callable[..., Article]
Read = Callable[..., EditedScript]
HEAD = "---\nbriefing: script\ntitle: Tide\nlanguage: en\n---\n"
NOT_VERBATIM = " is not verbatim in any source (did you edit it?): spoken as your own words and listed as a phrase"
PART = " is only a part of a sentence of its source: check that it still says what was meant there"


@pytest.fixture
def ferry(article: Make) -> Article:
    return article(
        "The ferry sailed on Friday. It had been in the dock for a year, and was painted blue.",
        "Nobody was late.",
        title="Ferry sails",
        uri="file:///news/ferry.txt",
        url="https://echo.example/ferry",
        source="The Echo",
    )


@pytest.fixture
def fair(article: Make) -> Article:
    return article("The fair is held late. Nobody was late.", uri="file:///news/fair.txt")


@pytest.fixture
def read(ferry: Article, fair: Article, now: datetime) -> Read:
    """Read the body of a script below a head of five lines."""

    def script(body: str, head: str = HEAD) -> EditedScript:
        numbered = {1: ferry, 2: fair}
        return read_markdown(
            head + body, numbered, name="monday.md", pauses=PauseSettings(), show=ShowSettings(), now=now
        )  # fmt: skip

    return script


def lines(script: Script) -> list[tuple[str, str]]:
    return [(line.kind, line.written) for s in script.sections for line in s.lines]


def test_quotations_are_looked_up_and_the_rest_is_ours(read: Read, ferry: Article) -> None:
    edited = read("\n## The ferry\n\n*From the Echo.*\n\n> The ferry sailed on Friday.\n")
    [section] = edited.script.sections
    passage = section.lines[1].passage

    assert lines(edited.script) == [
        ("phrase", "From the Echo."),
        ("quotation", "The ferry sailed on Friday."),
    ]
    assert passage is not None
    assert (passage.uri, passage.paragraph, passage.start, passage.end) == (ferry.uri, 1, 0, 27)
    assert (section.kind, section.chapter, section.url) == ("story", "The ferry", ferry.url)
    assert section.articles == (ferry,)
    assert edited.warnings == ()


def test_a_line_that_is_in_no_source_is_spoken_as_a_phrase_with_a_warning(read: Read) -> None:
    edited = read("\n## F\n\n> The ferry sailed on Monday.\n> Nobody was late.\n")

    assert lines(edited.script) == [
        ("phrase", "The ferry sailed on Monday."),
        ("quotation", "Nobody was late."),
    ]
    assert edited.warnings == (f"monday.md:9: 'The ferry sailed on Monday.'{NOT_VERBATIM}",)


def test_a_long_line_is_named_by_its_beginning(read: Read) -> None:
    [warning] = read(f"> {'word ' * 50}\n").warnings

    assert "word word" in warning
    assert "…'" in warning
    assert len(warning) < 250


def test_half_a_sentence_is_quoted_with_a_warning(read: Read) -> None:
    edited = read("> It had been in the dock for a year\n")

    assert lines(edited.script) == [("quotation", "It had been in the dock for a year")]
    assert edited.warnings == (f"monday.md:6: 'It had been in the dock for a year'{PART}",)


def test_a_sentence_that_an_editor_wrapped_is_one_line_again(read: Read) -> None:
    edited = read(
        "> It had been in the dock\n> for a year, and was\n> painted blue.\n> Nobody was late.\n"
    )

    assert [written for _, written in lines(edited.script)] == [
        "It had been in the dock for a year, and was painted blue.",
        "Nobody was late.",
    ]
    assert edited.warnings == ()


def test_halves_that_do_not_make_a_sentence_stay_two(read: Read) -> None:
    edited = read("> It had been in the dock\n\n> for a year, and was painted blue.\n> *bold*\n")

    assert [kind for kind, _ in lines(edited.script)] == ["quotation", "quotation", "phrase"]
    assert len(edited.warnings) == 3


def test_two_sentences_on_a_line_are_one_line(read: Read) -> None:
    text = "The ferry sailed on Friday. It had been in the dock for a year, and was painted blue."

    assert lines(read(f"> {text}\n").script) == [("quotation", text)]


def test_a_place_tells_which_of_two_it_is_and_moves_with_its_line(
    read: Read, fair: Article
) -> None:
    edited = read("> The ferry sailed on Friday.\n> Nobody was late. <!-- [2] 0:23-39 -->\n")
    passage = edited.script.sections[0].lines[1].passage

    assert passage is not None
    assert passage.uri == fair.uri


@pytest.mark.parametrize("place", ["[2] 0:0-22", "[7] 0:23-39", "[2] 9:23-39", "[2] 0:39-23"])
def test_a_place_where_the_line_is_not_counts_for_nothing(read: Read, place: str) -> None:
    edited = read(f"> Nobody was late. <!-- {place} -->\n")

    assert lines(edited.script) == [("quotation", "Nobody was late.")]
    assert edited.warnings == ()


def test_plain_text_is_spoken_sentence_by_sentence_without_its_markup(read: Read) -> None:
    edited = read(
        "Good news for **all**. It was _so_ quiet that\nwe slept.\n\nAnd [more](https://x.example).\n"
    )

    assert lines(edited.script) == [
        ("phrase", "Good news for all."),
        ("phrase", "It was so quiet that we slept."),
        ("phrase", "And more."),
    ]
    assert edited.script.sections[0].kind == "greeting"
    assert edited.warnings == ()


def test_lists_deeper_headings_comments_and_rules_are_notes(read: Read) -> None:
    edited = read(
        "Hello.\n\n- a note\n  that goes on\n* another\n\n1. first\n2) second\n\n### Left out\n\n"
        "<!-- a comment\n> over lines\n-->\n***\n---\nTitle\n=====\n\n> \n"
    )

    assert lines(edited.script) == [("phrase", "Hello."), ("phrase", "Title")]
    assert edited.warnings == ()


def test_an_indented_line_after_a_blank_one_is_no_note(read: Read) -> None:
    assert lines(read("- note\n\n    Hello.\n").script) == [("phrase", "Hello.")]


def test_what_holds_no_word_is_left_out_with_a_warning(read: Read) -> None:
    edited = read("Hello.\n\n🙂\n\n> —\n")

    assert lines(edited.script) == [("phrase", "Hello.")]
    assert edited.warnings == (
        "monday.md:8: holds nothing that could be said: left out",
        "monday.md:10: holds nothing that could be said: left out",
    )


def test_sections_have_the_kinds_and_links_that_comments_name(read: Read) -> None:
    edited = read(
        "<!-- greeting <https://tide.example/> -->\n\n## Welcome\n\nHello.\n\n<!-- headlines -->\n\n> Ferry sails\n\n"
        "<!-- transition -->\n\n## Ferry\n\n*Now.*\n\n<!-- story -->\n\n> Nobody was late.\n\n- [1]\n\n"
        "<!-- story <> -->\n\n> The fair is held late.\n"
    )

    assert [(s.kind, s.chapter, s.url) for s in edited.script.sections] == [
        ("greeting", "Welcome", "https://tide.example/"),
        ("headlines", "", ""),
        ("transition", "Ferry", "https://echo.example/ferry"),
        ("story", "", "https://echo.example/ferry"),
        ("story", "", ""),
    ]


def test_the_sources_of_a_section_are_those_it_lists_and_those_it_quotes(
    read: Read, ferry: Article, fair: Article
) -> None:
    edited = read(
        "## One\n\n> Nobody was late.\n> The ferry sailed on Friday.\n\n- [2] [2] Fair\n- [9] [2](x)\n"
    )

    assert edited.script.sections[0].articles == (fair, ferry)
    assert edited.warnings == ("monday.md:12: [9] is no source of this script",)


def test_a_source_that_could_not_be_read_is_not_complained_of_again(read: Read) -> None:
    head = "---\nbriefing: script\nsources: {3: gone.txt}\n---\n"

    assert read("Hi.\n\n- [3] Gone\n", head).warnings == ()


@pytest.mark.parametrize(
    ("quoted", "told"), [(1, ""), (2, "with 1 more line, "), (4, "with 3 more lines, ")]
)
def test_the_lines_of_a_source_that_could_not_be_read_are_told_once(
    read: Read, quoted: int, told: str
) -> None:
    head = "---\nbriefing: script\nsources: {3: gone.txt}\n---\n"
    edited = read(
        "## Gone\n\n" + "> The sea is cold.\n" * quoted + "\n*Yes.*\n\n- [3] Gone\n", head
    )

    assert [kind for kind, _ in lines(edited.script)] == ["phrase"] * (quoted + 1)
    assert edited.warnings == (
        f"monday.md:7: {told}is not verbatim in any source that could be read: "
        "spoken as your own words and listed as a phrase",
    )


def test_stories_are_what_is_told_and_what_is_named(
    read: Read, ferry: Article, fair: Article
) -> None:
    edited = read(
        "## One\n\n> Nobody was late.\n\n- [1] [2]\n\n<!-- story -->\n\n> The ferry sailed on Friday.\n\n"
        "<!-- story -->\n\n> The fair is held late.\n\n## Mine\n\nMy own.\n\n<!-- brief -->\n\n## Brief\n\n"
        "*From the Echo:*\n\n> Ferry sails\n"
    )
    told, named = edited.stories

    assert told.articles == (ferry, fair)
    assert [passage.text for passage in told.passages] == [
        "Nobody was late.",
        "The ferry sailed on Friday.",
        "The fair is held late.",
    ]
    assert (named.articles, named.headline_only) == ((ferry,), True)


def test_a_chapter_whose_first_section_was_emptied_goes_on_with_the_next(read: Read) -> None:
    edited = read(
        "<!-- transition -->\n\n## Ferry\n\n<!-- story -->\n\n> Nobody was late.\n\n- [1]\n"
    )

    assert [(s.kind, s.chapter, s.url) for s in edited.script.sections] == [
        ("story", "Ferry", "https://echo.example/ferry")
    ]


def test_an_emptied_story_is_gone_with_its_chapter(read: Read) -> None:
    edited = read("## One\n\n## Two\n\n> Nobody was late.\n")

    assert [s.chapter for s in edited.script.sections] == ["Two"]


@pytest.mark.parametrize("rest", ["", "<!-- signoff -->\n\nBye.\n", "<!-- story -->\n\n- [1]\n"])
def test_a_transition_that_leads_nowhere_is_pointed_out(read: Read, rest: str) -> None:
    edited = read(f"<!-- transition -->\n\n## Ferry\n\n*Now the ferry.*\n\n{rest}")

    assert edited.warnings == (
        "monday.md:6: leads to no story: delete it, too, or it is said all the same",
    )


def test_pauses_are_those_of_the_settings(read: Read) -> None:
    edited = read("## F\n\n*Now.*\n\n> The ferry sailed on Friday.\n\n> Nobody was late.\n")
    pauses = PauseSettings()

    assert [line.pause_ms for line in edited.script.sections[0].lines] == [
        pauses.phrase_ms,
        pauses.paragraph_ms,
        pauses.section_ms,
    ]


def test_what_the_head_does_not_say_is_as_the_show_has_it(read: Read, now: datetime) -> None:
    bare = read("Hi.\n", "---\nbriefing: script\n---\n").script
    titled = read("# My news\n\nHi.\n", "---\nbriefing: script\ntags: [x]\n---\n").script

    assert (bare.title, bare.language, bare.date) == ("Briefing", "en-US", now)
    assert titled.title == "My news"


def test_another_heading_does_not_change_the_title(read: Read) -> None:
    edited = read("# Other\n\nHi.\n")

    assert edited.script.title == "Tide"
    assert edited.warnings == ("monday.md:6: the title stays 'Tide': the front matter says so",)


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("2026-11-23T06:30:00+01:00", "2026-11-23T06:30:00+01:00"),
        ("2026-11-23T06:30:00Z", "2026-11-23T06:30:00+00:00"),
    ],
)
def test_the_date_is_read(read: Read, date: str, iso: str) -> None:
    assert (
        read("Hi.\n", f"---\nbriefing: script\ndate: {date}\n---\n").script.date.isoformat() == iso
    )


def test_a_day_is_enough_for_a_date(read: Read) -> None:
    date = read("Hi.\n", "---\nbriefing: script\ndate: 2026-11-23\n---\n").script.date

    assert date.date().isoformat() == "2026-11-23"
    assert date.tzinfo is not None


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("Hello.\n", "monday.md: is no script of briefing: it should begin with '---'"),
        ("---\ntitle: X\n---\n", "monday.md: is no script of briefing"),
        ("---\n- x\n---\n", "monday.md: is no script of briefing"),
        ("---\n---\n", "monday.md: is no script of briefing"),
        ("---\nbriefing: script\n", "monday.md:1: the front matter is never closed"),
        ("---\nbriefing: show\n---\n", "monday.md:2: 'briefing' should be 'script', not 'show'"),
        ("---\nbriefing: script\ntitle: a: b\n---\n", "monday.md:3: front matter: a ':' does not"),
        ("---\nbriefing: script\ntitle: [a]\n---\n", "monday.md:3: title should be one text"),
        ("---\nbriefing: script\ndate: soon\n---\n", "monday.md:3: date should be like 2026-11-24"),
        ("---\nbriefing: script\nlanguage: E!\n---\n", "monday.md:3: language: should be a BCP 47"),
        ("---\nbriefing: script\nsources: {a: b}\n---\n", "monday.md:3: sources: 'a' should be a number"),
        ("---\nbriefing: script\nsources: [[]]\n---\n", "monday.md:3: sources: each should be a path"),
        ("---\nbriefing: script\nsources:\n  1: {pth: x}\n---\n", "monday.md:4: sources: path: is missing"),
    ],
)  # fmt: skip
def test_what_is_no_script_is_told_with_its_line(read: Read, head: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        read("Hi.\n", head)

    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    "sources", ["", "a.txt", "[a.txt]", "{1: a.txt}", "[{path: a.txt, name: A}]"]
)
def test_sources_may_be_written_as_in_a_config(read: Read, sources: str) -> None:
    assert read("Hi.\n", f"---\nbriefing: script\nsources: {sources}\n---\n").script.words == 1


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("Hi.\n\n<!-- headline -->\n", "monday.md:8: no kind of section is called 'headline'; did you mean 'headlines'?"),
        ("Hi.\n\n<!-- zzz -->\n", "monday.md:8: no kind of section is called 'zzz'; there are greeting,"),
        ("Hi.\n\nHi <!-- there\n", "monday.md:8: this comment is never closed"),
    ],
)  # fmt: skip
def test_a_comment_that_means_nothing_is_told_with_its_line(
    read: Read, body: str, message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        read(body)

    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("body", ["", "- only a note\n", "## Chapter\n\n<!-- brief -->\n", "🙂\n"])
def test_a_script_that_says_nothing_is_an_error(read: Read, body: str) -> None:
    with pytest.raises(BriefingError, match=r"^monday.md: nothing is left in it"):
        read(body)


def test_a_head_at_the_end_of_the_file_says_nothing(read: Read) -> None:
    with pytest.raises(BriefingError, match="nothing is left"):
        read("", "---\nbriefing: script\n---")
