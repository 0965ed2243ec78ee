"""Turn each utterance into a clip: engines behind one Protocol, and the check that goes around them.

Wrap in this order, the engine innermost:

    Kept(Retrying(CheckedEngine(engine)))

What is retried or kept has then been checked, so that a bad clip is asked for again and never stored.
"""

from briefing.speech.checked import CheckedEngine

__all__ = ["CheckedEngine"]
