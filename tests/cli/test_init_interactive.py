"""A show from questions: answered by a person at a terminal, or by a program through a pipe."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.cli.asking import MOST_TRIES
from briefing.config import load

GLOBS = ("wire/*.txt", "notes/*.md", "pages/*.html")


@pytest.fixture
def answer(run: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Run a command line whose questions are answered by these lines."""
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")

    def answered(*lines: str, words: tuple[str, ...] = ("show",)) -> Any:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return run("init", "--interactive", *words)

    return answered


def test_a_show_is_made_of_the_answers(answer: Any, folder: Path, api: Any) -> None:
    ran = answer("Früh: news", "en-GB", "4.5", *GLOBS, "", "n")

    config = load(folder / "show" / "config.yaml")
    assert ran.code == 0
    assert ran.out == "show/config.yaml\n"
    assert (config.show.title, config.show.language) == ("Früh: news", "en-GB")
    assert config.length.minutes == 4.5
    assert tuple(source.path for source in config.sources) == GLOBS
    assert not (folder / "show" / "articles").exists()
    assert api.asked == {}


def test_empty_answers_take_what_stands_in_brackets(answer: Any, folder: Path) -> None:
    ran = answer("", "", "", "", "n")

    config = load(folder / "show" / "config.yaml")
    assert (config.show.title, config.show.language) == ("Briefing", "en-US")
    assert config.length.minutes == 10
    assert [source.path for source in config.sources] == ["articles/"]
    assert (folder / "show" / "articles" / "welcome.md").exists()
    assert "What the show is called [Briefing]: " in ran.err
    assert "How many minutes a briefing takes [10]: " in ran.err


def test_options_stand_in_the_brackets(answer: Any, folder: Path) -> None:
    answer("", "", "", "", "n", words=("show", "--title", "Dawn", "--minutes", "3"))

    config = load(folder / "show" / "config.yaml")
    assert (config.show.title, config.length.minutes) == ("Dawn", 3)


def test_the_folder_is_asked_for_when_none_is_named(answer: Any, folder: Path) -> None:
    (folder / "taken").mkdir()
    (folder / "taken" / "config.yaml").write_text("mine")

    ran = answer("taken", "free", "", "", "", "", "n", words=())

    assert ran.out == "free/config.yaml\n"
    assert "taken/config.yaml: is there already, and is not overwritten" in ran.err
    assert (folder / "taken" / "config.yaml").read_text() == "mine"


def test_without_questions_a_folder_has_to_be_named(run: Any) -> None:
    ran = run("init")

    assert ran.code == 2
    assert "--interactive" in ran.err


def test_a_show_that_is_there_is_told_before_anything_is_asked(answer: Any, folder: Path) -> None:
    (folder / "show").mkdir()
    (folder / "show" / "config.yaml").write_text("mine")

    ran = answer()

    assert ran.code == 2
    assert "is not overwritten" in ran.err
    assert "called" not in ran.err


GERMAN = ("t", "de", "5", "", "auto", "n")


@pytest.mark.parametrize(
    ("before", "wrong", "told"),
    [
        (0, "a\x07b", r"  holds the character '\x07'"),
        (1, "english", "  should be a BCP 47 language"),
        (2, "ten", "  should be a number (got 'ten')"),
        (2, "0", "  should be more than 0"),
        (2, "nan", "  should be "),
        (3, "nowhere.txt", "  no such file or folder: nowhere.txt"),
        (3, "gopher://example.org/", "no source reads this"),
        (3, "https://example.org/feed.xml", "no source reads this"),
        (3, "-", "  standard input is for"),
        (4, "festival", "  engine 'festival': not found"),
    ],
)
def test_a_bad_answer_is_asked_for_again(
    answer: Any, folder: Path, before: int, wrong: str, told: str
) -> None:
    ran = answer(*GERMAN[:before], wrong, *GERMAN[before:])

    assert ran.code == 0
    assert told in ran.err
    assert load(folder / "show" / "config.yaml").speech.engine == "auto"


def test_a_program_that_never_answers_right_comes_to_an_end(answer: Any, folder: Path) -> None:
    ran = answer("t", "en", *(["x"] * 50))

    assert ran.code == 2
    assert f"no answer was right {MOST_TRIES} times; nothing was written" in ran.err
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("count", range(6))
def test_answers_that_come_to_an_end_leave_nothing_behind(
    answer: Any, folder: Path, count: int
) -> None:
    ran = answer(*["t", "de", "5", "wire/*.txt", ""][:count])

    assert ran.code == 2
    assert "the answers have come to an end; nothing was written" in ran.err
    assert list(folder.iterdir()) == []


def test_no_answer_at_all_to_the_last_question_is_no(answer: Any, api: Any, folder: Path) -> None:
    ran = answer("t", "en", "5", "")

    assert ran.code == 0
    assert api.asked == {}
    assert "later: briefing render --config show/config.yaml" in ran.err


@pytest.mark.parametrize("yes", ["", "y", "YES"])
def test_the_first_episode_is_made_as_by_render(
    answer: Any, api: Any, folder: Path, yes: str
) -> None:
    ran = answer("Dawn", "en", "2", GLOBS[0], "", yes)

    assert ran.code == 0
    assert api.asked["sources"] is None or len(api.asked["sources"]) == 1
    assert api.asked["config"].show.title == "Dawn"
    assert api.asked["config"].length.minutes == 2
    assert ran.out.splitlines()[0] == "show/config.yaml"
    assert ran.out.splitlines()[1].endswith(".mp3")
    assert "every morning: briefing schedule install --config show/config.yaml" in ran.err


def test_a_path_from_here_is_read_from_here(answer: Any, folder: Path) -> None:
    (folder / "notes").mkdir()
    (folder / "show" / "inside").mkdir(parents=True)

    answer("t", "en", "5", "notes", "inside", "wire/*.txt", "notes", "", "n")

    sources = [source.path for source in load(folder / "show" / "config.yaml").sources]
    assert sources == [str(folder / "notes"), "inside", "wire/*.txt"]


def test_for_another_language_there_is_a_voice_and_what_it_does_with_the_text(
    answer: Any, folder: Path
) -> None:
    ran = answer("t", "de", "5", "", "", "n")

    assert load(folder / "show" / "config.yaml").speech.engine == "auto"
    assert "sent to Google" in ran.err


def test_an_engine_that_does_not_speak_the_language_is_refused(answer: Any, folder: Path) -> None:
    ran = answer("t", "de", "5", "", "hibari", "gtts", "n")

    assert "engine 'hibari'" in ran.err
    assert load(folder / "show" / "config.yaml").speech.engine == "gtts"


def test_english_needs_no_question_about_the_voice(answer: Any, folder: Path) -> None:
    assert "Google" not in answer("t", "en-IN", "5", "", "n").err


@pytest.mark.parametrize(
    ("lang", "language"),
    [
        ("de_DE.UTF-8", "de-DE"),
        ("pt_BR", "pt-BR"),
        ("C", "en-US"),
        ("POSIX", "en-US"),
        ("", "en-US"),
    ],
)
def test_the_language_in_brackets_is_that_of_the_session(
    answer: Any, monkeypatch: pytest.MonkeyPatch, lang: str, language: str
) -> None:
    monkeypatch.setenv("LANG", lang)

    assert f"[{language}]: " in answer("t").err


AT_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that its Ctrl-C is for this process
os.execv(sys.executable, [sys.executable, "-m", "briefing", *sys.argv[1:]])
"""


class Person:
    """At a terminal of their own: reads what is on the screen, types when they are asked."""

    def __init__(self, folder: Path) -> None:
        import pty

        self._keyboard, terminal = pty.openpty()
        self.seen = ""
        self._news = threading.Condition()
        self._is_over = False
        environment = {**os.environ, "TERM": "xterm", "LANG": "C.UTF-8", "HOME": str(folder)}
        environment.pop("LC_ALL", None)
        self.process = subprocess.Popen(
            [sys.executable, "-c", AT_TERMINAL, "init", "--interactive"],
            cwd=folder,
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            env=environment,
            start_new_session=True,
        )
        os.close(terminal)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        while True:
            try:
                news = os.read(self._keyboard, 4096)
            except OSError:  # Linux says so when the other end is closed
                news = b""
            with self._news:
                self.seen += news.decode(errors="replace")
                self._is_over = not news
                self._news.notify_all()
            if not news:
                return

    def answers(self, question: str, typed: bytes) -> None:
        """Type when the question is on the screen."""
        with self._news:
            assert self._news.wait_for(lambda: question in self.seen or self._is_over, timeout=30)
            assert question in self.seen
            self.seen = self.seen.partition(question)[2]
        os.write(self._keyboard, typed)

    def leaves(self) -> int:
        code = self.process.wait(30)
        self._reader.join(30)
        os.close(self._keyboard)
        return code


@pytest.fixture
def person(folder: Path) -> Iterator[Person]:
    pytest.importorskip("pty", reason="Windows has no pseudo-terminals")
    someone = Person(folder)
    yield someone
    someone.process.kill()
    someone.process.wait()


def test_a_person_at_a_terminal_is_asked(person: Person, folder: Path) -> None:
    person.answers("[briefing]: ", b"dawn\n")
    person.answers("[Briefing]: ", b"Dawm\x7fn chorus\n")  # a slip, taken back
    person.answers("[en-US]: ", b"\n")
    person.answers("[10]: ", b"3\n")
    person.answers("Source 1 (or nothing): ", b"wire/*.txt\n")
    person.answers("Source 2 (or nothing): ", b"\n")
    person.answers("[Y/n] ", b"n\n")

    assert person.leaves() == 0
    assert load(folder / "dawn" / "config.yaml").show.title == "Dawn chorus"


@pytest.mark.parametrize(("key", "code"), [(b"\x03", 130), (b"\x04", 2)])
def test_a_person_who_goes_leaves_nothing_behind(
    person: Person, folder: Path, key: bytes, code: int
) -> None:
    person.answers("[briefing]: ", b"dawn\n")
    person.answers("[Briefing]: ", b"Dawn\n")
    person.answers("[en-US]: ", key)

    assert person.leaves() == code
    assert "Traceback" not in person.seen
    assert not (folder / "dawn").exists()


@pytest.mark.slow
def test_the_first_episode_of_a_new_show_is_spoken(folder: Path) -> None:
    (folder / "ice.txt").write_text(
        "Ice on the lake\n\nThe lake at Norwick froze over on Monday, two weeks earlier than last year. "
        "Wardens measured eleven centimetres at the jetty and closed the northern bay to skaters.\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "init", "-i", "dawn"],
        input="Dawn\nen\n1\nice.txt\n\ny\n",
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    episode = Path(done.stdout.splitlines()[1])
    assert episode.stat().st_size > 10_000
    assert "Ice on the lake" in done.stderr
