"""Which lines are the machinery around an article: times, bylines, share bars, credits, menus, ads.

A rule says why a line goes, for the error that names what a document held. The words are in
the package `words`, the rules on pieces of sentences in `fragments.py`.
"""

from __future__ import annotations

import re

from briefing.extract import words
from briefing.extract.fragments import is_whole

MAX_CHARACTERS = 600
MAX_HEAD_CHARACTERS = 80
MAX_START_WORDS = 40
MAX_ANYWHERE_WORDS = 60
MAX_TIME_WORDS = 18
MAX_BAR_WORDS = 30
MAX_BYLINE_WORDS = 16
MAX_CAPTION_WORDS = 50

_EDGES = " \t.:;,!?…–—-|•·*>»«<›‹→←↑↓▶►▼■●#+_()[]{}\"'"
_DIGITS = re.compile(r"\d+(?:[.,:/]\d+)*")
_NO_KEY = re.compile(r"[\W_]+")
_TOKEN = re.compile(r"[^\W\d_]+(?:['.+-][^\W\d_]+)*|[+]")
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|[@#]\w+")
_CRUMBS = re.compile(r"[\w&' ]{1,30}(?:\s*[>»›/|•·]\s*[\w&' ]{1,40}){2,}")
_MORE = re.compile(r"more (?:[\w'&.-]+ ){0,4}(?:stories|articles|news|headlines|coverage|posts)")
_COPYRIGHT = re.compile(r"(?:copyright|©).{0,40}\b0\b")
_TWEET = re.compile(r"[—–-]\s?.{1,60}\(@\w+\)\s.{0,30}\d{4}")

_BYLINES, _ROLES, _JOINS = (
    "|".join(sorted(t, key=len, reverse=True)) for t in (words.BYLINES, words.ROLES, words.JOINS)
)
_NAME = r"(?:[A-ZÀ-Þ][\w.'’-]*|(?:de|da|di|du|van|von|der|den|la|le|al|el|bin|ter)\b)"
_BYLINE = re.compile(
    rf"(?:(?i:{_BYLINES})):?\s+{_NAME}(?:\s+{_NAME}){{1,4}}"
    rf"(?:\s*(?:,|&|\||\b(?:{_JOINS})\b)\s*{_NAME}(?:\s+{_NAME}){{0,4}})*"
    rf"(?:\s*[,|/–—-]\s*[^.!?]{{1,60}})?"
)
_DATED_BYLINE = re.compile(rf"\d[^a-z]{{3,40}}(?i:{_BYLINES})\s+{_NAME}(?:\s+{_NAME}){{1,4}}")
_CREDITED = re.compile(
    rf"{_NAME}(?:\s+{_NAME}){{1,3}}\s*[,|/–—-]\s*(?:[^.!?]*\b(?i:{_ROLES})\b[^.!?]*|(?i:{words.AGENCIES}))"
)
_BIO = re.compile(
    rf"{_NAME}(?:\s+{_NAME}){{1,3}},?\s+(?:is|was|has been|covers|writes|reports|ist|est|es)\b"
    rf"[^.]{{0,120}}\b(?:{_ROLES}|covers|covering|reports on|writes about)\b",
)
_CREDIT_END = re.compile(
    r"[(\[](?:(?i:photo|image|picture|credit|foto|bild|crédit|source|illustration|file)\b[^()\[\]]{0,80}"
    r"|[^()\[\]]{0,60}(?:AP Photo|Getty|Shutterstock|AFP|EPA|Reuters/)[^()\[\]]{0,60})[)\]]\.?$"
)
_AGENCY = re.compile(rf"(?i:{words.AGENCIES})")
_AGENCY_END = re.compile(rf"(?:©|/|\|)\s?(?i:{words.AGENCIES})\.?$")


def junk_rule(text: str) -> str:
    """Return the name of the rule that takes *text* for junk; empty when it is none."""
    return _rule(text) or _rule_on_labels(text)


def title_rule(text: str) -> str:
    """Return the rule that keeps *text* from being a title: one may begin 'Opinion:' or 'Watch:'."""
    return _rule(text)


def _rule(text: str) -> str:
    if len(text) > MAX_CHARACTERS:
        return ""
    line = _typewritten(text)
    folded = _DIGITS.sub("0", line.casefold()).strip()
    if not _LETTER.search(line):
        return "no words"
    count = len(line.split())
    if count > MAX_ANYWHERE_WORDS:
        return ""
    return (
        _rule_on_phrases(folded, count)
        or _rule_on_credits(folded, line)
        or _rule_on_vocabulary(folded, count)
        or _rule_on_shape(line, count)
    )


def _rule_on_labels(text: str) -> str:
    is_link = bool(_LABEL.match(text.casefold())) and not is_whole(text)
    return "link to another story" if is_link else ""


def heads_other_stories(text: str) -> bool:
    """Whether a line is the heading of a list of other stories."""
    found = line_key(text) if len(text) <= MAX_HEAD_CHARACTERS else ""
    return found in words.RELATED_HEADS or bool(_MORE.fullmatch(found))


def ends_article(text: str) -> bool:
    """Whether a line is the heading of readers' comments and the like."""
    return len(text) <= MAX_HEAD_CHARACTERS and line_key(text) in _END_HEADS


def line_key(text: str) -> str:
    """Return a heading as the tables have it."""
    return _DIGITS.sub("0", _typewritten(text).casefold()).strip(_EDGES)


def text_key(text: str) -> str:
    """Return *text* as it is compared: letters and digits alone, case folded."""
    return _NO_KEY.sub("", text.casefold())


def is_bio(text: str) -> bool:
    """Whether a paragraph at an article's end introduces its author."""
    return len(text) <= MAX_CHARACTERS and bool(_BIO.match(_typewritten(text)))


def _rule_on_phrases(folded: str, count: int) -> str:
    edged = folded.strip(_EDGES)
    if (
        edged in words.LINES
        or folded in words.LINES
        or _MORE.fullmatch(edged)
        or _COPYRIGHT.match(edged)
    ):
        return "page furniture"
    if count <= MAX_START_WORDS and _STARTS.match(_opened(folded)):
        return "page furniture"
    return "page furniture" if _ANYWHERE.search(folded) else ""


def _rule_on_credits(folded: str, line: str) -> str:
    return "byline or credit" if _CREDITS.match(_opened(folded)) and not is_whole(line) else ""


def _rule_on_vocabulary(folded: str, count: int) -> str:
    if count > MAX_BAR_WORDS:
        return ""
    tokens = _TOKEN.findall(folded)
    has_number = "0" in folded
    is_time = count <= MAX_TIME_WORDS and words.TIMES.issuperset(tokens)
    if is_time and (has_number or words.TIME_MARKS.intersection(tokens)):
        return "time stamp"
    is_bar = words.BARS.issuperset(tokens)
    if is_bar and (words.BAR_MARKS.intersection(tokens) or has_number):
        return "share bar or menu"
    return ""


def _rule_on_shape(line: str, count: int) -> str:
    if not _ADDRESS.sub("", line).strip(_EDGES):
        return "bare address"
    is_byline = (
        _BYLINE.fullmatch(line) or _CREDITED.fullmatch(line) or _DATED_BYLINE.fullmatch(line)
    )
    if count <= MAX_BYLINE_WORDS and is_byline:
        return "byline"
    if _AGENCY.fullmatch(line.strip(_EDGES)):
        return "byline"
    if count <= MAX_CAPTION_WORDS and (_CREDIT_END.search(line) or _AGENCY_END.search(line)):
        return "picture caption"
    if _TWEET.fullmatch(line):
        return "embedded post"
    return "menu" if _CRUMBS.fullmatch(line) else ""


def _typewritten(text: str) -> str:
    """Return *text* with the quotation marks that the tables have."""
    return text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')


def _opened(folded: str) -> str:
    """Return a line without the signs that such lines begin with."""
    return folded.lstrip("*•·>»→▶►-–— ")


def _alternatives(phrases: frozenset[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


_END_HEADS = frozenset(phrase.strip(_EDGES) for phrase in words.END_HEADS)
_STARTS = re.compile(rf"(?:{_alternatives(words.STARTS)})(?:(?<!\w)|(?!\w))")
_CREDITS = re.compile(rf"(?:{_alternatives(words.CREDITS)})(?!\w)")
_LABEL = re.compile(rf"(?:{_alternatives(words.LABELS)})\s*[:|]\s")
_ANYWHERE = re.compile(_alternatives(words.ANYWHERE))
