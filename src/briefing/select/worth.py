"""Says what each sentence of a story is worth, and why it was chosen."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.select.terms import cosine, unit_vector

if TYPE_CHECKING:
    from briefing.select.reading import Choice, Sentence

# Tuned together on 500 articles with reference summaries and on 98 groups of articles; change one,
# measure all.
LEAD = 1.0
LEAD_DECAY = 0.15
CENTRAL = 1.5
FACTS = 0.05
QUESTION = 0.5
TERSE = 0.6
TERSE_WORDS = 6

NEAR = 0.2
"""Part of the sentences of a story, the nearest to the whole, of which it is said that they are near."""
SAID_FACTS = 4
BOTH = 2
_WORD = re.compile(r"[^\W_](?:[\w’'.,-]*\w)?")
_POSSESSIVE = re.compile(r"[’']s?\Z")


class Worth(float):
    """The worth of a sentence, which remembers how near the sentence is to the whole story."""

    __slots__ = ("central",)

    central: float

    def __new__(cls, value: float, central: float) -> Worth:
        """Return *value*; *central* is a cosine."""
        worth = super().__new__(cls, value)
        worth.central = central
        return worth


def worths(readings: Sequence[Sequence[Sentence]], idf: Mapping[str, float]) -> list[float]:
    """Return the worth of each sentence of one story: its place, its centrality, its facts.

    `readings` are the story's articles, the leading one first; the numbers come in their order.
    """
    centre = _centre(readings, idf)
    return [_worth(s, centre, idf) for reading in readings for s in reading]


def places(worths: Sequence[float]) -> list[int]:
    """Return the place of each sentence by centrality, the most central first; 0 where unknown."""
    central = [w.central if isinstance(w, Worth) else 0.0 for w in worths]
    order = sorted(range(len(central)), key=lambda i: -central[i])
    ranks = {index: place for place, index in enumerate(order, 1)}
    return [ranks[i] if central[i] else 0 for i in range(len(central))]


def _centre(
    readings: Sequence[Sequence[Sentence]], idf: Mapping[str, float]
) -> Mapping[str, float]:
    """Return the whole story as one vector; what one of its reports alone speaks of counts less."""
    counts = Counter(term for reading in readings for s in reading for term in s.terms)
    reported = Counter(
        term for reading in readings for term in {t for s in reading for t in s.terms}
    )
    shared = {term: idf.get(term, 1.0) * reported[term] / len(readings) for term in counts}
    return unit_vector(counts, shared)


def _worth(sentence: Sentence, centre: Mapping[str, float], idf: Mapping[str, float]) -> float:
    vector = unit_vector(Counter(sentence.terms), idf)
    central = cosine(vector, centre)
    value = LEAD * math.exp(-LEAD_DECAY * sentence.rank)
    value += CENTRAL * central
    value += FACTS * min(1.0, len(sentence.facts) / 4)
    if sentence.asks:
        value -= QUESTION
    if sentence.words < TERSE_WORDS:
        value -= TERSE
    return Worth(value, central)


def reason(sentence: Sentence) -> str:
    """Return in a few words why *sentence* was chosen: place, facts, nearness, neighbours."""
    choice = sentence.choice
    said = ["opens the article" if sentence.rank == 0 else f"sentence {sentence.rank + 1}"]
    named = _named(sentence.passage.text, choice.new if choice else sentence.facts)
    if named:
        said.append("new: " + ", ".join(named[:SAID_FACTS]))
    if choice and 0 < choice.near <= max(1, NEAR * choice.of):
        said.append(_nearness(choice))
    if choice and choice.brought:
        said.append(choice.brought)
    if sentence.leans or (choice and choice.follows):
        said.append("follows the sentence before it")
    return "; ".join(said)


def _nearness(choice: Choice) -> str:
    many = "both" if choice.reports == BOTH else f"all {choice.reports}"
    whole = "the article says" if choice.reports == 1 else f"{many} reports say"
    return f"near what {whole} ({choice.near} of {choice.of})"


def _named(text: str, facts: frozenset[str]) -> list[str]:
    """Return *facts* as *text* writes them, names of several words whole, each once, in order."""
    found: list[str] = []
    last = -2
    for match in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", match[0])
        if word.casefold() not in facts or word[0].islower():
            continue
        if last == match.start() - 1 and not word[0].isdigit() and text[last] == " ":
            found[-1] += f" {word}"
        else:
            found.append(word)
        last = match.start() + len(word)
    return list(dict.fromkeys(found))
