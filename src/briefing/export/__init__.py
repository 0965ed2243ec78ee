"""The car kit: episodes as numbered MP3s with plain names and tags, in the order they are to be played."""

from __future__ import annotations

from briefing.export.stick import Exported, Plan, carry_out, plan
from briefing.export.tracks import Track

__all__ = ["Exported", "Plan", "Track", "carry_out", "plan"]
