"""A lexicon in a file of its own: as good as the config that names it, errors included."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.config import Config, PronunciationSettings, load, with_lexicon
from briefing.errors import ConfigError

CONFIG = "pronunciation:\n  words:\n    - {word: Xi, alias: She}\n  file: words/own.yaml\n"


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    (tmp_path / "config.yaml").write_text(CONFIG)
    (tmp_path / "words").mkdir()
    return tmp_path / "words" / "own.yaml"


def told(folder: Path) -> str:
    with pytest.raises(ConfigError) as caught:
        load(folder / "config.yaml")
    return str(caught.value)


def test_its_entries_follow_those_of_the_config(lexicon: Path, tmp_path: Path) -> None:
    lexicon.write_text("words:\n  - {word: Nguyen, respelling: NWIN}\n")

    config = load(tmp_path / "config.yaml")

    assert [word.word for word in config.pronunciation.words] == ["Xi", "Nguyen"]
    assert with_lexicon(config, tmp_path) == config


def test_without_entries_it_is_no_error(lexicon: Path, tmp_path: Path) -> None:
    lexicon.write_text("words:\n")

    assert len(load(tmp_path / "config.yaml").pronunciation.words) == 1


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"words:\n  - word: A\n    ipa: q$\n", ":3: words.1.ipa: holds '$', which is no letter"),
        (b"words:\n  - wrod: A\n    alias: B\n", ":2: words.1.wrod: no such setting; did you mean"),
        (b"words:\n  - {word: A, alias: b}\n  - {word: a, alias: c}\n", ":3: words.2.word: is there twice"),
        (b"word: []\n", ":1: word: no such setting; did you mean 'words'?"),
        (b"- word: A\n", ":1: should be a list of entries below words:"),
        (b"", ": is empty; it should hold words:"),
        (b"words: [1\n", "a bracket '[' that opens here is never closed"),
        (b"words:\n  - &x {word: A, alias: b}\n", ":2: anchors (&x) are not supported"),
        (b"words: \xff", ":1: byte 0xff is not UTF-8"),
        (b"#" * 200_000, ": is larger than 128 KB"),
        (b"words:\n  - {word: xi, ipa: a}\n", ":2: words.1.word: 'xi' is in the config, too"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_it_is_told_with_its_name_and_line(
    lexicon: Path, tmp_path: Path, content: bytes, problem: str
) -> None:
    lexicon.write_bytes(content)

    message = told(tmp_path)
    assert message.startswith(str(lexicon))
    assert problem in message


def test_one_that_is_not_there_is_told_by_its_setting(lexicon: Path, tmp_path: Path) -> None:
    assert told(tmp_path) == f"{lexicon}: no such file; 'pronunciation.file' names it"


def test_a_folder_is_no_lexicon(lexicon: Path, tmp_path: Path) -> None:
    lexicon.mkdir()

    assert f"{lexicon}: " in told(tmp_path)


def test_a_config_without_a_lexicon_is_left_alone(tmp_path: Path) -> None:
    assert with_lexicon(Config(), tmp_path) == Config()


def test_the_same_word_in_both_is_refused_for_a_config_object_too(lexicon: Path) -> None:
    lexicon.write_text("words: [{word: A, alias: b}, {word: Xi, alias: c}]\n")
    own = PronunciationSettings.model_validate(
        {"words": [{"word": "XI", "alias": "d"}], "file": lexicon.name}
    )

    with pytest.raises(ConfigError, match=r"words\.2\.word: 'Xi' is in the config, too"):
        with_lexicon(Config(pronunciation=own), lexicon.parent)
