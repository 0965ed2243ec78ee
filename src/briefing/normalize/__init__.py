"""Stage normalize: a written line in, its spoken form out: words, never digits or symbols.

English has rules of its own, and so have German, French and Spanish where the `languages` extra is
installed; other languages get a clean-up of white space and control characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.normalize.locales import locale_of
from briefing.normalize.own_words import own_lexicon
from briefing.normalize.spoken import FiredRule, Spoken, SpokenWord
from briefing.normalize.wording import PLAIN, Wording

if TYPE_CHECKING:
    from briefing.protocols import Markup

__all__ = ["FiredRule", "Spoken", "SpokenWord", "Wording", "own_lexicon", "spoken_form"]


def spoken_form(
    text: str, *, locale: str = "en-US", markup: Markup = "plain", wording: Wording = PLAIN
) -> Spoken:
    """Return what an engine is to say for *text*, with the source of each word.

    `locale` is a BCP 47 tag; `markup` is how the engine takes pronunciations; `wording` is what the
    show says about it. It never raises, and without a lexicon its own output comes back as it is.
    """
    if not wording.written_out and markup == "plain":
        from briefing.normalize import passthrough

        return passthrough.as_written(text, wording, locale)
    english = locale_of(locale)
    if english is None:
        from briefing.normalize import european, passthrough

        language = european.language_of(locale)
        if language and european.installed():
            return european.speak(text, language, locale, wording)
        return passthrough.tidy(text, wording, locale)
    from briefing.normalize.front import speak

    return speak(text, english, markup, wording)
