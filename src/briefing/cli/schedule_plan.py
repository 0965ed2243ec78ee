"""What `briefing schedule install` shows before it does anything."""

from __future__ import annotations

import shlex

from briefing.cli.terminal import clean, clean_lines
from briefing.schedule import Entry, Plan, Scheduler


def told(entry: Entry, scheduler: Scheduler, plan: Plan) -> list[str]:
    """Return the command, and all that is written and called, as lines."""
    timing = entry.timing
    lines = [
        f"{entry.name}: {timing.days_text} at {timing.at_text}, by {scheduler.name}",
        "this command will be called, and makes the briefing if it is due:",
        f"  {clean(shlex.join(entry.command()))}",
    ]
    for file in plan.files:
        lines += [f"this file will be written: {clean(str(file.path))}"]
        lines += [f"  {line}".rstrip() for line in _text(file.body)]
    if plan.lines:
        lines += ["these lines will be in your crontab:"]
        lines += [f"  {clean(line)}" for line in plan.lines]
    lines += [
        "these programs will be called:",
        *(f"  {clean(shlex.join(words))}" for words in plan.calls),
    ]
    return [*lines, plan.missed]


def _text(body: bytes) -> list[str]:
    return clean_lines(body.decode()).rstrip("\n").split("\n")
