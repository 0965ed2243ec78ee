"""Settings of the voices: which engines speak which language."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, model_validator

from briefing.config.base import (
    RARE,
    NonEmpty,
    Settings,
    Text,
    language_or_any,
    not_empty,
    one_in_a_list,
)
from briefing.language_tags import is_same_language, primary

AUTO = "auto"
"""In place of an engine: the embedded voice where it speaks the language, the online one elsewhere."""
ANY_LANGUAGE = "*"
NOBODY = "nobody"
"""In place of an engine: what is in this language is left out."""


class EngineSettings(Settings):
    """One of several engines. A bare name in the list means `name`."""

    name: NonEmpty = Field(description="An installed engine.", examples=["gtts"])
    voice: Text = Field(default="", description="A voice of that engine; empty means its default.")
    options: dict[str, Any] = Field(
        default_factory=dict, description="Options of that engine.", examples=[{"tld": "co.uk"}]
    )

    @model_validator(mode="before")
    @classmethod
    def _bare_name(cls, value: Any) -> Any:
        return {"name": value} if isinstance(value, str) else value


Engines = Annotated[
    Annotated[NonEmpty, Tag("~one")]
    | Annotated[
        tuple[EngineSettings, ...], Field(strict=False), AfterValidator(not_empty), Tag("~several")
    ],
    Discriminator(lambda value: "~one" if isinstance(value, str) else "~several"),
    BeforeValidator(one_in_a_list),
]
"""The name of an engine, or a list of those to try in turn."""

LanguageKey = Annotated[Text, AfterValidator(language_or_any)]


class SpeechSettings(Settings):
    """Whose voice it is."""

    engine: Engines = Field(
        default="hibari",
        description="An installed engine: hibari, gtts, openai, espeak, piper, kokoro (see `briefing voices`); auto: hibari for English, gtts for the rest; or a list: the next speaks a story that one cannot.",
    )
    voice: Text = Field(default="", description="A voice of that engine; empty means its default.")
    languages: dict[LanguageKey, Engines] = Field(
        default_factory=dict,
        strict=False,
        description='Who speaks what is in another language than the show, such as {de: gtts, "*": auto}; it is left out where none is named.',
        json_schema_extra=RARE,
    )
    rate: float = Field(
        default=1.0, ge=0.5, le=2.0, description="Pace of the voice; 1.0 is natural."
    )
    written_out: Literal["always", "never"] = Field(
        default="always",
        description="Numbers and abbreviations as words; never: an online engine reads them its own way (hibari and tone get words all the same).",
        json_schema_extra=RARE,
    )
    emoji: Literal["drop", "name"] = Field(
        default="drop",
        description="Whether emoji are left out, or said by their English names.",
        json_schema_extra=RARE,
    )
    options: dict[str, Any] = Field(
        default_factory=dict,
        description="Options of that engine: `briefing voices --engine NAME` lists them.",
        json_schema_extra=RARE,
    )

    @model_validator(mode="after")
    def _options_belong_to_one(self) -> SpeechSettings:
        if isinstance(self.engine, tuple) and (self.options or self.voice):
            what = "options" if self.options else "voice"
            raise ValueError(
                f"{what}: belongs to one engine: write it below its name in the list, as in "
                "engine: [{name: gtts, options: {tld: co.uk}}, hibari]"
            )
        return self

    def speakers(self, language: str, show_language: str) -> tuple[EngineSettings, ...]:
        """Return the engines to try for a language, in turn; none where it is to be left out.

        That of the show is spoken by `engine`, unless `languages` names it; "auto" stays as it is.
        """
        exact = language.replace("_", "-").lower()
        named = {key.replace("_", "-").lower(): chosen for key, chosen in self.languages.items()}
        chosen = named.get(exact, named.get(primary(exact)))
        if chosen is None and is_same_language(language, show_language):
            if isinstance(self.engine, tuple):
                return self.engine
            return (EngineSettings(name=self.engine, voice=self.voice, options=self.options),)
        if chosen is None:
            chosen = named.get(ANY_LANGUAGE, NOBODY)
        chain = (EngineSettings(name=chosen),) if isinstance(chosen, str) else chosen
        return tuple(one for one in chain if one.name != NOBODY)
