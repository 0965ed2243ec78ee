"""Bring a voice here that is not in a package: the one place where a voice is fetched."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing.cli.outcome import DONE, PARTLY
from briefing.cli.terminal import clean, is_interactive, say, write
from briefing.errors import BriefingError, UsageError

if TYPE_CHECKING:
    from briefing.adapters.download import Watch
    from briefing.speech.hibari_voices import HibariVoice

ENGINE = "hibari"
FAILED = 1
STEP = 25
"""Percent between two lines where no bar can be drawn."""


def install(names: Sequence[str], *, everything: bool, source: str, as_json: bool) -> int:
    """Install voices, print their paths, and return the exit code. Raises BriefingError for a single one."""
    chosen = _chosen(names, everything=everything)
    _check_source(chosen, source)
    done: dict[str, str] = {}
    failed: dict[str, str] = {}
    for voice in chosen:
        try:
            state = _install(voice, source)
        except BriefingError as error:
            if len(chosen) == 1:
                raise
            say(f"briefing: error: {clean(str(error))}")
            failed[voice.name] = str(error)
            continue
        done[voice.name] = state
        if not as_json:
            write(str(voice.path))
    if as_json:
        paths = {voice.name: str(voice.path) for voice in chosen}
        voices = [{"name": name, "path": paths[name], "state": state} for name, state in done.items()]  # fmt: skip
        write(json.dumps({"voices": voices, "failed": failed}))
    if failed:
        say(f"briefing: not installed: {', '.join(failed)}")
        return PARTLY if done else FAILED
    return DONE


def _install(voice: HibariVoice, source: str) -> str:
    from briefing.speech.hibari_voices import install, origin_of

    if voice.url and not voice.expected.is_whole(voice.path):
        size = f"{voice.expected.size_bytes / 1e6:.1f} MB"
        say(f"{voice.name}: {size} from {clean(str(origin_of(voice, source)))}")
        say(f"to {clean(str(voice.path))}")
    with _progress() as watch:
        is_new = install(voice, source, watch=watch)
    if not is_new:
        say(f"{voice.name} is here already, and whole")
        return "already here"
    say(f"{voice.name} can speak; hear it: briefing say --engine {ENGINE} --voice {voice.name} 'Good morning.'")  # fmt: skip
    return "installed"


def _chosen(names: Sequence[str], *, everything: bool) -> list[HibariVoice]:
    from briefing.speech.hibari_voices import known_voices

    known = known_voices()
    if everything:
        if names:
            raise UsageError("name the voices to install, or take --all; not both")
        return [voice for voice in known.values() if voice.url]
    if not names:
        raise UsageError(f"which voice? There are {', '.join(known)}; or take --all")
    chosen = []
    for name in names:
        engine, _, voice = name.rpartition("/")
        if engine not in {"", ENGINE}:
            raise UsageError(
                f"{name!r}: only voices of {ENGINE} can be installed with this command; 'briefing voices "
                f"--engine {engine}' says what that engine needs"
            )
        if voice not in known:
            raise UsageError(f"no voice {voice!r} to install; there are {', '.join(known)}")
        chosen.append(known[voice])
    return list(dict.fromkeys(chosen))


def _check_source(chosen: Sequence[HibariVoice], source: str) -> None:
    if "://" in source and not source.startswith("https://"):
        raise UsageError(f"--from {source}: the address should begin with https://")
    from briefing.speech.hibari_voices import origin_of

    if source and len({origin_of(voice, source) for voice in chosen}) < len(chosen):
        raise UsageError("--from: for several voices, name a folder with their files, or an address that ends in /")  # fmt: skip


@contextmanager
def _progress() -> Iterator[Watch]:
    """Yield what shows how much is here: one line that changes, or a line every quarter."""
    is_live = is_interactive(sys.stderr)
    shown = 0

    def watch(received: int, total: int) -> None:
        nonlocal shown
        percent = received * 100 // total
        if percent // STEP > shown // STEP or (is_live and percent > shown):
            shown = percent
            start, end = ("\r", "") if is_live else ("", "\n")
            print(f"{start}{percent:3} %", end=end, file=sys.stderr, flush=True)

    try:
        yield watch
    finally:
        if is_live and shown:
            say("")
