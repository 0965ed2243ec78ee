"""What a listener would stumble over in a script of whole sentences: six counts, and whether it is clean.

Rough rules for English, the same for every system, knowing nothing of how the sentences were chosen:

- dangling: opens with what points back ("He", "This", "The move"), and is told neither right after the
  sentence before it in its text nor as the first of a text; who cuts sentences otherwise than `sentences`
  does here is given no credit for their order;
- connective: the same with "However", "Meanwhile", "But";
- duplicate: 60 % of its content words (of the smaller of the two sentences) were in an earlier sentence;
- unsaid: most of it is a quotation, and there is no verb of saying outside of it;
- junk: page furniture (a stamp, a byline, a share bar, a credit, a label, an address), or it has no end;
- long: over 35 words.

Each is a share of the script's sentences; a script is clean when all six are zero. Verbatim is the share of its words in
sentences that are in the text letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from statistics import mean

from nltk.stem.porter import PorterStemmer
from sentencex import segment

LONG = 35
DUPLICATE = 0.6
QUOTED = 0.5
LETTERS = 0.55
FEWEST_WORDS = 3
SHORT_STEM = 3

Phrases = frozenset[tuple[str, ...]]


def phrases(*lines: str) -> Phrases:
    """Return phrases, each a tuple of words; a comma ends one."""
    return frozenset(tuple(p.split()) for line in lines for p in line.split(",") if p.strip())


BACKWARD = phrases(
    "he, she, it, they, him, them, his, her, hers, its, their, theirs, this, that, these, those, such, both",
    "one of them, one of these, one of those, the former, the latter, the two, the pair, the duo",
    "the man, the woman, the group, the company, the move, the decision, the deal, the announcement",
    "the statement, the report, the news, the incident",
)
FORWARD = phrases(
    "that said, that is why, those who, this time, this is the, this was the",
    "this morning, this week, this weekend, this month, this season, this summer, this year",
)
"""Openings that look backward and are not."""
COPULAS = phrases("is, was, s, has been, will be")
AFTER_IT = phrases(
    "the, a, an, only, expected, thought, understood, believed, reported, claimed, likely, possible, unclear",
    "important, time",
)
"""After "it is (not)": an "it" that stands for nothing."""
JOINING = phrases(
    "and, or, nor, but, so, yet, then, thus, hence, still, also, besides, instead, indeed, finally, because",
    "however, therefore, moreover, furthermore, nevertheless, nonetheless, consequently, additionally",
    "meanwhile, elsewhere, earlier, later, afterwards, similarly, likewise, in fact, in addition",
    "in contrast, on the other hand, as a result, for example, for instance",
)
LONGEST_PHRASE = 4

SAYING = re.compile(
    r"\b(?:sa(?:id|ys)|told|according to|adds|(?:add|stat|tweet|claim|announc|report|insist|explain|warn|ask|argu"
    r"|confirm|reveal|continu|conclud|comment|urg|suggest|describ|call|accus)ed|wrote|admitted|noted|denied|replied)\b",
    re.IGNORECASE,
)
QUOTATION = re.compile(r'["“](.+?)["”]')
END = re.compile(r"[.!?…][\"”’')\]]*\s*\Z")
OPENING_QUOTES = "\"“‘'"
NAMES_AFTER_BY = r"[A-Z][\w.]+(?: +[A-Z][\w.]+){0,3}"
FURNITURE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\A\W*\d+ +(?:second|minute|hour|day|week|month)s? +ago\W*\Z",
        r"\A(?:(?:last )?updated|published|posted|modified)\b.{0,60}\Z",
        r"\b(?:read more|also read|see also|click here|scroll down|sign up|subscribe|newsletter|cookie|advertisement)\b",
        r"\b(?:share this|follow us|leave a comment|have your say|join the conversation|e-?mail to a friend)\b",
        r"\b(?:watch the (?:video|match|full)|for more (?:stories|news|information)|download (?:the|our) app)\b",
        r"\b(?:all rights reserved|terms of (?:use|service))\b|©|\(c\)\s*\d{4}",
        r"\A(?:(?:file )?photo|image|picture|video|source|credit|copyright|getty images|reuters|afp|ap|pti|ani)\b[^.]{0,60}\Z",
        rf"\A\W*(?:by|from) +{NAMES_AFTER_BY} *[,|]?.{{0,40}}\Z",
        r"https?://|www\.|@\w+",
        r"\A\W*(?:\d{1,2}:\d\d|\d{1,2} +\w+ +\d{4})[^.]{0,30}\Z",
        r"\b(?:pictured|left|right|above|below)\)\s",
        r"\A[^.!?]{0,80}[:|]\s*\Z",
        r"\A\W*\Z",
    )
)
FUNCTION_WORDS = phrases(
    "the, a, an, and, or, of, to, in, on, for, with, at, by, from, as, into, if, about, over, after, before, up, out",
    "than, so, then, i, we, us, our, you, your, he, him, his, she, her, it, its, they, them, their, me, my, this",
    "that, these, those, there, is, are, was, were, be, been, being, has, have, had, will, would, can, could, may",
    "might, not, but, who, which, what, when, where, how, more, most, also, said, says, new, one, two, year, years",
)
_stemmer = PorterStemmer()


@dataclass(frozen=True, slots=True)
class Listening:
    """Shares, 0 to 1, of one script or the means of many."""

    dangling: float
    connective: float
    duplicate: float
    unsaid: float
    junk: float
    long: float
    clean: float
    verbatim: float


def sentences(text: str) -> list[str]:
    """Split *text*, a paragraph a line; what is no more than a stray mark belongs to what is before it."""
    found: list[str] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        of_line: list[str] = []
        for piece in filter(None, map(str.strip, segment("en", line))):
            if len(piece) < FEWEST_WORDS and of_line:
                of_line[-1] += piece
            elif of_line and len(of_line[-1]) < FEWEST_WORDS:
                of_line[-1] += f" {piece}"
            else:
                of_line.append(piece)
        found += (piece for piece in of_line if len(piece) >= FEWEST_WORDS)
    return found


def listen(script: Sequence[str], texts: Sequence[str]) -> Listening:
    """Judge the sentences of *script*, chosen from *texts*."""
    places = _places(texts)
    at = [places.get(_level(sentence)) for sentence in script]
    apart = [
        sentence
        for before, here, sentence in zip([None, *at], at, script, strict=False)
        if here is None or not (here[1] == 0 or (before and here == (before[0], before[1] + 1)))
    ]
    count = max(1, len(script))
    flaws = {
        "dangling": sum(map(points_back, apart)),
        "connective": sum(map(joins, apart)),
        "duplicate": duplicates(script),
        "unsaid": sum(map(is_unsaid, script)),
        "junk": sum(is_junk(text) or not END.search(text) for text in script),
        "long": sum(_length(text) > LONG for text in script),
    }
    words = sum(map(_length, script))
    flat = [_level(text) for text in texts]
    whole = sum(_length(s) for s in script if any(_level(s) in text for text in flat))
    return Listening(
        **{name: number / count for name, number in flaws.items()},
        clean=float(not any(flaws.values())),
        verbatim=whole / words if words else 0.0,
    )


def average(many: Iterable[Listening]) -> Listening:
    """Return the means."""
    scripts = list(many)
    return Listening(
        **{f.name: mean(getattr(s, f.name) for s in scripts) for f in fields(Listening)}
    )


def points_back(text: str) -> bool:
    """Whether *text* opens with what was named before."""
    words = _opening(text)
    if words[:1] == ["it"]:
        for copula in COPULAS:
            if tuple(words[1 : 1 + len(copula)]) == copula:
                after = words[1 + len(copula) :]
                if tuple(after[1:2] if after[:1] == ["not"] else after[:1]) in AFTER_IT:
                    return False
    return _begins(words, BACKWARD) and not _begins(words, FORWARD)


def joins(text: str) -> bool:
    """Whether *text* opens with a word that joins it to something before."""
    return _begins(_opening(text), JOINING)


def is_unsaid(text: str) -> bool:
    """Whether most of *text* is quoted and nobody says it."""
    quoted = sum(map(_length, QUOTATION.findall(text)))
    if quoted <= QUOTED * max(1, _length(text)):
        return False
    return not SAYING.search(QUOTATION.sub(" ", text))


def is_junk(text: str) -> bool:
    """Whether *text* is page furniture."""
    solid = "".join(text.split(" "))
    few_letters = sum(map(str.isalpha, text)) < LETTERS * len(solid)
    too_short = _length(text) < FEWEST_WORDS
    return too_short or few_letters or any(pattern.search(text) for pattern in FURNITURE)


def duplicates(script: Sequence[str]) -> int:
    """Return how many sentences say what an earlier one said."""
    contents = [_content(text) for text in script]
    return sum(
        any(_shared(content, earlier) >= DUPLICATE for earlier in contents[:index])
        for index, content in enumerate(contents)
    )


def _places(texts: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Return of which text each sentence is, and the how manieth of it."""
    return {
        _level(sentence): (source, number)
        for source, text in enumerate(texts)
        for number, sentence in enumerate(sentences(text))
    }


def _level(text: str) -> str:
    return " ".join(text.split())


def _length(text: str) -> int:
    return len(text.split())


def _opening(text: str) -> list[str]:
    bare = text.lstrip(OPENING_QUOTES)
    if not bare[:1].isalnum():
        return []
    return re.findall(r"\w+", bare[:80].lower())


def _begins(words: Sequence[str], known: Phrases) -> bool:
    return any(tuple(words[:n]) in known for n in range(1, LONGEST_PHRASE + 1))


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(_stemmer.stem(word)) if len(word) > SHORT_STEM else word


def _content(text: str) -> frozenset[str]:
    stems = map(_stem, re.findall(r"[a-z0-9]+", text.lower()))
    return frozenset(s for s in stems if (s,) not in FUNCTION_WORDS and (len(s) > 2 or s.isdigit()))


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))
