import shlex
from pathlib import Path
from typing import Any

import pytest

from briefing.config import load


def test_a_new_show_has_a_config_and_an_article(run: Any, folder: Path) -> None:
    ran = run(
        "init", "morning show", "--title", "Morning: news", "--minutes", "4", "--language", "en-GB"
    )

    config = load(folder / "morning show" / "config.yaml")
    assert ran.code == 0
    assert ran.out == "morning show/config.yaml\n"
    assert (config.show.title, config.length.minutes, config.show.language) == (
        "Morning: news",
        4,
        "en-GB",
    )
    assert [source.path for source in config.sources] == ["articles/"]
    assert (
        "title: Your briefing is ready" in (folder / "morning show/articles/welcome.md").read_text()
    )


def test_the_next_command_is_printed_ready_to_be_run(run: Any, api: Any) -> None:
    ran = run("init", "my show")

    briefing, *words = shlex.split(ran.err.splitlines()[-1])
    assert briefing == "briefing"
    assert run(*words).code == 0
    assert api.asked["config"].show.title == "Briefing"


def test_in_this_folder_the_next_command_is_short(run: Any) -> None:
    assert run("init", ".").err.endswith("  briefing render\n")


def test_a_config_is_never_overwritten(run: Any, folder: Path) -> None:
    (folder / "config.yaml").write_text("mine")

    ran = run("init", ".")

    assert ran.code == 2
    assert "config.yaml: is there already, and is not overwritten; name another folder" in ran.err
    assert (folder / "config.yaml").read_text() == "mine"
    assert not (folder / "articles").exists()


def test_articles_that_are_there_are_left_alone(run: Any, folder: Path) -> None:
    (folder / "articles").mkdir()

    assert run("init", ".").code == 0
    assert list((folder / "articles").iterdir()) == []


def test_a_file_in_the_place_of_the_folder_is_not_overwritten(run: Any, folder: Path) -> None:
    (folder / "show").write_text("mine")

    assert run("init", "show").code == 2
    assert (folder / "show").read_text() == "mine"


def test_a_folder_that_cannot_be_made_is_an_error(run: Any, folder: Path) -> None:
    (folder / "file").write_text("x")

    ran = run("init", "file/show")

    assert ran.code == 1
    assert "cannot be written: Not a directory" in ran.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--title", ""], "show.title: should not be empty"),
        (["--title", "a\x07"], "show.title: holds the character"),
        (["--language", "english"], "show.language: should be a BCP 47 language"),
        (["--minutes", "0"], "argument --minutes: should be more than 0"),
    ],
)
def test_a_value_that_no_show_can_have_is_refused_before_anything_is_written(
    run: Any, folder: Path, words: list[str], told: str
) -> None:
    ran = run("init", "show", *words)

    assert ran.code == 2
    assert told in ran.err
    assert not (folder / "show").exists()
