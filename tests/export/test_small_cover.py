import io
from collections.abc import Callable

import pytest
from PIL import Image

from briefing.export.small_cover import MAX_BYTES, small_cover

SOF_BASELINE, SOF_PROGRESSIVE = b"\xff\xc0", b"\xff\xc2"


def test_even_noise_becomes_a_small_baseline_picture(picture: Callable[..., bytes]) -> None:
    large = picture(progressive=True)
    assert SOF_PROGRESSIVE in large

    small = small_cover(large)

    with Image.open(io.BytesIO(small)) as image:
        assert (image.size, image.mode) == ((500, 500), "RGB")
        assert not image.info.get("progressive")
    assert len(small) <= MAX_BYTES
    assert SOF_BASELINE in small
    assert SOF_PROGRESSIVE not in small
    assert small == small_cover(large)


def test_a_small_picture_is_not_blown_up(picture: Callable[..., bytes]) -> None:
    with Image.open(io.BytesIO(small_cover(picture(300)))) as image:
        assert image.size == (300, 300)


def test_what_is_no_cover_gives_none(picture: Callable[..., bytes]) -> None:
    png = io.BytesIO()
    Image.new("RGB", (9, 9)).save(png, "PNG")

    assert small_cover(b"") == b""
    assert small_cover(png.getvalue()) == b""
    assert small_cover(picture(300)[:400]) == b""


def test_a_picture_of_too_many_pixels_is_not_decoded() -> None:
    file = io.BytesIO()
    Image.new("L", (8000, 2001)).save(file, "JPEG")

    assert small_cover(file.getvalue()) == b""


def test_a_picture_that_does_not_fit_is_left_out(
    picture: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.export.small_cover.MAX_BYTES", 5_000)

    assert small_cover(picture()) == b""
