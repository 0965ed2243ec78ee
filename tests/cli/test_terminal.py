import errno
import io
import os
import sys
import unicodedata
import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cli.terminal import (
    clean,
    clean_lines,
    clock,
    is_interactive,
    plain_warnings,
    where,
    write,
)
from briefing.errors import OutputError


class Terminal(io.StringIO):
    """Says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@given(st.text())
def test_clean_text_has_one_line_and_no_control_characters(text: str) -> None:
    shown = clean(text)

    steering = {c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}}
    assert steering == set()
    assert clean(shown) == shown


@pytest.mark.parametrize("text", ["naïve café", "日本語", "👩\u200d🚀", "می\u200cخواهم"])
def test_what_belongs_to_words_is_kept(text: str) -> None:
    assert clean(text) == text


def test_lines_and_indentation_are_kept() -> None:
    assert clean_lines("a\n\n    b \x1b[0m\tc\n") == "a\n\n    b [0m c\n"


def test_a_terminal_gets_clean_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", screen := Terminal())

    write("a \x1b[2J\nb")

    assert screen.getvalue() == "a [2J\nb\n"


def test_a_program_gets_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    write("a \x1b\tb")

    assert capsys.readouterr().out == "a \x1b\tb\n"


def test_a_name_that_is_no_valid_text_does_not_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(
        sys, "stdout", stream := io.TextIOWrapper(raw, encoding="ascii", newline="\n")
    )

    write("\udce9é")
    stream.flush()

    assert raw.getvalue() == b"\\udce9\\xe9\n"


def test_without_stdout_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    write("a")

    assert sys.stdout is None


@pytest.mark.parametrize(
    ("milliseconds", "shown"),
    [
        (0, "0:00"),
        (999, "0:00"),
        (61_000, "1:01"),
        (3_600_000, "1:00:00"),
        (36_061_999, "10:01:01"),
    ],
)
def test_a_duration(milliseconds: int, shown: str) -> None:
    assert clock(milliseconds) == shown


def test_where_a_file_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert where((tmp_path / "news" / "a b.txt").as_uri()) == os.path.join("news", "a b.txt")  # noqa: PTH118
    assert where("https://example.org/a%20b") == "https://example.org/a%20b"
    assert where("stdin:") == "standard input"


@pytest.mark.skipif(os.name == "nt", reason="paths of POSIX")
def test_a_file_elsewhere_is_named_whole_and_clean() -> None:
    assert where("file:///else/%1B%5B0m%0Aa.txt") == "/else/ [0m a.txt"


def test_only_a_terminal_that_can_redraw_is_interactive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert is_interactive(Terminal())
    assert not is_interactive(io.StringIO())
    assert not is_interactive(None)

    monkeypatch.setenv("TERM", "dumb")
    assert not is_interactive(Terminal())


class FullDisk(io.StringIO):
    """Has no room left."""

    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_is_an_error_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", FullDisk())

    with pytest.raises(OutputError, match="standard output: cannot be written to: No space left"):
        write("a result")


def test_a_warning_of_a_library_is_one_clean_line() -> None:
    before = warnings.formatwarning

    with plain_warnings():
        shown = warnings.formatwarning("numbers\x1b[2J stay\nas written", UserWarning, "x.py", 1)

    assert shown == "briefing: warning: numbers [2J stay as written\n"
    assert warnings.formatwarning is before
