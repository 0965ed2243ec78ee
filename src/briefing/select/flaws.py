"""Finds what a listener would stumble over in one sentence."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from briefing.word_count import count_words

if TYPE_CHECKING:
    from briefing.select.lexicon import Lexicon

LONGEST = 35
"""Words; beyond that a listener loses the beginning."""
LONGEST_OPENING = 38
"""The first sentence of an article carries the news: better a little long than not told."""
FEWEST = 3
LETTERS = 0.55
"""Share of letters under which a line is a table, a score or a share bar."""
FIGURES = 0.5
"""Share of words that are figures from which a line is a table."""
QUOTED = 0.5
FEW_QUOTED = 5
"""Words: who is quoted with so few and goes on has hardly begun."""

_ENDING = re.compile(r"[.!?…。！？।॥؟۔][\"“”»«’'‘)\]）」』〟]*\Z")
_WEB = re.compile(r"https?://|www\.|@\w+|©|\(c\)\s*\d{4}|#\w+\b.*#\w+", re.IGNORECASE)
_STAMP = re.compile(r"\W*(?:\d{1,2}:\d{2}|\d{1,2}\.? \w+ \d{4}|\d{4}-\d{2}-\d{2})[^.]{0,30}\Z")
_LABEL = re.compile(r"[^.!?]{0,80}[:|]\s*\Z")
_TORN = re.compile(
    r"[a-z]{2}[.!?]?[A-Z][a-z]+[A-Z][a-z]|[a-z]{2}[:;][A-Z][a-z]|[a-z]{3}(?:Mr|Mrs|Ms|The|This|He|She|They) "
    r"|\s[|•·]\s|\s[-–—]\s[-–—]\s"
)
_QUOTATION = re.compile(
    r"[\"“„«「『]([^\"“”„«»「」『』]+)[\"“”»」』]|(?<!\w)[‘']([^‘’]+?)[’'](?!\w)"
)
_SINGLE_OPENED = re.compile(r"(?<![\w’'.,!?])[‘'](?=\w)")
_SINGLE_QUOTES = (
    (re.compile(r"(?<![\w’'.,!?])‘(?=\w)"), re.compile(r"(?<=[^\s‘])’(?!\w)")),
    (re.compile(r"(?<![\w’'.,!?])'(?=[A-Z£$€]|\d(?!0s))"), re.compile(r"(?<=[^\s'])'(?!\w)")),
)
_OPENED = re.compile(r"[\"“„«‘']")
_CLOSED_ONLY = re.compile(r"[.,!?][’'](?!\w)")
_CLOSED_FIRST = re.compile(r'[^"]*[^\s"(\[\d]"(?=[\s,.;:)]|\Z)')
"""A straight mark that can only close what was opened before the sentence."""
_NUMBERED = re.compile(r"[\d)] \d{1,2}\.\Z")
"""The number of the next item of a list, taken for the end of this one."""
_CUT_AT_A_TITLE = re.compile(r"\s(?!Jr|Sr|Ltd|Mt|St)[A-Z][bcdfghjklmnpqrstvwxz]{1,3}\.\Z")
"""An abbreviation before a name, taken for the end: "Army Spc."; such have no vowels."""
_TRAILING = re.compile(r"(?:…|\.\.\.)\Z")
_PAIRS = (("“", "”"), ("„", "“”"), ("«", "»"), ("「", "」"), ("『", "』"), ("(", ")"), ("[", "]"))


def is_junk(text: str, words: Lexicon) -> bool:
    """Whether *text* is page furniture: a stamp, a share bar, a label, a credit, a table."""
    if count_words(text) < FEWEST:
        return True
    solid = "".join(text.split())
    if _letters(solid) < LETTERS * len(solid):
        return True
    pieces = text.split()
    if sum(p[0].isdigit() for p in pieces) > max(2, FIGURES * len(pieces)):
        return True
    if len(pieces) > FEWEST and text.upper() == text and text.lower() != text:
        return True
    patterns = (_STAMP, _LABEL)
    if any(p.match(text) for p in patterns):
        return True
    return any(p.search(text) for p in (_WEB, _TORN, words.junk))


def _letters(text: str) -> int:
    """Count letters, with the marks that belong to them: half of Hindi is written with such."""
    letters = sum(map(str.isalpha, text))
    if text.isascii():
        return letters
    return letters + sum(unicodedata.category(c)[0] == "M" for c in text)


def is_unfinished(text: str) -> bool:
    """Whether *text* begins in the middle of a sentence or does not end."""
    if any(p.search(text) for p in (_NUMBERED, _TRAILING, _CUT_AT_A_TITLE)):
        return True
    return not _ENDING.search(text) or text.lstrip("\"“‘'«„(")[:1].islower()


def is_question(text: str) -> bool:
    """Whether *text* asks something, outside or inside of a quotation at its end."""
    return bool(re.search(r"[?？؟][\"“”»’')」』]*\Z", text))


def opens_a_quotation(text: str) -> bool:
    """Whether a quotation or bracket is opened or closed in *text* without its other half."""
    if text.count('"') % 2 or _CLOSED_FIRST.match(text):
        return True
    for left, right in _PAIRS:
        opened = text.count(left)
        closed = sum(text.count(mark) for mark in right)
        if (left == "“" and "„" in text) or (left == "„" and "„" not in text):
            continue  # “ closes in „Deutsch“ and opens in “English”
        if opened != closed:
            return True
    # A single quote is also an apostrophe: it opens where a word begins, and closes after one.
    return any(
        len(opened.findall(text)) > len(closed.findall(text)) for opened, closed in _SINGLE_QUOTES
    ) or bool(_CLOSED_ONLY.search(text) and not _SINGLE_OPENED.search(text))


def lacks_speaker(text: str, words: Lexicon) -> bool:
    """Whether most of *text* is a quotation and nobody is said to say it."""
    quoted = sum(count_words("".join(found)) for found in _QUOTATION.findall(text))
    if quoted <= QUOTED * count_words(text):
        return False
    return not words.saying.search(without_quotations(text))


def without_quotations(text: str) -> str:
    """Return what *text* says itself."""
    return _QUOTATION.sub(" ", text)


def begins_to_speak(text: str, after: str) -> bool:
    """Whether *text* quotes but a few words of someone who goes on speaking in *after*."""
    found = _QUOTATION.match(text)
    if not found or not _OPENED.match(after):
        return False
    return count_words(found[0]) <= FEW_QUOTED


def leans_back(text: str, words: Lexicon) -> bool:
    """Whether *text*, or what it says besides its quotation, points to what was said before it."""
    said = without_quotations(text)
    if words.connectives.match(text) or words.back.search(said):
        return True
    return any(words.leaning.match(t) and not words.standing.match(t) for t in (text, said))


def speaks_of_itself(text: str, words: Lexicon) -> bool:
    """Whether *text* says "I" outside of quotations."""
    return bool(words.first_person.search(without_quotations(text)))


def looks_ahead(text: str, words: Lexicon) -> bool:
    """Whether *text* opens with a pronoun and itself names who is meant: "She is 14, but Ada ..."."""
    return bool(words.ahead.match(text))


def announces(text: str, words: Lexicon) -> bool:
    """Whether *text* only says that something comes: a hook, with nothing to tell by itself."""
    return bool(words.announcing.match(text))
