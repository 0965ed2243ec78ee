"""`briefing feed`: make the feeds, pages and covers of an output folder from its episodes."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from briefing.cli.choice import add_folder_options, choose_folder
from briefing.cli.outcome import count
from briefing.cli.progress import reporting
from briefing.cli.terminal import clean, say, write

DESCRIPTION = """\
Make the podcast of an output folder from the episodes in it: feed.xml, the pages and the covers. 'briefing
render' does this by itself for what it changed; this command makes all of it anew, for instance after episodes
were removed, a setting of 'feed:' changed, or the folder moved. The sound is not touched.

Without DIR it is the output folder of ./config.yaml, whose settings then hold for its show. The paths of the
feeds are printed on stdout.
"""

EXAMPLES = """\
examples:
  briefing feed                       the show in this folder
  briefing feed ~/podcasts            a folder of episodes, with the settings they were published with
  briefing feed --changed             only what is not as it should be: quick, for a folder of years
"""


def add_to(subparsers: Any) -> argparse.ArgumentParser:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "feed",
        help="make the podcast feed anew from the episodes",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    add_folder_options(parser)
    parser.add_argument(
        "--changed", action="store_true", help="leave what is as it should be alone"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress and no summary")
    return parser


def run(args: argparse.Namespace) -> int:
    """Update all shows of the folder, print their feeds, tell what was left out."""
    choice = choose_folder(args)
    if (api := args.api) is None:
        from briefing import api
    with reporting(quiet=args.quiet) as report:
        updated = api.update_feeds(
            choice.folder, config=choice.config, again=not args.changed, report=report
        )
    for published in updated:
        for feed in published.feeds:
            write(str(feed))
        if not args.quiet:
            say(_summary(published))
        for warning in published.warnings:
            say(f"briefing: warning: {clean(warning)}")
    return 0


def _summary(published: Any) -> str:
    listed = count(published.episodes, "episode", "episodes")
    removed = published.removed
    gone = f"; removed as the settings say: {', '.join(map(clean, removed))}" if removed else ""
    return f"{listed} in {Path(published.feeds[0]).name if published.feeds else 'no feed'}{gone}"
