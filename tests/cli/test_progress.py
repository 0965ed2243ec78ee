import io
import sys
from collections.abc import Iterator

import pytest

from briefing.cli.progress import reporting
from briefing.model import Progress


class Terminal(io.StringIO):
    """Says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def a_run() -> Iterator[Progress]:
    yield Progress("reading", 0, 0, "file:///news/a.txt")
    yield Progress("reading", 1, 0, "file:///news/b.txt")
    yield Progress("selecting", 0, 2, fraction=0.05)
    yield Progress("speaking", 0, 3, "Welcome", 0.05)
    yield Progress("speaking", 1, 3, "Ice \x1b[2J[bold]on :smile: the lake", 0.3)
    yield Progress("speaking", 2, 3, "", 0.6)
    yield Progress("speaking", 3, 3, "", 0.95)
    yield Progress("joining", 0, 1, fraction=0.95)


def shown_on(stream: io.StringIO, *, quiet: bool = False) -> str:
    with reporting(quiet=quiet, stream=stream) as report:
        for progress in a_run():
            report(progress)
    return stream.getvalue()


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def test_a_log_gets_a_line_a_stage_and_story() -> None:
    assert shown_on(io.StringIO()).splitlines() == [
        "reading",
        "selecting from 2 articles",
        "speaking 1 of 3: Welcome",
        "speaking 2 of 3: Ice [2J[bold]on :smile: the lake",
        "speaking 3 of 3",
        "joining",
    ]


def test_a_log_gets_no_control_characters() -> None:
    shown = shown_on(io.StringIO())

    assert "\r" not in shown
    assert "\x1b" not in shown


def test_quiet_shows_nothing() -> None:
    assert shown_on(Terminal(), quiet=True) == ""


def test_without_stderr_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)

    with reporting() as report:
        report(Progress("reading", 0, 0, "file:///a"))

    assert sys.stderr is None


def test_a_terminal_gets_stage_story_percentage_and_remaining_time() -> None:
    shown = shown_on(Terminal())

    assert "\x1b[" in shown
    assert " %" in shown
    assert "--:--" in shown or "0:0" in shown


def test_what_an_article_says_is_not_taken_as_markup_or_as_a_command() -> None:
    shown = shown_on(Terminal())

    assert "\x1b[2J" not in shown


def test_a_bar_leaves_nothing_behind() -> None:
    # It ends by clearing its line.
    assert shown_on(Terminal()).rstrip("\r\n\x1b[?25h").endswith("\x1b[2K")


def test_no_color_means_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = shown_on(Terminal())
    monkeypatch.setenv("NO_COLOR", "1")

    assert "\x1b[38;5" in coloured or "\x1b[3" in coloured
    assert "\x1b[38;5" not in shown_on(Terminal())


def test_a_dumb_terminal_gets_plain_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")

    assert "\x1b" not in shown_on(Terminal())


def test_one_article_is_counted_as_one() -> None:
    stream = io.StringIO()
    with reporting(stream=stream) as report:
        report(Progress("selecting", 0, 1))

    assert stream.getvalue() == "selecting from 1 article\n"
