"""Milliseconds as the seconds of JSON files."""

from __future__ import annotations


def seconds(milliseconds: int) -> int | float:
    """Return seconds: an integer when they are whole, for readers that cut at the point."""
    whole, rest = divmod(milliseconds, 1000)
    return milliseconds / 1000 if rest else whole
