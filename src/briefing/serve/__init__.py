"""`briefing serve`: the podcast of an output folder over HTTP, private by default.

    request ─▶ protocol ─▶ access_log ─▶ app ─▶ asking ─▶ tokens ─▶ catalogue ─▶ shelf ─▶ answers
               deadlines                        what?     who?      is it listed?  which representation?

Only names that the feeds list are served, each looked up in a dictionary and opened without following links.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.serve.service import Service

__all__ = ["Service"]


def __getattr__(name: str) -> Any:
    if name == "Service":
        from briefing.serve.service import Service

        return Service
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
