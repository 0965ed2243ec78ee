"""A show, and a machine whose schedulers only write down what they were asked for."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from tests.schedule.programs import Programs, install_programs

from briefing.schedule import Entry, Timing


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    return install_programs(tmp_path, monkeypatch)


@pytest.fixture
def entry(tmp_path: Path) -> Entry:
    """A show whose path has everything in it that some scheduler takes for its own."""
    folder = tmp_path / '50% of $HOME\'s "näws" \\%h ${USER}'
    folder.mkdir()
    config = folder / "config.yaml"
    config.write_text("sources: [articles/]\n")
    return Entry("morning", config, Timing(time(6, 30), frozenset(range(5))))
