"""The options that commands share: what is read, with which settings."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.config import Config, EngineSettings

CONFIG_NAME = "config.yaml"
OUTPUT_FOLDER = "output"
"""Where episodes go without a config: the default of `output.folder`."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the command line and the config file together ask for.

    Relative paths among `sources` begin at `base`; `sources` is None when the config's are read.
    """

    sources: tuple[str, ...] | None
    config: Config
    base: Path
    output: Path


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what `render` and `script` share."""
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="a file, a folder, a glob, or - for standard input; read in place of the config's sources",
    )
    add_config_options(parser)
    parser.add_argument(
        "--minutes",
        type=length_setting("minutes", float),
        metavar="N",
        help="how long the briefing is",
    )
    parser.add_argument(
        "--words",
        type=length_setting("words", int),
        metavar="N",
        help="how long it is, in words instead",
    )
    parser.add_argument(
        "--since",
        type=_since,
        metavar="WHEN",
        help="only what came since: last (what was not told yet), 24h, 3d, yesterday, a date; all",
    )
    parser.add_argument(
        "--date", type=_date, metavar="YYYY-MM-DD", help="the day of the episode (default: today)"
    )
    parser.add_argument(
        "--engine",
        metavar="NAME",
        help="who speaks: an engine, auto, or several with commas, each for what the one before cannot; "
        "another than the config's has its own default voice and options",
    )
    parser.add_argument("--voice", metavar="NAME", help="a voice of that engine, of the first one")


def add_config_options(parser: argparse.ArgumentParser) -> None:
    """Add which settings hold."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--config",
        metavar="FILE",
        help=f"the show's settings (default: ./{CONFIG_NAME} if there is one)",
    )
    which.add_argument(
        "--no-config", action="store_true", help=f"use the default settings, not ./{CONFIG_NAME}"
    )


def config_of(args: argparse.Namespace) -> Config:
    """Return the settings that hold, in the language that `--locale` names where there is one.

    Raises ConfigError for a bad config.
    """
    from briefing.config import Config
    from briefing.parts import read_config

    path = config_path(args)

    config = read_config(path) if path else Config()
    if args.locale is None:
        return config
    return config.model_copy(
        update={"show": config.show.model_copy(update={"language": args.locale})}
    )


def choose(args: argparse.Namespace) -> Choice:
    """Return what is asked for; raises UsageError without sources, ConfigError for a bad config."""
    path = config_path(args)
    if path is None and not args.sources:
        raise UsageError("no sources: name files, or make a config.yaml with 'briefing init'")
    from briefing.config import Config
    from briefing.parts import read_config

    config = overridden(
        read_config(path) if path else Config(), engine=args.engine, voice=args.voice
    )
    folder = path.resolve().parent if path else Path.cwd()
    return Choice(
        sources=tuple(args.sources) or None,
        config=config,
        base=Path.cwd() if args.sources else folder,
        output=Path(getattr(args, "output", None) or folder / config.output.folder),
    )


@dataclass(frozen=True, slots=True)
class FolderChoice:
    """An output folder, and the config whose show it is of, or None."""

    folder: Path
    config: Config | None


def add_folder_options(parser: argparse.ArgumentParser) -> None:
    """Add what the commands share that work on an output folder."""
    parser.add_argument(
        "folder",
        nargs="?",
        metavar="DIR",
        help=f"the folder of the episodes (default: that of ./{CONFIG_NAME}, or ./output)",
    )
    parser.add_argument(
        "--config",
        metavar="FILE",
        help=f"the show's settings (default: ./{CONFIG_NAME} if there is one)",
    )


def choose_folder(args: argparse.Namespace) -> FolderChoice:
    """Return the folder that is asked for; raises ConfigError for a bad config.

    With a folder of its own the config of the working folder holds only if that folder is its output.
    """
    path = Path(args.config) if args.config is not None else Path(CONFIG_NAME)
    if args.config is None and not path.exists():
        return FolderChoice(Path(args.folder or OUTPUT_FOLDER), None)
    from briefing.config import load

    config = load(path)
    own = path.resolve().parent / config.output.folder
    if args.folder is None:
        return FolderChoice(own, config)
    is_own = args.config is not None or Path(args.folder).resolve() == own.resolve()
    return FolderChoice(Path(args.folder), config if is_own else None)


def moment(day: date | None) -> datetime:
    """Return now, in the local zone; on *day* at this time of day when one is given."""
    now = datetime.now().astimezone()
    if day is None:
        return now
    # Through a naive local time, for the offset that holds on that day.
    return datetime.combine(day, now.time()).astimezone()


def config_path(args: argparse.Namespace) -> Path | None:
    """Return the config that holds; None for the default settings."""
    if args.no_config:
        return None
    if args.config is not None:
        return Path(args.config)
    found = Path(CONFIG_NAME)
    return found if found.exists() else None


def overridden(config: Config, *, engine: str | None, voice: str | None) -> Config:
    """Return the config with another engine or voice, where one is given."""
    if engine is None and voice is None:
        return config
    changes: dict[str, Any] = {}
    if engine is not None and engine != config.speech.engine:
        # A voice and options belong to one engine; those of the config's would be refused by another.
        changes = {"engine": _one_or_several(engine), "voice": "", "options": {}}
    chosen = changes.get("engine", config.speech.engine)
    if voice is not None and isinstance(chosen, tuple):
        first, *others = chosen
        changes["engine"] = (first.model_copy(update={"voice": voice}), *others)
    elif voice is not None:
        changes["voice"] = voice
    return config.model_copy(update={"speech": config.speech.model_copy(update=changes)})


def _one_or_several(engine: str) -> str | tuple[EngineSettings, ...]:
    """Return an engine, or those to try in turn: names with a comma between them."""
    from briefing.config import EngineSettings

    names = [name for part in engine.split(",") if (name := part.strip())]
    if not names:
        raise UsageError("--engine names no engine; see 'briefing voices'")
    if len(names) == 1:
        return names[0]
    return tuple(EngineSettings(name=name) for name in names)


def length_setting(name: str, kind: Callable[[str], Any]) -> Callable[[str], Any]:
    """Return an argument type that takes what the setting `length.NAME` takes."""

    def check(text: str) -> Any:
        from briefing.config import LengthSettings, options_of

        try:
            value = kind(text)
        except ValueError:
            what = "a whole number" if kind is int else "a number"
            raise argparse.ArgumentTypeError(f"should be {what} (got {text!r})") from None
        try:
            checked = options_of(LengthSettings, {name: value}, where="length")
        except ConfigError as error:
            message = error.problems[0].message.removeprefix(f"{name}: ")
            raise argparse.ArgumentTypeError(message) from None
        return getattr(checked, name)

    return check


def language(text: str) -> str:
    """Return *text* if the setting `show.language` takes it: an argument type."""
    from briefing.config import ShowSettings, options_of

    try:
        return options_of(ShowSettings, {"language": text}, where="show").language
    except ConfigError as error:
        message = error.problems[0].message.removeprefix("language: ")
        raise argparse.ArgumentTypeError(message) from None


def _since(text: str) -> str:
    from briefing.config import parse_since

    try:
        parse_since(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"should be a day such as 2026-11-24 (got {text!r})"
        ) from None
