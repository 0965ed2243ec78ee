"""The command as people run it: a process of its own, real files, the whole pipeline, the tone engine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

ICE = (
    "Ice on the lake\n\nThe lake at Norwick froze over on Monday, two weeks earlier than last year. "
    "Wardens measured eleven centimetres at the jetty and closed the northern bay to skaters.\n\n"
    "The town will open the southern bay on Saturday if the frost holds, harbour master Ida Brunt said.\n"
)
BREAD = (
    "---\ntitle: Baker wins the county prize\nsource: The Ostley Post\nurl: https://example.org/rye\n---\n\n"
    "A baker from Ostley has won the county prize for rye bread at her first attempt. "
    "The jury praised the crust of the loaf and its long, even crumb.\n"
)
STORY = (
    "Report number {n}\n\nThe council of ward {n} agreed on a budget of {n} million crowns on Tuesday. "
    "Members of ward {n} had asked for a longer debate about the school in street {n}.\n\n"
    "The plan for ward {n} now goes to the county, clerk Tove Lind of office {n} said.\n"
)
WAIT_S = 60


class Shell:
    """Runs `briefing` in a folder, with a cache of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **os.environ,
            "HOME": str(folder),
            "XDG_CACHE_HOME": str(folder / ".cache"),
            "LOCALAPPDATA": str(folder / ".cache"),
            "PYTHONIOENCODING": "utf-8",
        }

    def run(self, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*words),
            cwd=self.folder,
            env=self.environment,
            input=given,
            capture_output=True,
            encoding="utf-8",
            timeout=WAIT_S,
            check=False,
        )

    def start(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.command(*words),
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def made(self) -> set[str]:
        """Return the names of all files in the output folder, hidden ones too."""
        output = self.folder / "output"
        return {path.name for path in output.iterdir()} if output.exists() else set()

    @staticmethod
    def command(*words: str) -> list[str]:
        return [sys.executable, "-m", "briefing", *words]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    (tmp_path / "ice.txt").write_text(ICE, "utf-8")
    (tmp_path / "bread.md").write_text(BREAD, "utf-8")
    return Shell(tmp_path)


def test_articles_become_an_episode_with_companions(shell: Shell) -> None:
    ran = shell.run("render", "ice.txt", "bread.md", "--engine", "tone", "--date", "2026-11-24")

    assert ran.returncode == 0, ran.stderr
    path = Path(ran.stdout.rstrip("\n"))
    assert path == shell.folder / "output" / "2026-11-24.mp3"
    assert path.read_bytes()[:3] == b"ID3"
    assert {
        f"2026-11-24{end}" for end in (".mp3", ".vtt", ".chapters.json", ".json")
    } <= shell.made()
    assert "Ice on the lake" in ran.stderr
    assert "\x1b" not in ran.stderr
    assert "\r" not in ran.stderr


def test_a_bad_article_is_left_out_and_named(shell: Shell) -> None:
    (shell.folder / "empty.txt").touch()

    ran = shell.run("render", ".", "gone.txt", "--engine", "tone", "--json")

    assert ran.returncode == 3, ran.stderr
    result = json.loads(ran.stdout)
    assert len(result["stories"]) == 2
    assert [Path(left["uri"]).name for left in result["skipped"]] == ["empty.txt", "gone.txt"]
    assert "left out: empty.txt: " in ran.stderr
    assert "left out: gone.txt: " in ran.stderr


def test_json_agrees_with_what_is_on_the_disk(shell: Shell) -> None:
    ran = shell.run(
        *("render", "ice.txt", "bread.md", "--engine", "tone", "--json", "--quiet"),
        *("--words", "100", "-o", "a.mp3"),
    )

    result = json.loads(ran.stdout)
    assert ran.stderr == ""
    assert result["size_bytes"] == (shell.folder / "a.mp3").stat().st_size
    assert all((shell.folder / path).exists() for path in result["companions"])
    assert result["chapters"][-1]["end_s"] == pytest.approx(result["duration_s"], abs=0.002)
    assert result["stored_segments"] == 0


def test_a_second_run_speaks_nothing_again(shell: Shell) -> None:
    words = ("render", "ice.txt", "bread.md", "--engine", "tone", "--json", "--date", "2026-11-24")
    first = json.loads(shell.run(*words).stdout)

    second = json.loads(shell.run(*words).stdout)

    assert first["spoken_segments"] == second["stored_segments"] > 0
    assert second["spoken_segments"] == 0


def test_standard_input_is_an_article(shell: Shell) -> None:
    ran = shell.run("script", "-", "--format", "json", "-q", given=ICE)

    assert ran.returncode == 0, ran.stderr
    assert "The lake at Norwick froze over" in ran.stdout


def test_a_new_show_makes_sound_at_once(shell: Shell) -> None:
    shell.run("init", "morning", "--title", "Morning")

    ran = shell.run("render", "--config", "morning/config.yaml", "--engine", "tone")

    assert ran.returncode == 0, ran.stderr
    assert Path(ran.stdout.rstrip("\n")).parent == shell.folder / "morning" / "output"
    assert ran.stderr.splitlines()[-1].strip()


def test_when_nothing_is_left_it_fails_and_touches_nothing(shell: Shell) -> None:
    shell.run("render", "ice.txt", "--engine", "tone", "-o", "output/a.mp3")
    before = {path: path.read_bytes() for path in (shell.folder / "output").iterdir()}

    ran = shell.run("render", "gone.txt", "--engine", "tone", "-o", "output/a.mp3")

    assert ran.returncode == 1
    assert "nothing to say" in ran.stderr
    assert {path: path.read_bytes() for path in (shell.folder / "output").iterdir()} == before


def test_a_wrong_config_is_told_with_its_line(shell: Shell) -> None:
    (shell.folder / "config.yaml").write_text("sources: [ice.txt]\nshow:\n  titel: Morning\n")

    ran = shell.run("render")

    assert ran.returncode == 2
    assert ran.stderr == (
        "briefing: error: config.yaml:3: show.titel: no such setting; did you mean 'title'?\n"
    )


def test_a_reader_that_goes_away_is_no_crash(shell: Shell) -> None:
    with shell.start("completion", "zsh") as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait(WAIT_S) == 141
        assert read(process.stderr) == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_leaves_nothing_half_made(
    shell: Shell, number: signal.Signals, code: int
) -> None:
    for n in range(2, 60):
        (shell.folder / f"story-{n:02}.txt").write_text(STORY.format(n=n), "utf-8")

    with shell.start("render", ".", "--engine", "tone", "--minutes", "60") as process:
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith("speaking 2 "):
                process.send_signal(number)
                break
        rest = read(process.stderr)
        assert process.wait(WAIT_S) == code, rest
        assert read(process.stdout) == ""

    assert rest.endswith("; nothing half-made is left behind\n")
    assert "Traceback" not in rest
    assert {name for name in shell.made() if not name.endswith(".lock")} == set()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo terminals")
def test_a_terminal_sees_a_live_bar(shell: Shell) -> None:
    import pty

    ours, theirs = pty.openpty()
    shell.environment |= {"TERM": "xterm-256color", "COLUMNS": "100"}
    process = subprocess.Popen(
        shell.command("render", "ice.txt", "bread.md", "--engine", "tone"),
        cwd=shell.folder,
        env=shell.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    seen = b"".join(chunks(ours))
    path, _ = process.communicate(timeout=WAIT_S)

    assert process.returncode == 0, seen
    assert b"\x1b[" not in path
    assert b" %" in seen
    assert "━".encode() in seen
    assert b"Baker wins the county prize\r\n" in seen


def chunks(terminal: int) -> list[bytes]:
    """Return all that a terminal shows until the last writer has closed it."""
    found = []
    try:
        while chunk := os.read(terminal, 65536):
            found.append(chunk)
    except OSError:  # how Linux says that there is no writer any more
        pass
    finally:
        os.close(terminal)
    return found


def read(stream: IO[str] | None) -> str:
    return stream.read() if stream else ""
