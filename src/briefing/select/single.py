"""Cuts one text to its key sentences: for benchmarks, and for whoever has a text and no show."""

from __future__ import annotations

from briefing.model import Article, Paragraph
from briefing.select.reading import read
from briefing.select.telling import Telling
from briefing.select.terms import inverse_frequencies
from briefing.select.worth import worths

FULL = 0.75
"""Share of the budget from which a text counts as told."""
SLACK = 1.0


def summarize_text(title: str, text: str, max_words: int, *, language: str = "en") -> list[str]:
    """Return sentences of *text*, verbatim and in order, of at most *max_words* words.

    Paragraphs are lines. Empty when no sentence can be told by itself.
    """
    lines = [line.strip() for line in text.split("\n")]
    body = tuple(Paragraph(line, place) for place, line in enumerate(lines, 1) if line)
    head = (Paragraph(title, 0, "title"),) if title else ()
    sentences = read(Article(uri="text:", title=title, paragraphs=head + body, language=language))
    idf = inverse_frequencies(s.gist for s in sentences)
    for relaxed in (False, True):
        telling = Telling([sentences], worths([sentences], idf), relaxed=relaxed)
        while telling.words < FULL * max_words:
            unit = telling.best(max(0.0, SLACK * max_words - telling.words))
            if not unit and not telling.words:
                unit = telling.best(float("inf"))
            if not unit:
                break
            telling.add(unit)
        if telling.words:
            break
    return [s.passage.text for s in telling.told]
