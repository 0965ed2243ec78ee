from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def google(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The fake of Google's service from the tests of the engines, running."""
    place = Path(__file__).parents[1] / "speech" / "google_server.py"
    spec = importlib.util.spec_from_file_location("google_server_for_contracts", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    with module.running(module.Certificate(tmp_path_factory.mktemp("certificate"))) as google:
        yield google
