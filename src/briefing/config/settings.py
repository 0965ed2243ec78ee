"""The settings of a show, as frozen models. Units are in the names; every default is usable.

Descriptions are what `briefing init` and the settings reference print; a setting marked `RARE` stands
there commented out.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from briefing.config.base import (
    RARE,
    Category,
    Email,
    FileName,
    Language,
    NonEmpty,
    Prose,
    Settings,
    Text,
    WebPage,
    one_or_more,
)
from briefing.config.phrases import PhraseSettings
from briefing.config.pronunciation import PronunciationSettings
from briefing.config.reading import SourceSettings
from briefing.config.speech import SpeechSettings


class ShowSettings(Settings):
    """Who speaks, to whom."""

    title: NonEmpty = Field(
        default="Briefing", description="The show's title, in the greeting and the tags."
    )
    author: Text = Field(default="", description="Who makes the show.")
    description: Prose = Field(default="", description="What the show is about, a sentence or two.")
    language: Annotated[Language, StringConstraints(min_length=1)] = Field(
        default="en-US", description="BCP 47 language of the phrases and the voice."
    )
    link: WebPage = Field(default="", description="A page about the show.", json_schema_extra=RARE)
    listener: Text = Field(default="", description="A name to greet, or nothing.")
    sections: tuple[NonEmpty, ...] = Field(
        default=(),
        strict=False,
        description="Order of the parts of the show, by the `section` of its sources.",
        json_schema_extra=RARE,
    )


class TopicSettings(Settings):
    """What the listener wants more of, or less."""

    words: Annotated[tuple[NonEmpty, ...], BeforeValidator(one_or_more)] = Field(
        strict=False,
        min_length=1,
        description="Words or names that an article is about; a * at the end stands for any ending.",
        examples=["climate"],
    )
    weight: float = Field(
        default=2.0,
        ge=0,
        le=100,
        description="How much it matters beside the rest; 0 leaves it out.",
    )
    section: Text = Field(
        default="", description="The part of the show it belongs to, if its source names none."
    )


class LengthSettings(Settings):
    """How long the briefing is; `words`, when set, goes before `minutes`."""

    minutes: float = Field(
        default=10.0, gt=0, le=600, description="Length of the briefing in minutes."
    )
    words: int = Field(
        default=0,
        ge=0,
        le=100_000,
        description="Length in words instead; 0 means minutes.",
        json_schema_extra=RARE,
    )
    max_stories: int = Field(
        default=0,
        ge=0,
        description="At most so many stories; 0 means no limit.",
        json_schema_extra=RARE,
    )


class SummarizerSettings(Settings):
    """Who chooses the sentences."""

    name: NonEmpty = Field(
        default="extractive", description="An installed summarizer.", json_schema_extra=RARE
    )
    options: dict[str, Any] = Field(
        default_factory=dict, description="Options of that summarizer.", json_schema_extra=RARE
    )


class PauseSettings(Settings):
    """Silences, in milliseconds, after a line of each kind."""

    sentence_ms: int = Field(
        default=350,
        ge=0,
        le=5000,
        description="Between sentences of a paragraph.",
        json_schema_extra=RARE,
    )
    paragraph_ms: int = Field(
        default=600, ge=0, le=5000, description="Between paragraphs.", json_schema_extra=RARE
    )
    phrase_ms: int = Field(
        default=450,
        ge=0,
        le=5000,
        description="After a phrase such as 'From ...'.",
        json_schema_extra=RARE,
    )
    headline_ms: int = Field(
        default=500, ge=0, le=5000, description="Between headlines.", json_schema_extra=RARE
    )
    quote_ms: int = Field(
        default=450,
        ge=0,
        le=5000,
        description="At least so long before and after the words of someone who is quoted.",
        json_schema_extra=RARE,
    )
    section_ms: int = Field(
        default=800,
        ge=0,
        le=5000,
        description="At least so long between sections.",
        json_schema_extra=RARE,
    )


class AudioSettings(Settings):
    """The finished sound: mono MP3 at a constant bit rate."""

    sample_rate_hz: Literal[44100, 48000] = Field(
        default=44100, description="44100 plays everywhere.", json_schema_extra=RARE
    )
    bitrate_kbps: Literal[48, 64, 80, 96, 112, 128] = Field(
        default=64, description="Constant bit rate."
    )
    encoder_quality: int = Field(
        default=5,
        ge=0,
        le=9,
        description="LAME quality: 0 best, 9 fastest.",
        json_schema_extra=RARE,
    )
    loudness_lufs: float = Field(
        default=-19.0, ge=-31, le=-14, description="Integrated loudness, mono."
    )
    true_peak_dbtp: float = Field(
        default=-1.0, ge=-9, le=0, description="Ceiling of the true peak.", json_schema_extra=RARE
    )


class OutputSettings(Settings):
    """Where the episodes go."""

    folder: NonEmpty = Field(
        default="output", description="Folder of the episodes, beside this file."
    )
    name: FileName = Field(
        default="",
        description="Begins the names of this show's files, when several shows share a folder.",
        json_schema_extra=RARE,
    )


class FeedSettings(Settings):
    """The podcast feed that is kept beside the episodes."""

    enabled: bool = Field(default=True, description="Whether there is one.", json_schema_extra=RARE)
    url: WebPage = Field(
        default="",
        description="Web address of the output folder; `briefing serve` puts in its own.",
    )
    private: bool = Field(
        default=True, description="Ask directories not to list the show (itunes:block)."
    )
    category: Category = Field(
        default="News > Daily News", description="A category of Apple Podcasts."
    )
    email: Email = Field(
        default="", description="The owner, for directories.", json_schema_extra=RARE
    )
    copyright: Text = Field(default="", description="Who holds the rights.", json_schema_extra=RARE)
    explicit: bool = Field(
        default=False, description="Whether it is unfit for children.", json_schema_extra=RARE
    )
    page_size: int = Field(
        default=100,
        ge=1,
        le=10_000,
        description="Episodes in the feed at least; older ones follow on pages of so many (RFC 5005).",
        json_schema_extra=RARE,
    )
    keep_episodes: int = Field(
        default=0, ge=0, description="Remove the oldest when there are more; 0 keeps all."
    )
    keep_days: int = Field(default=0, ge=0, description="Remove those that are older; 0 keeps all.")
    stories: bool = Field(
        default=False,
        description="A second feed, an episode a story: for cars that only know 'next track'.",
    )


class ServeSettings(Settings):
    """How `briefing serve` serves the output folder."""

    host: NonEmpty = Field(
        default="127.0.0.1",
        description="Address to listen on; 0.0.0.0 is for all the devices of your network.",
    )
    port: int = Field(default=8017, ge=0, le=65_535, description="0 takes any free one.")
    public_url: WebPage = Field(
        default="",
        description="The address it is reached by, behind a proxy or a name.",
        json_schema_extra=RARE,
    )
    trusted_proxies: tuple[NonEmpty, ...] = Field(
        default=(),
        strict=False,
        description="Addresses of proxies whose X-Forwarded headers hold.",
        json_schema_extra=RARE,
    )
    token: Literal["auto", "always", "never"] = Field(
        default="auto",
        description="A secret in the address; auto: when others than this machine can reach it.",
        json_schema_extra=RARE,
    )


class PublishSettings(Settings):
    """A place that `briefing publish` brings the podcast to."""

    to: NonEmpty = Field(
        description="An installed publisher: folder, which is another folder.", examples=["folder"]
    )
    keep: bool = Field(
        default=False, description="Whether what has left the feed stays there all the same."
    )
    options: dict[str, Any] = Field(
        default={},
        description="Options of that publisher.",
        examples=[{"path": "/srv/www/briefing"}],
    )


class Config(Settings):
    """A whole config.yaml."""

    sources: tuple[SourceSettings, ...] = Field(
        default=(), strict=False, description="What to read."
    )
    topics: tuple[TopicSettings, ...] = Field(
        default=(),
        strict=False,
        description="What is wanted more, or less.",
        json_schema_extra=RARE,
    )
    show: ShowSettings = ShowSettings()
    length: LengthSettings = LengthSettings()
    summarizer: SummarizerSettings = SummarizerSettings()
    speech: SpeechSettings = SpeechSettings()
    pronunciation: PronunciationSettings = PronunciationSettings()
    phrases: PhraseSettings = PhraseSettings()
    pauses: PauseSettings = PauseSettings()
    audio: AudioSettings = AudioSettings()
    output: OutputSettings = OutputSettings()
    feed: FeedSettings = FeedSettings()
    serve: ServeSettings = ServeSettings()
    publish: tuple[PublishSettings, ...] = Field(
        default=(),
        strict=False,
        description="Where `briefing publish` brings the podcast.",
        json_schema_extra=RARE,
    )
