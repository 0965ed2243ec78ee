"""The user's own lexicon: how words are said that the voice gets wrong."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from briefing.config import ipa_letters
from briefing.config.base import Language, Settings, Text, one_or_more

MAX_WORD = 80
MAX_SAID = 200
"""Characters of a written form, and of what is said for it."""


def _speakable(value: str) -> str:
    if value and not any(character.isalnum() for character in value):
        raise ValueError("should hold a letter or a digit")
    return " ".join(value.split())


def _respelling(value: str) -> str:
    for character in value:
        if not (character.isalpha() or character in " -'’"):
            raise ValueError(
                f"holds {character!r}; it should be letters with hyphens, such as SHEE jin-PING"
            )
    return _speakable(value)


def _ipa(value: str) -> str:
    return ipa_letters.check(value) if value else value


Written = Annotated[
    Text, StringConstraints(min_length=1, max_length=MAX_WORD), AfterValidator(_speakable)
]
_Said = StringConstraints(max_length=MAX_SAID)
Neighbours = Annotated[tuple[Written, ...], BeforeValidator(one_or_more)]


class WordSettings(Settings):
    """One word and how it is said: by an alias, a respelling or IPA; IPA may stand beside one of them."""

    word: Written = Field(
        description="The word, or several, as they are written.", examples=["Xi Jinping"]
    )
    alias: Annotated[Text, _Said, AfterValidator(_speakable)] = Field(
        default="", description="Other words to say instead."
    )
    respelling: Annotated[Text, _Said, AfterValidator(_respelling)] = Field(
        default="",
        description="How it sounds, in plain letters: syllables with hyphens between, the stressed one in capitals.",
        examples=["SHEE jin-PING"],
    )
    ipa: Annotated[Text, _Said, AfterValidator(_ipa)] = Field(
        default="",
        description="How it sounds, in the phonetic alphabet; for engines that take phonemes.",
        examples=["ˌʃiː dʒɪnˈpɪŋ"],
    )
    case: bool = Field(default=False, description="Whether capitals must be met: US, but not us.")
    language: Language = Field(
        default="", description="BCP 47 language of the shows it is for; empty: of all."
    )
    before: Neighbours = Field(
        default=(),
        strict=False,
        max_length=50,
        description="Only where one of these words stands right before it.",
    )
    after: Neighbours = Field(
        default=(),
        strict=False,
        max_length=50,
        description="Only where one of these words stands right after it.",
    )

    @model_validator(mode="after")
    def _says_something(self) -> WordSettings:
        if self.alias and self.respelling:
            raise ValueError("has both an alias and a respelling; leave one out")
        if not (self.alias or self.respelling or self.ipa):
            raise ValueError("does not say how; give an alias, a respelling or ipa")
        return self

    @property
    def place(self) -> tuple[object, ...]:
        """Where it applies; two entries with the same place are one too many."""
        written = self.word if self.case else self.word.casefold()
        return (
            written,
            self.case,
            self.language.casefold(),
            frozenset(map(str.casefold, self.before)),
            frozenset(map(str.casefold, self.after)),
        )


class _Words(Settings):
    words: tuple[WordSettings, ...] = Field(
        default=(),
        strict=False,
        description="How words are said; goes before all that is built in.",
    )

    @model_validator(mode="after")
    def _once(self) -> _Words:
        first: dict[object, int] = {}
        twice: list[Any] = []
        for index, word in enumerate(self.words):
            if (earlier := first.setdefault(word.place, index)) != index:
                told = ValueError(f"is there twice (first as entry {earlier + 1})")
                place = ("words", index, "word")
                twice.append(
                    {
                        "type": "value_error",
                        "loc": place,
                        "input": word.word,
                        "ctx": {"error": told},
                    }
                )
        if twice:
            raise ValidationError.from_exception_data("words", twice)
        return self


class LexiconFile(_Words):
    """A lexicon in a file of its own."""


class PronunciationSettings(_Words):
    """Words that the voice gets wrong, and how they are said."""

    file: Text = Field(
        default="",
        description="A lexicon in a file of its own, beside this one: `words:` with entries like these.",
    )
