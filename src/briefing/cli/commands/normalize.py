"""`briefing normalize`: the spoken form of each line, for pipes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from briefing.cli.choice import config_of, config_path
from briefing.cli.terminal import clean, write
from briefing.cli.text import LOCALE, add_text, in_one, lines_of_stdin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.normalize import FiredRule, Wording
    from briefing.protocols import Markup, SpeechEngine

DESCRIPTION = """\
Print how a text is spoken: numbers, money, dates, units and abbreviations as words. Without TEXT, each line of
standard input gives one line of output, at once. Language and pronunciations are those of the show's config.
"""

EXAMPLES = """\
examples:
  briefing normalize 'The firm made $1.2bn.'
  briefing normalize --locale en-GB --explain 'On 4/5/2020, 105 came.'
  briefing normalize --engine hibari < article.txt
"""


def add_to(subparsers: Any) -> argparse.ArgumentParser:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "normalize",
        help="print how a text is spoken, line by line",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    add_text(parser, nargs="*", help="the text (default: each line of standard input)")
    parser.add_argument(
        "--engine", metavar="NAME", help="with the pronunciations as that engine takes them"
    )
    parser.add_argument(
        "--explain", action="store_true", help="print under each line which rules were applied"
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """Print the spoken form of each line."""
    from briefing.normalize import spoken_form

    engine: type[SpeechEngine] | None = _engine(args.engine)
    markup: Markup = "plain" if engine is None else engine.markup
    locale, wording = _as_configured(args, engine)
    for line in in_one(args.text).split("\n") if args.text else lines_of_stdin():
        spoken = spoken_form(line, locale=locale, markup=markup, wording=wording)
        told = _explained(line, spoken.rules) if args.explain else ()
        write("\n".join((spoken.text, *told)))
    return 0


def _as_configured(
    args: argparse.Namespace, engine: type[SpeechEngine] | None
) -> tuple[str, Wording]:
    if config_path(args) is None:  # a pipe starts quickly: no settings, no models to check them
        from briefing.normalize import Wording

        return args.locale or LOCALE, Wording()
    from briefing.parts import wording_of

    config = config_of(args)
    return config.show.language, wording_of(config, engine)


def _engine(name: str | None) -> Any:
    if name is None:
        return None
    from briefing import registry

    return registry.load("engine", name)


def _explained(written: str, rules: tuple[FiredRule, ...]) -> Iterator[str]:
    for rule in rules:
        said = f'-> "{clean(rule.spoken)}"' if rule.spoken else "left out"
        yield f'  {rule.name}: "{clean(written[rule.start : rule.end])}" {said}'
