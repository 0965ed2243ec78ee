"""`briefing script`: what would be said, without any sound."""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.cli import outcome
from briefing.cli.choice import add_options, choose, moment
from briefing.cli.progress import reporting
from briefing.cli.terminal import clean_lines, is_interactive, say, write

if TYPE_CHECKING:
    from briefing.pipeline import Draft
    from briefing.scripting.as_text import Block
    from briefing.scripting.estimating import Pace

DESCRIPTION = """\
Print what 'briefing render' would say, chapter by chapter, each with its length. As Markdown it can be
edited and then spoken: 'briefing render --script FILE'. As JSON each line names its kind, a quotation,
with the address, paragraph and characters of its source, or a phrase of ours.

Sources and settings are found as by 'briefing render'.
"""

EXAMPLES = """\
examples:
  briefing script
  briefing script report.html --explain            and why each sentence was chosen
  briefing script -o monday.md                     to edit, and then: briefing render --script monday.md
  briefing script news/ --format json | jq .phrases

exit codes:
  0  done      1  failed      2  wrong usage or configuration
  3  done, but some articles were left out (each is named on stderr)      130  interrupted
"""

FORMATS = ("text", "markdown", "json")
SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".json": "json", ".txt": "text"}
WIDTH = 88
"""The longest line, in cells of a terminal."""
STYLES = {
    "title": "bold",
    "chapter": "bold cyan",
    "source": "dim",
    "reason": "dim italic",
    "rest": "dim",
}


def add_to(subparsers: Any) -> argparse.ArgumentParser:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "script",
        help="see what would be said, without any sound",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    add_options(parser)
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help="(default: as the suffix of FILE says, .md or .json; else text)",
    )
    parser.add_argument(
        "--explain", action="store_true", help="say under each quotation why it was chosen"
    )
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
            since=args.since or "",
            now=moment(args.date),
            report=report,
            base=choice.base,
        )
    from briefing.scripting.estimating import Pace

    pace = Pace(draft.words_per_minute)
    form = args.format or SUFFIXES.get(Path(args.output or "").suffix.lower(), "text")
    if args.output is not None:
        outcome.save(_written(draft, form, pace, explain=args.explain).encode(), Path(args.output))
    elif form == "text" and _has_colours():
        _show(draft, pace, explain=args.explain)
    else:
        write(_written(draft, form, pace, explain=args.explain).rstrip("\n"))
    if not args.quiet:
        told = sum(not story.headline_only for story in draft.stories)
        stories = outcome.count(told, "story", "stories")
        say(f"{draft.script.words} words, {stories}")
        if args.output is not None and form != "text":
            say(f"to have it spoken: briefing render --script {shlex.quote(args.output)}")
    outcome.tell_rest(draft.skipped, draft.warnings)
    return outcome.exit_code(draft.skipped)


def _written(draft: Draft, form: str, pace: Pace, *, explain: bool) -> str:
    told = (draft.script, draft.stories, draft.skipped)
    if form == "json":
        from briefing.scripting.as_json import as_json

        return as_json(*told, pace=pace)
    if form == "markdown":
        from briefing.scripting.as_markdown import as_markdown

        return as_markdown(*told, pace=pace, explain=explain)
    from briefing.scripting.as_text import as_text

    return as_text(*told, pace=pace, explain=explain, width=_width())


def _has_colours() -> bool:
    return is_interactive(sys.stdout) and not os.environ.get("NO_COLOR")


def _width() -> int:
    """Return how wide the text may be: as the terminal is, which a file or a pipe is not."""
    if sys.stdout is None or not sys.stdout.isatty():
        return WIDTH
    return min(WIDTH, shutil.get_terminal_size().columns)


def _show(draft: Draft, pace: Pace, *, explain: bool) -> None:
    # rich costs 0.1 s: only for those who see it.
    from rich.console import Console

    from briefing.scripting.as_text import text_blocks

    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    blocks = text_blocks(
        draft.script, draft.stories, draft.skipped, pace=pace, explain=explain, width=_width()
    )
    for block in blocks:
        console.print(clean_lines(block.text), style=_style(block), soft_wrap=True)


def _style(block: Block) -> str:
    return STYLES.get(block.role, "")
