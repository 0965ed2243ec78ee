import pickle

import pytest

from briefing import errors
from briefing.errors import Problem, SourceError

EXAMPLES = [
    errors.BriefingError("anything"),
    errors.UsageError("no sources"),
    errors.ConfigError(
        "config.yaml", (Problem(3, "show: no such setting"), Problem(0, "is empty"))
    ),
    errors.PluginError("engine", "festval", "not found", ("gtts", "tone")),
    errors.SourceError("file:///a.txt", "no such file"),
    errors.ExtractError("file:///b.txt", "holds no article"),
    errors.NothingToSayError((SourceError("file:///a.txt", "no such file"),)),
    errors.FaithfulnessError("file:///a.txt", "said", "found"),
    errors.SpeechError("hibari", "a text", "silent clip"),
    errors.UnspokenError("file:///a.txt", "cannot be spoken"),
    errors.NothingNewError(3),
    errors.NothingNewError(3, (SourceError("file:///a.txt", "no such file"),)),
    errors.UntoldError("hibari", "a text", "silent clip", ("file:///a.txt",)),
    errors.CostError(("openai",), 12_345, 0.19),
    errors.AudioError("not a sound"),
    errors.StoreError("cache", "full"),
    errors.OutputError("output", "read-only"),
    errors.PublishError("folder", "feed.xml", "no space left on device"),
    errors.LockedError("output", 2.0),
]


def every_error() -> set[type[errors.BriefingError]]:
    found: set[type[errors.BriefingError]] = {errors.BriefingError}
    new = found
    while new:
        new = {sub for cls in new for sub in cls.__subclasses__()}
        found |= new
    # Others define errors of their own, which are there once their modules are loaded.
    return {error for error in found if error.__module__ == errors.__name__}


def test_every_error_has_an_example_here() -> None:
    assert {type(example) for example in EXAMPLES} == every_error()


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda e: type(e).__name__)
def test_an_error_crosses_a_process_border_whole(error: errors.BriefingError) -> None:
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301

    assert type(copy) is type(error)
    assert str(copy) == str(error)
    assert vars(copy).keys() == vars(error).keys()


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda e: type(e).__name__)
def test_what_a_user_did_wrong_exits_with_2_and_the_rest_with_1(
    error: errors.BriefingError,
) -> None:
    usage = isinstance(error, (errors.UsageError, errors.ConfigError, errors.PluginError))

    expected = 2 if usage else 1
    if isinstance(error, errors.NothingNewError):
        expected = 3 if error.skipped else 0

    assert error.exit_code == expected


def test_a_config_error_tells_every_problem_with_its_line() -> None:
    error = errors.ConfigError("c.yaml", (Problem(3, "one"), Problem(0, "two")))

    assert str(error) == "c.yaml:3: one\nc.yaml: two"


def test_a_plugin_error_lists_what_is_installed() -> None:
    assert str(EXAMPLES[3]) == "engine 'festval': not found; installed engines: gtts, tone"


def test_a_speech_error_cuts_a_long_text() -> None:
    message = str(errors.SpeechError("tone", "long " * 100, "failed"))

    assert len(message) < 200
    assert message.endswith("…')")


def test_nothing_to_say_knows_empty_sources_from_bad_ones() -> None:
    assert "hold no article" in str(errors.NothingToSayError())
    gone = SourceError("file:///a.txt", "no such file")
    assert "left out" in str(errors.NothingToSayError((gone,)))
