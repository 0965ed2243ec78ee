"""The settings of a show: frozen models, read from YAML with line numbers and advice."""

from pydantic import Field

from briefing.config.base import Settings
from briefing.config.categories import category_path
from briefing.config.loading import load, parse, with_lexicon
from briefing.config.options import explained, options_of
from briefing.config.phrases import PhraseSettings
from briefing.config.plugged import OptionsModel
from briefing.config.pronunciation import PronunciationSettings, WordSettings
from briefing.config.settings import (
    AudioSettings,
    Config,
    EngineSettings,
    FeedSettings,
    LengthSettings,
    OutputSettings,
    PauseSettings,
    PublishSettings,
    ServeSettings,
    ShowSettings,
    SourceSettings,
    SpeechSettings,
    SummarizerSettings,
    TopicSettings,
)
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
    "reference",
    "with_lexicon",
]
