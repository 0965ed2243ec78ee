"""Whether there is something to read."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.doctor.check import Check, Subject
from briefing.errors import PluginError, SourceError
from briefing.parts import sources_of

STANDARD_INPUT = "-"


def check_sources(subject: Subject) -> Iterator[Check]:
    """Read the first document of each source of the config."""
    listed = subject.config.sources
    if not listed:
        yield Check("sources", "warning", "the config names none", "list files, folders or globs")
    for settings in listed:
        name = f"source {settings.path}"
        if settings.path == STANDARD_INPUT:
            yield Check(name, "ok", "is read when it is rendered")
            continue
        try:
            (source,) = sources_of([settings], subject.base)
        except PluginError as error:
            yield Check(name, "failed", error.reason, "correct its path in the config")
            continue
        first = next(source.documents(), None)
        if isinstance(first, SourceError):
            yield Check(
                name, "failed", first.reason, "correct its path in the config, or put it there"
            )
        elif first is None:
            yield Check(
                name, "warning", "holds no document", "put articles there: .txt, .md, .html"
            )
        else:
            yield Check(name, "ok", "can be read")
