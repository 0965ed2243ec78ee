"""Which lines are the machinery around an article: times, bylines, share bars, credits, menus, ads.

A rule says why a line goes, for the error that names what a document held. The words are in
the package `words`, the rules on shapes in `shapes.py`, on pieces of sentences in
`fragments.py`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.extract import words
from briefing.extract.fragments import is_whole
from briefing.extract.shapes import EDGES, rule_on_shape, typewritten
from briefing.extract.site_talk import SITE_TALK, is_site_talk

MAX_CHARACTERS = 600
MAX_HEAD_CHARACTERS = 80
MAX_START_WORDS = 40
MAX_ANYWHERE_WORDS = 60
MAX_TIME_WORDS = 18
MAX_BAR_WORDS = 30

_DIGITS = re.compile(r"\d+(?:[.,:/]\d+)*")
_NO_KEY = re.compile(r"[\W_]+")
_TOKEN = re.compile(r"[^\W\d_]+(?:['.+-][^\W\d_]+)*|[+]")
_LETTER = re.compile(r"[^\W\d_]")
_MORE = re.compile(r"more (?:[\w'&.-]+ ){0,4}(?:stories|articles|news|headlines|coverage|posts)")
_POPULAR = re.compile(r"(?:trending|most read|most popular|popular|latest) (?:in|from|on) .{1,40}")
_ABOUT = re.compile(r"(?:About|Über|Über die|À propos de|Acerca de) (?:the )?([A-ZÀ-Þ]\S*).{0,60}")
_COPYRIGHT = re.compile(r"(?:copyright|©).{0,40}\b0\b")


@lru_cache(maxsize=4096)
def junk_rule(text: str) -> str:
    """Return the name of the rule that takes *text* for junk; empty when it is none."""
    return _rule(text) or _rule_on_labels(text)


def title_rule(text: str) -> str:
    """Return the rule that keeps *text* from being a title: one may begin 'Opinion:' or 'Watch:'."""
    return _rule(text)


@lru_cache(maxsize=4096)
def _rule(text: str) -> str:
    if len(text) > MAX_CHARACTERS:
        return ""
    line = typewritten(text)
    folded = _DIGITS.sub("0", line.casefold()).strip()
    if not _LETTER.search(line):
        return "no words"
    count = len(line.split())
    if count > MAX_ANYWHERE_WORDS:
        return ""
    return (
        _rule_on_phrases(folded, count)
        or (SITE_TALK if is_site_talk(_DIGITS.sub("0", line)) else "")
        or _rule_on_credits(folded, line)
        or _rule_on_vocabulary(folded, count)
        or rule_on_shape(line)
    )


def _rule_on_labels(text: str) -> str:
    is_link = bool(_LABEL.match(text.casefold())) and not is_whole(text)
    return "link to another story" if is_link else ""


def heads_other_stories(text: str) -> bool:
    """Whether a line is the heading of a list of other stories."""
    found = line_key(text) if len(text) <= MAX_HEAD_CHARACTERS else ""
    return found in words.RELATED_HEADS or bool(_MORE.fullmatch(found) or _POPULAR.fullmatch(found))


def ends_article(text: str) -> bool:
    """Whether a line is the heading of readers' comments and the like."""
    return len(text) <= MAX_HEAD_CHARACTERS and line_key(text) in _END_HEADS


def introduces_sender(heading: str, text: str) -> bool:
    """Whether it is "About Acme" over "Acme makes anvils": what a press release ends with."""
    found = _ABOUT.fullmatch(heading)
    return bool(found) and text.removeprefix("The ").startswith(found[1] if found else "")


def line_key(text: str) -> str:
    """Return a heading as the tables have it."""
    return _DIGITS.sub("0", typewritten(text).casefold()).strip(EDGES)


def text_key(text: str) -> str:
    """Return *text* as it is compared: letters and digits alone, case folded."""
    return _NO_KEY.sub("", text.casefold())


def _rule_on_phrases(folded: str, count: int) -> str:
    edged = folded.strip(EDGES)
    if (
        edged in words.LINES
        or folded in words.LINES
        or _MORE.fullmatch(edged)
        or _COPYRIGHT.match(edged)
    ):
        return "page furniture"
    if count <= MAX_START_WORDS and (
        _STARTS.match(_opened(folded)) or _STARTS.match(_opened(folded).lstrip("(["))
    ):
        return "page furniture"
    return "page furniture" if _ANYWHERE.search(folded) else ""


def announces_caption(text: str) -> bool:
    """Whether a line says that the next one is a picture's caption."""
    return len(text) <= MAX_HEAD_CHARACTERS and line_key(text) in words.CAPTIONS


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


def _opened(folded: str) -> str:
    """Return a line without the signs that such lines begin with."""
    return folded.lstrip("*•·>»→▶►-–— ")


def _alternatives(phrases: frozenset[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


_END_HEADS = frozenset(phrase.strip(EDGES) for phrase in words.END_HEADS)
_STARTS = re.compile(rf"(?:{_alternatives(words.STARTS)})(?:(?<!\w)|(?!\w))")
_CREDITS = re.compile(rf"(?:{_alternatives(words.CREDITS)})(?!\w)")
_LABEL = re.compile(rf"(?:{_alternatives(words.LABELS)})\s*[:|]\s")
_ANYWHERE = re.compile(_alternatives(words.ANYWHERE))
