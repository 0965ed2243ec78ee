"""Stage normalize: a written line in, its spoken form out: words, never digits or symbols.

English has rules of its own; other languages get a clean-up of white space and control characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.normalize.locales import locale_of
from briefing.normalize.spoken import FiredRule, Spoken, SpokenWord

if TYPE_CHECKING:
    from briefing.protocols import Markup

__all__ = ["FiredRule", "Spoken", "SpokenWord", "spoken_form"]


def spoken_form(text: str, *, locale: str = "en-US", markup: Markup = "plain") -> Spoken:
    """Return what an engine is to say for *text*, with the source of each word.

    `locale` is a BCP 47 tag; `markup` is how the engine takes pronunciations. It never raises, and
    its own output comes back as it is.
    """
    english = locale_of(locale)
    if english is None:
        from briefing.normalize.passthrough import tidy

        return tidy(text)
    from briefing.normalize.front import speak

    return speak(text, english, markup)
