"""Configurations and what is said of them: two files a case, no code.

`golden/NAME.yaml` + `NAME.txt` is a bad one with all its problems; `valid/NAME.yaml` + `NAME.json` a good
one with every setting that differs from its default.
"""

import json
from pathlib import Path

import pytest

from briefing.config import load
from briefing.errors import ConfigError

HERE = Path(__file__).parent
BAD = sorted((HERE / "golden").glob("*.yaml"))
VALID = sorted((HERE / "valid").glob("*.yaml"))


def test_there_are_cases() -> None:
    assert len(BAD) >= 20
    assert len(VALID) >= 8


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_is_told_all_its_problems_with_line_and_advice(path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load(path)

    told = str(caught.value).replace(str(path), "config.yaml")
    assert told + "\n" == path.with_suffix(".txt").read_text("utf-8")


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_file_means_what_a_person_wrote(path: Path) -> None:
    config = load(path)

    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert config.model_dump(mode="json", exclude_defaults=True) == expected
