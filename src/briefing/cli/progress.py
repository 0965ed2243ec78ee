"""Shows where a run stands: a live bar on a terminal, a line a stage and story elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

from briefing.cli.terminal import clean, is_interactive, where

if TYPE_CHECKING:
    from briefing.model import Progress, Report


@contextmanager
def reporting(*, quiet: bool = False, stream: TextIO | None = None) -> Iterator[Report]:
    """Yield the report to hand to a run; *stream* is stderr unless given."""
    out = sys.stderr if stream is None else stream
    if quiet or out is None:
        yield _nothing
    elif is_interactive(out):
        with _live_bar(out) as report:
            yield report
    else:
        yield PlainLines(out)


@contextmanager
def hushed(report: Report) -> Iterator[None]:
    """Take the live bar away as long as the person is asked something."""
    if not isinstance(report, _LiveBar):
        yield
        return
    report.bar.stop()
    try:
        yield
    finally:
        report.bar.start()


class PlainLines:
    """Writes one line a stage and a story: for logs, pipes and terminals that cannot redraw."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._last = ""

    def __call__(self, progress: Progress) -> None:
        # One line: a folder may hold thousands of files.
        is_many = progress.stage in {"reading", "publishing"}
        line = progress.stage if is_many else label(progress)
        if line != self._last:
            self._last = line
            print(line, file=self._out, flush=True)


def label(progress: Progress) -> str:
    """Return what a run is doing, in one line."""
    if progress.stage == "reading":
        return f"reading {where(progress.detail)}"
    if progress.stage == "selecting":
        return f"selecting from {progress.total} article{'s' if progress.total != 1 else ''}"
    if progress.stage == "speaking" and progress.done < progress.total:
        return f"speaking {progress.done + 1} of {progress.total}: {clean(progress.detail)}".rstrip(
            ": "
        )
    if progress.stage == "publishing":
        return f"publishing {clean(progress.detail)}".rstrip()
    return "joining"


@contextmanager
def _live_bar(out: TextIO) -> Iterator[Report]:
    # rich costs 0.1 s: only for those who see it. It honours NO_COLOR by itself.
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar
    from rich.table import Column

    wide = Column(ratio=1, no_wrap=True, overflow="ellipsis")
    columns: list[Any] = [
        TextColumn("{task.description}", markup=False, table_column=wide),
        BarColumn(bar_width=20),
        TextColumn("{task.percentage:>3.0f} %", markup=False),
        TimeRemainingColumn(compact=True),
    ]
    console = Console(file=out)
    with Bar(*columns, console=console, transient=True, expand=True, redirect_stdout=False) as bar:
        task = bar.add_task("starting", total=1.0)

        yield _LiveBar(bar, task)


class _LiveBar:
    def __init__(self, bar: Any, task: Any) -> None:
        self.bar = bar
        self._task = task

    def __call__(self, progress: Progress) -> None:
        self.bar.update(self._task, description=label(progress), completed=progress.fraction)


def _nothing(progress: Progress) -> None:
    """Report nothing."""
