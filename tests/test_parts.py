from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import registry
from briefing.config import SourceSettings
from briefing.errors import PluginError
from briefing.parts import sources_of


def test_a_broken_source_does_no_harm_to_the_others(
    broken_plugin: Callable[[str], str], tmp_path: Path
) -> None:
    assert broken_plugin("briefing.sources") in registry.names("source")

    (source,) = sources_of([SourceSettings(path="news")], tmp_path)

    assert source.name


def test_what_no_source_reads_is_named(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match="'gopher://old/': no source reads this"):
        sources_of([SourceSettings(path="gopher://old/")], tmp_path)
