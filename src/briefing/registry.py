"""Finds plugins through entry points; loads only the one that is asked for.

A broken plugin that nobody asked for does no harm: `broken` names it with its reason.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import Any, Literal

from briefing.errors import PluginError

Kind = Literal["source", "summarizer", "engine", "store"]


def names(kind: Kind) -> tuple[str, ...]:
    """Return the names of the installed plugins of a kind, sorted, none of them loaded."""
    return tuple(sorted({point.name for point in _points(kind)}))


def load(kind: Kind, name: str) -> Any:
    """Return the class of one plugin.

    Raises PluginError when there is none of that name, or when it does not import.
    """
    for point in _points(kind):
        if point.name == name:
            return _import(kind, point)
    raise PluginError(kind, name, "not found", names(kind))


def broken(kind: Kind) -> dict[str, str]:
    """Try every plugin of a kind; return the reason for each that does not load."""
    reasons = {point.name: _reason(kind, point) for point in _points(kind)}
    return {name: reason for name, reason in reasons.items() if reason}


def _points(kind: Kind) -> tuple[EntryPoint, ...]:
    group = "briefing.summarizers" if kind == "summarizer" else f"briefing.{kind}s"
    return tuple(entry_points(group=group))


def _reason(kind: Kind, point: EntryPoint) -> str:
    try:
        _import(kind, point)
    except PluginError as error:
        return error.reason
    return ""


def _import(kind: Kind, point: EntryPoint) -> Any:
    try:
        return point.load()
    # A plugin is anyone's code: whatever its import raises is the plugin's problem, not a crash of ours.
    except Exception as error:
        reason = f"does not load: {type(error).__name__}: {error}"
        raise PluginError(kind, point.name, reason) from error
