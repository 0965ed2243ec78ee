"""From segments to an episode: placed on a timeline, tagged, written with its companions."""

from __future__ import annotations

from briefing.assemble.cover import make_cover
from briefing.assemble.placing import layout
from briefing.assemble.publish import check_target, publish_episode

__all__ = ["check_target", "layout", "make_cover", "publish_episode"]
