"""`briefing voices`: who can speak here, how each sounds, and how to get another voice."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.cli.choice import add_config_options, config_of, language
from briefing.cli.terminal import clean, write
from briefing.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.cli.voice_list import ListedEngine
    from briefing.config import Config

INSTALL = "install"
DEFAULT_FOLDER = "voice-samples"

DESCRIPTION = """\
List the engines with their voices for the language of the show, the default voice first, and for each engine
where it speaks: on this machine (offline), or at a server that gets the text (online). An engine that cannot
speak is listed with the reason and with what it needs. The names are what 'speech.engine' and 'speech.voice'
take in config.yaml, and --engine and --voice of 'render' and 'say'. With --engine, what 'speech.options' of
that engine may hold is listed, too.

--sample lets you hear them: each voice says the same short sentence, all equally loud, into a file of its own.
Engines that send text to a server are heard only when you name them with --engine; so are those of plugins.

'briefing voices install NAME' fetches a voice that is listed as 'not here', checks it, and puts it where it is
found. This is the only command that fetches one: listing and rendering never do.
"""

EXAMPLES = """\
examples:
  briefing voices                          who can speak, and who could
  briefing voices --lang de                only who speaks German
  briefing voices --engine piper           its voices and its options
  briefing voices --sample                 hear every voice: writes voice-samples/*.wav
  briefing voices --sample /tmp/hear --engine espeak --lang pl
  briefing voices --sample --engine hibari --voice heart
  briefing voices install kore             fetch a voice: 8 MB, once
  briefing voices install --all            all that can be fetched
  briefing voices install kore --from af_kore.int8.onnx   from a file that you brought

exit codes:
  0  done      1  failed      2  wrong usage or configuration
  3  done, but some voices failed (each is named on stderr)      130  interrupted
"""


def add_to(subparsers: Any) -> argparse.ArgumentParser:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "voices",
        help="list the voices, hear them, install another",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    parser.add_argument(
        "words",
        nargs="*",
        metavar="install NAME",
        help="fetch voices of the embedded engine: kore, or hibari/kore; any number of names",
    )
    parser.add_argument("--engine", metavar="NAME", help="of this engine only")
    parser.add_argument(
        "--lang",
        "--language",
        dest="locale",
        type=language,
        metavar="TAG",
        help="only what speaks this language (default: everything, for the show's language; "
        "en-US without a config)",
    )
    parser.add_argument(
        "--sample",
        nargs="?",
        const=DEFAULT_FOLDER,
        metavar="DIR",
        help=f"write how each voice sounds to a file in DIR (default: {DEFAULT_FOLDER})",
    )
    parser.add_argument("--voice", metavar="NAME", help="with --sample: this voice only")
    parser.add_argument(
        "--all", action="store_true", help="with install: every voice that can be fetched"
    )
    parser.add_argument(
        "--from",
        dest="source",
        metavar="URL|FILE",
        help="with install: from a mirror, or a file or folder that you brought; it is checked all the same",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    add_config_options(parser)
    return parser


def run(args: argparse.Namespace) -> int:
    """List, install, or write samples."""
    if args.words and args.words[0] != INSTALL:
        raise UsageError(f"'voices' does not know {args.words[0]!r}; to fetch a voice: briefing voices install {args.words[0]}")  # fmt: skip
    if args.words:
        return _install(args)
    if args.all or args.source is not None:
        option = "--all" if args.all else "--from"
        raise UsageError(f"{option} goes with 'briefing voices install'")
    if args.sample is not None:
        return _sample(args)
    if args.voice is not None:
        raise UsageError("--voice goes with --sample; without it all voices are listed")
    return _list(args, config_of(args))


def _install(args: argparse.Namespace) -> int:
    from briefing.cli.voice_install import install

    if args.sample is not None or args.engine or args.voice or args.locale:
        raise UsageError("'install' takes names, --all, --from and --json")
    return install(args.words[1:], everything=args.all, source=args.source or "", as_json=args.json)


def _sample(args: argparse.Namespace) -> int:
    from briefing.cli.voice_samples import speak_all, wanted

    config = config_of(args)
    if (api := args.api) is None:
        from briefing import api
    voices = wanted(_engines(args, config), named=args.engine is not None, voice=args.voice)
    return speak_all(voices, Path(args.sample), config=config, api=api, as_json=args.json)


def _list(args: argparse.Namespace, config: Config) -> int:
    from briefing.cli.voice_table import as_json, as_text

    try:
        engines = _engines(args, config)
        if args.json:
            write(as_json(engines, config.show.language))
        elif engines:
            write("\n".join(as_text(engines)))
        else:
            write(f"no engine here speaks {config.show.language}")
    finally:  # an engine may want an option before it has any voice
        if args.engine and not args.json and (lines := tuple(_options(args.engine))):
            write("\n".join(lines))
    return 0


def _engines(args: argparse.Namespace, config: Config) -> tuple[ListedEngine, ...]:
    from briefing import registry
    from briefing.cli.voice_list import all_listed, listed

    if args.engine:
        return (listed(args.engine, config),)
    only = args.locale is not None
    return tuple(all_listed(registry.names("engine"), config, only=only))


def _options(name: str) -> Iterator[str]:
    from briefing import registry
    from briefing.config import explained

    model = registry.options_model("engine", name)
    for number, (option, told) in enumerate(explained(model) if model else ()):
        if number == 0:
            yield "speech.options:"
        yield f"  {clean(option):<24} {clean(told)}"
