"""docs/plugins.md, step by step: its files are written, its commands run, its output compared.

A plugin is installed without a network: its entry points are written where an installer would write them. A
slow test has pip do it.
"""

from __future__ import annotations

import configparser
import importlib.metadata
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "plugins.md"
EXAMPLE = ROOT / "examples" / "briefing-example-plugin"
NOT_SHOWN = {"README.md", ".gitignore"}

BLOCK = re.compile(r"^```(\w+)(?: (file|append)=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INSTALL = "pip install -e ."
SETUPTOOLS = (70, 1)
"""The first version that makes wheels by itself."""

PROGRAMS = {
    "python": [sys.executable],
    "briefing": [sys.executable, "-m", "briefing"],
    "pytest": [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"],
}


@dataclass(frozen=True)
class Block:
    language: str
    to: str
    name: str
    text: str

    @property
    def commands(self) -> Iterator[tuple[str, str]]:
        """Yield each command with the output that the page shows."""
        for part in re.split(r"^\$ ", self.text, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            yield command, output


def blocks() -> list[Block]:
    return [Block(*found.groups(default="")) for found in BLOCK.finditer(PAGE.read_text("utf-8"))]


def write(block: Block, folder: Path) -> None:
    path = folder / block.name
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text("utf-8") + "\n" if block.to == "append" else ""
    path.write_text(before + block.text, encoding="utf-8")


def install(project: Path, site: Path) -> None:
    """Write what an installer would of an editable project: its metadata, and the way to its modules."""
    pyproject = configparser.ConfigParser(interpolation=None, delimiters="=")
    pyproject.optionxform = str  # type: ignore[assignment,method-assign]  # TOML minds the case
    pyproject.read(project / "pyproject.toml", encoding="utf-8")
    about = {key: value.strip('"') for key, value in pyproject["project"].items()}
    info = site / f"{about['name'].replace('-', '_')}-{about['version']}.dist-info"
    info.mkdir(parents=True, exist_ok=True)
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {about['name']}\nVersion: {about['version']}\n"
    )
    (info / "entry_points.txt").write_text("\n".join(_entry_points(pyproject)), encoding="utf-8")


def _entry_points(pyproject: configparser.ConfigParser) -> Iterator[str]:
    for section in pyproject.sections():
        if group := re.fullmatch(r'project\.entry-points\."(.+)"', section):
            yield f"[{group[1]}]"
            yield from (
                f"{name} = {value.strip(chr(34))}" for name, value in pyproject[section].items()
            )


def environment(home: Path, *places: Path) -> dict[str, str]:
    """Return an environment with a cache of its own, which finds modules in these places."""
    own = {name: str(home) for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_CACHE_HOME")}
    before = os.environ.get("PYTHONPATH", "")
    path = os.pathsep.join(filter(None, (*map(str, places), before)))
    return {**os.environ, **own, "PYTHONPATH": path, "NO_COLOR": "1"}


def run(command: str, folder: Path, env: dict[str, str]) -> str:
    program, *arguments = shlex.split(command)
    done = subprocess.run(
        [*PROGRAMS[program], *arguments],
        cwd=folder,
        env=env,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "left_out", ["pytest", pytest.param("nothing", marks=pytest.mark.slow)], ids="without {}".format
)
def test_every_step_of_the_tutorial_works(left_out: str, project: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    env = environment(tmp_path, site, project / "src")
    ran = set()
    for block in blocks():
        if block.name:
            write(block, project)
        for command, shown in block.commands if block.language == "console" else ():
            program = command.split()[0]
            if command == INSTALL:
                install(project, site)
            elif program != left_out:
                output = run(command, project, env)
                assert not shown or output == shown, command
                ran.add(program)

    assert ran == {*PROGRAMS} - {left_out}


def test_the_example_is_what_the_tutorial_builds(project: Path) -> None:
    for block in blocks():
        if block.name:
            write(block, project)

    shown = [
        path.relative_to(EXAMPLE)
        for path in sorted(EXAMPLE.rglob("*"))
        if path.is_file() and path.name not in NOT_SHOWN and path.suffix != ".pyc"
    ]

    assert len(shown) > 6
    for path in shown:
        assert (project / path).read_text("utf-8") == (EXAMPLE / path).read_text("utf-8"), path


def test_all_code_of_the_page_is_run() -> None:
    fences = re.findall(r"^```\S.*$", PAGE.read_text("utf-8"), re.MULTILINE)

    assert len(fences) == len(blocks())
    assert all(block.name or block.language == "console" for block in blocks())


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_pip_installs_the_example(tmp_path: Path) -> None:
    found = importlib.metadata.version("setuptools") if _has("setuptools") else "0.0"
    if not _has("pip") or tuple(map(int, found.split(".")[:2])) < SETUPTOOLS:
        pytest.skip(f"needs pip, and setuptools of version {SETUPTOOLS}; it is {found} here")
    shutil.copytree(EXAMPLE, tmp_path / "project")
    site = tmp_path / "site"
    quiet = ["--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]

    subprocess.run(
        [sys.executable, "-m", "pip", "install", *quiet, "--target", site, tmp_path / "project"],
        check=True,
        capture_output=True,
    )

    told = run("briefing voices --engine morse", tmp_path, environment(tmp_path, site))
    assert told.startswith("morse\n  sounder                  en-US\n")


def _has(distribution: str) -> bool:
    try:
        importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True
