from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

TESTS = Path(__file__).parents[1]


@pytest.fixture
def google(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The fake of Google's service from the tests of the engines, running."""
    module = _module(TESTS / "speech" / "google_server.py")
    with module.running(module.Certificate(tmp_path_factory.mktemp("certificate"))) as google:
        yield google


@pytest.fixture
def speech_service() -> Iterator[Any]:
    """The fake of OpenAI's speech service from the tests of the engines, running."""
    with _module(TESTS / "speech" / "speech_server.py").running() as service:
        yield service


def _module(place: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"{place.stem}_for_contracts", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def cache_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's cache folder out of the tests, on every system."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
