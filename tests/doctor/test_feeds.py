"""Feeds that were made right, and all that can go wrong with them afterwards."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from briefing.doctor import Check, Subject
from briefing.doctor.feed_file import NotAFeedError, parse
from briefing.doctor.feeds import check_feeds

Change = Callable[..., Subject]


def found(subject: Subject) -> dict[str, Check]:
    return {check.name: check for check in check_feeds(subject)}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert re.search(old, text)
    path.write_text(re.sub(old, new, text, count=1), "utf-8")


def test_what_was_rendered_is_right(subject: Subject) -> None:
    checks = found(subject)

    assert {name: check.status for name, check in checks.items()} == {
        "feed feed.xml": "ok",
        "cover": "ok",
        "newest episode": "ok",
    }
    assert re.fullmatch(r"cover\.jpg: 3000 x 3000 pixels, \d+ kB", checks["cover"].message)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("</channel>", "</chanel>", "not well-formed XML"),
        ("<rss.*</rss>", "<html/>", "no"),
        (r'length="\d+"', 'length="7"', r"2026-11-24\.mp3 has \d+ bytes, the feed says 7"),
        (r"<itunes:duration>\d+", "<itunes:duration>7", r"is \d+ s long, the feed says 7"),
        (r"<item>.*</item>", r"\g<0>\g<0>", "two episodes have the same guid"),
        (r"<podcast:guid>[^<]*</podcast:guid>", "", "no podcast:guid"),
        (r'<enclosure url="[^"]*', '<enclosure url="https://example.org/a.mp3', "is not under"),
        (r'<enclosure url="[^"]*/', r"\g<0>../", "is not under"),
        (r"<enclosure [^>]*/>", "", "without sound"),
        (r'length="\d+"', 'length="many"', "wrong number"),
    ],
)
def test_a_feed_that_was_changed_fails(subject: Subject, old: str, new: str, message: str) -> None:
    edit(subject.output / "feed.xml", f"(?s){old}", new)

    check = found(subject)

    if "feed feed.xml" in check:
        assert check["feed feed.xml"].status == "failed"
        assert re.search(message, check["feed feed.xml"].message)
        assert "briefing feed" in check["feed feed.xml"].advice
    else:
        assert new == "<html/>"
        assert check["feed"].status == "warning"


def test_files_that_are_gone_are_named_but_not_all_of_them(subject: Subject) -> None:
    for name in ("2026-11-24.mp3", "2026-11-24.vtt", "2026-11-24.srt", "2026-11-24.html"):
        (subject.output / name).unlink()

    message = found(subject)["feed feed.xml"].message

    assert message.count("is not there") == 3
    assert message.endswith("; and 1 more")


def test_another_sound_of_the_same_size_is_found(subject: Subject) -> None:
    mp3 = subject.output / "2026-11-24.mp3"
    data = mp3.read_bytes()
    mp3.write_bytes(data[:-9] + bytes(9))

    checks = found(subject)

    assert checks["feed feed.xml"].status == "ok"
    assert checks["newest episode"].status == "failed"
    assert "is damaged" in checks["newest episode"].message


def test_sound_that_is_no_mp3_is_found(subject: Subject) -> None:
    mp3 = subject.output / "2026-11-24.mp3"
    mp3.write_bytes(bytes(len(mp3.read_bytes())))

    assert "2026-11-24.mp3: byte 0 is not the start" in found(subject)["feed feed.xml"].message


def test_an_episode_that_is_cut_off_is_found(subject: Subject) -> None:
    mp3 = subject.output / "2026-11-24.mp3"
    mp3.write_bytes(mp3.read_bytes()[:-9])

    checks = found(subject)

    assert checks["feed feed.xml"].status == "failed"
    assert checks["newest episode"].status == "warning"


def test_a_feed_under_another_address_than_the_config_says_fails(with_settings: Change) -> None:
    check = found(with_settings(feed={"url": "https://example.org/news"}))["feed feed.xml"]

    assert check.status == "failed"
    assert check.message.endswith("the config https://example.org/news/feed.xml")


@pytest.mark.parametrize(
    ("size", "quality", "message"),
    [((900, 900), 80, "900 x 900"), ((1400, 1500), 80, "1400 x 1500"), ((3000, 3000), 100, "kB")],
)
def test_a_cover_that_directories_refuse_fails(
    subject: Subject, size: tuple[int, int], quality: int, message: str
) -> None:
    noise = Image.effect_noise(size, 90)
    noise.save(subject.output / "cover.jpg", "JPEG", quality=quality)

    check = found(subject)["cover"]

    assert check.status == "failed"
    assert message in check.message


def test_a_cover_that_is_none_fails(subject: Subject) -> None:
    (subject.output / "cover.jpg").write_bytes(b"GIF?")

    assert found(subject)["cover"].status == "failed"


def test_without_a_feed_the_next_step_is_named(subject: Subject, tmp_path: Path) -> None:
    (subject.output / "feed.xml").unlink()
    assert found(subject)["feed"].advice == "run 'briefing feed'"

    for path in subject.output.glob("2026*"):
        path.unlink()
    assert "briefing render" in found(subject)["feed"].advice
    nothing = Subject(subject.config, tmp_path / "nothing", subject.now)
    assert [check.status for check in check_feeds(nothing)] == ["warning"]


def test_a_feed_of_another_program_is_none_of_ours(subject: Subject) -> None:
    (subject.output / "other.xml").write_text("<rss><channel/></rss>")

    assert set(found(subject)) == {"feed feed.xml", "cover", "newest episode"}


def test_a_feed_that_is_switched_off_is_not_looked_for(with_settings: Change) -> None:
    assert [c.status for c in check_feeds(with_settings(feed={"enabled": False}))] == ["ok"]


@pytest.mark.parametrize("xml", [b"", b"<html/>", b"<rss></rss>", b"plain"])
def test_other_documents_are_no_feeds(xml: bytes) -> None:
    with pytest.raises(NotAFeedError):
        parse(xml)


def test_entities_are_not_followed() -> None:
    bomb = b"""<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>
    <rss><channel><title>&a;</title></channel></rss>"""

    assert parse(bomb).title == ""
