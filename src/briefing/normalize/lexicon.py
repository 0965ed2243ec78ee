"""Pronunciations for engines that take phonemes: names, letters, heteronyms, and guards.

The files hold the phonemes of the embedded engine. They are read on the first call.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from briefing.normalize.engine_text import HIDDEN
from briefing.normalize.heteronyms import reading
from briefing.normalize.render import Token

_LETTERS = {
    "A": "A", "B": "bi", "C": "si", "D": "di", "E": "i", "F": "ɛf", "G": "ʤi", "H": "Aʧ", "I": "I", "J": "ʤA", "K": "kA", "L": "ɛl", "M": "ɛm", "N": "ɛn",
    "O": "O", "P": "pi", "Q": "kju", "R": "ɑɹ", "S": "ɛs", "T": "ti", "U": "ju", "V": "vi", "W": "dʌbᵊlju", "X": "ɛks", "Y": "wI", "Z": "zi",
}  # fmt: skip
_VOWELS = "AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻ"
_NUMERAL_INITIALS = frozenset("IVXLC")
LONGEST_TERM = 4
"""Words in the longest term of the lexicon."""


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """Return the shipped lexicon: a word or phrase and its phonemes."""
    return dict(line.split("\t") for line in _lines("names.tsv"))


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    """First words of the terms that have several."""
    return frozenset(term.split(" ")[0] for term in names() if " " in term)


@lru_cache(maxsize=1)
def _guards() -> dict[tuple[str, str], str]:
    """What to say for a word in a place where the engine's own normaliser would change it."""
    rows = (line.split("\t") for line in _lines("guards.tsv"))
    return {(where, word): phonemes for where, word, phonemes in rows}


def _lines(name: str) -> list[str]:
    from importlib import resources  # 20 ms that a plain text need not pay

    text = resources.files("briefing.normalize.data").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@dataclass(frozen=True, slots=True)
class Mark:
    """A pronunciation that was given: which part of this module did, for what, and the sounds.

    `[start, end)` is the place in the clean text.
    """

    rule: str
    start: int
    end: int
    said: str


def pronounce(said: list[Token]) -> list[Mark]:
    """Mark the words whose pronunciation must be given, in place; return what was looked up."""
    marks: list[Mark] = []
    at = 0
    while at < len(said):
        size, rule = _mark(said, at)
        if rule:
            last = said[at + size - 1]
            marks.append(Mark(rule, said[at].start, last.end, said[at].marked))
        at += size
    return marks


def _mark(said: list[Token], at: int) -> tuple[int, str]:
    """Mark what begins here; return how many words that are, and the name for the log."""
    token = said[at]
    if not token.is_word or token.marked:
        return 1, ""
    if token.letters:
        token.marked = _link(_apart(token.core), letters(token.core))
        return 1, ""  # the rule that made them letters is in the log
    if size := _phrase(said, at):
        return size, "lexicon"
    token.marked, rule = _marked(said, at)
    return 1, rule


def _marked(said: list[Token], at: int) -> tuple[str, str]:
    """Return a word with its pronunciation, and the name for the log; nothing for most words."""
    core = said[at].core
    head, hyphen, last = core.rpartition("-")
    if phonemes := _name(core):
        return _link(core, phonemes), "lexicon"
    if phonemes := _heteronym(said, at):
        return _link(core, phonemes), "heteronym"
    if guard := _guard(last, said, at):
        return head + hyphen + _link(last, guard), "guard"
    compound = _compound(core) if hyphen else ""
    return compound, "lexicon" if compound else ""


def _apart(core: str) -> str:
    """Set letters apart: the engine's normaliser reads "TBD" or "AKA" even inside a mark."""
    capitals = core.rstrip("s'")
    return " ".join(capitals) + core[len(capitals) :]


def _link(word: str, phonemes: str) -> str:
    return f"[{word}](/{phonemes}/)"


def _phrase(said: list[Token], at: int) -> int:
    """Mark the longest term that begins here; return how many words it has, 0 for none."""
    if said[at].core not in _openers():
        return 0
    for size in range(LONGEST_TERM, 1, -1):
        run = said[at : at + size]
        if len(run) < size or any(t.tail or not t.is_word for t in run[:-1]):
            continue
        if any(t.marked or t.letters for t in run):
            continue
        term = " ".join(t.core for t in run)
        phonemes = _name(term)
        if phonemes:
            run[0].marked = _link(term, phonemes)
            for token in run[1:]:
                token.marked = HIDDEN
            return size
    return 0


def _name(term: str) -> str:
    found = names().get(term)
    if found:
        return found
    if term.endswith("'s"):
        stem = names().get(term[:-2])
        return stem + ending(stem) if stem else ""
    return ""


def _compound(word: str) -> str:
    """Mark the parts of "Kyiv-based" or "anti-Houthi" that are in the lexicon."""
    parts = word.split("-")
    marked = [_link(part, phonemes) if (phonemes := _name(part)) else part for part in parts]
    return "-".join(marked) if marked != parts else ""


def _heteronym(said: list[Token], at: int) -> str:
    before = " ".join(t.core for t in said[max(0, at - 3) : at])
    after = " ".join(t.core for t in said[at + 1 : at + 4])
    return reading(said[at].core, before, after)


def _guard(word: str, said: list[Token], at: int) -> str:
    following = said[at + 1] if at + 1 < len(said) else None
    if following is not None and not said[at].tail:
        if following.core[:1] in _NUMERAL_INITIALS and (
            found := _guards().get(("before-numeral", word))
        ):
            return found
        if following.core[:1].isupper() and (found := _guards().get(("before-capital", word))):
            return found
    if said[at].tail.startswith(".") or following is None:
        return _guards().get(("full-stop", word), "")
    return ""


def ending(phonemes: str) -> str:
    """Return the sound of a plural or possessive s after *phonemes*."""
    if phonemes[-1] in "szʃʒʧʤ":
        return "ᵻz"
    return "s" if phonemes[-1] in "ptkfθ" else "z"


def letters(core: str) -> str:
    """Return the phonemes of a run of letters with its ending: the last is stressed."""
    capitals = core.rstrip("s'")
    sounds = [_LETTERS[c] for c in capitals if c in _LETTERS]
    stressed = [
        _stress(sound, "ˈ" if at == len(sounds) - 1 else "ˌ") for at, sound in enumerate(sounds)
    ]
    said = "".join(stressed)
    return said + ending(said) if core != capitals else said


def _stress(sound: str, mark: str) -> str:
    place = next(i for i, c in enumerate(sound) if c in _VOWELS)
    return sound[:place] + mark + sound[place:]
