"""No plugin of ours is without its contract."""

from __future__ import annotations

import importlib.util
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

import pytest

from briefing import registry


@pytest.mark.parametrize("kind", ["engine", "summarizer", "source", "store", "publisher"])
def test_every_plugin_of_ours_has_a_contract_here(kind: registry.Kind) -> None:
    tested = set(vars(_module(Path(__file__).with_name(f"test_{kind}s.py"))))
    ours = {
        point.value.partition(":")[2]
        for point in entry_points(group=f"briefing.{kind}s")
        if point.value.startswith("briefing.")
    }

    assert ours
    assert ours <= tested


def _module(place: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"{place.stem}_to_look_at", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
