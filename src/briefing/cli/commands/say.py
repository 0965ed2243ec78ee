"""`briefing say`: a text as sound, to hear how it is pronounced."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from briefing.cli import outcome
from briefing.cli.choice import config_of, overridden
from briefing.cli.terminal import write
from briefing.cli.text import add_text, in_one, lines_of_stdin
from briefing.cli.wav import wav

DEFAULT_OUTPUT = "say.wav"

DESCRIPTION = """\
Speak a text into a WAV file, as a briefing would say it, and print the path of the file. What is said can be
read with 'briefing normalize'. Voice, language and pronunciations are those of the show's config.
"""

EXAMPLES = """\
examples:
  briefing say 'Nguyen won $1.2bn.'
  briefing say --locale en-GB -o score.wav 'They drew 0-0.'
  briefing say - < article.txt
"""


def add_to(subparsers: Any) -> argparse.ArgumentParser:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "say",
        help="speak a text, to hear how it is pronounced",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    add_text(parser, nargs="+", help="the text, or - for standard input")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        default=DEFAULT_OUTPUT,
        help=f"the file to write (default: {DEFAULT_OUTPUT})",
    )
    parser.add_argument("--engine", metavar="NAME", help="who speaks")
    parser.add_argument("--voice", metavar="NAME", help="a voice of that engine")
    return parser


def run(args: argparse.Namespace) -> int:
    """Speak, write the file, print its path."""
    text = "\n".join(lines_of_stdin()) if args.text == ["-"] else in_one(args.text)
    config = config_of(args)
    if (api := args.api) is None:
        from briefing import api
    clip = api.say(text, config=overridden(config, engine=args.engine, voice=args.voice))
    path = Path(args.output)
    outcome.save(wav(clip), path)
    write(str(path))
    return 0
