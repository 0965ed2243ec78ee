"""Small checks of a show and its machine, each with advice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.doctor.check import Check, Examine, Status, Subject
from briefing.doctor.clock import check_clock
from briefing.doctor.feeds import check_feeds
from briefing.doctor.folders import check_disk, check_writing
from briefing.doctor.port import check_port
from briefing.doctor.public_address import check_public_address
from briefing.doctor.sources import check_sources
from briefing.doctor.voice import check_voice
from briefing.errors import BriefingError

__all__ = ["Check", "Status", "Subject", "examine"]

ALL: tuple[tuple[str, Examine], ...] = (
    ("sources", check_sources),
    ("voice", check_voice),
    ("disk", check_disk),
    ("write access", check_writing),
    ("clock", check_clock),
    ("feed", check_feeds),
    ("port", check_port),
    ("public address", check_public_address),
)


def examine(subject: Subject, checks: Sequence[tuple[str, Examine]] = ALL) -> Iterator[Check]:
    """Yield what each check finds, as it is found; one that breaks does not stop the others."""
    for name, check in checks:
        yield from _guarded(name, check, subject)


def _guarded(name: str, check: Examine, subject: Subject) -> Iterator[Check]:
    try:
        yield from check(subject)
    except BriefingError as error:
        yield Check(name, "failed", str(error))
    # Plugins and systems fail in ways of their own; the other checks must still be made.
    except Exception as error:  # noqa: BLE001
        yield Check(name, "failed", f"could not be checked: {type(error).__name__}: {error}")
