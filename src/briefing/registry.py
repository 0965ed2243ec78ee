"""Finds plugins through entry points; loads only the one that is asked for.

A broken plugin that nobody asked for does no harm: `broken` names it with its reason. When two
distributions offer the same name, ours is used, or else the one whose distribution comes first by name:
installing something never changes who speaks behind a name of ours. `clashes` names those left out.
"""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any, Literal, get_args

from briefing.errors import BriefingError, PluginError
from briefing.protocols import Markup

if TYPE_CHECKING:
    from briefing.config import Settings

Kind = Literal["source", "summarizer", "engine", "store", "publisher"]

_GROUPS: dict[Kind, str] = {
    "source": "briefing.sources",
    "summarizer": "briefing.summarizers",
    "engine": "briefing.engines",
    "store": "briefing.stores",
    "publisher": "briefing.publishers",
}
_METHODS: dict[Kind, tuple[str, ...]] = {
    "source": ("accepts", "documents"),
    "summarizer": ("summarize",),
    "engine": ("voices", "speak"),
    "store": ("read", "write"),
    "publisher": ("stat", "put", "delete"),
}
_PROPERTIES: dict[Kind, tuple[str, ...]] = {"engine": ("identity",), "publisher": ("place",)}
_HAVE_OPTIONS: frozenset[Kind] = frozenset({"summarizer", "engine", "publisher"})
"""Sources may have them; stores are built from a folder."""


def names(kind: Kind) -> tuple[str, ...]:
    """Return the names of the installed plugins of a kind, sorted, none of them loaded."""
    return tuple(sorted(_offered(kind)))


def load(kind: Kind, name: str) -> Any:
    """Return the class of one plugin; warns when another distribution offers the same name.

    Raises PluginError when there is none of that name, when it does not import, or when it is no class
    with what its kind needs.
    """
    offered = _offered(kind).get(name)
    if not offered:
        raise PluginError(kind, name, "not found", names(kind))
    if others := offered[1:]:
        warnings.warn(f"{kind} {name!r}: {_told(offered[0], others)}", stacklevel=2)
    return _loaded(kind, offered[0])


def source_reading(path: str) -> Any:
    """Return the class of the source that reads a path: the first by name that accepts it.

    One that does not load reads nothing; those that do must not suffer from it. Raises PluginError when
    there is none.
    """
    for name, offered in sorted(_offered("source").items()):
        with suppress(PluginError):
            kind = _loaded("source", offered[0])
            with blamed("source", name):
                if kind.accepts(path):
                    return kind
    raise PluginError("source", path, "no source reads this", names("source"))


def options_model(kind: Kind, name: str) -> type[Settings] | None:
    """Return the model of a plugin's options; None when it is not here, or is broken.

    That is told when the plugin is built, which may never be: a command can name another engine. A source
    is named by what it reads, its path; one without options has a model without fields.
    """
    try:
        if kind == "source":
            return _options_of_source(source_reading(name))
        offered = _offered(kind).get(name)
        if not offered or kind not in _HAVE_OPTIONS:
            return None
        model: type[Settings] = _loaded(kind, offered[0]).Options
    except PluginError:
        return None
    return model


def broken(kind: Kind) -> dict[str, str]:
    """Try every plugin of a kind; return the reason for each that cannot be used."""
    reasons = {name: _reason(kind, offered[0]) for name, offered in _offered(kind).items()}
    return {name: reason for name, reason in reasons.items() if reason}


def clashes(kind: Kind) -> dict[str, str]:
    """Return, for each name that several distributions offer, whose is used; none is loaded."""
    found = _offered(kind).items()
    return {name: _told(offered[0], offered[1:]) for name, offered in found if offered[1:]}


@contextmanager
def blamed(kind: Kind, name: str) -> Iterator[None]:
    """Turn whatever a plugin's code raises in this block into a PluginError that names the plugin.

    Errors of `briefing`'s own tree pass as they are.
    """
    try:
        yield
    except BriefingError:
        raise
    # A plugin is anyone's code: whatever it raises is the plugin's problem, not a crash of ours.
    except (Exception, SystemExit) as error:
        raise PluginError(kind, name, f"fails with {_described(error)}") from error


def _offered(kind: Kind) -> dict[str, tuple[EntryPoint, ...]]:
    """Return the entry points of each name, the one that is used first."""
    by_name: defaultdict[str, set[EntryPoint]] = defaultdict(set)
    for point in entry_points(group=_GROUPS[kind]):
        by_name[point.name].add(point)
    return {name: tuple(sorted(points, key=_precedence)) for name, points in by_name.items()}


def _precedence(point: EntryPoint) -> tuple[bool, str, str]:
    return not _is_ours(point), _distribution(point), point.value


def _is_ours(point: EntryPoint) -> bool:
    return point.value.startswith("briefing.")


def _distribution(point: EntryPoint) -> str:
    return point.dist.name if point.dist else point.value


def _told(used: EntryPoint, others: tuple[EntryPoint, ...]) -> str:
    left_out = ", ".join(sorted({_distribution(point) for point in others}))
    return f"that of {_distribution(used)} is used; uninstall {left_out}, or use one at a time"


def _reason(kind: Kind, point: EntryPoint) -> str:
    try:
        _loaded(kind, point)
    except PluginError as error:
        return error.reason
    return ""


def _loaded(kind: Kind, point: EntryPoint) -> Any:
    try:
        plugin = point.load()
    # An import may raise anything, and some call sys.exit() for want of a driver.
    except (Exception, SystemExit) as error:
        reason = f"does not load: {_described(error)}"
        raise PluginError(kind, point.name, reason) from error
    if reason := _lack(kind, point.name, plugin):
        raise PluginError(kind, point.name, f"cannot be used: {point.value} {reason}")
    return plugin


def _lack(kind: Kind, name: str, plugin: Any) -> str:
    """Return what a class needs to be a plugin of its kind and has not; empty when it is one."""
    if not isinstance(plugin, type):
        return f"is a {type(plugin).__name__}, not a class"
    for method in _METHODS[kind]:
        if not callable(getattr(plugin, method, None)):
            return f"has no method {method}()"
    if kind == "engine" and getattr(plugin, "markup", None) not in get_args(Markup):
        return f"has no markup; it is one of {', '.join(get_args(Markup))}"
    for needed in _PROPERTIES.get(kind, ()):
        if not hasattr(plugin, needed):
            return f"has no {needed}"
    if kind != "store" and getattr(plugin, "name", None) != name:
        return f"has the name {getattr(plugin, 'name', None)!r}; it should be {name!r}"
    has_options = kind in _HAVE_OPTIONS or (kind == "source" and hasattr(plugin, "Options"))
    return _lack_of_options(plugin) if has_options else ""


def _lack_of_options(plugin: Any) -> str:
    from briefing.config import Settings  # pydantic: only for those who load a plugin

    options = getattr(plugin, "Options", None)
    if not (isinstance(options, type) and issubclass(options, Settings)):
        return "has no Options, a class below briefing.config.Settings"
    return ""


def _options_of_source(kind: Any) -> type[Settings]:
    from briefing.config import Settings  # pydantic: only for those who read a config

    model: type[Settings] = getattr(kind, "Options", Settings)
    return model


def _described(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"
