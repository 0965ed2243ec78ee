import string
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.config import Config, load, parse
from briefing.errors import ConfigError

MOST_CPU_S = 4.0
"""Asked for is under a second, and it is; the rest is for coverage, development mode and a busy machine."""


def told(path: Path) -> str:
    with pytest.raises(ConfigError) as caught:
        load(path)
    return str(caught.value)


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    assert "no such file; 'briefing init DIR'" in told(tmp_path / "config.yaml")


def test_a_folder_says_which_file_is_meant(tmp_path: Path) -> None:
    assert f"is a folder; name the file in it: {tmp_path / 'config.yaml'}" in told(tmp_path)


def test_a_path_below_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    assert "cannot be read" in told(tmp_path / "file" / "config.yaml")


def test_a_path_that_no_system_takes_cannot_be_read() -> None:
    assert "cannot be read" in told(Path("a\0b"))


def test_a_file_may_be_named_by_a_string(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("show: {title: Morning}")

    assert load(str(path)).show.title == "Morning"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_a_file_without_end_is_not_read_to_its_end() -> None:
    assert "is larger than" in told(Path("/dev/zero"))


KILOBYTES = 127 * 1024
HOSTILE = {
    "brackets": "[" * KILOBYTES,
    "brackets on lines": "[\n" * (KILOBYTES // 2),
    "braces": "{" * KILOBYTES,
    "dashes": "- " * (KILOBYTES // 2),
    "question marks": "? " * (KILOBYTES // 2),
    "keys": "".join(f"k{i}: v\n" for i in range(9_000)),
    "keys in a line": "{" + ", ".join(f"k{i}" for i in range(9_000)) + "}",
    "one key again and again": "a: 1\n" * (KILOBYTES // 5),
    "empty entries": "sources:\n" + "-\n" * 9_900,
    "bare entries": "sources:\n" + "- a\n" * 4_000 + "- {}\n" * 2_000,
    "steps": "".join(" " * i + "a:\n" for i in range(700)),
    "one long text": "show:\n  title: " + "b" * KILOBYTES,
    "one long key": "b" * KILOBYTES + ": 1",
    "one long number": "length:\n  words: " + "9" * KILOBYTES,
    "one long exponent": "length:\n  minutes: 1e" + "9" * KILOBYTES,
    "blank lines": "\n" * KILOBYTES,
    "spaces": " " * KILOBYTES,
    "tabs": "\t" * KILOBYTES,
    "quotes": "'" * KILOBYTES,
    "escapes": 'a: "' + "\\n" * (KILOBYTES // 2) + '"',
    "anchors": "".join(f"- &a{i} x\n" for i in range(9_000)),
    "aliases": "- &a x\n" + "- *a\n" * (KILOBYTES // 6),
    "documents": "---\n" * (KILOBYTES // 4),
    "comments": "#\n" * (KILOBYTES // 2),
    "ten megabytes": "[" * 10_000_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_in_short_time_and_few_words(tmp_path: Path, text: str) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(text)

    start = time.process_time()
    message = told(path)

    assert time.process_time() - start < MOST_CPU_S
    assert len(message.splitlines()) <= 110
    assert max(map(len, message.splitlines())) < 400


def test_more_problems_than_anyone_reads_are_counted() -> None:
    with pytest.raises(ConfigError, match=r"and 10 more$"):
        parse("".join(f"k{i}: v\n" for i in range(60)), "config.yaml")


def test_what_is_wrong_before_a_line_that_cannot_be_read_is_told_too() -> None:
    with pytest.raises(ConfigError) as caught:
        parse("show:\n  titel: x\nsources:\n  - name: a\n\tb\n", "c.yaml")

    assert [problem.line for problem in caught.value.problems] == [2, 5]


def test_fifteen_hundred_sources_are_no_problem() -> None:
    text = "sources:\n" + "".join(f"  - path: news/{i}.txt\n" for i in range(1500))

    assert len(parse(text, "config.yaml").sources) == 1500


@given(st.text())
@example('show: {title: "\\UFFFFFFFF"}')
@example("%YAML 1." + "9" * 5000 + "\n---\na: 1")
@example("? : ")
@example("- ? a\n  : b")
@example("\ud800")
@example("!<tag> a: b")
def test_any_text_is_a_config_or_a_config_error(text: str) -> None:
    with suppress(ConfigError):
        assert isinstance(parse(text, "config.yaml"), Config)


@given(
    st.text(
        st.sampled_from(string.ascii_letters + string.digits + " :#-'\"[]{}&*!|>%@`,?\\\u00e9~."),
        min_size=1,
    )
)
def test_a_title_in_single_quotes_is_that_title(title: str) -> None:
    text = f"show:\n  title: 'a{title.replace(chr(39), 2 * chr(39))}'\n"

    assert parse(text, "config.yaml").show.title == f"a{title}".strip()
