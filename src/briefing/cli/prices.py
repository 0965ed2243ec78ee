"""Asks before money is spent on a voice."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.cli.progress import hushed
from briefing.cli.terminal import clean, is_interactive, say
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.model import Price, Report

CENTS = 100


def agreed(prices: Sequence[Price], report: Report) -> bool:
    """Show what speaking costs and return whether the person agrees.

    Raises UsageError where there is nobody to ask: no terminal, or it is not the keyboard that is read.
    """
    with hushed(report):
        for price in prices:
            say(told(price))
        if not (is_interactive(sys.stdin) and is_interactive(sys.stderr)):
            raise UsageError(
                "nothing was spoken: a voice costs money, and there is nobody to ask; "
                "agree to it with --yes"
            )
        print("Go on? [y/N] ", end="", file=sys.stderr, flush=True)
        return sys.stdin.readline().strip().lower() in {"y", "yes"}


def told(price: Price) -> str:
    """Return one price in a sentence; the currency is that of who set the option."""
    voice = price.voice
    amount = f"{price.amount:.2f}" if price.amount * CENTS >= 1 else "less than 0.01"
    at = f"{price.characters:,} characters at {price.per_million:g} a million"
    taken = "would take at most" if price.is_fallback else "takes"
    when = ", if it has to speak for others" if price.is_fallback else ""
    return f"{clean(voice.engine)} {clean(voice.name)} {taken} {amount}: {at}{when}"
