from pathlib import Path
from typing import Annotated

import pytest
from pydantic import ValidationError

from briefing.config import Config, Field, Settings, SourceSettings, options_of
from briefing.errors import ConfigError


class Options(Settings):
    """Of a plugin."""

    lang: str = Field(default="en", min_length=1)
    slow: bool = False
    retries: int = Field(default=3, ge=0)
    limit: int = Field(default=9, lt=10)
    tries: tuple[int, ...] = Field(default=(), strict=False)
    limits: dict[str, Annotated[int, Field(ge=1)]] = Field(default_factory=dict)


def told(**options: object) -> str:
    with pytest.raises(ConfigError) as caught:
        options_of(Options, options, where="engine gtts")
    return str(caught.value)


def test_a_config_without_anything_is_usable() -> None:
    assert Config().length.minutes > 0


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        Config().show.title = "Other"


def test_a_bare_path_is_a_source_in_python_too() -> None:
    config = Config.model_validate({"sources": ["a.txt", Path("b.txt"), SourceSettings(path="c")]})

    assert [source.path for source in config.sources] == ["a.txt", "b.txt", "c"]


def test_python_values_are_not_converted() -> None:
    with pytest.raises(ValidationError):
        Config.model_validate({"length": {"minutes": "5"}})


def test_options_of_a_plugin_are_its_own_model() -> None:
    assert options_of(Options, {"lang": "de", "tries": [1]}, where="engine gtts").tries == (1,)


def test_all_that_is_wrong_with_options_is_told_in_plain_words() -> None:
    assert told(lagn="de", slow="yes", retries=-1, limit=10, tries="x").splitlines() == [
        "options of engine gtts: slow: should be true or false (got 'yes')",
        "options of engine gtts: retries: should be at least 0 (got -1)",
        "options of engine gtts: limit: should be less than 10 (got 10)",
        "options of engine gtts: tries: should be a list: one entry a line, each with '- ' before it (got 'x')",
        "options of engine gtts: lagn: no such setting; did you mean 'lang'?",
    ]


def test_a_quoted_truth_value_is_told_to_leave_the_quotes_out() -> None:
    assert told(slow="true").endswith("(got 'true'); leave the quotes out")


def test_a_none_is_empty() -> None:
    assert told(lang=None).endswith("lang: should not be empty")


def test_what_pydantic_alone_knows_is_passed_on() -> None:
    class Dated(Settings):
        kind: frozenset[int] = frozenset()

    with pytest.raises(ConfigError, match=r"kind: input should be a valid frozenset \(got 'x'\)"):
        options_of(Dated, {"kind": "x"}, where="source x")


def test_a_wrong_item_of_a_list_is_counted_from_one() -> None:
    assert "tries.2: should be a whole number (got 'b')" in told(tries=[1, "b"])


def test_a_wrong_value_under_a_free_key_is_named_by_that_key() -> None:
    assert told(limits={"a": 0}).endswith(
        "limits.a: input should be greater than or equal to 1 (got 0)"
    )


def settings_of(group: str, **values: object) -> Config:
    return Config.model_validate({group: values})


@pytest.mark.parametrize("name", ["feed", "index", "Morning", "a b", "-a", "a/b", "a.b", ".."])
def test_a_name_of_files_is_plain_and_not_taken(name: str) -> None:
    with pytest.raises(ValidationError):
        settings_of("output", name=name)


@pytest.mark.parametrize("address", ["me", "me@", "@x.org", "a b@c.de", "<a@b.c>"])
def test_an_owner_has_an_email_address(address: str) -> None:
    with pytest.raises(ValidationError):
        settings_of("feed", email=address)


@pytest.mark.parametrize(
    ("given", "expected"),
    [("news", "News"), ("news>daily news", "News > Daily News"), ("TV & film", "TV & Film")],
)
def test_a_category_is_written_as_apple_does(given: str, expected: str) -> None:
    assert settings_of("feed", category=given).feed.category == expected


@pytest.mark.parametrize(
    ("given", "advice"),
    [
        ("Gossip", "should begin with one of Arts, "),
        ("News > Weather", "should be News alone or one of News > Business News"),
        ("News > Politics > Local", "should be News alone"),
        ("History > Rome", "should be History alone or one of History"),
    ],
)
def test_a_category_that_apple_does_not_list_is_refused_with_advice(
    given: str, advice: str
) -> None:
    with pytest.raises(ValidationError, match=advice):
        settings_of("feed", category=given)
