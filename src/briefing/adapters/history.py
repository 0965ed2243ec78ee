"""What a show has read and told: an SQLite file beside its episodes, `.briefing/history.sqlite3`.

Nothing is written but by `record`, in one transaction, once the episode is published: a run that fails or
is cancelled leaves the history as it was. Whoever asks names an episode; what that episode itself told,
and any later one, does not count, so that it can be made again as it was.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from briefing.adapters.history_records import (
    DAY_S,
    Item,
    Outcome,
    SeenItem,
    Telling,
    ToldEpisode,
    ToldStory,
    aware,
    key_of,
    pack,
    text_hash,
    unpack,
)
from briefing.adapters.history_schema import DamagedError, connected, move_aside, nowhere, refusal
from briefing.errors import BriefingError, OutputError

STATE_FOLDER = ".briefing"
KEEP_DAYS = 400
TEXT_DAYS = 45
"""How long what was told is kept word for word; its title and date stay as long as the rest."""
PRUNED_EVERY = 7
"""To look through all items takes the most time of all: it is done every so many episodes."""
SEEN_AGAIN_DAYS = 7
"""An item that is still in its feed is noted again after so many days: most runs write little."""

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class EpisodeKey:
    """An episode by the name of its file without the ending, and its date, aware."""

    stem: str
    date: datetime


def history_path(folder: Path, show: str) -> Path:
    """Return where the history of a show is; `show` is its name in a folder of several, or empty."""
    name = f"history-{show}.sqlite3" if show else "history.sqlite3"
    return folder / STATE_FOLDER / name


def histories(folder: Path) -> dict[str, Path]:
    """Return the histories that there are in an output folder, by the names of their shows."""
    paths = (folder / STATE_FOLDER).glob("history*.sqlite3")
    found = {path.stem.removeprefix("history").removeprefix("-"): path for path in paths}
    return {
        show: found[show] for show in sorted(found) if history_path(folder, show) == found[show]
    }


class History:
    """The history of one show. Close it, or use it in a `with`.

    `notes` are warnings for the person: a damaged file is moved aside, and a new history begun.
    """

    def __init__(self, path: Path, *, repair: bool = True) -> None:
        """Open the file; `record` makes it, and its folder, if there is none.

        With `repair`, a damaged file is moved aside. Raises OutputError.
        """
        self._path = path
        self._repair = repair
        self.notes: tuple[str, ...] = ()
        try:
            self._is_kept = path.exists()
            self._connection = connected(path) if self._is_kept else nowhere()
        except OSError as error:
            raise OutputError(str(path), f"cannot be read: {error.strerror or error}") from error
        except DamagedError as error:
            self._start_anew(error)

    def __enter__(self) -> History:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def seen(self, keys: Iterable[bytes], episode: EpisodeKey) -> dict[bytes, SeenItem]:
        """Return what is known of items, by their keys, before an episode."""
        wanted = tuple(keys)
        return self._safely(lambda: self._seen(wanted, episode))

    def told(self, episode: EpisodeKey, days: int) -> tuple[ToldStory, ...]:
        """Return the stories of the last *days* before an episode, the latest first, with their texts."""
        return self._safely(lambda: self._told(episode, days))

    def has_told(self, key: bytes) -> bool:
        """Whether any episode told a story with an item of that key."""
        sql = "SELECT 1 FROM tellings WHERE key = ? LIMIT 1"
        return self._safely(lambda: self._connection.execute(sql, (key,)).fetchone() is not None)

    def episodes(self) -> tuple[ToldEpisode, ...]:
        """Return all episodes with what they told, the latest first."""
        return self._safely(self._episodes)

    def record(
        self,
        episode: EpisodeKey,
        *,
        guid: str,
        title: str,
        items: Sequence[Item],
        still_there: Iterable[bytes] = (),
        tellings: Sequence[Telling] = (),
        keep_days: int = KEEP_DAYS,
        clock: datetime | None = None,
    ) -> None:
        """Keep what an episode considered and told, in place of what it told before; all of it or nothing.

        `still_there` are the keys of items that were not considered again. What is older than
        `keep_days` goes, counted from the episode, or from now (`clock`) if that is earlier. Raises
        OutputError.
        """

        def work() -> None:
            self._forget_episodes("stem = ?", _plain(episode.stem))
            number = self._insert(
                "INSERT INTO episodes (stem, guid, title, date, zone) VALUES (?, ?, ?, ?, ?)",
                (
                    _plain(episode.stem),
                    guid,
                    _plain(title),
                    _seconds(episode.date),
                    _zone(episode.date),
                ),
            )
            self._write_items(number, episode, items, still_there)
            for telling in tellings:
                self._write(number, telling)
            self._prune(number, episode.date, clock or datetime.now(timezone.utc), keep_days)

        def kept() -> None:
            self._keep()
            self._together(work)

        self._safely(kept)

    def forget(self, uri: str) -> int:
        """Forget an item and the stories it was told in; return how many things were forgotten."""

        def work() -> int:
            key = key_of(uri)
            found = self._connection.execute(
                "DELETE FROM stories WHERE uri = ? OR url = ?"
                " OR id IN (SELECT story FROM tellings WHERE key = ?)",
                (uri, uri, key),
            ).rowcount
            return (
                found + self._connection.execute("DELETE FROM items WHERE key = ?", (key,)).rowcount
            )

        return self._safely(lambda: self._together(work))

    def forget_episode(self, name: str) -> int:
        """Forget what an episode told and considered; *name* is its file's, or its date (2026-11-23)."""
        where = "stem = ? OR date(date + zone, 'unixepoch') = ?"
        return self._safely(
            lambda: self._together(lambda: self._forget_episodes(where, name, name))
        )

    def _seen(self, keys: Sequence[bytes], episode: EpisodeKey) -> dict[bytes, SeenItem]:
        # An item whose episode is long forgotten was considered long ago.
        sql = (
            "SELECT content, outcome, first_seen, coalesce(e.date, 0), e.stem FROM items i"
            " LEFT JOIN episodes e ON e.id = i.episode WHERE key = ?"
        )
        before = _seconds(episode.date)
        found = {}
        for key in keys:
            row = self._connection.execute(sql, (key,)).fetchone()
            if row is None or row[4] == _plain(episode.stem) or row[3] > before:
                continue
            found[key] = _seen_item(*row[:4])
        return found

    def _told(self, episode: EpisodeKey, days: int) -> tuple[ToldStory, ...]:
        rows = self._connection.execute(
            _STORIES
            + " WHERE e.date > ? AND e.date <= ? AND e.stem <> ? ORDER BY e.date DESC, s.id",
            (
                _seconds(episode.date - timedelta(days=days)),
                _seconds(episode.date),
                _plain(episode.stem),
            ),
        ).fetchall()
        return tuple(self._story(row, texts=True) for row in rows)

    def _episodes(self) -> tuple[ToldEpisode, ...]:
        found = []
        rows = self._connection.execute(
            "SELECT id, stem, guid, title, date, zone FROM episodes ORDER BY date DESC, id DESC"
        ).fetchall()
        for number, stem, guid, title, date, zone in rows:
            stories = self._connection.execute(
                _STORIES + " WHERE s.episode = ? ORDER BY s.id", (number,)
            ).fetchall()
            told = tuple(self._story(row, texts=False) for row in stories)
            found.append(ToldEpisode(stem, guid, title, aware(date, zone), told))
        return tuple(found)

    def _story(self, row: tuple[Any, ...], *, texts: bool) -> ToldStory:
        number, thread, date, zone, title, uri, url, sources, language, named, heads = row
        said = self._connection.execute(
            "SELECT text FROM sentences WHERE story = ? AND text IS NOT NULL ORDER BY rowid",
            (number,),
        ).fetchall()
        return ToldStory(
            id=number,
            thread=thread,
            date=aware(date, zone),
            title=title,
            uri=uri,
            url=url,
            sources=_names(sources),
            language=language,
            named=bool(named),
            heads=unpack(heads) if texts else (),
            sentences=tuple(text for (text,) in said),
        )

    def _write_items(
        self,
        number: int,
        episode: EpisodeKey,
        items: Sequence[Item],
        still_there: Iterable[bytes],
    ) -> None:
        now = _seconds(episode.date)
        self._connection.executemany(
            "INSERT INTO items (key, content, first_seen, last_seen, outcome, episode)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET content = excluded.content,"
            " last_seen = excluded.last_seen, outcome = excluded.outcome, episode = excluded.episode",
            [(i.key, i.content, now, now, int(i.outcome), number) for i in items],
        )
        stale = now - SEEN_AGAIN_DAYS * DAY_S
        self._connection.executemany(
            "UPDATE items SET last_seen = ? WHERE key = ? AND last_seen < ?",
            [(now, key, stale) for key in still_there],
        )

    def _write(self, episode: int, telling: Telling) -> None:
        story = self._insert(
            "INSERT INTO stories (episode, thread, title, uri, url, sources, language, named, heads)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                episode,
                telling.thread,
                _plain(telling.title),
                _plain(telling.uri),
                _plain(telling.url),
                json.dumps(telling.sources),
                telling.language,
                telling.named,
                pack(telling.heads),
            ),
        )
        if not telling.thread:
            self._connection.execute("UPDATE stories SET thread = id WHERE id = ?", (story,))
        self._connection.executemany(
            "INSERT OR IGNORE INTO tellings (key, story) VALUES (?, ?)",
            [(key, story) for key in telling.items],
        )
        self._connection.executemany(
            "INSERT INTO sentences (hash, story, text) VALUES (?, ?, ?)",
            [(text_hash(text), story, _plain(text)) for text in telling.sentences],
        )

    def _forget_episodes(self, where: str, *values: str) -> int:
        sql = f"SELECT id FROM episodes WHERE {where}"  # noqa: S608 - one of two conditions of ours
        numbers = self._connection.execute(sql, values).fetchall()
        self._connection.executemany("DELETE FROM items WHERE episode = ?", numbers)
        self._connection.executemany("DELETE FROM episodes WHERE id = ?", numbers)
        return len(numbers)

    def _prune(self, number: int, now: datetime, clock: datetime, keep_days: int) -> None:
        # Never ahead of the clock: a slip in a date, years from now, must not cost the whole history.
        end = min(_seconds(now), _seconds(clock))
        old = end - keep_days * DAY_S
        self._connection.execute("DELETE FROM episodes WHERE date < ?", (old,))
        if number % PRUNED_EVERY == 0:
            self._connection.execute("DELETE FROM items WHERE last_seen < ?", (old,))
        faded = self._connection.execute(
            "SELECT s.id FROM episodes e JOIN stories s ON s.episode = e.id"
            " WHERE e.date < ? AND s.heads IS NOT NULL",
            (end - TEXT_DAYS * DAY_S,),
        ).fetchall()
        self._connection.executemany("UPDATE sentences SET text = NULL WHERE story = ?", faded)
        self._connection.executemany("UPDATE stories SET heads = NULL WHERE id = ?", faded)

    def _insert(self, sql: str, values: tuple[Any, ...]) -> int:
        number = self._connection.execute(sql, values).lastrowid
        return int(number or 0)

    def _together(self, work: Callable[[], Made]) -> Made:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            made = work()
            self._connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):  # SQLite may have rolled back by itself
                self._connection.execute("ROLLBACK")
            raise
        return made

    def _safely(self, work: Callable[[], Made]) -> Made:
        """Return what *work* does; on a damaged file, what it does on a new one."""
        try:
            return work()
        except sqlite3.Error as error:
            meant: BriefingError | DamagedError = refusal(self._path, error)
            if not isinstance(meant, DamagedError):
                raise meant from error
        except DamagedError as error:
            meant = error
        self._connection.close()
        self._start_anew(meant)
        try:
            return work()
        except (sqlite3.Error, DamagedError) as error:
            raise OutputError(str(self._path), f"no history can be kept here: {error}") from error

    def _start_anew(self, error: DamagedError) -> None:
        if not self._repair:
            raise OutputError(
                str(self._path),
                f"the show's history is damaged ({error}); the next render moves it aside and begins a new one",
            ) from error
        aside = move_aside(self._path)
        self.notes += (
            f"{self._path}: the show's history is damaged ({error}); it is now {aside.name}, and a new one "
            "begins: stories that were told may be told again",
        )
        self._connection = nowhere()
        self._is_kept = False

    def _keep(self) -> None:
        """Make the file, if there is none."""
        if self._is_kept:
            return
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            reason = f"cannot be made: {error.strerror or error}"
            raise OutputError(str(self._path.parent), reason) from error
        kept = connected(self._path)
        self._connection.close()
        self._connection = kept
        self._is_kept = True


_STORIES = (
    "SELECT s.id, s.thread, e.date, e.zone, s.title, s.uri, s.url, s.sources, s.language, s.named, s.heads"
    " FROM stories s JOIN episodes e ON e.id = s.episode"
)


def _seen_item(content: bytes, outcome: int, first_seen: int, considered: int) -> SeenItem:
    try:
        known = Outcome(outcome)
    except ValueError as error:
        raise DamagedError(f"an item has the outcome {outcome!r}") from error
    return SeenItem(bytes(content), known, aware(first_seen, 0), aware(considered, 0))


def _names(written: str) -> tuple[str, ...]:
    try:
        names = json.loads(written)
    except (ValueError, TypeError, RecursionError):
        return ()
    return tuple(map(str, names)) if isinstance(names, list) else ()


def _plain(text: str) -> str:
    """Return a text that SQLite takes: half a surrogate pair becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _seconds(moment: datetime) -> int:
    return int(moment.astimezone(timezone.utc).timestamp())


def _zone(moment: datetime) -> int:
    offset = moment.utcoffset()
    return int(offset.total_seconds()) if offset else 0
