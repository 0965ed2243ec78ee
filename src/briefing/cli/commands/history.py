"""`briefing history`: what a show told and when, and how to make it forget."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from briefing.cli.choice import add_folder_options, choose_folder
from briefing.cli.outcome import count
from briefing.cli.terminal import clean, say, where, write
from briefing.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.adapters.history_records import ToldEpisode, ToldStory

DAYS = 14
WIDTH = 80
INDENT = 7
WIDE = frozenset("WF")
"""East Asian widths of characters that take two columns (Unicode Standard Annex 11)."""

DESCRIPTION = """\
List what was told, the latest episode first: the date, and each story with its number and its sources. 'briefing
render' keeps this beside the episodes, in .briefing/history.sqlite3, so that no story is told twice; an episode
that failed or was cancelled is not in it. Without DIR it is the output folder of ./config.yaml.

What is forgotten may be told again.
"""

EXAMPLES = """\
examples:
  briefing history                            the last two weeks of the show in this folder
  briefing history ~/podcasts --days 0        everything that is known
  briefing history --story 42                 one story: when it was told, and in which words
  briefing history --forget https://news.example/bridge
  briefing history --forget-episode 2026-11-23
"""


def add_to(subparsers: Any) -> argparse.ArgumentParser:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "history", help="see what was told and when", description=DESCRIPTION, epilog=EXAMPLES
    )
    add_folder_options(parser)
    parser.add_argument(
        "--days",
        type=_days,
        default=DAYS,
        metavar="N",
        help=f"how far back from the latest episode; 0 for everything (default: {DAYS})",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--story", type=int, metavar="N", help="all about the story of that number")
    what.add_argument(
        "--forget", metavar="URI", help="forget an article, and the stories made of it"
    )
    what.add_argument(
        "--forget-episode",
        metavar="DATE",
        help="forget what an episode told: its date, or its file's name without the ending",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


def run(args: argparse.Namespace) -> int:
    """List, show one story, or forget."""
    from briefing.adapters.history import histories

    choice = choose_folder(args)
    shows = histories(choice.folder)
    if choice.config is not None:
        name = choice.config.output.name
        shows = {show: path for show, path in shows.items() if show == name}
    if args.forget is not None or args.forget_episode is not None:
        return _forget(args, choice.folder, shows)
    told = {show: _episodes(path) for show, path in shows.items()}
    if args.story is not None:
        return _one(args, told)
    recent = {show: tuple(_recent(episodes, args.days)) for show, episodes in told.items()}
    if args.json:
        write(json.dumps({"shows": [_show(*one) for one in recent.items()]}, ensure_ascii=False))
        return 0
    if not any(recent.values()):
        say(f"nothing was told yet in {choice.folder}")
    for show, episodes in recent.items():
        if len(recent) > 1:
            write(f"{show or 'the show without a name'}\n")
        for episode in episodes:
            write("\n".join((*_listed(episode), "")))
    return 0


def _episodes(path: Path) -> tuple[ToldEpisode, ...]:
    from briefing.adapters.history import History

    with History(path, repair=False) as history:
        return history.episodes()


def _forget(args: argparse.Namespace, folder: Path, shows: dict[str, Path]) -> int:
    from briefing.adapters.history import History
    from briefing.adapters.locking import locked

    forgotten = 0
    if shows:
        with locked(folder):
            for path in shows.values():
                with History(path, repair=False) as history:
                    if args.forget is not None:
                        forgotten += history.forget(args.forget)
                    else:
                        forgotten += history.forget_episode(args.forget_episode)
    wanted = args.forget if args.forget is not None else args.forget_episode
    if not forgotten:
        raise UsageError(f"{wanted!r}: no such thing was told; 'briefing history' lists what was")
    if args.json:
        write(json.dumps({"forgotten": forgotten}))
    else:
        what = "article or story" if args.forget is not None else "episode"
        others = "articles and stories" if args.forget is not None else "episodes"
        say(f"forgotten: {count(forgotten, what, others)}")
    return 0


def _one(args: argparse.Namespace, told: dict[str, tuple[ToldEpisode, ...]]) -> int:
    found = [
        (show, episodes, story)
        for show, episodes in told.items()
        for episode in episodes
        for story in episode.stories
        if story.id == args.story
    ]
    if not found:
        raise UsageError(f"there is no story {args.story}; 'briefing history' lists their numbers")
    if args.json:
        shown = [
            _show(show, _thread(episodes, story), texts=True) for show, episodes, story in found
        ]
        write(json.dumps({"shows": shown}, ensure_ascii=False))
        return 0
    for _, episodes, story in found:
        for episode in _thread(episodes, story):
            for one in episode.stories:
                write("\n".join((f"{episode.date:%A, %d %B %Y}", *_told(one), "")))
    return 0


def _thread(episodes: Sequence[ToldEpisode], story: ToldStory) -> tuple[ToldEpisode, ...]:
    """Return the episodes that told a story, with that alone."""
    from dataclasses import replace

    kept = (
        replace(e, stories=tuple(s for s in e.stories if s.thread == story.thread))
        for e in episodes
    )
    return tuple(episode for episode in kept if episode.stories)


def _recent(episodes: Sequence[ToldEpisode], days: int) -> Iterator[ToldEpisode]:
    for episode in episodes:
        if not days or (episodes[0].date - episode.date).days < days:
            yield episode


def _listed(episode: ToldEpisode) -> Iterator[str]:
    yield _fitted(f"{episode.date:%A, %d %B %Y}  {clean(episode.title)}", WIDTH)
    for story in episode.stories:
        yield f"{story.id:>{INDENT - 2}}  {_fitted(clean(story.title), WIDTH - INDENT)}"
        about = "; ".join(_about(story))
        if about:
            yield " " * INDENT + _fitted(about, WIDTH - INDENT)


def _told(story: ToldStory) -> Iterator[str]:
    import textwrap

    yield f"{story.id:>{INDENT - 2}}  {_fitted(clean(story.title), WIDTH - INDENT)}"
    for line in (*_about(story), where(story.url or story.uri)):
        yield " " * INDENT + line
    margin = " " * (INDENT + 2)
    for sentence in story.sentences:
        yield from textwrap.wrap(
            clean(sentence), WIDTH, initial_indent=" " * INDENT + "- ", subsequent_indent=margin
        )
    if not story.sentences:
        yield " " * INDENT + "(its words are no longer kept)"


def _about(story: ToldStory) -> Iterator[str]:
    if story.sources:
        yield clean(", ".join(story.sources))
    if story.thread != story.id:
        yield "news of a story told before"
    if story.named:
        yield "named only"


def _show(show: str, episodes: Sequence[ToldEpisode], *, texts: bool = False) -> dict[str, Any]:
    return {"name": show, "episodes": [_episode(episode, texts=texts) for episode in episodes]}


def _episode(episode: ToldEpisode, *, texts: bool) -> dict[str, Any]:
    return {
        "file": f"{episode.stem}.mp3",
        "guid": episode.guid,
        "title": episode.title,
        "date": episode.date.isoformat(),
        "stories": [_story(story, texts=texts) for story in episode.stories],
    }


def _story(story: ToldStory, *, texts: bool) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "number": story.id,
        "story": story.thread,
        "title": story.title,
        "uri": story.uri,
        "url": story.url,
        "sources": list(story.sources),
        "language": story.language,
        "named_only": story.named,
    }
    return {**shown, "told": list(story.sentences)} if texts else shown


def _fitted(text: str, columns: int) -> str:
    """Return *text*, cut where it takes more than so many columns."""
    from itertools import accumulate
    from unicodedata import east_asian_width

    ends = list(accumulate(2 if east_asian_width(one) in WIDE else 1 for one in text))
    if not ends or ends[-1] <= columns:
        return text
    return text[: sum(end < columns for end in ends)].rstrip() + "…"


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is no number of days")
    return int(text)
