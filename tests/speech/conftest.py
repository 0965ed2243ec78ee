from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from briefing.model import Utterance, Voice


@pytest.fixture(scope="session")
def google_server() -> ModuleType:
    """The module with the fake of Google's service."""
    spec = importlib.util.spec_from_file_location(
        "google_server", Path(__file__).with_name("google_server.py")
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def certificate(google_server: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return google_server.Certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def google(google_server: ModuleType, certificate: Any) -> Iterator[Any]:
    """Google's service, running on this machine, without faults."""
    with google_server.running(certificate) as google:
        yield google


@pytest.fixture
def utterance() -> Callable[..., Utterance]:
    def make(text: str, voice: str = "heart") -> Utterance:
        return Utterance(spoken=text, written=text, voice=Voice("any", voice, "en-US"))

    return make
