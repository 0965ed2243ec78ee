from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

TESTS = Path(__file__).parents[1]

ModuleAt = Callable[[Path], ModuleType]


@pytest.fixture(scope="session")
def google(module_at: ModuleAt, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The fake of Google's service from the tests of the engines, running."""
    module = module_at(TESTS / "speech" / "google_server.py")
    with module.running(module.Certificate(tmp_path_factory.mktemp("certificate"))) as google:
        yield google


@pytest.fixture(scope="session")
def speech_service(module_at: ModuleAt) -> Iterator[Any]:
    """The fake of OpenAI's speech service from the tests of the engines, running."""
    with module_at(TESTS / "speech" / "speech_server.py").running() as service:
        yield service


@pytest.fixture(scope="session")
def chat(module_at: ModuleAt) -> Iterator[Any]:
    """The server of the chat protocol from the tests of the adapters, running."""
    with module_at(TESTS / "adapters" / "chat_server.py").running() as chat:
        yield chat
