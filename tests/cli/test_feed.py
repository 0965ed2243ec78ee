from pathlib import Path
from typing import Any

import pytest

from briefing.errors import OutputError

CONFIG = "sources: [a.txt]\nshow: {title: Mine}\noutput: {folder: episodes}\n"


def test_the_paths_of_the_feeds_are_all_that_stdout_gets(run: Any) -> None:
    ran = run("feed", "shows")

    assert ran.code == 0
    assert ran.out.splitlines() == ["shows/feed.xml", "shows/stories.xml", "shows/late.xml"]
    assert ran.err.splitlines() == [
        "3 episodes in feed.xml; removed as the settings say: 2026-11-01",
        "1 episode in late.xml",
    ]


def test_without_a_config_it_is_the_output_folder(run: Any, api: Any) -> None:
    run("feed")

    assert (api.asked["folder"], api.asked["config"]) == (Path("output"), None)
    assert api.asked["again"] is True


def test_the_folder_and_the_settings_are_those_of_the_config(
    run: Any, api: Any, folder: Path
) -> None:
    (folder / "config.yaml").write_text(CONFIG)

    run("feed", "--changed", "-q")

    assert api.asked["folder"].resolve() == folder / "episodes"
    assert api.asked["config"].show.title == "Mine"
    assert api.asked["again"] is False


@pytest.mark.parametrize(
    ("words", "has_config"),
    [
        (("elsewhere",), False),
        (("episodes",), True),
        (("elsewhere", "--config", "config.yaml"), True),
    ],
)
def test_a_config_holds_for_its_own_folder(
    run: Any, api: Any, folder: Path, words: tuple[str, ...], has_config: bool
) -> None:
    (folder / "config.yaml").write_text(CONFIG)

    run("feed", *words)

    assert (api.asked["config"] is not None) is has_config
    assert api.asked["folder"] == Path(words[0])


def test_warnings_are_told_even_when_quiet(run: Any, api: Any) -> None:
    api.warnings = ("2026-11-20.mp3: is\nleft out",)

    ran = run("feed", "--quiet")

    assert ran.err == "briefing: warning: 2026-11-20.mp3: is left out\n"


def test_a_failure_is_told_and_exits_with_1(run: Any, api: Any) -> None:
    api.fails = OutputError("output/feed.xml", "cannot be written: disk full")

    ran = run("feed")

    assert (ran.code, ran.out) == (1, "")
    assert "output/feed.xml: cannot be written: disk full" in ran.err
