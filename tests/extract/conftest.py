from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract import extract
from briefing.model import Article, Document

BODY = (
    "The town council voted on Tuesday to plant four hundred trees along the river before winter.\n\n"
    "The trees will come from a nursery in the next valley, the mayor said, and children will help."
)


@pytest.fixture(scope="session")
def body() -> str:
    """Return two clean paragraphs, enough for an article."""
    return BODY


@pytest.fixture(scope="session")
def read() -> Callable[..., Article]:
    """Return `extract` for a text, which is HTML, Markdown or plain by its media type."""

    def made(text: str | bytes, media_type: str = "text/plain", **hints: object) -> Article:
        data = text.encode() if isinstance(text, str) else text
        return extract(Document(uri="test:it", body=data, media_type=media_type, **hints))  # type: ignore[arg-type]

    return made
