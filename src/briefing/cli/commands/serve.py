"""`briefing serve`: the podcast of an output folder, for the apps and browsers that can reach it."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from briefing.cli.choice import add_folder_options, choose_folder
from briefing.cli.terminal import clean, is_interactive, say, write
from briefing.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from briefing.config import ServeSettings
    from briefing.serve import Service

DESCRIPTION = """\
Serve the podcast of an output folder: its feed, its files, and a page with a player. The address to subscribe
to is printed on stdout once the server answers, everything else on stderr. Only what the feeds list is served.

By default only this machine can listen. With --host 0.0.0.0 all devices of your network can reach it, and the
address then holds a secret token, without which there is nothing to see.

Without DIR it is the output folder of ./config.yaml, whose settings of 'serve:' hold.
"""

EXAMPLES = """\
examples:
  briefing serve                             on this machine only
  briefing serve --host 0.0.0.0              for your phone: scan the code
  briefing serve --host 0.0.0.0 --show-url   print the address again, and end
  briefing serve --host 0.0.0.0 --new-token  make the old address void
  briefing serve --public-url https://example.org/news/ --trust-proxy 127.0.0.1
                                             behind a web server that passes /news/ on to port 8017

Ctrl-C or SIGTERM ends it: downloads get a few seconds to finish.
"""


def add_to(subparsers: Any) -> argparse.ArgumentParser:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "serve",
        help="serve the podcast to apps and browsers",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    add_folder_options(parser)
    parser.add_argument(
        "--host",
        metavar="ADDRESS",
        help="listen on this address (default: 127.0.0.1, this machine only; 0.0.0.0: all)",
    )
    parser.add_argument(
        "--port", type=int, metavar="N", help="listen on this port (default: 8017; 0: any free one)"
    )
    parser.add_argument(
        "--public-url", metavar="URL", help="the address it is reached by, when that is another"
    )
    parser.add_argument(
        "--trust-proxy",
        action="append",
        metavar="ADDRESS",
        help="believe the X-Forwarded headers of this proxy (may be given several times)",
    )
    token = parser.add_mutually_exclusive_group()
    token.add_argument(
        "--token", action="store_const", const="always", help="ask for the secret token"
    )
    token.add_argument(
        "--no-token",
        action="store_const",
        const="never",
        dest="token",
        help="ask for none: whoever can reach the address may listen",
    )
    parser.add_argument(
        "--show-url", action="store_true", help="print the address to subscribe to, and end"
    )
    parser.add_argument(
        "--new-token",
        action="store_true",
        help="replace the token; the old address is void at once",
    )
    parser.add_argument("--no-qr", action="store_true", help="draw no QR code on the terminal")
    parser.add_argument(
        "-q", "--quiet", action="store_true", help="no access log, nothing but the address"
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """Print the address; answer until a signal comes."""
    from briefing.feed.names import feed_file
    from briefing.serve import Service

    choice = choose_folder(args)
    settings = _settings(args, choice.config.serve if choice.config else None)
    if args.show_url and settings.port == 0:
        raise UsageError("--show-url: with port 0 the address is known only while it is served")
    service = Service.prepare(
        choice.folder,
        settings,
        feed=feed_file(choice.config.output.name) if choice.config else "",
        new_token=args.new_token,
    )
    if args.show_url:
        write(service.feed(settings.port))
        return 0
    _serve(args, service)
    return 0


def _serve(args: argparse.Namespace, service: Service) -> None:
    from briefing.serve.access_log import to_nowhere, to_stderr

    def ready(port: int) -> None:
        if not args.quiet:
            _tell(service, port, has_qr=not args.no_qr)
        write(service.feed(port))

    if service.is_open:
        say(
            f"briefing: warning: whoever can reach {clean(service.settings.host)} may listen: "
            "no token is asked for (--token)"
        )
    service.run(to_nowhere if args.quiet else to_stderr, ready)


def _tell(service: Service, port: int, *, has_qr: bool) -> None:
    page = service.page(port)
    is_seen = is_interactive(sys.stderr)
    if service.token and not is_seen:
        # What is no terminal may be a log.
        page = page.replace(service.token.current(), "…")
    say(f"serving {clean(str(service.folder))}; Ctrl-C ends it")
    say(f"page with player:  {clean(page)}")
    say("subscribe: in your podcast app choose 'add by address', and give it the address below,")
    say("or open the page on your phone" + (" with this code:" if has_qr and is_seen else "."))
    if has_qr and is_seen:
        from briefing.adapters.qr_code import draw

        draw(page, sys.stderr)


def _settings(args: argparse.Namespace, given: ServeSettings | None) -> ServeSettings:
    """Return the settings of the config with those of the command line in their place."""
    from briefing.config import ServeSettings, options_of

    changes = {
        "host": args.host,
        "port": args.port,
        "public_url": args.public_url,
        "trusted_proxies": args.trust_proxy,
        "token": args.token,
    }
    values = given.model_dump() if given else {}
    values |= {name: value for name, value in changes.items() if value is not None}
    try:
        return options_of(ServeSettings, values, where="serve")
    except ConfigError as error:
        raise UsageError("; ".join(problem.message for problem in error.problems)) from error
