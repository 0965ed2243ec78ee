from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from briefing.config import EngineSettings

CONFIG = "show: {title: Morning}\nsources: [news/]\nspeech: {engine: gtts, voice: emma, options: {tld: ca}}\n"


def test_without_sources_or_a_config_the_error_says_what_to_do(run: Any) -> None:
    ran = run("render")

    assert ran.code == 2
    assert (
        ran.err
        == "briefing: error: no sources: name files, or make a config.yaml with 'briefing init'\n"
    )


def test_sources_need_no_config(run: Any, api: Any, folder: Path) -> None:
    assert run("render", "a.txt", "b/").code == 0

    assert api.asked["sources"] == ("a.txt", "b/")
    assert api.asked["config"].show.title == "Briefing"
    assert api.asked["base"] == folder
    assert api.asked["output"] == folder / "output"


def test_the_config_in_this_folder_is_read(run: Any, api: Any, folder: Path) -> None:
    (folder / "config.yaml").write_text(CONFIG)

    run("render")

    assert api.asked["sources"] is None
    assert api.asked["config"].show.title == "Morning"
    assert api.asked["base"] == folder


def test_sources_replace_those_of_the_config_and_the_rest_holds(
    run: Any, api: Any, folder: Path
) -> None:
    (folder / "config.yaml").write_text(CONFIG)

    run("render", "a.txt")

    assert api.asked["sources"] == ("a.txt",)
    assert api.asked["config"].show.title == "Morning"


def test_no_config_ignores_the_config_in_this_folder(run: Any, api: Any, folder: Path) -> None:
    (folder / "config.yaml").write_text("nonsense")

    run("render", "--no-config", "a.txt")

    assert api.asked["config"].show.title == "Briefing"


def test_a_config_elsewhere_brings_its_own_folder(run: Any, api: Any, folder: Path) -> None:
    (folder / "show").mkdir()
    (folder / "show" / "config.yaml").write_text(CONFIG)

    run("render", "--config", "show/config.yaml")
    assert api.asked["base"] == folder / "show"
    assert api.asked["output"] == folder / "show" / "output"

    run("render", "--config", "show/config.yaml", "a.txt")
    assert api.asked["base"] == folder
    assert api.asked["output"] == folder / "show" / "output"


def test_a_config_that_is_named_must_be_there(run: Any) -> None:
    ran = run("render", "--config", "none.yaml", "a.txt")

    assert ran.code == 2
    assert "briefing: error: none.yaml: no such file" in ran.err


def test_options_go_before_the_config(run: Any, api: Any, folder: Path) -> None:
    (folder / "config.yaml").write_text(CONFIG)

    run(
        "render",
        "--minutes",
        "2.5",
        "--words",
        "300",
        "--voice",
        "kore",
        "-o",
        "x/y.mp3",
        "--wait",
        "3",
    )

    assert (api.asked["minutes"], api.asked["words"]) == (2.5, 300)
    assert api.asked["config"].speech.voice == "kore"
    assert api.asked["config"].speech.options == {"tld": "ca"}
    assert api.asked["output"] == Path("x/y.mp3")
    assert api.asked["wait_s"] == 3.0


CHAIN = (EngineSettings(name="tone", voice="hum"), EngineSettings(name="hibari"))


def test_an_engine_without_a_name_is_told(run: Any) -> None:
    ran = run("render", "a.txt", "--engine", " , ")

    assert ran.code == 2
    assert "--engine names no engine" in ran.err


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--engine", "tone"], ("tone", "", {})),
        (["--engine", "tone", "--voice", "hum"], ("tone", "hum", {})),
        (["--engine", "gtts"], ("gtts", "emma", {"tld": "ca"})),
        (["--engine", "tone, hibari", "--voice", "hum"], (CHAIN, "", {})),
    ],
)
def test_another_engine_does_not_get_the_voice_and_options_of_the_configs(
    run: Any, api: Any, folder: Path, words: list[str], expected: object
) -> None:
    (folder / "config.yaml").write_text(CONFIG)

    run("render", *words)

    speech = api.asked["config"].speech
    assert (speech.engine, speech.voice, speech.options) == expected


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--minutes", "x"], "argument --minutes: should be a number (got 'x')"),
        (["--minutes", "0"], "argument --minutes: should be more than 0 and at most 600 (got 0.0)"),
        (["--minutes", "nan"], "argument --minutes: should be a number (got nan)"),
        (["--words", "1.5"], "argument --words: should be a whole number (got '1.5')"),
        (["--words", "-1"], "argument --words: should be between 0 and 100000 (got -1)"),
        (
            ["--date", "24.11.2026"],
            "argument --date: should be a day such as 2026-11-24 (got '24.11.2026')",
        ),
        (
            ["--wait", "soon"],
            "argument --wait: should be a number of seconds up to 86400 (got 'soon')",
        ),
        (["--wait", "-1"], "argument --wait: should be a number of seconds up to 86400 (got '-1')"),
        (
            ["--wait", "nan"],
            "argument --wait: should be a number of seconds up to 86400 (got 'nan')",
        ),
    ],
)
def test_a_value_out_of_range_is_told_as_in_a_config(run: Any, words: list[str], told: str) -> None:
    ran = run("render", "a.txt", *words)

    assert ran.code == 2
    assert told in ran.err


def test_the_episode_is_of_today_in_local_time(run: Any, api: Any) -> None:
    run("render", "a.txt")

    now = datetime.now().astimezone()
    assert abs(api.asked["now"] - now) < timedelta(minutes=1)
    assert api.asked["now"].utcoffset() == now.utcoffset()


def test_the_episode_may_be_of_another_day(run: Any, api: Any) -> None:
    run("render", "a.txt", "--date", "2024-02-29")

    assert api.asked["now"].date().isoformat() == "2024-02-29"
    assert api.asked["now"].tzinfo is not None
