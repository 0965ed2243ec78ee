"""The settings of a show: frozen models, read from YAML with line numbers and advice."""

from pydantic import Field

from briefing.config.base import Settings
from briefing.config.categories import category_path
from briefing.config.loading import load, parse, with_lexicon
from briefing.config.options import explained, options_of
from briefing.config.phrases import PhraseSettings
from briefing.config.plugged import OptionsModel
from briefing.config.pronunciation import PronunciationSettings, WordSettings
from briefing.config.reading import SourceSettings
from briefing.config.settings import (
    AudioSettings,
    Config,
    FeedSettings,
    LengthSettings,
    OutputSettings,
    PauseSettings,
    PublishSettings,
    ServeSettings,
    ShowSettings,
    SummarizerSettings,
    TopicSettings,
)
from briefing.config.since import Since, parse_since
from briefing.config.speech import EngineSettings, SpeechSettings
from briefing.config.writing import config_text, reference

__all__ = [
    "AudioSettings",
    "Config",
    "EngineSettings",
    "FeedSettings",
    "Field",
    "LengthSettings",
    "OptionsModel",
    "OutputSettings",
    "PauseSettings",
    "PhraseSettings",
    "PronunciationSettings",
    "PublishSettings",
    "ServeSettings",
    "Settings",
    "ShowSettings",
    "Since",
    "SourceSettings",
    "SpeechSettings",
    "SummarizerSettings",
    "TopicSettings",
    "WordSettings",
    "category_path",
    "config_text",
    "explained",
    "load",
    "options_of",
    "parse",
    "parse_since",
    "reference",
    "with_lexicon",
]
