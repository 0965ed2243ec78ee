"""A source from its entry in the config: with its options, if it is of those that have some."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.config import options_of
from briefing.errors import ConfigError, Problem

if TYPE_CHECKING:
    from briefing.config import SourceSettings
    from briefing.protocols import Source


def source_of(kind: Any, settings: SourceSettings, *, base: Path) -> Source:
    """Return a source of the class *kind*; relative paths begin at *base*.

    Raises ConfigError for options that are wrong, and for those of a source that has none.
    """
    model = getattr(kind, "Options", None)
    more: dict[str, Any] = {}
    if model is not None:
        more = {"options": options_of(model, settings.options, where=f"source {settings.path}")}
    elif settings.options:
        reason = f"has no options; leave out {', '.join(settings.options)}"
        problems = (Problem(0, f"source {kind.name!r} {reason}"),)
        raise ConfigError(f"options of source {settings.path}", problems)
    source: Source = kind(settings, base=base, **more)
    return source
