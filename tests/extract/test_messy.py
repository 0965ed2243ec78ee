"""Pages as they come off the web: the mess goes, the news stays, and a summary is none the wiser.

Beside each page of `messy/` lies what a careful person would keep of it, as `.clean.txt`: the title,
then a paragraph a line, headings marked `## `. A language other than English is in the name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from briefing.adapters.sentences import sentence_spans
from briefing.extract import extract
from briefing.extract.junk import text_key
from briefing.model import Document
from briefing.select import summarize_text

MESSY = Path(__file__).parent / "messy"
MEDIA_TYPES = {".txt": "text/plain", ".md": "text/markdown", ".html": "text/html"}
PAGES = sorted(p for p in MESSY.iterdir() if not p.name.endswith(".clean.txt"))

SUMMARY_WORDS = 100
"""About five sentences."""

MAX_JUNK_TOLD = 0.01
MAX_JUNK_KEPT = 0.02
MAX_LOST = 0.03
MIN_OVERLAP = 0.9
MAX_PAGE_JUNK = MAX_PAGE_LOST = 1
GETS_PAST = {"65-evening-digest.html": 2, "69-sponsored-mid.txt": 3}
"""Pages of which more lines than that still get past us; nothing of them is told."""

MIN_PAGE_OVERLAP = 0.6
"""A page may have one flaw: most have none, which the floors over all of them see to."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page; the lists hold the lines themselves, for whoever reads a failure."""

    title: str
    expected_title: str
    kept: int
    junk: tuple[str, ...]
    sentences: int
    lost: tuple[str, ...]
    told: int
    junk_told: tuple[str, ...]
    overlap: float
    """Twice the sentences that both summaries tell, over those of either."""


@cache
def outcome(path: Path) -> Outcome:
    lines = (MESSY / f"{path.stem}.clean.txt").read_text(encoding="utf-8").splitlines()
    title, clean = lines[0], [line for line in lines[1:] if line]
    prose = [line for line in clean if not line.startswith("## ")]
    language = path.stem.rpartition(".")[2] if "." in path.stem else "en"
    article = extract(
        Document(
            uri=f"test:{path.name}",
            body=path.read_bytes(),
            media_type=MEDIA_TYPES[path.suffix],
            language=language,
        )
    )
    kept = [p for p in article.paragraphs if p.kind != "title"]
    spoken = [p.text for p in kept if p.kind == "text"]
    wanted, got = text_key(" ".join(clean)), text_key(" ".join(spoken))
    sentences = [sentence for line in prose for sentence in sentences_of(line, language)]
    ours = summarize_text(article.title, "\n".join(spoken), SUMMARY_WORDS, language=language)
    theirs = summarize_text(title, "\n".join(prose), SUMMARY_WORDS, language=language)
    return Outcome(
        title=article.title,
        expected_title=title,
        kept=len(kept),
        junk=tuple(p.text for p in kept if text_key(p.text) not in wanted),
        sentences=len(sentences),
        lost=tuple(sentence for sentence in sentences if text_key(sentence) not in got),
        told=len(ours),
        junk_told=tuple(sentence for sentence in ours if text_key(sentence) not in wanted),
        overlap=overlap(ours, theirs),
    )


def sentences_of(text: str, language: str) -> Iterator[str]:
    return (text[start:end] for start, end in sentence_spans(text, language))


def overlap(ours: list[str], theirs: list[str]) -> float:
    shared = set(map(text_key, ours)) & set(map(text_key, theirs))
    return 2 * len(shared) / (len(ours) + len(theirs))


def told(what: str) -> str:
    """Return the lines of one kind of all pages, each behind the name of its page."""
    return "".join(f"\n{p.name}: {line}" for p in PAGES for line in getattr(outcome(p), what))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_news_of_a_messy_page_is_found_and_nothing_else(path: Path) -> None:
    found = outcome(path)
    assert text_key(found.title) == text_key(found.expected_title)
    assert len(found.junk) <= GETS_PAST.get(path.name, MAX_PAGE_JUNK), found.junk
    assert len(found.lost) <= MAX_PAGE_LOST, found.lost
    assert found.overlap >= MIN_PAGE_OVERLAP


def test_summaries_of_messy_pages_hold_no_junk() -> None:
    count = sum(len(outcome(path).junk_told) for path in PAGES)
    assert count <= MAX_JUNK_TOLD * sum(outcome(p).told for p in PAGES), told("junk_told")


def test_hardly_a_paragraph_that_is_kept_is_junk() -> None:
    count = sum(len(outcome(path).junk) for path in PAGES)
    assert count <= MAX_JUNK_KEPT * sum(outcome(p).kept for p in PAGES), told("junk")


def test_hardly_a_sentence_is_lost() -> None:
    count = sum(len(outcome(path).lost) for path in PAGES)
    assert count <= MAX_LOST * sum(outcome(p).sentences for p in PAGES), told("lost")


def test_the_summary_is_that_of_the_clean_text() -> None:
    overlaps = {path.name: outcome(path).overlap for path in PAGES}
    least = sorted(overlaps.items(), key=lambda pair: pair[1])[:5]
    assert sum(overlaps.values()) >= MIN_OVERLAP * len(overlaps), least


def test_there_are_enough_pages_of_each_kind() -> None:
    suffixes = [path.suffix for path in PAGES]
    assert all(suffixes.count(suffix) >= 3 for suffix in MEDIA_TYPES)
    assert len(PAGES) >= 50
    assert sum("." in path.stem for path in PAGES) >= 8
