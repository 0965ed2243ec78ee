from pathlib import Path

import pytest

from briefing import registry
from briefing.config import SourceSettings
from briefing.errors import PluginError
from briefing.parts import sources_of


@pytest.fixture
def sour_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Install a distribution with a source whose import fails, as a user's broken plugin would."""
    info = tmp_path / "sour-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: sour\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[briefing.sources]\na-sour = sour_source:Source\n")
    (tmp_path / "sour_source.py").write_text("raise RuntimeError('no licence found')\n")
    monkeypatch.syspath_prepend(tmp_path)
    return "a-sour"


def test_a_broken_source_does_no_harm_to_the_others(sour_source: str, tmp_path: Path) -> None:
    assert sour_source in registry.names("source")

    (source,) = sources_of([SourceSettings(path="news")], tmp_path)

    assert source.name


def test_what_no_source_reads_is_named(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match="'gopher://old/': no source reads this"):
        sources_of([SourceSettings(path="gopher://old/")], tmp_path)
