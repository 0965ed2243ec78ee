"""Measure how well the article is found in real pages, ours beside plain trafilatura.

    python benchmarks/extraction.py FOLDER

FOLDER holds `ground-truth.json` (`{name: {"articleBody": ..., "url": ...}}`) and `html/NAME.html.gz`, as
scrapinghub's article-extraction-benchmark does. Scored as there: 4-grams of tokens, precision and recall of
each page, their means, and F1 of the means. A junk paragraph shares no 4-gram with the marked body (paragraphs
of fewer tokens: is not in it).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import mean, median

from briefing.errors import ExtractError
from briefing.extract import extract
from briefing.model import Document

SHINGLE = 4
Reader = Callable[[bytes], list[str]]


def ours(page: bytes) -> list[str]:
    document = Document(uri="file:///page.html", body=page, media_type="text/html")
    try:
        article = extract(document)
    except ExtractError:
        return []
    return [paragraph.text for paragraph in article.paragraphs if paragraph.kind != "title"]


def plain(page: bytes) -> list[str]:
    import trafilatura

    return (trafilatura.extract(page, favor_precision=True) or "").split("\n")


def plain_without_comments(page: bytes) -> list[str]:
    import trafilatura

    return (trafilatura.extract(page, favor_precision=True, include_comments=False) or "").split(
        "\n"
    )


def shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = re.findall(r"\w+", text)
    grams = (tuple(tokens[i : i + SHINGLE]) for i in range(max(1, len(tokens) - SHINGLE + 1)))
    return Counter(gram for gram in grams if gram)


def scores(truth: str, found: list[str]) -> tuple[float | None, float]:
    """Return precision (None when nothing was found) and recall."""
    expected, got = shingles(truth), shingles("\n".join(found))
    shared = sum((expected & got).values())
    precision = shared / sum(got.values()) if got else None
    return precision, shared / sum(expected.values()) if expected else 1.0


def junk_count(truth: str, found: list[str]) -> int:
    expected = shingles(truth)
    tokens = " " + " ".join(re.findall(r"\w+", truth)).casefold() + " "
    count = 0
    for paragraph in filter(str.strip, found):
        words = re.findall(r"\w+", paragraph)
        if len(words) < SHINGLE:
            count += bool(words) and f" {' '.join(words).casefold()} " not in tokens
        else:
            count += not set(shingles(paragraph)) & set(expected)
    return count


def measure(
    name: str, read: Reader, pages: dict[str, bytes], truths: dict[str, str]
) -> dict[str, float]:
    precisions, recalls, junk, times = [], [], 0, []
    for key, page in pages.items():
        start = time.process_time()
        found = read(page)
        times.append(1000 * (time.process_time() - start))
        precision, recall = scores(truths[key], found)
        recalls.append(recall)
        if precision is not None:
            precisions.append(precision)
        junk += junk_count(truths[key], found)
    p, r = mean(precisions), mean(recalls)
    f1 = 2 * p * r / (p + r)
    print(
        f"{name:<32} precision {p:.4f}  recall {r:.4f}  F1 {f1:.4f}  junk paragraphs {junk:>4}  "
        f"CPU ms a page: median {median(times):.0f}, mean {mean(times):.0f}, max {max(times):.0f}"
    )
    return {"precision": p, "recall": r, "f1": f1, "junk": junk}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="holds ground-truth.json and html/")
    folder = parser.parse_args().folder
    marked = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    truths = {key: entry["articleBody"] for key, entry in marked.items()}
    pages = {
        key: gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()) for key in truths
    }
    plain(next(iter(pages.values())))  # imports are not the page's time
    ours(next(iter(pages.values())))
    print(f"{len(pages)} pages")
    measure("briefing", ours, pages, truths)
    measure("trafilatura favor_precision", plain, pages, truths)
    measure("the same without comments", plain_without_comments, pages, truths)


if __name__ == "__main__":
    main()
