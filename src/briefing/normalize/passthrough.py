"""Text for engines that read numbers themselves, and for languages we have no rules for.

The words stay as they are written, but for what the user's lexicon says otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from briefing.normalize import clean, given
from briefing.normalize.emoji import NAMED, SEQUENCE
from briefing.normalize.locales import locale_of
from briefing.normalize.rules import SPELL
from briefing.normalize.spoken import FiredRule, Spoken, SpokenWord
from briefing.normalize.wording import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.normalize.rules import Claim
    from briefing.normalize.wording import Wording

_WORD = re.compile(r"\S+")
_SPELT = re.compile(rf"{SPELL}(\w+)")


def tidy(text: str, wording: Wording = PLAIN, tag: str = "") -> Spoken:
    """Return *text* on one line, without control characters and emoji, each word with its place."""
    shown = _without_controls(text)
    if not shown.isascii():
        shown = SEQUENCE.sub(lambda found: " " * len(found.group()), shown)
    return _spoken(clean.Draft(shown), given.claims(shown, wording, language=tag))


def as_written(text: str, wording: Wording, tag: str) -> Spoken:
    """Return a cleaned text with its numbers, signs and abbreviations as they are written."""
    is_english = locale_of(tag) is not None
    keeps_emoji = given.names_emoji(wording, tag)
    draft = clean.clean(text, keeps_emoji=keeps_emoji, joins_digits=is_english)
    draft.text = _without_controls(draft.text)
    return _spoken(draft, given.claims(draft.text, wording, language=tag))


def _without_controls(text: str) -> str:
    """Put a space for each control character; the length stays the same."""
    return "".join(
        " " if c.isspace() or (unicodedata.category(c)[0] == "C" and c not in "\u200c\u200d") else c
        for c in text
    )


def _spoken(draft: clean.Draft, claims: Iterable[Claim]) -> Spoken:
    """Put the claims in their places; each character of the result keeps the span it stands for."""
    shown: list[str] = []
    spans: list[tuple[int, int]] = []
    fired = list(draft.fired)
    place = 0

    def copy(end: int) -> None:
        shown.append(draft.text[place:end])
        spans.extend((draft.place(i), draft.place(i) + 1) for i in range(place, end))

    for claim in claims:
        copy(claim.start)
        span = draft.place(claim.start), draft.place(claim.end - 1) + 1
        said = _SPELT.sub(lambda letters: " ".join(letters[1]), claim.spoken).strip(" ,")
        if claim.rule == NAMED:
            said = _apart(said, draft.text, claim)
        shown.append(said)
        spans.extend([span] * len(said))
        fired.append(FiredRule(claim.rule, *span, said.strip()))
        place = claim.end
    copy(len(draft.text))
    words = tuple(
        SpokenWord(m.group(), min(s for s, _ in at), max(e for _, e in at))
        for m in _WORD.finditer("".join(shown))
        if (at := spans[m.start() : m.end()])
    )
    fired.sort(key=lambda rule: (rule.start, rule.end))
    return Spoken(" ".join(w.text for w in words), words, tuple(fired))


def _apart(said: str, text: str, claim: Claim) -> str:
    """Set the name of an emoji apart from a letter that it touches."""
    before, after = text[claim.start - 1 : claim.start], text[claim.end : claim.end + 1]
    return " " * before.isalnum() + said + " " * after.isalnum()
