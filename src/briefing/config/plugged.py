"""Options of plugins inside a config, checked against the plugin's own model and told with their line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from pydantic import ValidationError

from briefing.config import advice
from briefing.config.base import Settings
from briefing.config.nodes import Group, Node, Scalar
from briefing.config.settings import Config
from briefing.config.values import model_of, plain

Plugged = Literal["engine", "summarizer"]

PLACES: tuple[tuple[Plugged, str, str], ...] = (
    ("engine", "speech", "engine"),
    ("summarizer", "summarizer", "name"),
)
"""Of each kind the group of its settings, and the setting that names the plugin."""
OPTIONS = "options"


class OptionsModel(Protocol):
    """Whoever knows the plugins: `briefing.registry.options_model` is one."""

    def __call__(self, kind: Plugged, name: str, /) -> type[Settings] | None:
        """Return the model of the options of a plugin; None when that is not known."""


@dataclass(frozen=True, slots=True)
class PluggedOptions:
    """The options in one group of a config, as their plugin's model reads them, and what is wrong."""

    group: str
    values: dict[str, Any]
    problems: tuple[tuple[advice.Location, str], ...]


def plugged_options(root: Group, options_model: OptionsModel) -> Iterator[PluggedOptions]:
    """Yield the options of each plugin that a config names, or leaves at its default.

    What is no group, or names its plugin in no way a name can be written, is left to the settings.
    """
    for kind, group, setting in PLACES:
        settings = root.entries[group].value if group in root.entries else None
        name = _name(settings, group, setting)
        options = _entry(settings, OPTIONS)
        if not name or isinstance(settings, Scalar) or not _is_group(options):
            continue
        if model := options_model(kind, name):
            values = plain(options, model) if isinstance(options, Group) else {}
            yield PluggedOptions(group, values, tuple(_problems(values, model, group)))


def _problems(
    values: dict[str, Any], model: type[Settings], group: str
) -> Iterator[tuple[advice.Location, str]]:
    try:
        model.model_validate(values)
    except ValidationError as error:
        for location, message in advice.problems(error, model):
            yield (group, OPTIONS, *location), message


def _name(settings: Node | None, group: str, setting: str) -> str:
    written = _entry(settings, setting)
    if isinstance(written, Scalar) and (written.text or not written.plain):
        return written.text.strip()
    return _default(group, setting) if written is None or isinstance(written, Scalar) else ""


def _default(group: str, setting: str) -> str:
    model = model_of(Config.model_fields[group].annotation)
    return str(model.model_fields[setting].default) if model else ""


def _entry(settings: Node | None, key: str) -> Node | None:
    if isinstance(settings, Group) and key in settings.entries:
        return settings.entries[key].value
    return None


def _is_group(options: Node | None) -> bool:
    """Whether it is a group, or nothing at all: `options:` with all below it commented out."""
    return options is None or isinstance(options, Group) or plain(options) is None
