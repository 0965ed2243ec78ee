"""The settings of a show: frozen models, read from YAML with line numbers and advice."""

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

__all__ = [
    "AudioSettings",
    "Config",
    "LengthSettings",
    "OutputSettings",
    "PauseSettings",
    "Settings",
    "ShowSettings",
    "SourceSettings",
    "SpeechSettings",
    "SummarizerSettings",
]
