"""`briefing init`: begin a show: a commented config.yaml and a folder for its articles."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from briefing.cli.choice import CONFIG_NAME, length_setting
from briefing.cli.terminal import clean, say, write
from briefing.errors import OutputError, UsageError

ARTICLES = "articles"
WELCOME = "welcome.md"
FOLDER = "briefing"
USUAL_MINUTES = 10.0

DESCRIPTION = f"""\
Write a commented {CONFIG_NAME} for a new show into DIR, and a folder '{ARTICLES}' with one short article,
so that the next command makes sound at once. What is there already is never overwritten.

With --interactive you are asked for what the show is called, its language and length, and the files
and folders to read; then the first episode is made, if you like. The answers may be piped in, a line each.
"""
EXAMPLES = """\
examples:
  briefing init --interactive                      be asked for all of it, and hear the first episode
  briefing init morning --title "Morning Briefing" --minutes 5
  briefing render --config morning/config.yaml
"""
ARTICLE = """\
---
title: Your briefing is ready
source: briefing
---

Every text, Markdown and HTML file in the folder of articles is read for the next briefing. Put your own
files next to this one, which can then be deleted.

Each story becomes a chapter, so that a listener can skip what does not matter today. Every sentence is
quoted word for word from its article, and the transcript beside the episode says where it came from.
"""


def add_to(subparsers: Any) -> argparse.ArgumentParser:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "init",
        help="begin a show of your own: a commented config.yaml",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    parser.add_argument(
        "folder",
        nargs="?",
        metavar="DIR",
        help="the folder of the show; made if it is not there (asked for with --interactive)",
    )
    parser.add_argument("--title", metavar="TEXT", help="what the show is called")
    parser.add_argument(
        "--minutes",
        type=length_setting("minutes", float),
        metavar="N",
        help="how long its briefings are",
    )
    parser.add_argument(
        "--language", metavar="TAG", help="BCP 47 language of the show, such as en-GB"
    )
    parser.add_argument(
        "-i",
        "--interactive",
        action="store_true",
        help="ask for what is not given, and offer to make the first episode",
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """Write the files, print the path of the config and the next command."""
    if args.interactive:
        return _run_asking(args)
    if args.folder is None:
        raise UsageError(
            "the following arguments are required: DIR (or be asked for all of it: --interactive)"
        )
    from briefing.config import config_text, parse

    show = {"title": args.title, "language": args.language}
    length = {"minutes": args.minutes}
    values = {
        group: {name: value for name, value in given.items() if value is not None}
        for group, given in (("show", show), ("length", length))
    }
    text = config_text(values, sources=[f"{ARTICLES}/"])
    path = Path(args.folder) / CONFIG_NAME
    parse(text, "briefing init")  # a title or language that no show can have
    _begin(path, text)
    write(str(path))
    say(f"put articles (.txt, .md, .html) into {clean(str(path.parent / ARTICLES))}, then run:")
    say(f"  {_next_command(path)}")
    return 0


def _run_asking(args: argparse.Namespace) -> int:
    """Ask, write what was answered, and render it if that is wanted."""
    from briefing.cli.asking import agreed, ask
    from briefing.cli.starter import questions, usual_language
    from briefing.config import config_text, parse

    path = ask("Folder of the show", FOLDER, _free) if args.folder is None else _free(args.folder)
    answers = questions(
        path.parent,
        title=args.title or "Briefing",
        language=args.language or usual_language(),
        minutes=args.minutes or USUAL_MINUTES,
    )
    text = config_text(answers.values, sources=answers.sources or [f"{ARTICLES}/"])
    parse(text, "briefing init")
    _begin(path, text, has_articles=not answers.sources)
    write(str(path))
    say("topics, voices, sections and all else can be set in that file; its comments say how")
    code = 0
    if agreed("Make the first episode now?", default=True):
        code = _render(path, args.api)
    else:
        say(f"later: {_next_command(path)}")
    say(f"every morning: briefing schedule install{_config_option(path)}")
    return code


def _free(text: str) -> Path:
    path = Path(text).expanduser() / CONFIG_NAME
    if path.exists():
        raise UsageError(f"{path}: is there already, and is not overwritten; name another folder")
    return path


def _render(path: Path, api: Any) -> int:
    """Do what `briefing render --config PATH` does."""
    from briefing.cli.commands import render

    parser = argparse.ArgumentParser()
    render.add_to(parser.add_subparsers())
    args = parser.parse_args(["render", f"--config={path}"])
    args.api = api
    return render.run(args)


def _begin(path: Path, text: str, *, has_articles: bool = True) -> None:
    articles = path.parent / ARTICLES
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        is_new = has_articles and not articles.exists()
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        if is_new:
            articles.mkdir()
            (articles / WELCOME).write_text(ARTICLE, encoding="utf-8")
    except FileExistsError as error:
        at = error.filename or path
        raise UsageError(
            f"{at}: is there already, and is not overwritten; name another folder"
        ) from error
    except OSError as error:
        raise OutputError(str(path), f"cannot be written: {error.strerror}") from error


def _next_command(path: Path) -> str:
    return f"briefing render{_config_option(path)}"


def _config_option(path: Path) -> str:
    import shlex

    return "" if path.parent == Path() else f" --config {shlex.quote(clean(str(path)))}"
