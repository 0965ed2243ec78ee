"""Nothing that people read about the settings may differ from the code."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.config import Config, Settings, SourceSettings, config_text, parse, reference
from briefing.config.nodes import read
from briefing.config.values import plain

ROOT = Path(__file__).resolve().parents[2]
HIDDEN = re.compile(r"^  # (\w+:)", re.MULTILINE)


def test_the_settings_page_is_current() -> None:
    current = (ROOT / "docs" / "settings.md").read_text("utf-8")

    assert current == reference(), "run scripts/write-settings"


def test_the_config_of_this_repository_is_current() -> None:
    current = (ROOT / "config.yaml").read_text("utf-8")
    expected = config_text({"length": {"minutes": 5}}, sources=["samples/"])

    assert current == expected, "run scripts/write-settings"


GROUPS = [SourceSettings, *(type(v) for _, v in Config() if isinstance(v, Settings))]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.__name__)
def test_the_page_names_every_setting_with_its_description(group: type[Settings]) -> None:
    page = reference()

    for name, field in group.model_fields.items():
        assert f"| `{name}` |" in page
        assert field.description
        assert field.description in page


def test_a_new_config_holds_the_defaults_and_what_was_asked_for() -> None:
    text = config_text({"show": {"title": "Morning: news"}}, sources=["articles/", "*.txt"])

    config = parse(text, "config.yaml")
    assert config.model_dump(exclude_defaults=True) == {
        "show": {"title": "Morning: news"},
        "sources": ({"path": "articles/"}, {"path": "*.txt"}),
    }


def test_every_line_that_is_commented_out_can_be_uncommented() -> None:
    text = config_text({}, sources=["a"])

    shown = HIDDEN.sub(r"  \1", text)

    assert shown.count("\n  # ") < text.count("\n  # ")
    assert parse(shown, "config.yaml") == parse(text, "config.yaml")


def test_a_rare_setting_that_was_asked_for_is_not_commented_out() -> None:
    assert parse(config_text({"length": {"words": 300}}, sources=["a"]), "c").length.words == 300


@given(st.text(min_size=1))
@example("No")
@example("'")
@example("~")
@example("a #b")
@example("\u2028")
@example("\x85")
@example("- a")
def test_any_title_is_read_back_to_the_last_character(title: str) -> None:
    reading = read(config_text({"show": {"title": title}}, sources=["a"]))

    assert reading.problems == ()
    assert reading.root is not None
    assert plain(reading.root, Config)["show"]["title"] == title


@pytest.mark.parametrize(
    "path", ["a b/c: d", "*.txt", "-", "#x", "2026", "'q'", "C:\\pods", "true"]
)
def test_any_path_is_read_back(path: str) -> None:
    assert parse(config_text({}, sources=[path]), "c").sources[0].path == path
