"""The front end for English: protect -> classify -> verbalise -> lexicon -> render, and the gate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.normalize import (
    acronyms,
    addresses,
    breaths,
    cardinals,
    clean,
    dates,
    ear,
    emoji,
    engine_text,
    fractions,
    gate,
    given,
    headings,
    lexicon,
    money,
    ordinals,
    percents,
    phones,
    products,
    ranges,
    render,
    roman,
    social,
    times,
    titles,
    units,
    web,
)  # fmt: skip
from briefing.normalize.chunks import chunks
from briefing.normalize.rules import SPELL, Claim, Rule
from briefing.normalize.spoken import FiredRule, Spoken, SpokenWord
from briefing.normalize.wording import PLAIN as PLAIN_WORDING

if TYPE_CHECKING:
    from briefing.normalize.locales import Locale
    from briefing.normalize.wording import Wording
    from briefing.protocols import Markup

RULES: tuple[Rule, ...] = (
    *ear.RULES, *web.RULES, *social.RULES, *phones.RULES, *money.RULES, *times.RULES, *addresses.RULES, *products.MODELS, *dates.RULES, *percents.RULES, *roman.RULES,
    *ranges.PAIRS, *units.RULES, *fractions.RULES, *ordinals.RULES, *titles.RULES, *cardinals.MAGNIFIED, *products.RULES, *ranges.RULES, *cardinals.RULES, *acronyms.RULES,
    *cardinals.LAST,
)  # fmt: skip
"""Order matters: money before ranges before numbers; what was claimed is out of reach of later rules."""

PLAIN: tuple[Rule, ...] = (*cardinals.RULES, *cardinals.LAST)
"""The plain path, when the gate finds something missing."""


def speak(written: str, locale: Locale, markup: Markup, wording: Wording = PLAIN_WORDING) -> Spoken:
    """Return the spoken form of an English text."""
    draft = clean.clean(written, keeps_emoji=given.names_emoji(wording, locale.tag))
    text = headings.recase(draft.text.rstrip())
    claims: list[Claim] = []
    said: list[render.Token] = []
    fired = list(draft.fired)
    place = 0
    for part in chunks(text):
        own = given.claims(
            part,
            wording,
            language=locale.tag,
            markup=markup,
            words=lambda written: given.in_words(written, locale, RULES),
        )
        found, part_tokens, extra = _work(part, locale, own)
        for token in part_tokens:
            token.start, token.end = token.start + place, token.end + place
        said += part_tokens
        claims += [replace(c, start=c.start + place, end=c.end + place) for c in found]
        fired += [
            FiredRule(
                name, draft.place(place), draft.place(place + max(0, len(part) - 1)) + 1, what
            )
            for name, what in extra
        ]
        place += len(part)
    if markup == "misaki":
        fired += [
            FiredRule(mark.rule, draft.place(mark.start), draft.place(mark.end - 1) + 1, mark.said)
            for mark in lexicon.pronounce(said)
        ]
    spoken_text, words = _finish(said, draft, markup)
    for claim in sorted(claims, key=lambda c: c.start):
        spoken = claim.marked or " ".join(claim.spoken.replace(SPELL, "").split())
        if claim.rule == emoji.NAMED:
            spoken = spoken.strip(" ,")
        fired.append(
            FiredRule(claim.rule, draft.place(claim.start), draft.place(claim.end - 1) + 1, spoken)
        )
    fired.sort(key=lambda f: (f.start, f.end))
    return Spoken(spoken_text, words, tuple(fired))


def _work(
    text: str, locale: Locale, own: list[Claim]
) -> tuple[list[Claim], list[render.Token], list[tuple[str, str]]]:
    sheet = given.sheet(text, locale, RULES, own)
    said = render.tokens(text, sheet.claims)
    if not said and sheet.claims:  # all of it was a credit: better said than a hole
        sheet = given.sheet(text, locale, RULES[len(ear.RULES) :], own)
        said = render.tokens(text, sheet.claims)
    missing = gate.lost(text, sheet.claims, said)
    if not missing:
        breaths.breathe(said)
        return sheet.claims, said, []
    plain = given.sheet(text, locale, PLAIN, own)
    return plain.claims, render.tokens(text, plain.claims), [("faithfulness-gate", missing)]


def _finish(
    said: list[render.Token], draft: clean.Draft, markup: Markup
) -> tuple[str, tuple[SpokenWord, ...]]:
    shown = engine_text.shown(said, marked=markup == "misaki")
    words: list[SpokenWord] = []
    for token in said:
        if token.is_word:
            start, end = draft.place(token.start), draft.place(token.end - 1) + 1
            words += [
                SpokenWord(word, start, end) for word in engine_text.plain_word(token).split()
            ]
    return " ".join(text for text, _ in shown), tuple(words)
