import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import SourceError
from briefing.model import Fallback, Voice

FALLBACK = Fallback(
    title="Ice",
    language="en-US",
    gave_up=Voice("gtts", "en", "en-US"),
    spoken_by=Voice("tone", "hum", "en-US"),
    reason="no \x1b[31mnetwork",
)

SUMMARY = """\
Morning: 4:58 minutes, 1 story, 2.4 MB
     0:00  Welcome
     0:12  Ice on the [2Jlake
3 of 4 parts had been spoken before
listed in output/feed.xml; 'briefing serve' lets a phone subscribe
"""
LEFT_OUT = """\
briefing: warning: the cache is full
briefing: left out: /news/gone.txt: no such file
briefing: left out: /news/ [31mred.html: holds no article at all
briefing: 2 articles were left out, all others are in; correct or remove, and run again
"""


def test_the_path_is_all_that_stdout_gets(run: Any) -> None:
    ran = run("render", "a.txt")

    assert ran.code == 0
    assert ran.out == "output/2026-11-24.mp3\n"


def test_the_summary_goes_to_stderr_after_the_progress(run: Any) -> None:
    assert run("render", "a.txt").err == "selecting from 2 articles\n" + SUMMARY


def test_quiet_is_quiet(run: Any) -> None:
    ran = run("render", "a.txt", "-q")

    assert (ran.code, ran.err) == (0, "")


def test_what_was_left_out_is_named_and_exits_with_3_even_when_quiet(
    run: Any, api: Any, skipped: tuple[SourceError, ...]
) -> None:
    api.skipped, api.warnings = skipped, ("the cache\nis full",)

    ran = run("render", "a.txt", "--quiet")

    assert (ran.code, ran.err) == (3, LEFT_OUT)
    assert ran.out == "output/2026-11-24.mp3\n"


def test_one_article_is_counted_as_one(
    run: Any, api: Any, skipped: tuple[SourceError, ...]
) -> None:
    api.skipped = skipped[:1]

    assert "briefing: 1 article was left out" in run("render", "a.txt").err


def test_a_warning_alone_is_no_failure(run: Any, api: Any) -> None:
    api.warnings = ("slow disk",)

    ran = run("render", "a.txt", "--quiet")

    assert (ran.code, ran.err) == (0, "briefing: warning: slow disk\n")


def test_who_speaks_in_place_of_whom_is_told_once_with_the_first_reason(run: Any, api: Any) -> None:
    api.fallbacks = (
        FALLBACK,
        replace(FALLBACK, title="ice"),
        replace(FALLBACK, title="Bread", reason="not asked again for 119 s"),
    )

    ran = run("render", "a.txt", "--quiet")

    assert (ran.code, ran.err) == (
        0,
        "briefing: warning: tone speaks in place of gtts: no [31mnetwork (in Ice; Bread)\n",
    )


def test_a_price_is_asked_about_unless_it_is_agreed_to(run: Any, api: Any) -> None:
    run("render", "a.txt", "--yes")
    assert api.asked["confirm"] is None

    run("render", "a.txt")
    assert callable(api.asked["confirm"])


def test_json_is_one_object_that_says_everything(
    run: Any, api: Any, skipped: tuple[SourceError, ...]
) -> None:
    api.skipped, api.warnings = skipped[:1], ("slow disk",)
    api.fallbacks = (FALLBACK,)

    ran = run("render", "a.txt", "--json")

    assert ran.code == 3
    assert ran.out.count("\n") == 1
    assert json.loads(ran.out) == {
        "path": "output/2026-11-24.mp3",
        "title": "Morning",
        "date": "2026-11-24T07:00:00+00:00",
        "duration_s": 298.5,
        "size_bytes": 2412345,
        "chapters": [
            {"title": "Welcome", "start_s": 0.0, "end_s": 12.0, "url": ""},
            {
                "title": "Ice on the \x1b[2Jlake",
                "start_s": 12.0,
                "end_s": 298.5,
                "url": "https://example.org/ice",
            },
        ],
        "stories": [
            {
                "title": "Ice on the \x1b[2Jlake",
                "headline_only": False,
                "articles": [
                    {
                        "title": "Ice on the \x1b[2Jlake",
                        "uri": "file:///news/ice.txt",
                        "url": "https://example.org/ice",
                        "source": "The Gazette",
                    },
                    {"title": "Bread", "uri": "file:///news/bread.txt", "url": "", "source": ""},
                ],
            },
            {
                "title": "Bread",
                "headline_only": True,
                "articles": [
                    {"title": "Bread", "uri": "file:///news/bread.txt", "url": "", "source": ""}
                ],
            },
        ],
        "skipped": [{"uri": "file:///news/gone.txt", "reason": "no such file"}],
        "warnings": ["slow disk"],
        "voices": [
            {"engine": "tone", "name": "hum", "language": "en-US"},
            {"engine": "gtts", "name": "en", "language": "en-US"},
        ],
        "fallbacks": [
            {
                "title": "Ice",
                "language": "en-US",
                "gave_up": {"engine": "gtts", "name": "en", "language": "en-US"},
                "spoken_by": {"engine": "tone", "name": "hum", "language": "en-US"},
                "reason": "no \x1b[31mnetwork",
            }
        ],
        "told_before": 0,
        "spoken_segments": 1,
        "stored_segments": 3,
        "companions": ["output/2026-11-24.vtt"],
        "feeds": ["output/feed.xml"],
    }


@pytest.mark.parametrize("words", [["render", "a.txt"], ["render", "a.txt", "--json"]])
def test_nothing_of_an_article_can_steer_the_terminal(run: Any, words: list[str]) -> None:
    ran = run(*words)

    assert "\x1b" not in ran.out + ran.err


def test_a_script_is_passed_on_with_no_date_of_its_own(run: Any, api: Any) -> None:
    ran = run("render", "--script", "monday.md")

    assert ran.code == 0
    assert api.asked["script_file"] == "monday.md"
    assert (api.asked["sources"], api.asked["now"]) == (None, None)


def test_a_script_may_have_sources_and_a_date_beside_it(run: Any, api: Any) -> None:
    run("render", "--script", "-", "a.txt", "--date", "2026-01-02", "--voice", "v", "-o", "x.mp3")

    assert api.asked["sources"] == ("a.txt",)
    assert api.asked["now"].date().isoformat() == "2026-01-02"
    assert api.asked["config"].speech.voice == "v"
    assert str(api.asked["output"]) == "x.mp3"


def test_a_script_goes_where_the_config_says(run: Any, api: Any, folder: Path) -> None:
    (folder / "config.yaml").write_text("sources: [a.txt]\noutput: {folder: episodes}\n")
    run("render", "--script", "monday.md")

    assert api.asked["sources"] is None
    assert api.asked["output"] == folder.resolve() / "episodes"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["--minutes", "3"],
            "--minutes and --words are not for --script: it has the length it has",
        ),
        (
            ["--words", "300"],
            "--minutes and --words are not for --script: it has the length it has",
        ),
    ],
)
def test_a_script_has_the_length_it_has(run: Any, words: list[str], message: str) -> None:
    ran = run("render", "--script", "monday.md", *words)

    assert (ran.code, ran.err) == (2, f"briefing: error: {message}\n")


def test_standard_input_is_one_thing(run: Any) -> None:
    ran = run("render", "--script", "-", "-")

    assert (ran.code, ran.out) == (2, "")
    assert "standard input can be the script or a source, not both" in ran.err


def test_without_a_script_the_date_is_now(run: Any, api: Any) -> None:
    run("render", "a.txt")

    assert api.asked["script_file"] is None
    assert api.asked["now"] is not None
