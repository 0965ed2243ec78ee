"""`briefing normalize`: a line in, its spoken form out."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Given = Callable[[bytes], None]
COMMAND = [sys.executable, "-m", "briefing", "normalize"]
WAIT_S = 30


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Given:
    """Put bytes on standard input."""

    def give(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return give


def test_the_words_of_the_command_line_are_one_text(run: Any) -> None:
    ran = run("normalize", "It", "made", "$1.2bn.")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "It made one point two billion dollars.\n"


@pytest.mark.parametrize("words", [["-5 degrees"], ["-5", "degrees"], ["--", "-5", "degrees"]])
def test_a_text_may_begin_with_a_minus_sign(run: Any, words: list[str]) -> None:
    assert run("normalize", *words).out == "minus five degrees.\n"


def test_the_locale_decides(run: Any) -> None:
    ran = [run("normalize", "On 4/5/2020.", "--locale", tag).out for tag in ("en-US", "en-GB")]

    assert "April" in ran[0]
    assert "May" in ran[1]


def test_a_language_without_rules_keeps_its_words(run: Any) -> None:
    assert run("normalize", "--locale", "pt", "Às  5 horas").out == "Às 5 horas\n"


def test_what_is_no_language_is_told(run: Any) -> None:
    ran = run("normalize", "--locale", "english", "5")

    assert ran.code == 2
    assert "argument --locale: should be a BCP 47 language such as en-US" in ran.err


def test_the_engine_decides_how_pronunciations_are_written(run: Any) -> None:
    assert "[Nguyen](/" in run("normalize", "Nguyen won.", "--engine", "hibari").out
    assert run("normalize", "Nguyen won.", "--engine", "tone").out == "Nguyen won.\n"
    assert run("normalize", "Nguyen won.").out == "Nguyen won.\n"


def test_an_unknown_engine_is_an_error_that_lists_the_known(run: Any) -> None:
    ran = run("normalize", "--engine", "festival", "5")

    assert (ran.code, ran.out) == (2, "")
    assert "engine 'festival': not found; installed engines:" in ran.err


def test_each_rule_is_explained_under_its_line(run: Any, given: Given) -> None:
    given(b"LONDON (Reuters) - It (pictured) made $5.\nGood.\n")

    assert run("normalize", "--explain").out.splitlines() == [
        "London. It made five dollars.",
        '  dateline: "LONDON (Reuters) -" -> "London."',
        '  caption: "(pictured)" left out',
        '  money: "$5" -> "five dollars"',
        "Good.",
    ]


LEXICON = """\
show: {language: en-GB}
speech: {emoji: name}
pronunciation:
  words:
    - {word: Xi Jinping, respelling: SHEE jin-PING}
    - {word: SCO, alias: the club}
"""


@pytest.fixture
def show(tmp_path: Path) -> Path:
    """A show with a lexicon of its own, in no one's working folder."""
    path = tmp_path / "show" / "config.yaml"
    path.parent.mkdir()
    path.write_text(LEXICON)
    return path


def test_a_config_says_how_its_words_are_spoken(run: Any, show: Path) -> None:
    ran = run("normalize", "--config", str(show), "Xi Jinping on 4/5/2020 🎉")

    assert ran.out == "shee jin-ping on the fourth of May twenty twenty, party popper.\n"


def test_the_config_of_the_working_folder_holds_unless_it_is_refused(
    run: Any, show: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(show.parent)

    assert run("normalize", "The SCO met.").out == "The the club met.\n"
    assert run("normalize", "The SCO met.", "--no-config").out == "The S C O met.\n"
    assert "fourth of May" in run("normalize", "On 4/5/2020.").out
    assert "April" in run("normalize", "On 4/5/2020.", "--locale", "en-US").out


def test_what_the_lexicons_gave_is_explained(run: Any, show: Path) -> None:
    words = ["normalize", "--explain", "--engine", "hibari", "--config", str(show)]

    assert run(*words, "The SCO met Xi Jinping in Kyiv.").out.splitlines()[1:] == [
        '  pronunciation: "SCO" -> "the club"',
        '  pronunciation: "Xi Jinping" -> "[Xi Jinping](/ʃˈi ʤɪnpˈɪŋ/)"',
        '  lexicon: "Kyiv." -> "[Kyiv](/kˈiv/)"',
    ]


def test_numbers_stay_only_for_an_engine_that_reads_them_itself(run: Any, show: Path) -> None:
    show.write_text("speech: {engine: gtts, written_out: never}\n")
    words = ["normalize", "--config", str(show), "It made $5."]

    assert run(*words, "--engine", "gtts").out == "It made $5.\n"
    assert run(*words, "--engine", "tone").out == "It made five dollars.\n"
    assert run(*words, "--engine", "hibari").out == "It made five dollars.\n"


def test_a_mistake_in_the_lexicon_is_told_with_its_line(run: Any, show: Path) -> None:
    show.write_text("pronunciation: {file: words.yaml}\n")
    lexicon = show.with_name("words.yaml")
    lexicon.write_text("words:\n  - word: Xi\n    ipa: ʃ$\n", encoding="utf-8")

    ran = run("normalize", "--config", str(show), "Xi")

    assert (ran.code, ran.out) == (2, "")
    assert f"{lexicon}:3: words.1.ipa: holds '$', which is no letter" in ran.err


def test_every_line_of_standard_input_gives_one_line(run: Any, given: Given) -> None:
    given(b"He paid $5.\n\n  \r\nShe paid 3%.")

    assert run("normalize").out == "He paid five dollars.\n\n\nShe paid three percent.\n"


@pytest.mark.parametrize(
    "odd", ["\r", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029", "\x00", "\x1b[2J", "\ufeff"]
)
@pytest.mark.parametrize("locale", ["en-US", "de"])
def test_nothing_within_a_line_breaks_it(run: Any, given: Given, odd: str, locale: str) -> None:
    given(f"one{odd}two $5{odd}\n".encode())

    ran = run("normalize", "--explain", "--locale", locale)

    spoken, *told = ran.out.splitlines()
    assert spoken.startswith("one")
    assert all(line.startswith("  ") for line in told)
    assert "\x1b" not in ran.out


def test_bytes_that_are_no_text_are_replaced(run: Any, given: Given) -> None:
    given(b"caf\xe9 opens\n\xff\xfe\nat 5.\n")

    ran = run("normalize")

    assert ran.code == 0
    assert ran.out.count("\n") == 3
    assert ran.out.splitlines()[2] == "at five."


def test_a_mark_at_the_beginning_of_a_file_is_no_part_of_the_text(run: Any, given: Given) -> None:
    given(b"\xef\xbb\xbf$5\n")

    assert '"$5"' in run("normalize", "--explain").out


def test_nothing_in_gives_nothing_out(run: Any, given: Given) -> None:
    given(b"")

    assert (run("normalize").code, run("normalize").out) == (0, "")


def test_without_standard_input_it_says_what_to_do(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    ran = run("normalize")

    assert ran.code == 1
    assert ran.err == "briefing: error: standard input: is closed; pipe a text into it\n"


def test_input_that_cannot_be_read_is_an_error(run: Any, given: Given) -> None:
    given(b"5\n")
    sys.stdin.buffer.close()

    ran = run("normalize")

    assert ran.code == 1
    assert "briefing: error: standard input: cannot be read: " in ran.err


def test_a_line_is_answered_before_the_next_is_written() -> None:
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for written, spoken in ((b"$5\n", b"five dollars."), (b"3%\n", b"three percent.")):
            process.stdin.write(written)
            process.stdin.flush()
            assert process.stdout.readline().rstrip() == spoken
        process.stdin.close()
        assert process.wait(WAIT_S) == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_reader_that_goes_away_is_no_crash() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = subprocess.run(
            COMMAND,
            input=b"He paid $5.\n" * 1000,
            stdout=writing,
            stderr=subprocess.PIPE,
            timeout=WAIT_S,
            check=False,
        )
    finally:
        os.close(writing)

    assert (ran.returncode, ran.stderr) == (141, b"")
