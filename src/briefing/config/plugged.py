"""Options of plugins inside a config, checked against the plugin's own model and told with their line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from pydantic import ValidationError

from briefing.config import advice
from briefing.config.base import Settings
from briefing.config.nodes import Group, Items, Node, Scalar
from briefing.config.settings import Config
from briefing.config.values import model_of, plain

Plugged = Literal["engine", "summarizer", "source", "publisher"]

OPTIONS = "options"


class OptionsModel(Protocol):
    """Whoever knows the plugins: `briefing.registry.options_model` is one."""

    def __call__(self, kind: Plugged, name: str, /) -> type[Settings] | None:
        """Return the model of the options of a plugin; None when that is not known.

        A source has no name: it is known by the path that it reads.
        """


@dataclass(frozen=True, slots=True)
class PluggedOptions:
    """The options in one group of a config, as their plugin's model reads them, and what is wrong."""

    place: advice.Location
    """Where the group is that holds them."""
    values: dict[str, Any]
    problems: tuple[tuple[advice.Location, str], ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a plugin is named: in the group there, or by a bare name in its place."""

    kind: Plugged
    name: str
    location: advice.Location
    settings: Node | None


def plugged_options(root: Group, options_model: OptionsModel) -> Iterator[PluggedOptions]:
    """Yield the options of each plugin that a config names, or leaves at its default.

    What is no group, or names its plugin in no way a name can be written, is left to the settings.
    """
    for place in _places(root):
        options = _entry(place.settings, OPTIONS)
        if not place.name or not _is_group(options):
            continue
        if model := options_model(place.kind, place.name):
            values = plain(options, model) if isinstance(options, Group) else {}
            problems = tuple(_problems(values, model, place.location))
            yield PluggedOptions(place.location, values, problems)


def put(settings: dict[str, Any], found: PluggedOptions) -> None:
    """Put the values of options where the settings have them; what is no group stays as it is."""
    here: Any = settings
    for part in found.place:
        if isinstance(here, list) and isinstance(part, int):
            here = here[part]
        else:
            here = here.get(part) if isinstance(here, dict) else None
    if isinstance(here, dict) and found.values:
        here[OPTIONS] = found.values


def _places(root: Group) -> Iterator[_Place]:
    speech = _entry(root, "speech")
    engine = _entry(speech, "engine")
    if isinstance(engine, Items | Group):
        yield from _named("engine", ("speech", "engine"), engine, "name")
    elif not isinstance(speech, Scalar):
        yield _Place("engine", _name(speech, "speech", "engine"), ("speech",), speech)
    languages = _entry(speech, "languages")
    for language, entry in languages.entries.items() if isinstance(languages, Group) else ():
        yield from _named("engine", ("speech", "languages", language), entry.value, "name")
    summarizer = _entry(root, "summarizer")
    if not isinstance(summarizer, Scalar):
        name = _name(summarizer, "summarizer", "name")
        yield _Place("summarizer", name, ("summarizer",), summarizer)
    if (sources := _entry(root, "sources")) is not None:
        yield from _named("source", ("sources",), sources, "path")
    if (publishers := _entry(root, "publish")) is not None:
        yield from _named("publisher", ("publish",), publishers, "to")


def _named(kind: Plugged, location: advice.Location, listed: Node, key: str) -> Iterator[_Place]:
    """Yield the plugins in a list, or the one in its place, each a group or a bare name."""
    if isinstance(listed, Items):
        for index, item in enumerate(listed.items):
            if not isinstance(item, Items):
                yield from _named(kind, (*location, index), item, key)
    elif isinstance(listed, Group):
        named = _entry(listed, key)
        yield _Place(
            kind, named.text.strip() if isinstance(named, Scalar) else "", location, listed
        )
    else:
        yield _Place(kind, listed.text.strip(), location, None)


def _problems(
    values: dict[str, Any], model: type[Settings], place: advice.Location
) -> Iterator[tuple[advice.Location, str]]:
    try:
        model.model_validate(values)
    except ValidationError as error:
        for location, message in advice.problems(error, model):
            yield (*place, OPTIONS, *location), message


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
