from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import SourceError
from briefing.sources import listing


def test_a_folder_that_does_not_open_is_told(tmp_path: Path) -> None:
    (error,) = listing.files_in(tmp_path / "gone", frozenset({".txt"}))
    assert isinstance(error, SourceError)
    assert error.uri == str(tmp_path / "gone")
    assert "cannot be opened" in error.reason


def test_a_folder_that_closes_on_the_way_is_told_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Ant")

    def walk(top: Path, onerror: Callable[[OSError], None], **_: Any) -> Iterator[Any]:
        onerror(PermissionError(13, "Permission denied", str(top / "sub")))
        yield str(top), [], ["a.txt"]

    monkeypatch.setattr("os.walk", walk)
    first, second = listing.files_in(tmp_path, frozenset({".txt"}))
    assert isinstance(first, SourceError)
    assert second == tmp_path / "a.txt"
