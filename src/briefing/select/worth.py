"""Says what each sentence of a story is worth, and why."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.select.terms import unit_vector

if TYPE_CHECKING:
    from briefing.select.reading import Sentence

# Tuned together on 500 articles with reference summaries; change one, measure all.
LEAD = 1.0
LEAD_DECAY = 0.15
CENTRAL = 1.5
FACTS = 0.15
QUESTION = 0.5
TERSE = 0.6
TERSE_WORDS = 6


def worths(readings: Sequence[Sequence[Sentence]], idf: Mapping[str, float]) -> list[float]:
    """Return the worth of each sentence of one story: its place, its centrality, its facts.

    `readings` are the story's articles, the leading one first; the numbers come in their order.
    """
    counts = Counter(term for reading in readings for s in reading for term in s.terms)
    centre = unit_vector(counts, idf)
    return [_worth(s, centre, idf) for reading in readings for s in reading]


def _worth(sentence: Sentence, centre: Mapping[str, float], idf: Mapping[str, float]) -> float:
    vector = unit_vector(Counter(sentence.terms), idf)
    central = sum(weight * centre.get(term, 0.0) for term, weight in vector.items())
    value = LEAD * math.exp(-LEAD_DECAY * sentence.rank)
    value += CENTRAL * central
    value += FACTS * min(1.0, len(sentence.facts) / 4)
    if sentence.asks:
        value -= QUESTION
    if sentence.words < TERSE_WORDS:
        value -= TERSE
    return value


def reason(sentence: Sentence) -> str:
    """Return in a few words why *sentence* was chosen."""
    said = ["opens the article" if sentence.rank == 0 else f"sentence {sentence.rank + 1}"]
    if sentence.facts:
        said.append("names " + ", ".join(sorted(sentence.facts)[:4]))
    if sentence.leans:
        said.append("follows the sentence before it")
    return "; ".join(said)
