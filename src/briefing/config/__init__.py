"""The settings of a show: frozen models, read from YAML with line numbers and advice."""

from pydantic import Field

from briefing.config.loading import load, parse
from briefing.config.options import options_of
from briefing.config.settings import (
    AudioSettings,
    Config,
    LengthSettings,
    OutputSettings,
    PauseSettings,
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
    "Field",
    "LengthSettings",
    "OutputSettings",
    "PauseSettings",
    "Settings",
    "ShowSettings",
    "SourceSettings",
    "SpeechSettings",
    "SummarizerSettings",
    "config_text",
    "load",
    "options_of",
    "parse",
    "reference",
]
