"""The front end for German, French and Spanish: classify -> verbalise -> render, and the gate."""

from __future__ import annotations

import re
import warnings
from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec

from briefing.normalize import (
    cldr,
    clean,
    engine_text,
    european_gate,
    european_texts,
    given,
    render,
)
from briefing.normalize.chunks import chunks
from briefing.normalize.locales import Locale
from briefing.normalize.rules import Claim, Rule
from briefing.normalize.spoken import FiredRule, Spoken, SpokenWord
from briefing.normalize.tongue import Tongue
from briefing.normalize.wording import PLAIN, Wording

_MODULES = {"de": "german", "fr": "french", "es": "spanish"}

_GUILLEMET = re.compile(r"«\s")
_HANGING = re.compile(r"(?:-[^\W\d_]+)+")


def language_of(tag: str) -> str:
    """Return the language of a BCP 47 tag if it is written out here, else ""."""
    code = tag.replace("_", "-").lower().split("-")[0]
    return code if code in _MODULES else ""


@lru_cache(maxsize=1)
def installed() -> bool:
    """Whether the `languages` extra is there; the first time that it is not, a warning says so."""
    if find_spec("num2words") is not None:
        return True
    warnings.warn(
        "numbers and dates in German, French and Spanish stay as written: "
        "pip install 'briefing-cast[languages]' to have them written out",
        stacklevel=2,
    )
    return False


def speak(written: str, language: str, tag: str, wording: Wording = PLAIN) -> Spoken:
    """Return the spoken form of a German, French or Spanish text."""
    tongue, rules, plain = _language(language, cldr.decimal_mark(tag))
    locale = Locale(tag, joins_with_and=False, day_first=True, nil="")
    draft = clean.clean(_quotes(written, language), joins_digits=False)
    claims: list[Claim] = []
    said: list[render.Token] = []
    fired = list(draft.fired)
    place = 0
    for part in chunks(draft.text):
        own = given.claims(
            part,
            wording,
            language=tag,
            words=lambda alias: given.in_words(alias, locale, rules),
        )
        found, tokens, missing = _work(part, locale, tongue.code, rules, plain, own=own)
        for token in tokens:
            token.start, token.end = token.start + place, token.end + place
        said += tokens
        claims += [Claim(c.start + place, c.end + place, c.spoken, c.rule) for c in found]
        if missing:
            end = draft.place(place + len(part) - 1) + 1
            fired.append(FiredRule("faithfulness-gate", draft.place(place), end, missing))
        place += len(part)
    for claim in claims:
        start, end = draft.place(claim.start), draft.place(claim.end - 1) + 1
        fired.append(FiredRule(claim.rule, start, end, " ".join(claim.spoken.split())))
    fired.sort(key=lambda f: (f.start, f.end))
    text = " ".join(shown for shown, _ in engine_text.shown(said, marked=False))
    return Spoken(text, _words(said, draft), tuple(fired))


def _quotes(written: str, language: str) -> str:
    """Put plain marks where those of the language would mislead; the length stays the same.

    In German the mark that opens in English closes. In French a space parts « from the word, and the
    mark would be dropped as one that belongs to nothing.
    """
    if language == "fr":
        return _GUILLEMET.sub(' "', written)
    return written.replace("“", '"') if language == "de" else written


@lru_cache(maxsize=8)
def _language(code: str, mark: str) -> tuple[Tongue, tuple[Rule, ...], tuple[Rule, ...]]:
    module = import_module(f"briefing.normalize.{_MODULES[code]}")
    tongue: Tongue = module.TONGUE
    make: Callable[[str], tuple[Rule, ...]] = module.rules
    plain = (*european_texts.cardinals(tongue, mark)[3:], *european_texts.signs(tongue))
    return tongue, make(mark), plain


def _work(
    text: str,
    locale: Locale,
    code: str,
    rules: tuple[Rule, ...],
    plain: tuple[Rule, ...],
    *,
    own: list[Claim],
) -> tuple[list[Claim], list[render.Token], str]:
    sheet = given.sheet(text, locale, rules, own)
    claims = _with_compounds(text, sheet.claims)
    if code == "fr":
        claims = _with_elided(text, claims)
    said = render.tokens(text, claims)
    missing = european_gate.lost(text, claims, said, code)
    if not missing:
        return claims, said, ""
    simple = given.sheet(text, locale, plain, own)
    return simple.claims, render.tokens(text, simple.claims), missing


def _with_compounds(text: str, claims: list[Claim]) -> list[Claim]:
    """Join to a number the words that hang on it by hyphens: "sieben-Tage-Frist"."""
    starts = sorted(claim.start for claim in claims)
    out: list[Claim] = []
    for claim in claims:
        tail = _HANGING.match(text, claim.end)
        if tail is None or not claim.spoken or not claim.spoken[-1].isalpha():
            out.append(claim)
            continue
        at = bisect_left(starts, claim.end)
        end = min(tail.end(), starts[at]) if at < len(starts) else tail.end()
        hanging = text[claim.end : end].rstrip("-'")
        end = claim.end + len(hanging)
        out.append(Claim(claim.start, end, claim.spoken + hanging, claim.rule, claim.deletes))
    return out


def _with_elided(text: str, claims: list[Claim]) -> list[Claim]:
    """Join "d'" and the like to the number that follows: "d'un million"."""
    taken = {claim.end for claim in claims}
    out: list[Claim] = []
    for claim in claims:
        start = claim.start
        if text[start - 1 : start] == "'" and start - 1 not in taken:
            while start and (text[start - 1].isalpha() or text[start - 1] == "'"):
                start -= 1
        prefix = text[start : claim.start]
        if prefix.count("'") != 1 or len(prefix) > 7 or not claim.spoken or start in taken:
            out.append(claim)
        else:
            out.append(Claim(start, claim.end, prefix + claim.spoken, claim.rule, claim.deletes))
    return out


def _words(said: list[render.Token], draft: clean.Draft) -> tuple[SpokenWord, ...]:
    words: list[SpokenWord] = []
    for token in said:
        if token.is_word:
            start, end = draft.place(token.start), draft.place(token.end - 1) + 1
            words += [SpokenWord(w, start, end) for w in engine_text.plain_word(token).split()]
    return tuple(words)
