"""`briefing voices`: the engines and voices that can speak here, and why others cannot."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from briefing.cli.terminal import clean, write
from briefing.errors import BriefingError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import Voice

DESCRIPTION = """\
List the installed engines with their voices, the default first. An engine that cannot speak is listed
with the reason. The names are what 'speech.engine' and 'speech.voice' take in config.yaml. With --engine,
what its 'speech.options' may hold is listed, too.
"""


def add_to(subparsers: Any) -> argparse.ArgumentParser:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "voices", help="list the engines and voices that can speak", description=DESCRIPTION
    )
    parser.add_argument("--engine", metavar="NAME", help="of this engine only")
    parser.add_argument(
        "--language", metavar="TAG", default="en-US", help="for this language (default: en-US)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


def run(args: argparse.Namespace) -> int:
    """Print what each engine has, or why it has nothing."""
    from briefing import registry

    try:
        found, failed = (
            ({args.engine: _voices(args.engine, args.language)}, {})
            if args.engine
            else _all_voices(registry.names("engine"), args.language)
        )
        write(_as_json(found, failed) if args.json else "\n".join(_as_text(found, failed)))
    finally:  # an engine may want an option before it has any voice
        if args.engine and not args.json and (lines := tuple(_options(args.engine))):
            write("\n".join(lines))
    return 0


def _options(name: str) -> Iterator[str]:
    from briefing import registry
    from briefing.config import explained

    model = registry.options_model("engine", name)
    for number, (option, told) in enumerate(explained(model) if model else ()):
        if number == 0:
            yield "speech.options:"
        yield f"  {clean(option):<24} {clean(told)}"


def _all_voices(
    names: tuple[str, ...], language: str
) -> tuple[dict[str, tuple[Voice, ...]], dict[str, str]]:
    found: dict[str, tuple[Voice, ...]] = {}
    failed: dict[str, str] = {}
    for name in names:
        try:
            found[name] = _voices(name, language)
        except BriefingError as error:  # noqa: PERF203  a few engines, not a hot loop
            failed[name] = getattr(error, "reason", str(error))
    return found, failed


def _voices(name: str, language: str) -> tuple[Voice, ...]:
    from briefing import registry
    from briefing.parts import plugin

    engine = plugin("engine", name, {}, language=language)
    with registry.blamed("engine", name):
        voices: tuple[Voice, ...] = engine.voices()
    return voices


def _as_text(found: dict[str, tuple[Voice, ...]], failed: dict[str, str]) -> Iterator[str]:
    for name, voices in found.items():
        yield f"{clean(name)}"
        for voice in voices:
            yield f"  {clean(voice.name):<24} {clean(voice.language)}"
    for name, reason in failed.items():
        yield f"{clean(name)}: {clean(reason)}"


def _as_json(found: dict[str, tuple[Voice, ...]], failed: dict[str, str]) -> str:
    voices = {
        name: [{"name": voice.name, "language": voice.language} for voice in listed]
        for name, listed in found.items()
    }
    return json.dumps({"engines": voices, "unusable": failed})
