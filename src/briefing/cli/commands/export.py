"""`briefing export`: episodes onto a memory stick for the car."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.cli.choice import CONFIG_NAME
from briefing.cli.outcome import DONE, PARTLY, count
from briefing.cli.terminal import clean, clock, say, write
from briefing.errors import OutputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.export import Plan, Track

DEFAULT_EPISODES = 10

DESCRIPTION = """\
Write the newest episodes onto a memory stick as every car radio takes them: MP3s of a constant bit rate,
never encoded again, with short numbered names in plain letters, simple tags, a small cover, and a playlist,
briefing.m3u, written in the order they are to be played. What a former export wrote is replaced; no other
file is touched. Some radios play a folder in the order it was written: give the briefing one of its own.

Without FOLDER the output folder of ./config.yaml is read, and of several shows in it that of the config.
"""
EXAMPLES = """\
examples:
  briefing export --usb /media/me/STICK/Briefing         the 10 newest episodes
  briefing export --usb E:\\Briefing --stories            a file a story: 'next track' is 'next story'
  briefing export output --usb /media/me/STICK --dry-run  see what would be written

The path of the playlist is printed on stdout, with --dry-run the names of the files.

exit codes:
  0  done      1  failed      2  wrong usage or configuration
  3  done, but damaged episodes were left out (each is named on stderr)      130  interrupted
"""


def add_to(subparsers: Any) -> argparse.ArgumentParser:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "export",
        help="copy episodes to a memory stick for the car",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    parser.add_argument(
        "folder",
        nargs="?",
        metavar="FOLDER",
        help="where the episodes are (default: the config's output folder)",
    )
    parser.add_argument(
        "--usb", required=True, metavar="DIR", help="a folder of the stick; it must be there"
    )
    parser.add_argument(
        "--config",
        metavar="FILE",
        help=f"the show's settings (default: ./{CONFIG_NAME} if there is one)",
    )
    parser.add_argument(
        "--episodes",
        type=_number,
        default=DEFAULT_EPISODES,
        metavar="N",
        help=f"how many of the newest; 0 takes all (default: {DEFAULT_EPISODES})",
    )
    parser.add_argument("--stories", action="store_true", help="a file a story, not an episode")
    parser.add_argument(
        "--dry-run", action="store_true", help="print what would be written, change nothing"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress and no summary")
    return parser


def run(args: argparse.Namespace) -> int:
    """Export, print the path of the playlist, and tell what was left out."""
    from briefing.cli.car import choose_tracks
    from briefing.export import carry_out, plan

    folder, show = _episodes_of(args)
    stick = Path(args.usb)
    if stick.exists() and folder.exists() and stick.samefile(folder):
        raise UsageError("--usb names the folder of the episodes itself; name one on the stick")
    chosen = choose_tracks(folder, show, episodes=args.episodes, stories=args.stories)
    if not chosen.tracks:
        _tell_problems(chosen.problems)
        raise OutputError(str(folder), "holds no episode; make one with 'briefing render' first")
    planned = plan(stick, chosen.tracks)
    if args.dry_run:
        for name in planned.names:
            write(name)
        if not args.quiet:
            say(_dry_summary(planned))
    else:
        exported = carry_out(planned, _nothing if args.quiet else _progress)
        write(str(exported.playlist))
        if not args.quiet:
            say(_summary(chosen.tracks, chosen.episodes, exported.size_bytes, stick))
    _tell_problems(chosen.problems)
    return PARTLY if chosen.problems else DONE


def _episodes_of(args: argparse.Namespace) -> tuple[Path, str | None]:
    """Return the folder of the episodes, and which show's are meant (None: all)."""
    if args.folder is not None:
        if args.config is not None:
            raise UsageError("name either FOLDER or --config, not both")
        return Path(args.folder), None
    path = Path(args.config or CONFIG_NAME)
    if args.config is None and not path.exists():
        raise UsageError(
            f"no episodes: name their FOLDER, or run this where the {CONFIG_NAME} of the show is"
        )
    from briefing.config import load

    output = load(path).output
    return path.resolve().parent / output.folder, output.name


def _progress(number: int, total: int, name: str) -> None:
    say(f"writing {number} of {total}: {clean(name)}")


def _nothing(number: int, total: int, name: str) -> None:
    """Report nothing."""


def _summary(tracks: Sequence[Track], episodes: int, size_bytes: int, stick: Path) -> str:
    duration = clock(sum(track.duration_ms for track in tracks))
    return (
        f"{count(len(tracks), 'file', 'files')} of {count(episodes, 'episode', 'episodes')}, "
        f"{duration} minutes, {size_bytes / 1e6:.1f} MB, in {clean(str(stick))}"
    )


def _dry_summary(planned: Plan) -> str:
    return (
        f"would write {count(len(planned.names), 'file', 'files')}, about {planned.needed_bytes / 1e6:.1f} MB, "
        f"and remove {count(len(planned.former), 'file', 'files')} of the export before; nothing was changed"
    )


def _tell_problems(problems: Sequence[OutputError]) -> None:
    for problem in problems:
        say(f"briefing: left out: {clean(str(problem))}")


def _number(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"should be a whole number, 0 or more (got {text!r})")
    return int(text)
