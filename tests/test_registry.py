from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from briefing import registry
from briefing.errors import PluginError


@pytest.fixture
def broken_plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Install a distribution with an engine whose import fails, as a user's broken plugin would."""
    info = tmp_path / "sour-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: sour\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[briefing.engines]\nsour = sour_engine:Engine\n")
    (tmp_path / "sour_engine.py").write_text("raise RuntimeError('no licence found')\n")
    monkeypatch.syspath_prepend(tmp_path)
    return "sour"


def test_our_own_plugins_are_found_by_the_public_route() -> None:
    assert {"gtts", "hibari", "tone"} <= set(registry.names("engine"))
    assert "files" in registry.names("source")
    assert "extractive" in registry.names("summarizer")
    assert "folder" in registry.names("store")


def test_a_plugin_is_loaded_by_name() -> None:
    assert registry.load("engine", "tone").name == "tone"


def test_an_unknown_name_lists_what_is_installed() -> None:
    with pytest.raises(PluginError, match="'festval': not found") as caught:
        registry.load("engine", "festval")

    assert "hibari" in caught.value.known


def test_a_broken_plugin_is_named_with_its_reason(broken_plugin: str) -> None:
    assert "no licence found" in registry.broken("engine")[broken_plugin]


def test_a_broken_plugin_does_no_harm_to_those_who_do_not_ask_for_it(broken_plugin: str) -> None:
    assert broken_plugin in registry.names("engine")
    assert registry.load("engine", "tone").name == "tone"


def test_a_broken_plugin_that_is_asked_for_is_an_error(broken_plugin: str) -> None:
    with pytest.raises(PluginError, match="does not load: RuntimeError"):
        registry.load("engine", broken_plugin)


def test_every_entry_point_of_ours_loads() -> None:
    assert isinstance(registry._points("engine")[0], EntryPoint)
    kinds: tuple[registry.Kind, ...] = ("source", "summarizer", "engine", "store")
    assert {kind: registry.broken(kind) for kind in kinds} == {kind: {} for kind in kinds}
