"""The file that keeps what was told: whole or not at all, never lost in silence, never in the way."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from briefing.adapters import history_schema
from briefing.adapters.history import EpisodeKey, History, histories, history_path
from briefing.adapters.history_records import Head, Item, Outcome, Telling, key_of, pack, unpack
from briefing.errors import OutputError

ZONE = timezone(timedelta(hours=1))
DAY = datetime(2026, 11, 16, 7, tzinfo=ZONE)
HEAD = Head("https://news.example/a", ("Crane falls", "A crane fell."), titled=True, published=DAY)


def episode(day: int) -> EpisodeKey:
    return EpisodeKey(f"d{day}", DAY + timedelta(days=day))


def telling(**more: Any) -> Telling:
    given = {
        "title": "Crane falls",
        "uri": HEAD.uri,
        "url": "https://news.example/a?page",
        "sources": ("Echo", "Post"),
        "language": "en",
        "named": False,
        "items": (key_of(HEAD.uri),),
        "heads": (HEAD,),
        "sentences": ("A crane fell.", "Nobody was hurt."),
    }
    return Telling(**{**given, **more})


def item(uri: str = HEAD.uri, outcome: Outcome = Outcome.TOLD) -> Item:
    return Item(key_of(uri), b"text", outcome)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return history_path(tmp_path, "")


@pytest.fixture
def history(path: Path) -> Iterator[History]:
    with History(path) as opened:
        yield opened


def keep(history: History, day: int, *tellings: Telling, **more: Any) -> None:
    given = {"guid": f"urn:{day}", "title": "Tide", "items": [item()], "tellings": tellings}
    history.record(episode(day), **{"clock": episode(day).date, **given, **more})


def test_what_is_kept_comes_back_as_it_was(history: History) -> None:
    keep(history, 0, telling())
    (story,) = history.told(episode(1), days=14)
    assert (story.title, story.sources, story.language) == ("Crane falls", ("Echo", "Post"), "en")
    assert story.heads == (HEAD,)
    assert story.sentences == ("A crane fell.", "Nobody was hurt.")
    assert story.date == DAY
    assert story.date.utcoffset() == timedelta(hours=1)
    (told,) = history.episodes()
    assert (told.stem, told.guid, told.title, told.date) == ("d0", "urn:0", "Tide", DAY)


def test_a_later_process_finds_it(path: Path) -> None:
    with History(path) as history:
        keep(history, 0, telling())
    with History(path) as history:
        assert [e.stem for e in history.episodes()] == ["d0"]


def test_what_an_episode_told_itself_does_not_count(history: History) -> None:
    keep(history, 0, telling())
    assert history.told(episode(0), days=14) == ()
    assert history.seen([key_of(HEAD.uri)], episode(0)) == {}
    assert history.seen([key_of(HEAD.uri)], episode(1)).keys() == {key_of(HEAD.uri)}


def test_an_episode_that_is_made_again_takes_the_place_of_itself(history: History) -> None:
    keep(history, 0, telling(), items=[item(), item("https://news.example/b")])
    keep(history, 0, telling(title="Another"))
    (only,) = history.episodes()
    assert [s.title for s in only.stories] == ["Another"]
    assert history.seen([key_of("https://news.example/b")], episode(1)) == {}


def test_all_tellings_of_a_story_are_one_thread(history: History) -> None:
    keep(history, 0, telling())
    (first,) = history.told(episode(1), days=14)
    keep(history, 1, telling(title="News", thread=first.thread), telling(title="Other"))
    told = {s.title: s.thread for s in history.told(episode(2), days=14)}
    assert told["News"] == told["Crane falls"] == first.id
    assert told["Other"] != first.id


def test_a_number_is_never_given_twice(history: History) -> None:
    keep(history, 0, telling())
    (first,) = history.told(episode(1), days=14)
    history.forget_episode("d0")
    keep(history, 0, telling())
    (second,) = history.told(episode(1), days=14)
    assert second.id > first.id


def test_an_item_remembers_when_it_was_first_seen(history: History) -> None:
    keep(history, 0, items=[item(outcome=Outcome.CROWDED_OUT)])
    keep(history, 1, items=[item(outcome=Outcome.CROWDED_OUT)])
    known = history.seen([key_of(HEAD.uri)], episode(2))[key_of(HEAD.uri)]
    assert known.first_seen == DAY
    assert known.considered == DAY + timedelta(days=1)
    assert known.outcome is Outcome.CROWDED_OUT


def test_a_record_that_fails_keeps_nothing(history: History) -> None:
    keep(history, 0, telling())
    with pytest.raises(OutputError) as caught:
        keep(history, 1, telling(), telling(named=object()))
    assert isinstance(caught.value.__cause__, sqlite3.Error)
    (only,) = history.episodes()
    assert (only.stem, len(only.stories)) == ("d0", 1)
    keep(history, 1, telling())
    assert len(history.episodes()) == 2


DIES = """
import os, sys
from datetime import datetime, timezone
from pathlib import Path
from briefing.adapters.history import EpisodeKey, History
history = History(Path(sys.argv[1]))
history._write = lambda *_: os._exit(9)
history.record(
    EpisodeKey("d1", datetime(2026, 11, 17, tzinfo=timezone.utc)),
    guid="", title="", items=[], tellings=[None],
)
"""


def test_a_process_that_dies_while_it_writes_leaves_what_was(path: Path) -> None:
    with History(path) as history:
        keep(history, 0, telling())
    died = subprocess.run([sys.executable, "-c", DIES, str(path)], check=False, timeout=30)
    assert died.returncode == 9
    with History(path) as history:
        assert [e.stem for e in history.episodes()] == ["d0"]
        assert history.notes == ()


def test_forgetting_an_article_forgets_the_stories_it_is_in(history: History) -> None:
    keep(history, 0, telling(), telling(uri="https://x.example/", url="", items=(), heads=()))
    assert history.forget(HEAD.uri) == 2
    assert [s.uri for s in history.told(episode(1), days=14)] == ["https://x.example/"]
    assert history.seen([key_of(HEAD.uri)], episode(1)) == {}
    assert history.forget(HEAD.uri) == 0


def test_a_story_can_be_forgotten_by_its_public_page(history: History) -> None:
    keep(history, 0, telling())
    assert history.forget("https://news.example/a?page") == 1


@pytest.mark.parametrize("name", ["d1", "2026-11-17"])
def test_an_episode_is_forgotten_by_its_name_or_its_local_date(history: History, name: str) -> None:
    keep(history, 0, telling())
    keep(history, 1, telling())
    assert history.forget_episode(name) == 1
    assert [e.stem for e in history.episodes()] == ["d0"]


def test_words_go_before_titles_and_titles_in_the_end(history: History) -> None:
    keep(history, 0, telling())
    keep(history, 50, telling(), items=[])
    old = history.episodes()[-1].stories[0]
    assert (old.title, old.sentences) == ("Crane falls", ())
    assert [s.heads for s in history.told(episode(51), days=60)] == [(HEAD,), ()]
    keep(history, 401, items=[])
    assert [e.stem for e in history.episodes()] == ["d401", "d50"]
    keep(history, 402, items=[], keep_days=2)
    assert [e.stem for e in history.episodes()] == ["d402", "d401"]


def test_items_are_pruned_unless_they_are_still_there(history: History) -> None:
    gone, stays = "https://news.example/gone", "https://news.example/stays"
    keep(history, 0, items=[item(gone), item(stays)])
    for day in range(1, 8):
        keep(history, day * 50, items=[], still_there=[key_of(stays)], keep_days=200)
    assert history.seen(map(key_of, [gone, stays]), episode(400)).keys() == {key_of(stays)}


def test_a_slip_in_a_date_does_not_cost_the_history(history: History) -> None:
    keep(history, 0, telling())
    keep(history, 3000, telling(), clock=episode(1).date)
    assert [e.stem for e in history.episodes()] == ["d3000", "d0"]
    assert history.episodes()[-1].stories[0].sentences


def test_text_that_no_file_takes_is_kept_as_far_as_it_goes(history: History) -> None:
    keep(history, 0, telling(title="Half \ud800 a pair", sentences=("A \udfff.",), uri="x\ud800"))
    (story,) = history.told(episode(1), days=14)
    assert (story.title, story.sentences) == ("Half ? a pair", ("A ?.",))


@pytest.mark.skipif(os.name != "posix", reason="file modes")
def test_nobody_else_may_read_it(path: Path, history: History) -> None:
    keep(history, 0, telling())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_each_show_of_a_folder_has_its_own(tmp_path: Path) -> None:
    for name in ("", "morning", "a-b"):
        with History(history_path(tmp_path, name)) as history:
            keep(history, 0)
    (tmp_path / ".briefing" / "history.sqlite3.damaged-1").write_bytes(b"")
    found = histories(tmp_path)
    assert found.keys() == {"", "morning", "a-b"}
    assert found["a-b"] == history_path(tmp_path, "a-b")
    assert histories(tmp_path / "none") == {}


def make(path: Path) -> None:
    with History(path) as history:
        keep(history, 0)


def garbage(path: Path) -> None:
    path.write_bytes(b"not a database, but long enough to have a header" * 40)


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")


def with_trigger(path: Path) -> None:
    make(path)
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TRIGGER t AFTER INSERT ON items BEGIN DELETE FROM episodes; END")


def without_table(path: Path) -> None:
    make(path)
    with closing(sqlite3.connect(path)) as file:
        file.execute("DROP TABLE stories")


def broken_pages(path: Path) -> None:
    with History(path) as history:
        for day in range(40):
            keep(history, day, telling(sentences=tuple(f"{day} {n}" * 50 for n in range(20))))
    body = bytearray(path.read_bytes())
    for at in range(4096, len(body), 512):
        body[at : at + 300] = os.urandom(300)
    path.write_bytes(bytes(body))


DAMAGE = (garbage, other_database, with_trigger, without_table, broken_pages)


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_moved_aside_and_that_is_said(
    path: Path, damage: Callable[[Path], None]
) -> None:
    path.parent.mkdir()
    damage(path)
    body = path.read_bytes()
    with History(path) as history:
        assert history.told(episode(41), days=14) == ()
        history.seen([key_of(HEAD.uri)], episode(41))
        keep(history, 41, telling())
        (note,) = history.notes
    aside = path.with_name("history.sqlite3.damaged-1")
    assert aside.name in note
    assert str(path) in note
    assert aside.read_bytes() == body
    with History(path) as history:
        assert [e.stem for e in history.episodes()] == ["d41"]


@pytest.mark.parametrize("damage", DAMAGE)
def test_who_only_reads_leaves_a_damaged_file_where_it_is(
    path: Path, damage: Callable[[Path], None]
) -> None:
    path.parent.mkdir()
    damage(path)
    body = path.read_bytes()
    with pytest.raises(OutputError, match="damaged"), History(path, repair=False) as history:
        history.episodes()
    assert path.read_bytes() == body


def test_a_second_damaged_file_does_not_replace_the_first(path: Path) -> None:
    path.parent.mkdir()
    for _ in range(2):
        garbage(path)
        History(path).close()
    names = {p.name for p in path.parent.iterdir()}
    assert names >= {"history.sqlite3.damaged-1", "history.sqlite3.damaged-2"}


def test_a_file_that_another_program_uses_is_named(
    path: Path, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(history, 0, telling())
    monkeypatch.setattr(history_schema, "WAIT_S", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(OutputError, match="in use by another program") as caught:
            History(path)
        assert caught.value.path == str(path)
    assert [e.stem for e in history.episodes()] == ["d0"]


def test_the_file_of_a_later_release_is_left_alone(path: Path) -> None:
    make(path)
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"PRAGMA user_version = {history_schema.VERSION + 1}")
    with pytest.raises(OutputError, match="later release"):
        History(path)
    assert not path.with_name("history.sqlite3.damaged-1").exists()


def test_a_folder_in_its_place_is_an_error_of_ours(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(OutputError, match=r"history\.sqlite3"):
        History(path)


def test_a_file_in_place_of_the_folder_is_an_error_of_ours(path: Path) -> None:
    path.parent.write_bytes(b"")
    with History(path) as history, pytest.raises(OutputError, match=r"\.briefing"):
        keep(history, 0, telling())


def test_nothing_is_made_until_there_is_something_to_keep(tmp_path: Path) -> None:
    path = history_path(tmp_path / "output", "")
    with History(path) as history:
        assert history.told(episode(1), days=14) == ()
        assert history.seen([key_of(HEAD.uri)], episode(1)) == {}
        assert history.forget(HEAD.uri) == 0
        assert list(tmp_path.iterdir()) == []
        keep(history, 0, telling())
        assert [e.stem for e in history.episodes()] == ["d0"]
    assert path.exists()


@pytest.mark.parametrize(
    "packed", [None, b"", b"junk", pack([HEAD])[:-9], b"x\x9c\x03\x00\x00\x00\x00\x01"]
)
def test_heads_that_cannot_be_read_are_none(packed: bytes | None) -> None:
    assert unpack(packed) == ()


def test_every_question_is_answered_through_an_index(path: Path, history: History) -> None:
    keep(history, 0, telling())
    asked: list[str] = []
    history._connection.set_trace_callback(asked.append)
    history.seen([key_of(HEAD.uri)], episode(1))
    history.told(episode(1), days=14)
    keep(history, 1, telling(), still_there=[key_of("x")])
    history._connection.set_trace_callback(None)
    with closing(sqlite3.connect(path)) as file:
        plans = {
            sql: [row[3] for row in file.execute(f"EXPLAIN QUERY PLAN {sql}")]
            for sql in asked
            if sql.startswith(("SELECT", "UPDATE", "DELETE", "INSERT"))
        }
    assert len(plans) > 8
    scans = {sql: plan for sql, plan in plans.items() if any("SCAN" in step for step in plan)}
    assert scans == {}
