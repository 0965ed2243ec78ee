"""The cover: small enough, the same each time, never text outside, nor a box for a letter."""

import io
from datetime import datetime, timezone
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from briefing.assemble import make_cover
from briefing.assemble.cover_text import _scalable, block, drawable
from briefing.errors import OutputError

DAY = datetime(2026, 11, 23, tzinfo=timezone.utc)


def picture(title: str, language: str = "en-US", size: int = 600) -> Image.Image:
    image = Image.open(io.BytesIO(make_cover(title, DAY, language, size=size)))
    image.load()
    return image


def white(image: Image.Image) -> "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]":
    darkest: np.ndarray[tuple[int, ...], np.dtype[np.uint8]] = np.asarray(image).min(axis=2)
    return darkest > 225


def test_the_same_show_has_the_same_cover() -> None:
    assert make_cover("Briefing", DAY, "en") == make_cover("Briefing", DAY, "en")


def test_shows_look_different() -> None:
    corners = {picture(title).getpixel((2, 2)) for title in ("Tech", "Sport", "Arts", "Money")}

    assert len(corners) > 1


def test_it_is_a_baseline_jpeg_with_the_chroma_that_all_displays_know() -> None:
    data = make_cover("Briefing", DAY, "en")

    start = data.index(b"\xff\xc0")  # start of frame, baseline
    assert b"\xff\xc2" not in data[:start]
    assert data[start + 11] == 0x22  # luma sampled twice as often both ways


def test_a_large_one_is_for_directories() -> None:
    data = make_cover("Briefing", DAY, "en", size=3000)

    assert Image.open(io.BytesIO(data)).size == (3000, 3000)
    assert len(data) < 512 * 1024


def test_quality_gives_way_to_size_until_nothing_fits() -> None:
    full = len(make_cover("Briefing", DAY, "en", size=300))

    assert len(make_cover("Briefing", DAY, "en", size=300, max_bytes=full - 1)) < full
    with pytest.raises(OutputError, match="300 pixels do not fit in 100 bytes"):
        make_cover("Briefing", DAY, "en", size=300, max_bytes=100)


def test_the_title_is_white_below_the_wave_and_inside_the_margins() -> None:
    above_the_date = white(picture("The Morning Paper"))[: round(600 * 0.87)]
    rows, columns = np.nonzero(above_the_date)

    assert rows.min() > 600 * 0.45
    assert rows.max() < 600 * 0.85
    assert columns.min() >= 600 * 0.085
    assert columns.max() <= 600 * 0.915


def test_a_title_that_the_font_cannot_draw_leaves_the_wave_alone() -> None:
    assert not white(picture("Утренние новости", "ru")).any()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Briefing", "Briefing"),
        ("  two   spaces ", "two spaces"),
        ("Zürich façade naïve Ångström", "Zürich façade naïve Ångström"),
        ("Straße nach Łódź — Ære", "Strasse nach Lódź - AEre"),
        ("Tech 🎧 News", "Tech News"),
        ("新闻 a", ""),
        ("Новости", ""),
        ("🎧", ""),
        ("", ""),
    ],
)
def test_what_cannot_be_drawn_is_left_out(text: str, shown: str) -> None:
    assert drawable(text) == shown


def ink(
    text: str, width: int = 400, height: int = 200
) -> "np.ndarray[tuple[int, int], np.dtype[np.uint8]]":
    mask = Image.new("L", (width + 200, height + 200), 0)
    block(mask, text, 100, height + 100, width=width, height=height)
    return np.asarray(mask)


@settings(max_examples=25)
@given(
    st.text(st.sampled_from("AWijgQ .-éÅç mlfkx"), min_size=1, max_size=300).filter(
        lambda text: drawable(text) == text
    )
)
def test_text_of_any_length_stays_in_its_place(text: str) -> None:
    rows, columns = np.nonzero(ink(text) > 64)

    # Descenders and the marks of capitals reach a little over the lines.
    assert rows.min() >= 100 - 200 * 0.15
    assert rows.max() <= 300 + 200 * 0.2
    assert columns.min() >= 100 - 6
    assert columns.max() <= 500 + 6


def test_longer_titles_are_set_smaller() -> None:
    inked = [int((ink(text) > 0).sum()) / len(text) for text in ("News", "The Morning News")]

    assert inked[0] > inked[1]


@pytest.mark.parametrize(
    "text", ["word " * 100, "wo rd " * 77, "W" * 300, "i" * 900, "W" * 40, "a " + "W" * 36]
)
def test_a_title_beyond_all_measure_is_broken_or_cut_but_never_outside(text: str) -> None:
    mask = ink(text)

    assert mask[60:340].any()
    assert not mask[:60].any()
    assert not mask[:, 510:].any()


def test_a_pillow_that_cannot_draw_letters_is_told_apart() -> None:
    with pytest.raises(OutputError, match="FreeType"):
        _scalable(object())


def test_an_accent_stands_above_its_letter_and_takes_the_dot_of_an_i() -> None:
    plain, accented = (np.flatnonzero(ink(t).any(axis=1)) for t in ("o", "ö"))
    assert accented.min() < plain.min() - 5

    gaps = []
    for text in ("i", "î"):
        rows = np.flatnonzero(ink(text).any(axis=1))
        gaps.append(sum(b - a > 1 for a, b in pairwise(rows)))
    assert gaps == [1, 1]  # one mark above the stem, be it the dot or the accent


def test_a_cedilla_hangs_below() -> None:
    assert np.flatnonzero(ink("ç").any(axis=1)).max() > np.flatnonzero(ink("c").any(axis=1)).max()
