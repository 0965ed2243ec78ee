"""`briefing completion`: a completion script for a shell, made from the argument parser."""

from __future__ import annotations

import argparse
from typing import Any

SHELLS = ("bash", "zsh", "tcsh", "fish")

DESCRIPTION = """\
Print a script that completes commands, options and file names. To have it in every new shell:

  bash   briefing completion bash > ~/.local/share/bash-completion/completions/briefing
  zsh    briefing completion zsh > _briefing     in a folder of $fpath
  tcsh   briefing completion tcsh > ~/.briefing.tcsh, and 'source ~/.briefing.tcsh' in ~/.tcshrc
  fish   briefing completion fish > ~/.config/fish/completions/briefing.fish
"""

FILES = {"SOURCE", "FILE", "DIR", "DIR|FILE.mp3"}
"""What stands for a file or folder in the help."""


def add_to(subparsers: Any) -> argparse.ArgumentParser:
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "completion", help="print a completion script for your shell", description=DESCRIPTION
    )
    parser.add_argument("shell", choices=SHELLS)
    return parser


def run(args: argparse.Namespace) -> int:
    """Print the script."""
    import shtab

    from briefing.cli.main import build_parser

    parser = build_parser()
    for command in _commands(parser):
        for action in command._actions:
            if action.metavar in FILES:
                action.complete = shtab.FILE  # type: ignore[attr-defined]
    print(shtab.complete(parser, shell=args.shell))
    return 0


def _commands(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    return [
        command
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
        for command in action.choices.values()
    ]
