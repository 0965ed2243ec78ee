"""Spreads the words of a briefing over its stories."""

from __future__ import annotations

from collections.abc import Sequence

SHORTEST = 45
"""Words under which a story hardly makes sense."""
COMFORTABLE = 120
"""Words that a told story should have on average when there is time."""
BREVITY = 8
"""At a budget of n words, a story has n / BREVITY words on average, within those two limits."""


def how_many(words: float, costs: Sequence[float], *, shortest: int = SHORTEST) -> int:
    """Return how many stories to tell, at least one, when each has to make sense.

    `costs` has, for each story in order of importance, what it costs besides its sentences.
    """
    each = max(shortest, min(COMFORTABLE, words / BREVITY))
    told = 0
    for cost in costs:
        words -= cost + each
        if words < 0:
            break
        told += 1
    return max(1, told) if costs else 0


def spread(
    words: float,
    importances: Sequence[float],
    available: Sequence[float],
    *,
    shortest: int = SHORTEST,
) -> list[float]:
    """Return the words of each story: by importance, none under *shortest* or over what it has.

    What one story cannot use goes to the others. The sum is at most *words* unless the shortest
    alone come to more.
    """
    shares = [min(float(shortest), have) for have in available]
    left = words - sum(shares)
    while left > 1:
        hungry = [i for i, have in enumerate(available) if shares[i] < have]
        if not hungry:
            break
        total = sum(importances[i] for i in hungry)
        given = 0.0
        for i in hungry:
            more = min(left * importances[i] / total, available[i] - shares[i])
            shares[i] += more
            given += more
        left -= given
    return shares
