"""The settings of a show: frozen models, read from YAML with line numbers and advice."""

from pydantic import Field

from briefing.config.categories import category_path
from briefing.config.loading import load, parse
from briefing.config.options import options_of
from briefing.config.settings import (
    AudioSettings,
    Config,
    FeedSettings,
    LengthSettings,
    OutputSettings,
    PauseSettings,
    ServeSettings,
    Settings,
    ShowSettings,
    SourceSettings,
    SpeechSettings,
    SummarizerSettings,
)
from briefing.config.writing import config_text, reference

__all__ = [
    "AudioSettings",
    "Config",
    "FeedSettings",
    "Field",
    "LengthSettings",
    "OutputSettings",
    "PauseSettings",
    "ServeSettings",
    "Settings",
    "ShowSettings",
    "SourceSettings",
    "SpeechSettings",
    "SummarizerSettings",
    "category_path",
    "config_text",
    "load",
    "options_of",
    "parse",
    "reference",
]
