"""Chooses who speaks each language of a show, from its settings; builds an engine when it is first needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefing import registry
from briefing.config import EngineSettings
from briefing.config.speech import AUTO, NOBODY
from briefing.errors import PluginError, UsageError
from briefing.language_tags import is_same_language
from briefing.parts import engine_of, voice_of, wording_of
from briefing.speaking import Cast, Speaker

if TYPE_CHECKING:
    from briefing.config import Config

EMBEDDED, EMBEDDED_LANGUAGE = "hibari", "en"
ONLINE = "gtts"
LAST_RESORT = "espeak"


class Casting:
    """The speakers of a show. `notes` says which of those that were asked for cannot speak."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._chains: dict[str, tuple[Speaker, ...] | PluginError] = {}
        self._notes: dict[str, None] = {}

    @property
    def notes(self) -> tuple[str, ...]:
        """A warning for each engine that was asked for and cannot speak."""
        return tuple(self._notes)

    @property
    def lead(self) -> Speaker:
        """Who speaks the show's own language by choice. Raises PluginError or ConfigError."""
        return self.chain(self._config.show.language)[0]

    def chain(self, language: str) -> tuple[Speaker, ...]:
        """Return those who can speak a language, the first choice first.

        Raises PluginError when there is none, and ConfigError for options that are wrong.
        """
        if language not in self._chains:
            self._chains[language] = self._built(language)
        found = self._chains[language]
        if isinstance(found, PluginError):
            raise found
        return found

    def refusal(self, language: str) -> str:
        """Return why what is in a language is not spoken; empty when it is."""
        show = self._config.show.language
        if not self._config.speech.speakers(language, show):
            return (
                f"is in {language!r} while the show speaks {show!r}; name an engine for it in "
                f"speech.languages, as in {{{language}: auto}}, or make a show of its own"
            )
        try:
            self.chain(language)
        except PluginError as error:
            return f"is in {language!r}, which cannot be spoken: {error}"
        return ""

    def cast(self, languages: Iterable[str]) -> Cast:
        """Return the speakers of the languages. Raises PluginError when one has none."""
        return {language: self.chain(language) for language in languages}

    def _built(self, language: str) -> tuple[Speaker, ...] | PluginError:
        speakers: list[Speaker] = []
        failures: list[PluginError] = []
        asked = self._config.speech.speakers(language, self._config.show.language)
        for chosen in asked:
            for settings in _those_meant(chosen, language):
                try:
                    speakers.append(self._speaker(settings, language))
                except PluginError as error:  # noqa: PERF203 - two or three engines
                    if settings.name not in registry.names("engine"):
                        raise  # a slip of the pen, which no other engine should hide
                    failures.append(error)
        if not asked:
            return PluginError("engine", NOBODY, f"speech.languages names none for {language!r}")
        if not speakers:
            return failures[0] if len(failures) == 1 else _none_of(failures, language)
        spoken_by = speakers[0].engine.name
        for failure in failures:
            self._notes[f"{failure}; {spoken_by!r} speaks {language!r} in its place"] = None
        return tuple(speakers)

    def _speaker(self, chosen: EngineSettings, language: str) -> Speaker:
        engine = engine_of(self._config.speech, chosen, language)
        return Speaker(
            engine,
            voice_of(engine, chosen.voice),
            wording_of(self._config, engine),
        )


def _those_meant(chosen: EngineSettings, language: str) -> Iterator[EngineSettings]:
    """Yield what "auto" stands for, or the engine that is named."""
    if chosen.name != AUTO:
        yield chosen
        return
    if chosen.options:
        raise UsageError("engine auto takes no options: they belong to one engine, name it")
    if is_same_language(language, EMBEDDED_LANGUAGE):
        yield chosen.model_copy(update={"name": EMBEDDED})
        return
    yield chosen.model_copy(update={"name": ONLINE})
    if _has_last_resort():
        yield EngineSettings(name=LAST_RESORT)


def _has_last_resort() -> bool:
    """Whether the offline voice for what nothing else speaks is installed: nobody asked for it."""
    from briefing.adapters.espeak_library import EspeakError, installed

    try:
        installed()
    except EspeakError:
        return False
    return True


def _none_of(failures: list[PluginError], language: str) -> PluginError:
    names = ", ".join(error.name for error in failures)
    reasons = "; ".join(f"{error.name}: {error.reason}" for error in failures)
    return PluginError("engine", names, f"none of them can speak {language!r}: {reasons}")
