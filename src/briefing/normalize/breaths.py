"""Long sentences get a breath at the end of a clause: a comma, and no word touched."""

from __future__ import annotations

from briefing.normalize.render import Token

LONG = 14
"""So many words without a pause are too many, if as few as `AHEAD` of them would follow."""
AHEAD = 5
_CLAUSES = frozenset("but because while although whereas which though unless".split())
_BEFORE = frozenset(
    "in on at by to of from for with about into under over through upon and or but than as not all some most both many none part one that is was are were each any much the a an just only simply merely largely partly".split()
)


def breathe(said: list[Token]) -> None:
    """Put a comma before a clause that begins deep in an unbroken stretch of words."""
    since = 0
    for at, token in enumerate(said):
        if token.core in _CLAUSES and since >= LONG and len(said) - at > AHEAD and at:
            before = said[at - 1]
            if not before.tail and before.core.lower() not in _BEFORE:
                before.tail = ","
                since = 0
        since = 0 if token.tail or not token.is_word else since + 1
