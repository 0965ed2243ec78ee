"""`briefing publish`: the podcast of an output folder, brought to where the config says."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.cli.choice import CONFIG_NAME, add_folder_options, choose_folder
from briefing.cli.outcome import DONE, count
from briefing.cli.progress import reporting
from briefing.cli.terminal import clean, say, write
from briefing.errors import PublishError, UsageError

if TYPE_CHECKING:
    from briefing.config import Config, PublishSettings
    from briefing.feed.offered import Offered
    from briefing.model import Report
    from briefing.protocols import Publisher
    from briefing.publish import Publication

DESCRIPTION = """\
Bring the podcast of an output folder to the places that 'publish:' of the config names: a web server's folder,
or whatever the installed publishers reach. What is sent is what the feeds list, and the pages; first the sound,
then what belongs to it, then the pages, and the feeds last, so that the feed there never lists what has not
arrived. What is there already is not sent again. Files of episodes that have left the feed are removed.

It may be interrupted at any time: run it again, and it goes on. Without DIR it is the output folder of
./config.yaml. The addresses of the feeds are printed on stdout.
"""

EXAMPLES = """\
examples:
  briefing publish                     to all places of ./config.yaml
  briefing publish --dry-run           only tell what would be sent and removed
  briefing publish --to folder         to one kind of place

in config.yaml:
  feed:
    url: https://example.org/cast/     where listeners find it
  publish:
    - to: folder
      options: {path: /srv/www/cast}
"""

RECORD = "published.json"
FAILED = 1


def add_to(subparsers: Any) -> argparse.ArgumentParser:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "publish",
        help="bring the podcast to a web server's folder, or elsewhere",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    add_folder_options(parser)
    parser.add_argument(
        "--to", metavar="NAME", help="only to the places of this publisher (default: to all)"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="tell what would be sent and removed, and do nothing"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress and no summary")
    return parser


def run(args: argparse.Namespace) -> int:
    """Publish to each place in turn; one that fails does not keep the others from getting theirs."""
    from briefing.adapters.locking import locked
    from briefing.feed.offered import offered
    from briefing.parts import plugin, read_config

    choice = choose_folder(args)
    if choice.config is None:
        raise UsageError("no config says where to publish; name one with --config")
    path = Path(args.config or CONFIG_NAME)
    config, base = read_config(path), path.resolve().parent
    chosen = _chosen(config, args.to, path)
    # All of them are built before anything is sent: a mistake in the last one is told at once.
    publishers = [plugin("publisher", each.to, each.options, base=base) for each in chosen]
    if not choice.folder.is_dir():
        raise UsageError(f"{choice.folder}: no such folder; 'briefing render' makes it")
    with locked(choice.folder):
        offer = offered(choice.folder)
        for warning in _warnings(config, offer):
            say(f"briefing: warning: {clean(warning)}")
        done = [
            _is_published(args, choice.folder, offer, publisher, keep=settings.keep)
            for settings, publisher in zip(chosen, publishers, strict=True)
        ]
    if not all(done):
        return FAILED
    for address in () if args.dry_run else offer.addresses:
        write(address)
    return DONE


def _is_published(
    args: argparse.Namespace, folder: Path, offer: Offered, publisher: Publisher, *, keep: bool
) -> bool:
    try:
        with reporting(quiet=args.quiet) as report:
            done = _publish(folder, offer, publisher, report, keep=keep, dry_run=args.dry_run)
    except PublishError as error:
        say(f"briefing: error: {clean(str(error))}")
        return False
    if args.dry_run:
        for name in done.sent:
            write(f"send {clean(name)}")
        for name in done.deleted:
            write(f"remove {clean(name)}")
    if not args.quiet:
        say(_summary(publisher, done, "would be " if args.dry_run else ""))
    return True


def _publish(
    folder: Path,
    offer: Offered,
    publisher: Publisher,
    report: Report,
    *,
    keep: bool,
    dry_run: bool,
) -> Publication:
    from briefing.feed.state import state_folder
    from briefing.publish import outgoing, publish
    from briefing.serve.media_types import FEED, media_type

    files = outgoing(
        folder,
        files=offer.files,
        feeds=offer.feeds,
        media_type=lambda name: FEED if name in offer.bases else media_type(name),
        publisher=publisher.name,
    )
    return publish(
        files,
        publisher,
        record=state_folder(folder) / RECORD,
        report=report,
        keep=keep,
        dry_run=dry_run,
    )


def _chosen(config: Config, to: str | None, path: Path) -> Sequence[PublishSettings]:
    chosen = [each for each in config.publish if to in {None, each.to}]
    if chosen:
        return chosen
    if not config.publish:
        raise UsageError(f"{path}: says not where to publish; write 'publish:' in it (see --help)")
    known = ", ".join(sorted({each.to for each in config.publish}))
    raise UsageError(f"--to {to}: {path} publishes to {known}")


def _warnings(config: Config, offer: Offered) -> Iterator[str]:
    """Yield what keeps podcast apps from finding the files."""
    from briefing.feed.names import feed_file
    from briefing.feed.offered import base_of_url

    feed, url = feed_file(config.output.name), config.feed.url
    base = offer.bases.get(feed)
    if not url:
        yield (
            f"feed.url is empty, and {feed} lists its files where only this machine finds them: set it to "
            "the address that listeners use, and run 'briefing feed'"
        )
    elif base is not None and base != base_of_url(url):
        yield f"{feed} lists its files under {base}, not under feed.url: run 'briefing feed'"


def _summary(publisher: Publisher, done: Publication, would: str) -> str:
    removed = f", {len(done.deleted)} {would}removed" if done.deleted else ""
    return (
        f"{clean(publisher.name)} {clean(publisher.place)}: "
        f"{count(len(done.sent), 'file', 'files')} {would}sent ({done.sent_bytes / 1e6:.1f} MB), "
        f"{done.unchanged} there already{removed}"
    )
