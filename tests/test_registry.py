from collections.abc import Callable
from importlib.metadata import EntryPoint

import pytest

from briefing import registry
from briefing.errors import PluginError


@pytest.fixture
def sour(broken_plugin: Callable[[str], str]) -> str:
    return broken_plugin("briefing.engines")


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


def test_a_broken_plugin_is_named_with_its_reason(sour: str) -> None:
    assert "no licence found" in registry.broken("engine")[sour]


def test_a_broken_plugin_does_no_harm_to_those_who_do_not_ask_for_it(sour: str) -> None:
    assert sour in registry.names("engine")
    assert registry.load("engine", "tone").name == "tone"


def test_a_broken_plugin_that_is_asked_for_is_an_error(sour: str) -> None:
    with pytest.raises(PluginError, match="does not load: RuntimeError"):
        registry.load("engine", sour)


def test_every_entry_point_of_ours_loads() -> None:
    assert isinstance(registry._points("engine")[0], EntryPoint)
    kinds: tuple[registry.Kind, ...] = ("source", "summarizer", "engine", "store")
    assert {kind: registry.broken(kind) for kind in kinds} == {kind: {} for kind in kinds}
