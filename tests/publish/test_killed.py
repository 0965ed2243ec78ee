"""A publishing process that is killed at any point leaves a feed that lists only what is there, whole."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from briefing.publish.folder import FolderPublisher

PUBLISHING = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import conftest
from briefing.publish.folder import FolderPublisher

folder, www = map(Path, sys.argv[2:4])
show = conftest.Show(folder, folder / ".briefing" / "published.json", days=sys.argv[4:])
publisher = FolderPublisher(FolderPublisher.Options(path=str(www)), base=folder)
show.publish(publisher, report=lambda progress: print(progress.detail, flush=True))
print("done", flush=True)
"""
SOUND_BYTES = 3_000_000
"""So large that a kill falls into the middle of a copy, too."""


def start(show: Any, www: Path) -> subprocess.Popen[str]:
    words = [str(Path(__file__).parent), str(show.folder), str(www), *show.days]
    return subprocess.Popen(
        [sys.executable, "-c", PUBLISHING, *words],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def killed_after(show: Any, www: Path, lines: int) -> bool:
    """Publish, and kill it when it has begun to send so many files; return whether it was done before."""
    with start(show, www) as process:
        assert process.stdout is not None
        told = [process.stdout.readline().strip() for _ in range(lines)]
        process.kill()
    return "done" in told


def contents(www: Path) -> dict[str, bytes]:
    paths = (path for path in www.rglob("*") if path.is_file() and path.suffix != ".part")
    return {path.relative_to(www).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.parametrize(
    "seed", [1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 8))]
)
def test_killed_again_and_again_it_ends_with_all_of_it(
    show: Any, tmp_path: Path, is_good: Callable[[Mapping[str, bytes]], bool], seed: int
) -> None:
    www = tmp_path / "www"
    www.mkdir()
    show.sound_bytes = SOUND_BYTES
    chance = random.Random(seed)  # noqa: S311
    for day in ("2026-11-23", "2026-11-25"):
        show.render(day)
        for _ in range(2):
            killed_after(show, www, chance.randint(1, 8))
            assert is_good(contents(www))
        with start(show, www) as process:
            rest, _ = process.communicate()
        assert rest.splitlines()[-1] == "done"
        there = contents(www)
        assert is_good(there)
        assert there.keys() == {file.name for file in show.files()}
        assert b"2026-11-23.mp3" in there["feed.xml"]

    publisher = FolderPublisher(FolderPublisher.Options(path=str(www)), base=tmp_path)
    assert show.publish(publisher).sent == ()
