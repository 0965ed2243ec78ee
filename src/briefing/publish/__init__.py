"""Brings what a folder offers to where listeners get it: in the right order, checked, and only what is new."""

from __future__ import annotations

from briefing.publish.outgoing import Outgoing, outgoing
from briefing.publish.sending import Publication, publish

__all__ = ["Outgoing", "Publication", "outgoing", "publish"]
