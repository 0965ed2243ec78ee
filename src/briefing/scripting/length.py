"""Turns minutes into words, with room for what is not a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Budget

if TYPE_CHECKING:
    from briefing.config import LengthSettings, PauseSettings

HEADLINES = 5
"""How many titles are read out at the beginning."""
FRAME_WORDS = 15
"""Greeting, 'The headlines.', sign-off."""
FRAME_SPOKEN_WORDS = 23
"""The same as it is spoken, with the date, and 'In brief.'."""
FRAME_PAUSES_MS = 4_000
STORY_PHRASE_WORDS = 4
"""'From The Evening Paper.'"""
STORY_SPOKEN_WORDS = 5.5
"""The same with its share of 'Also reported by ...', as they are spoken."""
LETTERS_PER_WORD = 6.2
"""Spoken letters, with the spaces, in the time of one written word of news."""
SENTENCE_MS, PARAGRAPH_MS, PHRASE_MS, SECTION_MS = 350, 600, 450, 800
WHOLE_SECOND_MS = 500
"""Chapters begin on whole seconds: half a second goes to that on average."""


def budget(
    length: LengthSettings,
    words_per_minute: float,
    pauses: PauseSettings | None = None,
    sections: tuple[str, ...] = (),
) -> Budget:
    """Return what may be quoted so that the whole comes to the length asked for.

    *words_per_minute* is the pace of the voice without the pauses between its sentences. A length
    in words counts every written word of the script and no pauses. *sections* is the order of the parts.
    """
    if length.words:
        quoted, per_ms = length.words - FRAME_WORDS, 0.0
        phrase_words, letters_per_word = float(STORY_PHRASE_WORDS), 0.0
    else:
        per_ms = words_per_minute / 60_000
        frame = FRAME_SPOKEN_WORDS + FRAME_PAUSES_MS * per_ms
        quoted = round(length.minutes * words_per_minute - frame)
        phrase_words, letters_per_word = STORY_SPOKEN_WORDS, LETTERS_PER_WORD
    sentence_ms = pauses.sentence_ms if pauses else SENTENCE_MS
    paragraph_ms = pauses.paragraph_ms if pauses else PARAGRAPH_MS
    phrase_ms = pauses.phrase_ms if pauses else PHRASE_MS
    section_ms = pauses.section_ms if pauses else SECTION_MS
    return Budget(
        words=max(1, quoted),
        max_stories=length.max_stories,
        story_words=phrase_words + (phrase_ms + section_ms + WHOLE_SECOND_MS) * per_ms,
        passage_words=(sentence_ms + paragraph_ms) / 2 * per_ms,
        letters_per_word=letters_per_word,
        headlines=HEADLINES,
        sections=sections,
    )
