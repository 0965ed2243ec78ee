"""Options of plugins are checked when the config is read, each mistake with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import registry
from briefing.config import Config, Field, Settings, load, options_of, parse
from briefing.errors import ConfigError


class WhistleOptions(Settings):
    tune: str = Field(default="", description="What is whistled.")
    breaths: int = Field(default=3, ge=1, le=9, description="How often.")
    notes: tuple[str, ...] = Field(default=(), strict=False, description="Which.")


class NeedyOptions(Settings):
    model: str = Field(description="Which model.")


class PaintOptions(Settings):
    colour: str = Field(default="", description="Which colour.")


MODELS: dict[tuple[str, str], type[Settings]] = {
    ("engine", "whistle"): WhistleOptions,
    ("engine", "hibari"): WhistleOptions,
    ("summarizer", "needy"): NeedyOptions,
    ("source", "drawer:b"): PaintOptions,
    ("publisher", "pigeon"): PaintOptions,
}


def models(kind: str, name: str, /) -> type[Settings] | None:
    return MODELS.get((kind, name))


def read(text: str) -> Config:
    return parse(text, "config.yaml", options_model=models)


def told(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read(text)
    return str(caught.value).splitlines()


WHISTLE = "speech:\n  engine: whistle\n  options:\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (f"{WHISTLE}    tuen: a", "4: speech.options.tuen: no such setting; did you mean 'tune'?"),
        (f"{WHISTLE}    tune: a\n    breaths: 12", "5: speech.options.breaths: should be between 1 and 9 (got 12)"),
        (f"{WHISTLE}    breaths: '3'", "4: speech.options.breaths: should be a whole number (got '3'); write 3 without quotes"),
        (f"{WHISTLE}    notes: [a, [b]]", "4: speech.options.notes.2: should be text (got ['b'])"),
        ("summarizer: {name: needy}", "1: summarizer.options.model: is missing"),
        ("summarizer:\n  name: needy\n  options: {}", "3: summarizer.options.model: is missing"),
        ("speech:\n  options: {tone: 3}", "2: speech.options.tone: no such setting; did you mean 'tune'?"),
        ("speech:\n  engine: whistle\n  options: 3", "3: speech.options: should be a group: one setting a line below it, indented (got 3)"),
    ],
)  # fmt: skip
def test_a_mistake_in_options_is_told_with_its_line(text: str, problem: str) -> None:
    assert told(text) == [f"config.yaml:{problem}"]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    text = (
        f"show: {{titel: a}}\n{WHISTLE}    tuen: a\nsummarizer: {{name: needy}}\nfeed: {{nope: 1}}"
    )

    lines = [line.split(":")[1] for line in told(text)]

    assert lines == ["1", "5", "6", "7"]


def test_options_are_read_as_their_model_expects_them() -> None:
    config = read(f"{WHISTLE}    tune: No\n    notes: [1, 2.50, on]\n    breaths: 4")

    assert config.speech.options == {"tune": "No", "notes": ["1", "2.50", "on"], "breaths": 4}
    assert options_of(WhistleOptions, config.speech.options, where="").notes == ("1", "2.50", "on")


@pytest.mark.parametrize("empty", ["", " {}", " # nothing\n    # tune: a", " null"])
def test_no_options_are_the_defaults(empty: str) -> None:
    config = read(f"speech:\n  engine: whistle\n  options:{empty}\n")

    assert config.speech.options == {}


def test_an_option_with_nothing_written_is_its_default() -> None:
    config = read(f"{WHISTLE}    tune:\n    breaths: 2")

    assert config.speech.options == {"breaths": 2}


def test_options_of_a_plugin_that_is_not_here_are_left_for_later() -> None:
    config = read("speech:\n  engine: piccolo\n  options: {anything: [1]}")

    assert config.speech.options == {"anything": [1]}


def test_without_a_model_nothing_is_asked_of_options() -> None:
    config = parse(f"{WHISTLE}    tuen: a", "config.yaml")

    assert config.speech.options == {"tuen": "a"}


@pytest.mark.parametrize(
    "text", ["speech: 3", "speech: [1]", "speech:\n  engine: [[whistle]]", "speech", "- a"]
)
def test_what_has_no_place_for_options_is_told_as_ever(text: str) -> None:
    with pytest.raises(ConfigError) as without:
        parse(text, "config.yaml")

    assert told(text) == str(without.value).splitlines()


def test_an_option_that_may_stand_beyond_the_end_of_reading_is_not_missed() -> None:
    lines = told("summarizer:\n  name: needy\n  options:\n    modl: a\n    x: [\n")

    assert any("modl: no such setting" in line for line in lines)
    assert not any("is missing" in line and "model" in line for line in lines)


CHAIN = "speech:\n  engine:\n    - whistle\n    - name: whistle\n      options:\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (f"{CHAIN}        tuen: a", "6: speech.engine.2.options.tuen: no such setting; did you mean 'tune'?"),
        ("speech:\n  engine:\n    name: whistle\n    options: {tuen: a}", "4: speech.engine.options.tuen: no such setting; did you mean 'tune'?"),
        ("speech:\n  languages:\n    de: {name: whistle, options: {tuen: a}}", "3: speech.languages.de.options.tuen: no such setting; did you mean 'tune'?"),
        ("speech:\n  languages:\n    de:\n      - piccolo\n      - {name: whistle, options: {tuen: a}}", "5: speech.languages.de.2.options.tuen: no such setting; did you mean 'tune'?"),
        ("sources:\n  - a.txt\n  - {path: 'drawer:b', options: {colr: a}}", "3: sources.2.options.colr: no such setting; did you mean 'colour'?"),
        ("publish:\n  - {to: pigeon, options: {colr: a}}", "2: publish.1.options.colr: no such setting; did you mean 'colour'?"),
    ],
)  # fmt: skip
def test_a_mistake_in_options_is_told_wherever_a_plugin_is_named(text: str, problem: str) -> None:
    assert told(text) == [f"config.yaml:{problem}"]


def test_options_in_a_chain_are_read_as_their_model_expects_them() -> None:
    config = read(
        f"{CHAIN}        tune: No\n  languages:\n    de: {{name: whistle, options: {{tune: 1}}}}"
    )

    chain, german = config.speech.engine, config.speech.languages["de"]
    assert isinstance(chain, tuple)
    assert isinstance(german, tuple)
    assert [(one.name, one.options) for one in chain] == [
        ("whistle", {}),
        ("whistle", {"tune": "No"}),
    ]
    assert [one.options for one in german] == [{"tune": "1"}]


def test_a_file_is_checked_against_what_is_installed(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("sources: [a]\nspeech:\n  engine: gtts\n  options:\n    tdl: co.uk\n")

    with pytest.raises(ConfigError) as caught:
        load(path, options_model=registry.options_model)

    assert (
        str(caught.value) == f"{path}:5: speech.options.tdl: no such setting; did you mean 'tld'?"
    )
