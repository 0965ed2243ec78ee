"""What a show may say about its spoken form: the user's words, how much is written out, emoji."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from briefing.normalize.own_words import OwnLexicon

Emoji = Literal["drop", "name"]


@dataclass(frozen=True, slots=True)
class Wording:
    """Options of `spoken_form`; the default is what a show without settings gets.

    `written_out`: numbers, signs and abbreviations become words; otherwise the engine gets the cleaned
    written text. `emoji`: left out, or said by name (in English shows).
    """

    written_out: bool = True
    emoji: Emoji = "drop"
    lexicon: OwnLexicon = field(default_factory=OwnLexicon)


PLAIN = Wording()
"""A show without settings."""
