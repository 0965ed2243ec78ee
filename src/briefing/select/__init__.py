"""Chooses what is told: articles become stories, stories get their sentences."""

from briefing.select.clusters import cluster
from briefing.select.single import summarize_text
from briefing.select.topics import weigh

__all__ = ["cluster", "summarize_text", "weigh"]
