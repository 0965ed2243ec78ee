"""Who can speak here: the engines with their voices, where their text goes, and why others cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from briefing.cli.terminal import clean
from briefing.errors import BriefingError
from briefing.language_tags import is_same_language

if TYPE_CHECKING:
    from briefing.config import Config, Settings
    from briefing.model import Voice

State = Literal["ready", "installable", "unusable"]

_NEED_SOMETHING = frozenset({"espeak", "kokoro", "piper"})
"""Engines of ours that speak once a package or a voice is installed; the reason says which."""
_REFUSES = re.compile(r"speaks English, not |does not speak ")
"""How our engines say that a language is not theirs. Whatever else is missing is worth telling."""


@dataclass(frozen=True, slots=True)
class ListedVoice:
    """A voice as it is listed; `install` is the command that brings one that is not here, or is damaged."""

    name: str
    language: str
    description: str = ""
    size_bytes: int | None = None
    install: str = ""
    is_damaged: bool = False

    @property
    def state(self) -> State:
        """Whether it can speak now."""
        return "installable" if self.install else "ready"


@dataclass(frozen=True, slots=True)
class ListedEngine:
    """An engine as it is listed; `reason` says why it cannot speak, and is empty when it can.

    `sends_to` is the server that gets the text: empty for none, None when nobody knows.
    """

    name: str
    sends_to: str | None
    voices: tuple[ListedVoice, ...] = ()
    reason: str = ""

    @property
    def state(self) -> State:
        """Whether it can speak now."""
        if not self.reason:
            return "ready"
        is_known = self.name in _NEED_SOMETHING and not _REFUSES.search(self.reason)
        return "installable" if is_known else "unusable"

    @property
    def title(self) -> str:
        """Its name, and where its text goes."""
        if self.sends_to is None:
            return clean(self.name)
        where = f"online: text is sent to {self.sends_to}" if self.sends_to else "offline"
        return f"{clean(self.name)} ({clean(where)})"


def listed(name: str, config: Config) -> ListedEngine:
    """Return one engine with its voices for the show's language.

    Raises PluginError or ConfigError when it cannot speak.
    """
    from briefing import registry
    from briefing.parts import plugin

    language, options = config.show.language, options_for(name, config)
    engine = plugin("engine", name, options, language=language)
    with registry.blamed("engine", name):
        voices: tuple[Voice, ...] = engine.voices()
    told = tuple(_voice(voice) for voice in voices)
    if name == "hibari":
        told = _with_hibari(told, language)
    return ListedEngine(name, _recipient(name, options, language), told)


def all_listed(names: Sequence[str], config: Config, *, only: bool) -> Iterator[ListedEngine]:
    """Yield every engine, those that can speak first.

    With *only*, those are left out that cannot speak the show's language, whatever is installed, and
    voices of other languages.
    """
    failed = []
    for name in names:
        try:
            engine = listed(name, config)
        except BriefingError as error:
            reason = _reason(name, error)
            if not (only and _REFUSES.search(reason)):
                place = _recipient(name, options_for(name, config), config.show.language)
                failed.append(ListedEngine(name, place, reason=reason))
            continue
        if only:
            wanted = config.show.language
            voices = tuple(v for v in engine.voices if is_same_language(v.language, wanted))
            engine = ListedEngine(engine.name, engine.sends_to, voices)
            if not voices:
                continue
        yield engine
    yield from failed


def _reason(name: str, error: BriefingError) -> str:
    reason: str = getattr(error, "reason", str(error))
    if name == "kokoro":
        from briefing.speech.kokoro import INSTALL, WHERE_TO_GET

        if INSTALL in reason:  # the voices will be the next thing that is missing
            return f"{reason}; then {WHERE_TO_GET}"
    return reason


def options_for(name: str, config: Config) -> dict[str, Any]:
    """Return the options that the config has for an engine that speaks the show's language."""
    language = config.show.language
    speakers = config.speech.speakers(language, language)
    return next((one.options for one in speakers if one.name == name), {})


def _voice(voice: Voice) -> ListedVoice:
    if voice.engine != "kokoro":
        return ListedVoice(voice.name, voice.language)
    accent = "British" if voice.language == "en-GB" else "American"
    gender = "female" if voice.name[1:2] == "f" else "male"  # af_heart, bm_george
    return ListedVoice(voice.name, voice.language, f"{accent} {gender}")


def _with_hibari(here: tuple[ListedVoice, ...], language: str) -> tuple[ListedVoice, ...]:
    """Return hibari's voices described; after those that are here, those that could be installed."""
    from briefing.speech.hibari_voices import known_voices

    known = known_voices()
    names = [voice.name for voice in here]
    missing = [name for name in known if name not in names]
    names += sorted(missing, key=lambda name: known[name].language != language)
    return tuple(
        ListedVoice(
            name,
            known[name].language,
            f"{known[name].accent} {known[name].gender}",
            known[name].expected.size_bytes,
            "" if known[name].is_here else known[name].command,
            is_damaged=known[name].path.exists() and not known[name].is_here,
        )
        for name in names
    )


def _recipient(name: str, options: dict[str, Any], language: str) -> str | None:
    """Return the server that an engine sends its text to: empty for none, None when nobody knows."""
    from briefing import registry
    from briefing.config import options_of

    try:
        kind = registry.load("engine", name)
        chosen: Settings = options_of(kind.Options, options, where=f"engine {name}")
    except BriefingError:
        return None
    address = getattr(chosen, "base_url", None)
    if address:
        parts = urlsplit(str(address))  # without a password that may be in it
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
    if name == "gtts":
        from briefing.speech.languages import accent_tld

        return f"https://translate.google.{getattr(chosen, 'tld', '') or accent_tld(language)}"
    return "" if kind.__module__.startswith("briefing.") else None
