"""Makes of stories what is said: a script whose every line is a quotation or a phrase of ours."""

from briefing.scripting.building import build_script
from briefing.scripting.checking import verify
from briefing.scripting.length import budget
from briefing.scripting.pausing import paused

__all__ = ["budget", "build_script", "paused", "verify"]
