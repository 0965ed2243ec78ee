from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="session")
def chat_server() -> ModuleType:
    """The module with the server that speaks the chat protocol."""
    spec = importlib.util.spec_from_file_location(
        "chat_server", Path(__file__).with_name("chat_server.py")
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def chat(chat_server: ModuleType) -> Iterator[Any]:
    """That server, running on this machine, without faults."""
    with chat_server.running() as chat:
        yield chat
