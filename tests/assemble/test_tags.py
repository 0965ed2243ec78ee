"""The tag as mutagen reads it, a reader that is not ours."""

import io
from typing import Any

import mutagen.id3
import mutagen.mp3
import pytest
from PIL import Image

from briefing.assemble.tags import episode_tag
from briefing.assemble.timeline import Timeline
from briefing.config import ShowSettings
from briefing.model import Episode, Script


@pytest.fixture(scope="module")
def sound(episode: Episode) -> Any:
    read: Any = mutagen.mp3.MP3
    return read(episode.path)


def test_it_is_version_2_3_without_padding(episode: Episode, sound: Any) -> None:
    data = episode.path.read_bytes()

    assert sound.tags.version == (2, 3, 0)
    assert data[sound.tags.size :][:2] == b"\xff\xfb"


def test_it_names_episode_show_author_day_genre_and_language(
    sound: Any, timeline: Timeline
) -> None:
    tags = sound.tags

    assert tags["TIT2"].text == ["Morning Briefing: Monday, 23 November 2026"]
    assert tags["TALB"].text == ["Morning Briefing"]
    assert tags["TPE1"].text == ["Ida Brunt"]
    assert [str(stamp) for stamp in tags["TDRC"].text] == ["2026-11-23"]
    assert tags["TCON"].text == ["Podcast"]
    assert tags["TLAN"].text == ["eng"]
    assert tags["TLEN"].text == [str(timeline.duration_ms)]


def test_the_comment_describes_the_show_and_lists_the_chapters(sound: Any) -> None:
    assert sound.tags["COMM::eng"].text[0].splitlines()[:4] == [
        "News for breakfast.",
        "",
        "00:00:00 Welcome",
        "00:00:04 Harbour “opens” again 🎧",
    ]


def test_contents_list_the_chapters_in_order(sound: Any, episode: Episode) -> None:
    (contents,) = sound.tags.getall("CTOC")

    assert contents.flags == mutagen.id3.CTOCFlags.TOP_LEVEL | mutagen.id3.CTOCFlags.ORDERED
    assert contents.sub_frames["TIT2"].text == [episode.title]
    listed = [sound.tags[f"CHAP:{element}"] for element in contents.child_element_ids]
    assert [(c.start_time, c.end_time, c.sub_frames["TIT2"].text[0], _link(c)) for c in listed] == [
        (c.start_ms, c.end_ms, c.title, c.url) for c in episode.chapters
    ]


def _link(chapter: Any) -> str:
    return next((frame.url for frame in chapter.sub_frames.getall("WXXX")), "")


def test_chapters_stand_in_the_file_in_order_of_time(episode: Episode) -> None:
    data = episode.path.read_bytes()

    places = [data.index(b"chp%d\0" % n, data.index(b"CHAP")) for n in range(len(episode.chapters))]
    assert places == sorted(places)


def test_the_cover_is_one_baseline_jpeg_of_600_pixels(sound: Any) -> None:
    (cover,) = sound.tags.getall("APIC")

    image = Image.open(io.BytesIO(cover.data))
    assert (cover.mime, cover.type) == ("image/jpeg", mutagen.id3.PictureType.COVER_FRONT)
    assert (image.format, image.size) == ("JPEG", (600, 600))
    assert "progressive" not in image.info


def test_it_knows_the_length_to_the_sample(sound: Any, timeline: Timeline) -> None:
    assert sound.info.length == pytest.approx(timeline.sample_count / timeline.rate_hz, abs=1e-6)
    assert (sound.info.bitrate, sound.info.channels) == (64000, 1)
    assert sound.info.bitrate_mode == mutagen.mp3.BitrateMode.CBR


def test_without_author_and_description_the_show_speaks_for_itself(
    timeline: Timeline, script: Script
) -> None:
    tag = episode_tag(
        timeline,
        title="Today",
        date=script.date,
        language="tlh",
        show=ShowSettings(title="News"),
        cover=b"",
    )

    read: Any = mutagen.id3.ID3
    tags = read(io.BytesIO(tag))

    assert tags["TPE1"].text == ["News"]
    assert tags["COMM::tlh"].text[0].startswith("00:00:00 Welcome\n")
