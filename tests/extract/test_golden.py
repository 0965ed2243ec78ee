"""Each file of `golden/` becomes the article that is written beside it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from briefing.extract import extract
from briefing.model import Article, Document

GOLDEN = Path(__file__).parent / "golden"
MEDIA_TYPES = {".txt": "text/plain", ".md": "text/markdown", ".html": "text/html"}
INPUTS = sorted(path for path in GOLDEN.iterdir() if path.suffix in MEDIA_TYPES)


def record(article: Article) -> dict[str, Any]:
    fields = asdict(article)
    fields["published"] = article.published.isoformat() if article.published else None
    fields["paragraphs"] = [[p.place, p.kind, p.text] for p in article.paragraphs]
    del fields["uri"], fields["weight"], fields["position"]
    return {name: value for name, value in fields.items() if value not in ("", None)}


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_the_file_becomes_the_article_beside_it(path: Path) -> None:
    document = Document(
        uri=f"test:{path.name}", body=path.read_bytes(), media_type=MEDIA_TYPES[path.suffix]
    )
    expected = json.loads((GOLDEN / f"{path.stem}.article.json").read_text(encoding="utf-8"))
    assert record(extract(document)) == expected


def test_there_are_enough_of_each_kind() -> None:
    suffixes = [path.suffix for path in INPUTS]
    assert all(suffixes.count(suffix) >= 3 for suffix in MEDIA_TYPES)
    assert len(INPUTS) >= 15
