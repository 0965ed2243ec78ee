"""The settings of a show, as frozen models. Units are in the names; every default is usable.

A description is what `briefing init` and the settings reference print.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True)]
NonEmpty = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Settings(BaseModel):
    """Base: frozen, strict about names and types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class ShowSettings(Settings):
    """Who speaks, to whom."""

    title: NonEmpty = Field("Briefing", description="The show's title, in the greeting and the tags.")
    author: Text = Field("", description="Who makes the show.")
    description: Text = Field("", description="What the show is about, a sentence or two.")
    language: NonEmpty = Field("en-US", description="BCP 47 language of the phrases and the voice.")
    link: Text = Field("", description="A page about the show.")
    listener: Text = Field("", description="A name to greet, or nothing.")


class SourceSettings(Settings):
    """One thing to read. A bare string in the list means `path`."""

    path: NonEmpty = Field(description="A file, a folder, a glob, or - for standard input.")
    name: Text = Field("", description="What to call it: 'From NAME'.")
    section: Text = Field("", description="The part of the show its stories belong to.")
    language: Text = Field("", description="BCP 47 language, if the documents do not say.")
    weight: float = Field(1.0, gt=0, le=100, description="How much it matters beside the others.")
    max_items: int = Field(0, ge=0, description="At most so many articles; 0 means all.")


class LengthSettings(Settings):
    """How long the briefing is; `words`, when set, goes before `minutes`."""

    minutes: float = Field(10.0, gt=0, le=600, description="Length of the briefing in minutes.")
    words: int = Field(0, ge=0, le=100_000, description="Length in words instead; 0 means minutes.")
    max_stories: int = Field(0, ge=0, description="At most so many stories; 0 means no limit.")


class SummarizerSettings(Settings):
    """Who chooses the sentences."""

    name: NonEmpty = Field("extractive", description="An installed summarizer.")
    options: dict[str, Any] = Field(default_factory=dict, description="Options of that summarizer.")


class SpeechSettings(Settings):
    """Who speaks."""

    engine: NonEmpty = Field("hibari", description="An installed engine: hibari, gtts.")
    voice: Text = Field("", description="A voice of that engine; empty means its default.")
    rate: float = Field(1.0, ge=0.5, le=2.0, description="Pace of the voice; 1.0 is natural.")
    options: dict[str, Any] = Field(default_factory=dict, description="Options of that engine.")


class PauseSettings(Settings):
    """Silences, in milliseconds, after a line of each kind."""

    sentence_ms: int = Field(350, ge=0, le=5000, description="Between sentences of a paragraph.")
    paragraph_ms: int = Field(600, ge=0, le=5000, description="Between paragraphs.")
    phrase_ms: int = Field(450, ge=0, le=5000, description="After a phrase such as 'From ...'.")
    headline_ms: int = Field(500, ge=0, le=5000, description="Between headlines.")
    section_ms: int = Field(800, ge=0, le=5000, description="At least so long between sections.")


class AudioSettings(Settings):
    """The finished sound: mono MP3 at a constant bit rate."""

    sample_rate_hz: Literal[44100, 48000] = Field(44100, description="44100 plays everywhere.")
    bitrate_kbps: Literal[48, 64, 80, 96, 112, 128] = Field(64, description="Constant bit rate.")
    encoder_quality: int = Field(5, ge=0, le=9, description="LAME quality: 0 best, 9 fastest.")
    loudness_lufs: float = Field(-19.0, ge=-31, le=-14, description="Integrated, mono.")
    true_peak_dbtp: float = Field(-1.0, ge=-9, le=0, description="Ceiling of the true peak.")


class OutputSettings(Settings):
    """Where the episodes go."""

    folder: NonEmpty = Field("output", description="Folder of the episodes, beside this file.")


class Config(Settings):
    """A whole config.yaml."""

    show: ShowSettings = Field(default_factory=ShowSettings)
    sources: tuple[SourceSettings, ...] = ()
    length: LengthSettings = Field(default_factory=LengthSettings)
    summarizer: SummarizerSettings = Field(default_factory=SummarizerSettings)
    speech: SpeechSettings = Field(default_factory=SpeechSettings)
    pauses: PauseSettings = Field(default_factory=PauseSettings)
    audio: AudioSettings = Field(default_factory=AudioSettings)
    output: OutputSettings = Field(default_factory=OutputSettings)
