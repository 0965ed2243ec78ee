"""What a rule is, and the sheet of text on which the rules stake their claims, one after another.

A rule sees the text with every earlier claim blotted out, so it can be written as if it were alone;
offsets stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from briefing.normalize.locales import Locale

BLOT = "\ue000"
"""Stands for a claimed character. A private-use character; cleaning keeps it out of the text."""

SPELL = "\u2060"
"""Begins a token whose capitals are said as letters: SPELL + "NGO" + "s"."""

DIGITS = frozenset("0123456789")


@dataclass(frozen=True, slots=True)
class Context:
    """What a verbaliser may know besides its match: the unblotted text, and the locale."""

    text: str
    locale: Locale

    @property
    def joint(self) -> str:
        """The word between hundreds and tens."""
        return "and" if self.locale.joins_with_and else ""

    def before(self, place: int, reach: int = 40) -> str:
        """Return up to *reach* characters of text before *place*."""
        return self.text[max(0, place - reach) : place]

    def after(self, place: int, reach: int = 40) -> str:
        """Return up to *reach* characters of text from *place* on."""
        return self.text[place : place + reach]


Verbalise = Callable[["re.Match[str]", Context], "str | None"]
"""The words for a match, "" to leave it out, None to leave it to another rule."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and how to say what it finds.

    `needs`: characters of which one must be in the text, or the pattern is not tried at all.
    `numeric`: whether it finds nothing in a text without a digit.
    `deletes`: whether the rule may leave words or numbers out (they are then in the log).
    """

    name: str
    pattern: str
    verbalise: Verbalise
    needs: frozenset[str] = frozenset()
    deletes: bool = False
    numeric: bool = False


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a rule's pattern when a text first needs it: an import must stay cheap."""
    return re.compile(pattern)


def rule(
    name: str,
    pattern: str,
    verbalise: Verbalise,
    *,
    needs: str = "",
    deletes: bool = False,
    numeric: bool = False,
) -> Rule:
    """Make a rule; *needs* is characters, "0" stands for any digit."""
    wanted = frozenset(needs)
    if "0" in wanted:
        wanted |= DIGITS
    return Rule(name, pattern, verbalise, wanted, deletes, numeric)


@dataclass(frozen=True, slots=True)
class Claim:
    """A span `[start, end)` of the clean text, what is said for it, and who says so.

    `marked` is the same with its pronunciation for the engine, if there is any.
    """

    start: int
    end: int
    spoken: str
    rule: str
    deletes: bool = False
    marked: str = ""


@dataclass(slots=True)
class Sheet:
    """A text under work: it collects claims and blots them out for the rules that follow."""

    text: str
    locale: Locale
    blotted: str = ""
    claims: list[Claim] = field(default_factory=list)
    letters: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.blotted = self.text
        self.letters = frozenset(self.text)

    def apply(self, rules: tuple[Rule, ...]) -> None:
        """Let each rule claim what it finds, in the order given."""
        context = Context(self.text, self.locale)
        has_digits = not DIGITS.isdisjoint(self.letters)
        for one in rules:
            if one.numeric and not has_digits:
                continue
            if one.needs and one.needs.isdisjoint(self.letters):
                continue
            self._apply(one, context)

    def take(self, claim: Claim) -> None:
        """Put a claim down that no rule has made."""
        self.claims.append(claim)
        size = claim.end - claim.start
        self.blotted = self.blotted[: claim.start] + BLOT * size + self.blotted[claim.end :]

    def _apply(self, one: Rule, context: Context) -> None:
        found: list[Claim] = []
        for match in compiled(one.pattern).finditer(self.blotted):
            start, end = match.span()
            if start == end or BLOT in match.group():
                continue
            spoken = one.verbalise(match, context)
            if spoken is not None:
                found.append(Claim(start, end, spoken, one.name, one.deletes))
        if not found:
            return
        self.claims += found
        pieces: list[str] = []
        place = 0
        for claim in found:
            pieces += (self.blotted[place : claim.start], BLOT * (claim.end - claim.start))
            place = claim.end
        pieces.append(self.blotted[place:])
        self.blotted = "".join(pieces)


def spell(letters: str, suffix: str = "") -> str:
    """Mark *letters* to be said by their names, with a plural or possessive ending."""
    return SPELL + letters.upper() + suffix
