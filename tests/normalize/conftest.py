"""Shared by the tests of the front end: the golden pairs and the engine's own phonemiser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parent / "golden"


class Phonemes(Protocol):
    """What a text sounds like to the engine."""

    def __call__(self, text: str) -> str: ...


@pytest.fixture(scope="session")
def golden() -> list[tuple[str, str, list[str]]]:
    """Class, written form and accepted spoken forms of every golden sentence."""
    rows = []
    for path in sorted(GOLDEN.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            kind, written, accepted = line.split("\t")
            rows.append((kind, written, accepted.split("|")))
    return rows


@pytest.fixture(scope="session")
def phonemes() -> Callable[[str], str]:
    """The engine's grapheme-to-phoneme step, without its voice."""
    from hibari.g2p import G2P

    engine: Callable[[str], str] = G2P()
    return engine
