"""`briefing render`: articles in, one MP3 with chapters out."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from briefing.cli import outcome
from briefing.cli.choice import Choice, add_options, choose, moment
from briefing.cli.prices import agreed
from briefing.cli.progress import reporting
from briefing.cli.terminal import say, write
from briefing.errors import UsageError

DESCRIPTION = """\
Read articles, choose what matters, and speak it: one MP3 with chapters, with its transcript, chapters
file and manifest beside it, listed in the podcast feed of its folder (see 'briefing serve'). The path of the
MP3 is printed on stdout, everything else on stderr.

Without SOURCE the sources in ./config.yaml are read. With SOURCE those are read instead; the other
settings of ./config.yaml still hold if there is one (--no-config ignores it).

With --script what is said is a script that was written by 'briefing script' and edited by hand: lines
moved, left out, or added. What it quotes is looked up again in the sources it names, and in SOURCE; what is
not there word for word is spoken as your own words, with a warning.
"""

EXAMPLES = """\
examples:
  briefing render                                  the show in this folder
  briefing render --config shows/evening.yaml      another show
  briefing render report.html notes/ 'wire/*.txt'  these files, at the default length
  curl -s https://example.org/a.html | briefing render - --minutes 2 -o today.mp3
  briefing render --json | jq .chapters            for programs: one JSON object on stdout

  briefing script -o monday.md                     see what would be said, edit it,
  briefing render --script monday.md               and have that spoken

exit codes:
  0  done, or there was nothing new to tell      1  failed, and the episode before is untouched
  2  wrong usage or configuration
  3  done, but some articles were left out (each is named on stderr)      130  interrupted
"""


def add_to(subparsers: Any) -> argparse.ArgumentParser:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "render",
        help="articles in, one MP3 with chapters out",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    add_options(parser)
    parser.add_argument(
        "--script",
        metavar="FILE",
        help="speak this script, Markdown or JSON of 'briefing script' (- for standard input); its date "
        "is the day of the episode unless --date is given",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="DIR|FILE.mp3",
        help="where to (default: the config's output folder, in a file named by the date); a FILE joins "
        "a feed only if its folder has one",
    )
    parser.add_argument(
        "--wait",
        type=_seconds,
        default=0.0,
        metavar="SECONDS",
        help="how long to wait for another run in the same folder to end (default: not at all)",
    )
    parser.add_argument(
        "-y",
        "--yes",
        action="store_true",
        help="do not ask before an engine is called that has a price (its option price_per_million_characters)",
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress and no summary")
    parser.add_argument(
        "--json", action="store_true", help="print one JSON object in place of the path"
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """Render, print the path or the JSON object, and tell what was left out."""
    choice = choose(args) if args.script is None else _choose_beside_script(args)
    if (api := args.api) is None:
        from briefing import api
    with reporting(quiet=args.quiet) as report:
        episode = api.render(
            choice.sources,
            config=choice.config,
            output=choice.output,
            minutes=args.minutes,
            words=args.words,
            since=args.since or "",
            now=moment(args.date) if args.date or args.script is None else None,
            report=report,
            base=choice.base,
            wait_s=args.wait,
            script_file=args.script,
            confirm=None if args.yes else lambda prices: agreed(prices, report),
        )
    write(outcome.as_json(episode) if args.json else str(episode.path))
    if not args.quiet:
        for line in outcome.summary(episode):
            say(line)
    outcome.tell_fallbacks(episode.fallbacks)
    outcome.tell_rest(episode.skipped, episode.warnings)
    return outcome.exit_code(episode.skipped)


def _choose_beside_script(args: argparse.Namespace) -> Choice:
    """Return what is asked for besides a script, which needs no sources of the config."""
    if args.minutes is not None or args.words is not None:
        raise UsageError("--minutes and --words are not for --script: it has the length it has")
    if args.script == "-" and "-" in args.sources:
        raise UsageError("standard input can be the script or a source, not both")
    # The script stands in for the sources: with it there is something to say.
    choice = choose(argparse.Namespace(**{**vars(args), "sources": [args.script]}))
    return replace(choice, sources=tuple(args.sources) or None)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= 86_400:  # noqa: PLR2004  a day
        raise argparse.ArgumentTypeError(
            f"should be a number of seconds up to 86400 (got {text!r})"
        )
    return seconds
