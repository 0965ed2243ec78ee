"""The text an engine is given: words, punctuation and, where it takes them, pronunciations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.normalize.render import Token

_CLOSERS = "\"”'"


def plain_word(token: Token) -> str:
    """Return a token as an engine without pronunciations reads it; letters stand apart.

    A run with an A in it is dotted, or the A would be read as the article: "C.I.A", but "U N".
    """
    if not token.letters:
        return token.core
    capitals = token.core.rstrip("s'") if token.core[-1] in "s'" else token.core
    ending = token.core[len(capitals) :]
    if capitals in _UNDOTTED:
        return token.core
    return ("." if "A" in capitals else " ").join(capitals) + ending


_UNDOTTED = frozenset(("AI", "OK", "AIs"))
"""Runs that every engine knows to be letters as they are."""


def shown(said: list[Token], *, marked: bool) -> list[tuple[str, Token]]:
    """Return the text of each token, punctuation and all; the last one ends the sentence."""
    out: list[tuple[str, Token]] = []
    for token in said:
        word = token.marked if marked and token.marked else plain_word(token)
        if word.startswith(HIDDEN):
            rest = word.removeprefix(HIDDEN)
            out[-1] = (out[-1][0] + rest + token.tail, out[-1][1])
            continue
        out.append((f"{token.lead}{word}{token.tail}", token))
    while out and not out[-1][1].is_word:
        out.pop()
    while out and not out[0][1].is_word:
        del out[0]
    if out:
        text, token = out[-1]
        if not text.rstrip(_CLOSERS).endswith((".", "?", "!", "…", ":")):
            bare = text.rstrip(" —").rstrip(_CLOSERS)
            closers = text.rstrip(" —")[len(bare) :]
            out[-1] = (bare.rstrip(",;") + "." + closers, token)
    return out


HIDDEN = "\u2063"
"""The `marked` of a word that the mark of the word before it already says."""
