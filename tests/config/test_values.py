"""What a scalar means depends on what the setting takes."""

from typing import Any, Literal

import pytest

from briefing.config.nodes import Scalar
from briefing.config.values import plain


@pytest.mark.parametrize(
    ("text", "wanted", "value"),
    [
        ("12", int, 12),
        ("12", float, 12),
        ("12", str, "12"),
        ("12", str | None, "12"),
        ("12", str | int, 12),
        ("12", Literal[12, 24], 12),
        ("12", Literal["12", "24"], "12"),
        ("yes", bool, "yes"),
        ("true", bool, True),
        ("true", str, "true"),
        ("FALSE", Any, False),
        ("no", Any, "no"),
        ("", str, None),
        ("~", str, None),
        ("1.", float, 1.0),
        (".5", float, 0.5),
        ("-1e-3", float, -0.001),
        ("+0", int, 0),
        ("00", int, "00"),
        ("1e", float, "1e"),
        (".", float, "."),
        ("0o17", int, "0o17"),
        (".inf", float, ".inf"),
        ("1234567890123456789", int, "1234567890123456789"),
    ],
)
def test_a_plain_scalar(text: str, wanted: object, value: object) -> None:
    found = plain(Scalar(text, plain=True, line=1), wanted)

    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize("text", ["12", "true", "", "~"])
def test_what_stands_in_quotes_is_text(text: str) -> None:
    assert plain(Scalar(text, plain=False, line=1), int) == text
