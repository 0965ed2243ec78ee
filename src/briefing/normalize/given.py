"""What is said because the user says so: claims for the words of the own lexicon, and for emoji."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.normalize import emoji, ipa, render, respelling
from briefing.normalize.clean import clean
from briefing.normalize.engine_text import HIDDEN
from briefing.normalize.lexicon import ending as sound_of_ending
from briefing.normalize.locales import locale_of
from briefing.normalize.own_words import hits
from briefing.normalize.rules import SPELL, Claim, Sheet

if TYPE_CHECKING:
    from briefing.normalize.locales import Locale
    from briefing.normalize.own_words import Hit
    from briefing.normalize.rules import Rule
    from briefing.normalize.wording import Wording
    from briefing.protocols import Markup

OWN = "pronunciation"
"""The rule that the log names for an entry of the user."""

ROUNDS = 4
"""Taking a word away may make a rule claim another; after so many rounds all of them are taken away."""

_SHOUTED = re.compile(r"[A-Z]{2,}")
_NO_WORD = re.compile(r"[^\w' -]")


def claims(
    text: str,
    wording: Wording,
    *,
    language: str,
    markup: Markup = "plain",
    words: Callable[[str], str] = str,
) -> list[Claim]:
    """Return what is given for a cleaned text, in order.

    `words` turns a written form into words; without it what the user wrote is said as it is.
    """
    found = [
        claim
        for hit in hits(text, wording.lexicon, language)
        if (claim := _claim(text, hit, markup, words)) is not None
    ]
    if names_emoji(wording, language):
        found += emoji.claims(text)
    return sorted(found, key=lambda claim: claim.start)


def names_emoji(wording: Wording, language: str) -> bool:
    """Whether emoji are named: their names are English."""
    return wording.emoji == "name" and locale_of(language) is not None


def in_words(written: str, locale: Locale, rules: tuple[Rule, ...]) -> str:
    """Return a written form as *rules* say it, letters marked as such."""
    one = _ruled(clean(written).text, locale, rules, ())
    said = render.tokens(one.text, one.claims)
    return " ".join(f"{SPELL if t.letters else ''}{t.core}{t.tail}" for t in said)


def sheet(text: str, locale: Locale, rules: tuple[Rule, ...], given: Sequence[Claim]) -> Sheet:
    """Return a sheet on which the rules have staked their claims around what is given.

    A rule sees a given word, for it may need it ("King Charles III"), but does not get it. What a rule
    leaves out stays out.
    """
    taken: list[Claim] = []
    for _ in range(ROUNDS):
        one = _ruled(text, locale, rules, taken)
        rest = [c for c in given if c not in taken]
        left_out = [c for c in rest if any(r.deletes and _overlap(c, r) for r in one.claims)]
        rest = [c for c in rest if c not in left_out]
        contested = [c for c in rest if not _settled(c, one)]
        if not contested:
            for claim in rest:
                one.take(claim)
            return one
        taken += contested
    return _ruled(text, locale, rules, given)


def _settled(claim: Claim, one: Sheet) -> bool:
    """Whether no rule claims a given word; one that says it as a part of more hands it over."""
    rivals = [r for r in one.claims if _overlap(claim, r)]
    if not rivals:
        return True
    pieces = _around(claim, rivals[0], one.text) if len(rivals) == 1 else None
    if pieces is None:
        return False
    at = one.claims.index(rivals[0])
    one.claims[at : at + 1] = pieces
    return True


def _around(claim: Claim, rule: Claim, text: str) -> list[Claim] | None:
    """Return what is left of a rule's claim on both sides of a given word; None if it has it not."""
    word = text[claim.start : claim.end].casefold()
    padded = f" {rule.spoken} "
    small = padded.casefold()
    at = small.find(f" {word} ")
    if at < 0 or small.count(f" {word} ") > 1 or len(small) != len(padded):
        return None
    before, after = padded[:at].strip(), padded[at + len(word) + 1 :].strip()
    sides = ((rule.start, claim.start, before), (claim.end, rule.end, after))
    if any(spoken and not text[start:end].strip() for start, end, spoken in sides):
        return None
    return [
        replace(rule, start=end - len(text[start:end].lstrip()), end=end, spoken=spoken)
        for start, end, spoken in sides
        if text[start:end].strip()
    ]


def _ruled(text: str, locale: Locale, rules: tuple[Rule, ...], taken: Sequence[Claim]) -> Sheet:
    one = Sheet(text, locale)
    for claim in taken:
        one.take(claim)
    one.apply(rules)
    return one


def _overlap(one: Claim, other: Claim) -> bool:
    return one.start < other.end and other.start < one.end


def _claim(text: str, hit: Hit, markup: Markup, words: Callable[[str], str]) -> Claim | None:
    own = hit.entry.settings
    blank = Claim(hit.start, hit.end, "", OWN, deletes=True)
    if markup == "misaki" and (sounds := _phonemes(hit)):
        written = text[hit.start : hit.end]
        said = _letters_only(written) if written.isalpha() else _letters_only(words(written))
        shown = _SHOUTED.sub(lambda capitals: capitals.group().capitalize(), said)
        return replace(blank, spoken=said, marked=f"[{shown}](/{sounds}/)") if said else None
    if own.alias:
        said = words(own.alias)
    elif own.respelling:
        said = own.respelling.lower().replace("’", "'")
    else:
        return None
    return replace(blank, spoken=said.rstrip(".,;: ") + hit.ending)


def _phonemes(hit: Hit) -> str:
    own = hit.entry.settings
    sounds = ipa.misaki(own.ipa) if own.ipa else respelling.phonemes(own.respelling)
    return sounds + sound_of_ending(sounds) if sounds and hit.ending else sounds


def _letters_only(words: str) -> str:
    """Return words fit for the brackets of a mark."""
    bare = words.replace(SPELL, "").replace(HIDDEN, "")
    return " ".join(_NO_WORD.sub(" ", bare).split())
