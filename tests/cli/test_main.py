import json
import signal
from pathlib import Path
from typing import Any

import pytest

from briefing import __version__
from briefing.cli import commands, signals
from briefing.cli.main import main
from briefing.errors import BriefingError, ConfigError, NothingToSayError, Problem, SourceError


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])

    assert caught.value.code == 0
    assert capsys.readouterr().out == f"briefing {__version__}\n"


def test_without_a_command_the_help_is_shown_and_the_usage_is_wrong(run: Any) -> None:
    ran = run()

    assert ran.code == 2
    assert ran.out == ""
    assert "usage: briefing" in ran.err


@pytest.mark.parametrize("words", [["--help"], *([name, "--help"] for name in commands.COMMANDS)])
def test_every_help_describes_itself(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)

    assert caught.value.code == 0
    assert len(capsys.readouterr().out.split("\n\n")) >= 3


@pytest.mark.parametrize("name", ["render", "script"])
def test_the_help_teaches_by_examples_and_names_the_exit_codes(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([name, "--help"])

    shown = capsys.readouterr().out
    assert f"  briefing {name} report.html" in shown
    assert all(f"{code}  " in shown for code in (0, 1, 2, 3, 130))


def test_every_file_in_the_folder_is_a_command() -> None:
    files = {path.stem for path in Path(commands.__path__[0]).glob("[!_]*.py")}

    assert files == set(commands.COMMANDS)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["rendr"], "no such command 'rendr'; did you mean 'render'?"),
        (["x"], "no such command 'x'; there are render, script"),
        (["--quite"], "unrecognized arguments: --quite (see 'briefing --help')"),
        (["render", "--quite"], "unrecognized arguments: --quite (see 'briefing render --help')"),
        (["render", "--min", "5"], "unrecognized arguments: --min"),
        (["render", "--config", "a", "--no-config"], "not allowed with argument --config"),
        (["render", "-o"], "expected one argument"),
        (["init"], "the following arguments are required: DIR"),
        (["script", "--format", "pdf"], "invalid choice: 'pdf'"),
    ],
)
def test_a_wrong_command_line_is_told_in_one_line(run: Any, words: list[str], told: str) -> None:
    ran = run(*words)

    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("briefing: error: ")
    assert ran.err.count("\n") == 1
    assert told in ran.err


def test_each_problem_of_a_config_has_a_line(run: Any, api: Any) -> None:
    api.fails = ConfigError("c.yaml", (Problem(1, "one"), Problem(2, "two")))

    ran = run("render", "a.txt")

    assert ran.code == 2
    assert "briefing: error: c.yaml:1: one\nbriefing: error: c.yaml:2: two\n" in ran.err


def test_when_nothing_is_left_to_say_each_article_is_named(run: Any, api: Any) -> None:
    api.fails = NothingToSayError((SourceError("file:///a.txt", "is empty"),))

    ran = run("render", "a.txt")

    assert ran.code == 1
    assert ran.err.endswith(
        "briefing: error: nothing to say: every article was left out\nbriefing: left out: /a.txt: is empty\n"
    )


def test_an_error_cannot_steer_the_terminal(run: Any, api: Any) -> None:
    api.fails = BriefingError("a \x1b]0;title\x07\u202e\r b")

    assert "briefing: error: a ]0;title b\n" in run("render", "a.txt").err


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (BriefingError("broken"), {"type": "BriefingError", "message": "broken"}),
        (
            ConfigError("c.yaml", (Problem(1, "one"),)),
            {
                "type": "ConfigError",
                "message": "c.yaml:1: one",
                "path": "c.yaml",
                "problems": [{"line": 1, "message": "one"}],
            },
        ),
        (
            NothingToSayError((SourceError("file:///a", "empty"),)),
            {
                "type": "NothingToSayError",
                "message": "nothing to say: every article was left out",
                "skipped": [{"uri": "file:///a", "reason": "empty"}],
            },
        ),
        (KeyboardInterrupt(), {"type": "Interrupted", "message": "interrupted"}),
    ],
)
def test_with_json_a_failure_is_one_object_too(
    run: Any, api: Any, error: BaseException, told: dict[str, object]
) -> None:
    api.fails = error

    ran = run("render", "a.txt", "--json")

    assert ran.out.count("\n") == 1
    assert json.loads(ran.out) == {"error": told, "exit_code": ran.code}


def test_with_json_a_wrong_command_line_is_one_object_too(run: Any) -> None:
    ran = run("render", "--json", "--nonsense")

    assert json.loads(ran.out)["error"]["type"] == "UsageError"


def test_ctrl_c_exits_with_130_and_a_line(run: Any, api: Any) -> None:
    api.fails = KeyboardInterrupt()

    ran = run("render", "a.txt", "--quiet")

    assert (ran.code, ran.out) == (130, "")
    assert ran.err == "briefing: interrupted; nothing half-made is left behind\n"


def test_sigterm_ends_a_run_as_ctrl_c_does(run: Any, api: Any) -> None:
    api.fails = signals.Stopped(signal.SIGTERM)

    assert run("render", "a.txt").code == 143


def test_a_bug_keeps_its_traceback(run: Any, api: Any) -> None:
    api.fails = ZeroDivisionError()

    with pytest.raises(ZeroDivisionError):
        run("render", "a.txt")


def test_options_may_stand_between_sources(run: Any, api: Any) -> None:
    run("render", "a.txt", "--minutes", "5", "-", "--quiet", "b.txt")

    assert api.asked["sources"] == ("a.txt", "-", "b.txt")


def test_what_follows_two_dashes_is_a_path(run: Any, api: Any) -> None:
    run("render", "a.txt", "--", "--json", "-", "b")

    assert api.asked["sources"] == ("a.txt", "./--json", "-", "b")
