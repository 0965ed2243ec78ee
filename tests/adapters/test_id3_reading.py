import pytest

from briefing.adapters import id3
from briefing.adapters.id3_reading import picture_in

JPEG = b"\xff\xd8\x00\x00\xff\xd9"


def test_the_picture_of_a_tag_of_ours_is_found_behind_other_frames() -> None:
    assert picture_in(id3.tag([id3.text("TIT2", "All"), id3.picture(JPEG)])) == JPEG


@pytest.mark.parametrize(
    ("encoding", "description"),
    [
        (0, b"cover\x00"),
        (1, b"\xff\xfea\x00\x00\x01\x00\x00"),
        (2, b"\x00a\x01\x00\x00\x00"),
        (3, b"\xc3\xa4\x00"),
    ],
)
def test_a_description_in_any_encoding_is_passed_over(encoding: int, description: bytes) -> None:
    body = bytes([encoding]) + b"image/jpeg\x00\x03" + description + JPEG
    frame = b"APIC" + len(body).to_bytes(4, "big") + b"\x00\x00" + body

    assert picture_in(id3.tag([frame])) == JPEG


@pytest.mark.parametrize(
    "tag",
    [
        b"",
        b"\xff\xfb\x90\x00",
        b"ID3\x04\x00\x00\x00\x00\x00\x00",
        id3.tag([id3.text("TIT2", "No picture")]),
        id3.tag([b"APIC\x00\x00\x00\x03\x00\x00\x07xx"]),
        id3.tag([b"APIC\x00\x00\x00\x00\x00\x00"]),
        id3.tag([b"APIC\x00\x00\x00\x0e\x00\x00\x00image/jpeg\x00\x03no end"[:24]]),
    ],
)
def test_a_tag_without_a_picture_or_a_damaged_one_has_none(tag: bytes) -> None:
    assert picture_in(tag) == b""
