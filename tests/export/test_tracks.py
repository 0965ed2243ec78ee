import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import mutagen.id3
import numpy as np
import pytest

from briefing.adapters.codec import decode
from briefing.adapters.mp3_cutting import tag_bytes
from briefing.errors import OutputError
from briefing.export import Track
from briefing.export.tracks import Part, sounds

Episode = tuple[Path, tuple[Part, ...]]
MakeTrack = Callable[..., Track]
read_tag: Any = mutagen.id3.ID3


def test_the_tag_is_simple_and_says_the_title_first(make_track: MakeTrack) -> None:
    track = make_track("Ärger “im” Hafen 🎧", album="Łódź", artist="面包", cover=b"JPEG")

    data = track.tag(3, 12)

    tag = read_tag(io.BytesIO(data))
    assert tag.version == (2, 3, 0)
    assert next(frame.FrameID for frame in tag.values()) == "TIT2"
    assert {key: str(tag[key]) for key in ("TIT2", "TPE1", "TALB", "TRCK", "TDRC")} == {
        "TIT2": 'Ärger "im" Hafen',
        "TPE1": "Briefing",
        "TALB": "Lódz",
        "TRCK": "3/12",
        "TDRC": "2026",
    }
    assert {int(tag[key].encoding) for key in ("TIT2", "TPE1", "TALB", "TRCK")} == {0}
    assert [picture.data for picture in tag.getall("APIC")] == [b"JPEG"]
    assert not tag.getall("CHAP")
    assert b"\x00" + "Ärger".encode("latin-1") in data


def test_without_a_cover_there_is_no_picture(make_track: MakeTrack) -> None:
    assert b"APIC" not in make_track().tag(1, 1)


def test_what_the_car_cannot_show_has_a_stand_in(make_track: MakeTrack) -> None:
    track = make_track("Порт открыт", fallback="Story 4", day=date(2027, 1, 2))

    assert track.file_name(4, 9) == "004 2027-01-02 Story 4.mp3"
    assert track.listed_title == "Story 4"
    assert str(read_tag(io.BytesIO(track.tag(1, 1)))["TIT2"]) == "Story 4"


def test_the_name_follows_the_language(make_track: MakeTrack) -> None:
    assert make_track("Ärger", language="de").file_name(1, 1) == "001 2026-11-24 Aerger.mp3"


def test_a_whole_episode_sounds_as_it_is(make_track: MakeTrack, episode: Episode) -> None:
    track = make_track()

    (data,) = (b"".join(pieces) for pieces in sounds([track]))

    with episode[0].open("rb") as file:
        tag_bytes(file)
        assert data == file.read()
    assert track.sound_bytes() == len(data)


def test_parts_are_cut_out_and_fit_into_what_was_said(
    make_track: MakeTrack, episode: Episode
) -> None:
    tracks = [make_track(part=part) for part in episode[1]]
    whole, _ = decode(episode[0].read_bytes(), "MP3")

    for track, pieces in zip(tracks, sounds([*tracks, make_track()]), strict=False):
        data = b"".join(pieces)
        assert track.part
        assert 0 <= track.sound_bytes() - len(data) <= track.part.end_frame - track.part.first_frame
        alone, _ = decode(data, "MP3")
        start = track.part.first_frame * 1152
        assert np.allclose(whole[start : start + track.part.samples], alone, rtol=0, atol=1e-7)


def test_several_whole_episodes_follow_each_other(make_track: MakeTrack) -> None:
    first, second = (b"".join(pieces) for pieces in sounds([make_track(), make_track("Again")]))

    assert first == second


def test_a_part_that_is_not_there_is_an_error(make_track: MakeTrack) -> None:
    beyond = Part(10_000, 10_001, 1152, 44100, 64)

    with pytest.raises(OutputError, match="cannot be cut into stories: the MP3 ends at byte"):
        list(sounds([make_track(part=beyond)]))


def test_an_episode_that_is_not_there_is_an_error(make_track: MakeTrack) -> None:
    with pytest.raises(OutputError, match=r"gone\.mp3: cannot be read"):
        list(sounds([make_track(mp3=Path("gone.mp3"))]))
