"""`briefing script`: what would be said, without any sound."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from briefing.cli import outcome
from briefing.cli.choice import add_options, choose, moment
from briefing.cli.progress import reporting
from briefing.cli.terminal import say, write

DESCRIPTION = """\
Print what 'briefing render' would say. As JSON each spoken line names its kind: a quotation, with the
address, paragraph and characters of its source, or a phrase of ours.

Sources and settings are found as by 'briefing render'.
"""

EXAMPLES = """\
examples:
  briefing script
  briefing script report.html --minutes 2
  briefing script news/ --format json -o script.json

exit codes:
  0  done      1  failed      2  wrong usage or configuration
  3  done, but some articles were left out (each is named on stderr)      130  interrupted
"""


def add_to(subparsers: Any) -> argparse.ArgumentParser:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "script",
        help="see what would be said, without any sound",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    add_options(parser)
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    parser.add_argument("-o", "--output", metavar="FILE", help="a file to write (default: stdout)")
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress and no summary")
    return parser


def run(args: argparse.Namespace) -> int:
    """Draft, print or write the script, and tell what was left out."""
    choice = choose(args)
    if (api := args.api) is None:
        from briefing import api
    with reporting(quiet=args.quiet) as report:
        draft = api.script(
            choice.sources,
            config=choice.config,
            minutes=args.minutes,
            words=args.words,
            now=moment(args.date),
            report=report,
            base=choice.base,
        )
    from briefing.scripting import formats

    form = {"text": formats.as_text, "markdown": formats.as_markdown, "json": formats.as_json}[
        args.format
    ]
    text = form(draft.script, draft.stories, draft.skipped).rstrip("\n")
    if args.output is None:
        write(text)
    else:
        outcome.save(text.encode() + b"\n", Path(args.output))
    if not args.quiet:
        stories = outcome.count(len(draft.stories), "story", "stories")
        say(f"{draft.script.words} words, {stories}")
    outcome.tell_rest(draft.skipped, draft.warnings)
    return outcome.exit_code(draft.skipped)
