"""The same short sentence by each voice, equally loud, to choose one by ear."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from briefing.cli import outcome
from briefing.cli.terminal import clean, say, write
from briefing.cli.voice_list import ListedEngine, options_for
from briefing.cli.wav import wav
from briefing.errors import BriefingError, OutputError, UsageError

if TYPE_CHECKING:
    from briefing.config import Config

FAILED = 1
NO_SPEECH = frozenset({"tone"})
"""Engines that hum: heard only when they are named."""

NAMED_BY_LANGUAGE = frozenset({"espeak", "gtts"})
"""Engines whose voices have no names of their own."""

SENTENCES = MappingProxyType(
    {
        "ar": "صباح الخير، أنا {name}، وهذه أخبار اليوم.",
        "de": "Guten Morgen, ich bin {name}, und das sind die Nachrichten des Tages.",
        "en": "Good morning, I am {name}, and this is the news of the day.",
        "es": "Buenos días, soy {name}, y estas son las noticias del día.",
        "fr": "Bonjour, je suis {name}, et voici les nouvelles du jour.",
        "hi": "नमस्ते, मैं {name} हूँ, और ये हैं आज के समाचार।",
        "it": "Buongiorno, sono {name}, e queste sono le notizie del giorno.",
        "ja": "おはようございます、{name}が今日のニュースをお伝えします。",
        "nl": "Goedemorgen, ik ben {name}, en dit is het nieuws van de dag.",
        "pl": "Dzień dobry, mówi {name}, a oto wiadomości dnia.",
        "pt": "Bom dia, eu sou {name}, e estas são as notícias do dia.",
        "zh": "早上好，我是{name}，这里是今天的新闻。",
    }
)
DAY = datetime(2026, 1, 1, tzinfo=timezone.utc)
"""Said in a language that has no sentence of ours: any day is as good as another."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A voice to be heard."""

    engine: str
    voice: str

    @property
    def file_name(self) -> str:
        """ENGINE-VOICE.wav, without what a file system does not take."""
        return re.sub(r"[^\w.+-]+", "_", f"{self.engine}-{self.voice}") + ".wav"


def wanted(
    engines: Sequence[ListedEngine], *, named: bool, voice: str | None
) -> tuple[Wanted, ...]:
    """Return the voices to be heard; those that send text away, or hum, only where the engine is *named*.

    Raises UsageError when there is none.
    """
    if named and voice:
        return tuple(Wanted(engine.name, voice) for engine in engines)
    found = tuple(
        Wanted(engine.name, listed.name)
        for engine in engines
        if named or (engine.sends_to == "" and engine.name not in NO_SPEECH)
        for listed in engine.voices
        if listed.state == "ready" and voice in {None, listed.name}
    )
    if not found:
        which = f"no voice {voice!r}" if voice else "no voice that runs on this machine"
        raise UsageError(f"{which} can speak here; an engine that is online, or a plugin, is heard only when you name it with --engine")  # fmt: skip
    return found


def speak_all(
    voices: Sequence[Wanted], folder: Path, *, config: Config, api: Any, as_json: bool
) -> int:
    """Write a sample of each voice, print the paths, and return the exit code."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = f"cannot be made: {error.strerror or error}"
        raise OutputError(str(folder), reason) from error
    done: list[tuple[Wanted, Path]] = []
    failed: list[tuple[Wanted, str]] = []
    for number, voice in enumerate(voices, 1):
        say(f"speaking {number} of {len(voices)}: {clean(voice.engine)} {clean(voice.voice)}")
        path = folder / voice.file_name
        try:
            outcome.save(_sample(voice, config, api), path)
        except OutputError:
            raise  # the disk is full: it will be for the next voice as well
        except BriefingError as error:
            failed.append((voice, str(error)))
            say(f"briefing: left out: {clean(voice.engine)} {clean(voice.voice)}: {clean(str(error))}")  # fmt: skip
            continue
        done.append((voice, path))
        if not as_json:
            write(str(path))
    if as_json:
        samples = [{**_named(voice), "path": str(path)} for voice, path in done]
        write(json.dumps({"samples": samples, "failed": [{**_named(voice), "reason": reason} for voice, reason in failed]}))  # fmt: skip
    if not failed:
        return outcome.DONE
    return outcome.PARTLY if done else FAILED


def sentence(voice: Wanted, language: str) -> str:
    """Return what a voice says: a greeting with its name; where we have none, a date in its language."""
    from briefing.language_tags import primary

    name = _spoken_name(voice)
    own = SENTENCES.get(primary(language))
    if own:
        return own.format(name=name)
    from briefing.adapters.dates import spoken_date

    return f"{spoken_date(DAY, language)}."


def _sample(voice: Wanted, config: Config, api: Any) -> bytes:
    """Return the sound of one voice, as loud as a briefing is. Raises BriefingError, whoever fails."""
    from briefing import registry
    from briefing.stitch.master import master

    speech = {
        "engine": voice.engine,
        "voice": voice.voice,
        "options": options_for(voice.engine, config),
        "languages": {},
    }
    chosen = config.model_copy(update={"speech": config.speech.model_copy(update=speech)})
    with registry.blamed("engine", voice.engine):
        clip = api.say(sentence(voice, config.show.language), config=chosen)
    samples, _ = master(
        clip.samples,
        clip.rate_hz,
        target_lufs=config.audio.loudness_lufs,
        ceiling_dbtp=config.audio.true_peak_dbtp,
    )
    return wav(replace(clip, samples=samples))


def _spoken_name(voice: Wanted) -> str:
    """Return a voice's name as it can be said: heart of af_heart, joe of en_US-joe-medium."""
    parts = re.split(r"[-_]", voice.voice)
    if voice.engine == "kokoro":
        return parts[-1]
    if voice.engine == "piper" and len(parts) > 2:  # noqa: PLR2004  language, region, name
        return parts[2]
    return voice.engine if voice.engine in NAMED_BY_LANGUAGE else " ".join(parts)


def _named(voice: Wanted) -> dict[str, str]:
    return {"engine": voice.engine, "voice": voice.voice}
