"""Nobody pays without having agreed to it."""

from __future__ import annotations

import io
import sys

import pytest

from briefing.cli.prices import agreed, told
from briefing.cli.progress import reporting
from briefing.errors import UsageError
from briefing.model import Price, Voice

PRICE = Price(Voice("openai", "nova", "en-US"), 12_345, 15.0)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def keyboard(monkeypatch: pytest.MonkeyPatch, typed: str) -> Terminal:
    """Put a person at the keyboard; return the screen."""
    monkeypatch.setenv("TERM", "xterm")
    screen = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    monkeypatch.setattr(sys, "stderr", screen)
    return screen


def test_a_price_is_told_with_what_it_is_for() -> None:
    assert told(PRICE) == "openai nova takes 0.19: 12,345 characters at 15 a million"


def test_a_tiny_price_is_not_told_as_nothing() -> None:
    assert told(Price(PRICE.voice, 40, 15.0)).startswith("openai nova takes less than 0.01: ")


def test_the_price_of_who_only_takes_over_is_the_most_it_can_be() -> None:
    fallback = Price(PRICE.voice, 12_345, 15.0, is_fallback=True)

    assert told(fallback).startswith("openai nova would take at most 0.19: ")
    assert told(fallback).endswith(", if it has to speak for others")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("y\n", True), ("YES\n", True), ("n\n", False), ("\n", False), ("", False), ("yo\n", False)],
)
def test_only_a_yes_is_a_yes(monkeypatch: pytest.MonkeyPatch, typed: str, answer: bool) -> None:
    screen = keyboard(monkeypatch, typed)

    assert agreed([PRICE], lambda progress: None) is answer

    assert screen.getvalue() == f"{told(PRICE)}\nGo on? [y/N] "


def test_the_live_bar_is_away_while_the_person_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = keyboard(monkeypatch, "y\n")

    with reporting(stream=screen) as report:
        assert agreed([PRICE], report)

    assert f"{told(PRICE)}\nGo on? [y/N] " in screen.getvalue()


def test_where_there_is_nobody_to_ask_nothing_is_paid(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))

    with pytest.raises(UsageError, match="--yes"):
        agreed([PRICE], lambda progress: None)

    assert told(PRICE) in capsys.readouterr().err
