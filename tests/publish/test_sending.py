"""What is sent, in which order, and what is there at every moment."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import OutputError, PublishError
from briefing.model import Progress, RemoteFile

IsGood = Callable[[Mapping[str, bytes]], bool]


@pytest.fixture
def place(dict_publisher: Any) -> Any:
    return dict_publisher()


def test_the_sound_comes_first_and_the_feed_last(show: Any, place: Any) -> None:
    done = show.publish(place)

    endings = [Path(name).suffix for name in done.sent]
    assert endings[:2] == [".mp3", ".mp3"]
    assert sorted(endings[2:8]) == [".json", ".json", ".srt", ".srt", ".vtt", ".vtt"]
    assert done.sent[8:12] == ("2026-11-23.jpg", "2026-11-24.jpg", "cover.jpg", "player/player.js")
    assert done.sent[12:] == (
        "2026-11-23.html",
        "2026-11-24.html",
        "index.html",
        "sw.js",
        "feed.xml",
    )
    assert place.done == [f"+{name}" for name in done.sent]
    assert done.sent_bytes == sum(map(len, place.there.values()))


def test_what_arrives_is_what_was_there(show: Any, place: Any, is_good: IsGood) -> None:
    show.publish(place)

    assert place.there == {name: (show.folder / name).read_bytes() for name in place.there}
    assert is_good(place.there)


@pytest.mark.parametrize("tells_checksums", [True, False])
def test_what_is_there_already_is_not_sent_again(
    show: Any, dict_publisher: Any, tells_checksums: bool
) -> None:
    place = dict_publisher(tells_checksums=tells_checksums)
    first = show.publish(place)

    again = show.publish(place)

    assert (again.sent, again.sent_bytes, again.deleted) == ((), 0, ())
    assert again.unchanged == len(first.sent)


def test_a_new_episode_is_all_that_is_sent(show: Any, place: Any) -> None:
    show.publish(place)
    show.render("2026-11-25")

    sent = show.publish(place).sent

    assert {name for name in sent if name.startswith("2026")} == {
        f"2026-11-25{ending}" for ending in (".mp3", ".chapters.json", ".vtt", ".srt", ".jpg", ".html")
    }  # fmt: skip
    assert sent[-1] == "feed.xml"


def test_what_is_new_goes_before_what_replaces_something(show: Any, place: Any) -> None:
    show.publish(place)
    show.render("2026-11-24", "second")
    show.render("2026-11-25")

    sent = show.publish(place).sent

    first_replaced = sent.index("2026-11-24.mp3")
    assert all(name.startswith("2026-11-25") for name in sent[:first_replaced])
    assert "2026-11-25.html" in sent[:first_replaced]


def test_bytes_that_changed_over_there_are_sent_again(show: Any, place: Any) -> None:
    show.publish(place)
    spoiled = bytearray(place.there["2026-11-24.mp3"])
    spoiled[100] ^= 1
    place.there["2026-11-24.mp3"] = bytes(spoiled)
    del place.there["2026-11-23.vtt"]

    assert show.publish(place).sent == ("2026-11-23.vtt", "2026-11-24.mp3")


@pytest.mark.parametrize("tells_checksums", [True, False])
def test_cut_anywhere_the_feed_lists_only_what_is_there_and_the_next_run_goes_on(
    show: Any, dict_publisher: Any, is_good: IsGood, tells_checksums: bool
) -> None:
    place = dict_publisher(tells_checksums=tells_checksums)
    show.publish(place)
    show.render("2026-11-25")
    show.remove("2026-11-23")
    wanted = len(show.publish(place, dry_run=True).sent)

    for puts in range(wanted):
        cut = dict_publisher(dict(place.there), tells_checksums, puts)
        record = show.record.read_bytes()
        with pytest.raises(PublishError, match="the line is cut"):
            show.publish(cut)
        assert is_good(cut.there)
        assert b"2026-11-23.mp3" in cut.there["feed.xml"]
        cut.puts = 1000

        assert len(show.publish(cut).sent) == wanted - puts
        assert is_good(cut.there)
        assert show.publish(cut).sent == ()
        assert not any(name.startswith("2026-11-23") for name in cut.there)
        show.record.write_bytes(record)


def test_what_left_the_feed_is_removed_when_the_new_feed_is_up(show: Any, place: Any) -> None:
    show.publish(place)
    show.remove("2026-11-23")
    place.done.clear()

    done = show.publish(place)

    removed = [step for step in place.done if step.startswith("-")]
    assert place.done.index("+feed.xml") < place.done.index(removed[0])
    assert sorted(done.deleted) == sorted(name[1:] for name in removed)
    assert len(done.deleted) == 6
    assert not any(name.startswith("2026-11-23") for name in place.there)


def test_it_may_stay_and_go_later(show: Any, place: Any) -> None:
    show.publish(place)
    show.remove("2026-11-23")

    assert show.publish(place, keep=True).deleted == ()
    assert "2026-11-23.mp3" in place.there
    assert len(show.publish(place).deleted) == 6


def test_what_was_not_sent_from_here_is_never_removed(show: Any, place: Any) -> None:
    place.there = {"photos/cat.jpg": b"a cat", "2025-01-01.mp3": b"older"}
    show.publish(place)
    show.remove("2026-11-23")
    show.publish(place)

    assert place.there["photos/cat.jpg"] == b"a cat"
    assert place.there["2025-01-01.mp3"] == b"older"


def test_each_place_has_its_own_record(show: Any, dict_publisher: Any) -> None:
    one, other = dict_publisher(), dict_publisher(place="elsewhere")
    show.publish(one)
    show.publish(other)
    show.remove("2026-11-23")

    show.publish(one)

    assert "2026-11-23.mp3" in other.there
    assert len(show.publish(other).deleted) == 6


def test_a_dry_run_tells_and_does_nothing(show: Any, place: Any) -> None:
    told = show.publish(place, dry_run=True)

    assert not place.there
    assert not show.record.exists()
    assert show.publish(place) == told


def test_a_front_page_of_others_is_not_overwritten(show: Any, place: Any) -> None:
    place.there["index.html"] = b"<h1>My garden</h1>"

    with pytest.raises(PublishError, match=r"index.html: is there already.*of its own in memory"):
        show.publish(place)

    assert place.there == {"index.html": b"<h1>My garden</h1>"}


def test_our_own_front_page_is_known_by_the_feed_beside_it(show: Any, place: Any) -> None:
    show.publish(place)
    show.record.unlink()
    show.render("2026-11-25")

    assert "index.html" in show.publish(place).sent


def test_a_run_that_was_cut_before_its_feed_is_no_stranger(show: Any, dict_publisher: Any) -> None:
    place = dict_publisher(puts=len(show.files()) - 1)
    with pytest.raises(PublishError):
        show.publish(place)
    show.render("2026-11-25")
    place.puts = 1000

    assert show.publish(place).sent[-1] == "feed.xml"


def test_a_damaged_record_costs_nothing_but_what_nobody_lists(show: Any, place: Any) -> None:
    show.publish(place)
    show.record.write_text("{")
    show.remove("2026-11-23")

    done = show.publish(place)

    assert (done.sent[-1], done.deleted) == ("feed.xml", ())
    assert json.loads(show.record.read_text())["places"].keys() == {"dict memory"}


def test_a_record_that_was_lost_is_made_again_when_all_is_there(show: Any, place: Any) -> None:
    show.publish(place)
    show.record.unlink()

    assert show.publish(place).sent == ()

    show.remove("2026-11-23")
    assert len(show.publish(place).deleted) == 6


def test_a_record_that_cannot_be_written_is_told_before_anything_is_sent(
    show: Any, place: Any
) -> None:
    show.record.parent.write_text("a file in the way")

    with pytest.raises(OutputError, match="cannot be written"):
        show.publish(place)

    assert not place.there


def test_the_kind_and_the_time_to_keep_are_told_to_the_publisher(show: Any, place: Any) -> None:
    show.publish(place)

    assert place.told["2026-11-24.mp3"] == ("kind/mp3", 86_400)
    assert place.told["feed.xml"] == ("kind/xml", 300)
    assert place.told["index.html"][1] == place.told["sw.js"][1] == 300


def test_progress_counts_bytes(show: Any, place: Any) -> None:
    reports: list[Progress] = []

    show.publish(place, report=reports.append)

    assert [each.detail for each in reports] == list(show.publish(place).sent or place.there)
    assert {each.stage for each in reports} == {"publishing"}
    assert reports[0].fraction == 0.0
    assert 0.4 < reports[1].fraction < 0.5
    assert reports == sorted(reports, key=lambda each: each.fraction)


class TestWhatArrivesIsLookedAt:
    @pytest.mark.parametrize(
        ("arrives", "reason"),
        [
            (None, "was sent, and is not there"),
            (RemoteFile(3), "has 3 bytes there, where 40"),
            (RemoteFile(40_014, "0" * 64), "has other bytes there"),
        ],
    )
    def test_and_told_when_it_is_something_else(
        self, show: Any, dict_publisher: Any, arrives: RemoteFile | None, reason: str
    ) -> None:
        size = (show.folder / "2026-11-23.mp3").stat().st_size

        class Liar(dict_publisher):  # type: ignore[misc]
            def stat(self, path: str) -> RemoteFile | None:
                if not self.done or arrives is None:
                    return None
                return RemoteFile(size if arrives.sha256 else arrives.size_bytes, arrives.sha256)

        place = Liar()
        with pytest.raises(PublishError, match=reason) as caught:
            show.publish(place)

        assert (caught.value.publisher, caught.value.path) == ("dict", "2026-11-23.mp3")
        assert list(place.there) == ["2026-11-23.mp3"]

    @pytest.mark.parametrize(
        ("raised", "reason"),
        [
            (OSError(28, "No space left on device"), "No space left on device"),
            (ValueError("bad key"), "ValueError: bad key"),
            (PublishError("dict", "feed.xml", "the server said 403"), "the server said 403"),
        ],
    )
    @pytest.mark.parametrize("method", ["stat", "put", "delete"])
    def test_whatever_a_publisher_raises_names_it_and_the_file(
        self, show: Any, dict_publisher: Any, raised: Exception, reason: str, method: str
    ) -> None:
        place = dict_publisher()
        show.publish(place)
        show.remove("2026-11-23")

        def fails(*_: Any, **__: Any) -> Any:
            raise raised

        setattr(place, method, fails)
        with pytest.raises(PublishError) as caught:
            show.publish(place)

        assert (caught.value.publisher, caught.value.reason) == ("dict", reason)
        assert caught.value.exit_code == 1
