"""Pieces of sentences that a scraper cut off: they are taken out, the rest of a paragraph stays verbatim."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.extract.words import ABBREVIATIONS, DANGLING

MAX_SCRAP_WORDS = 6
"""A piece so short is a scrap; what is longer may be somebody's careless typing."""

MAX_ENDING = 60
"""How far from its end the end of a sentence is looked for, a bracket after it included."""

_END = re.compile(r"[.!?…]+['\"”’“»)\]]*(?=\s|$)|[。！？]+[”’»」』）)]*")
_WHOLE = re.compile(
    r"(?:[.!?…:;。！？؟।۔։።]\s?['\"”’»«“)\]」』）]*|[.!?][”\"'’]?\s?[(\[][^()\[\]]{1,40}[)\]]"
    r"|[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff])$"  # scripts that write no full stop
)
_CUT_MARK = re.compile(
    r"\s*(?:\[\s*(?:…|\.{3})\s*\]|\(\s*(?:more|continued|cont'd|suite|sigue)\s*\)|\[\+\d+ chars\])$",
    re.IGNORECASE,
)
_NOTE_MARK = re.compile(r"(?<=[\w.,;:!?”\"'’)])\[(?:\d{1,3}|[a-z]|citation needed|note \d{1,2})\]")
_AGENCY = "Reuters|AP|AFP|CNN|dpa|UPI|Bloomberg|ANI|PTI|IANS|Xinhua|TASS|EFE|PA|KNA|epd|SID"
_DATELINE = re.compile(
    rf"^(?:[A-ZÀ-Þ][\w .,'’/-]{{1,60}}\((?:{_AGENCY})\)\s*[-–—:]{{1,2}}|\((?:{_AGENCY})\)\s*[-–—:]{{1,2}})\s*(?=\S)"
)
_LAST_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")
_MIXED_CASE = re.compile(r"[a-zà-ÿ]{1,3}[A-Z]|[a-z]{1,3}[-.][A-Z]|\w*\d|\w+\.\w|[a-z]['’]")
_PARTICLE = re.compile(
    r"(?:(?:de|da|di|du|van|von|der|den|la|le|al|el|bin|ibn|ter)\s){1,2}[A-ZÀ-Þ]"
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    is_ended: bool


def without_scraps(text: str, *, lower_case: bool = False) -> tuple[str, str]:
    """Return a paragraph without pieces of sentences, and the piece without an end after its last one.

    The first is empty if no sentence of it is whole. *lower_case* says that the whole document is
    written without capitals.
    """
    text = _NOTE_MARK.sub("", _DATELINE.sub("", _CUT_MARK.sub("", text))).strip()
    kept: list[str] = []
    is_after_scrap = False
    for sentence in _sentences(text):
        piece = text[sentence.start : sentence.end]
        if not sentence.is_ended and not is_whole(text):
            return "".join(kept).strip(), text[sentence.start :].strip()
        # Where a scrap stood, what goes on without a capital belonged to it; and the sentences on both
        # sides must not become one that nobody wrote.
        goes_on = is_after_scrap and not lower_case and starts_cut_off(piece.strip())
        if goes_on or _is_scrap(text, sentence, lower_case=lower_case):
            is_after_scrap = True
            continue
        kept.append(f" {piece}" if is_after_scrap and not piece[:1].isspace() else piece)
        is_after_scrap = False
    return "".join(kept).strip(), ""


def sentences_in(text: str) -> list[str]:
    """Return the sentences of *text* without outer white space."""
    return [text[sentence.start : sentence.end].strip() for sentence in _sentences(text)]


def is_whole(text: str) -> bool:
    """Whether *text* ends as a sentence does, or as the words before a list or a quotation."""
    return bool(_WHOLE.search(text[-MAX_ENDING:]))


def starts_cut_off(text: str) -> bool:
    """Whether *text* starts in the middle of a sentence."""
    return text[:1].islower() and not _MIXED_CASE.match(text) and not _PARTICLE.match(text)


def ends_cut_off(text: str) -> bool:
    """Whether *text* ends in the middle of a sentence, by its last word or sign."""
    last = text.rpartition(" ")[2].casefold()
    return text.endswith((",", "-", "–", "—")) or last in DANGLING


def _sentences(text: str) -> list[_Sentence]:
    found = []
    start = 0
    for match in _END.finditer(text):
        if _ends_here(text, match):
            found.append(_Sentence(start, match.end(), is_ended=True))
            start = match.end()
    if text[start:].strip():
        found.append(_Sentence(start, len(text), is_ended=False))
    return found


def _ends_here(text: str, end: re.Match[str]) -> bool:
    following = text[end.end() :].lstrip()[:1]
    if not following:
        return True
    word = _LAST_WORD.search(text, max(0, end.start() - 30), end.start())
    if end[0].startswith(".") and word and _is_abbreviation(word[0]):
        return False
    if following.islower():
        # "Really?" she asked; Apple Inc. said: only after a common word is it another sentence's scrap.
        return end[0] == "." and word is not None and len(word[0]) > 2 and word[0].islower()  # noqa: PLR2004
    return True


def _is_abbreviation(word: str) -> bool:
    """Whether a sentence goes on after it: a letter, letters with full stops between ("d.w.z"), a known one."""
    return len(word) == 1 or "." in word or word.lower() in ABBREVIATIONS


def _is_scrap(text: str, sentence: _Sentence, *, lower_case: bool) -> bool:
    piece = text[sentence.start : sentence.end].strip()
    is_short = len(piece.split()) <= MAX_SCRAP_WORDS
    if not lower_case and (is_short or sentence.start == 0) and starts_cut_off(piece):
        return True
    return is_short and _closes_nothing(text, sentence)


def _closes_nothing(text: str, sentence: _Sentence) -> bool:
    """Whether it closes a quotation or a bracket that nothing before it opened."""
    before, piece = text[: sentence.start], text[sentence.start : sentence.end]
    # „German“ quotations close with the sign that “English” ones open with.
    pairs = ("„“", "«»", "()") if "„" in text else ("“”", "«»", "()")
    if any(_is_open_ended(before, piece, *pair) for pair in pairs):
        return True
    quotes = [i for i, sign in enumerate(piece) if sign == '"']
    return (
        len(quotes) == 1
        and text.count('"') % 2 == 1
        and before.count('"') % 2 == 0
        and piece[: quotes[0]].strip() != ""
        and not piece[quotes[0] - 1].isspace()
    )


def _is_open_ended(before: str, piece: str, opening: str, closing: str) -> bool:
    depth = before.count(opening) - before.count(closing)
    for sign in piece:
        depth += (sign == opening) - (sign == closing)
        if sign == closing and depth < 0:
            return True
    return False
