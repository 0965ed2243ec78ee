"""A store in one SQLite file."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from briefing.errors import StoreError
from briefing.model import Cue, Segment

TABLE = (
    "CREATE TABLE IF NOT EXISTS segments"
    " (key TEXT PRIMARY KEY, segment TEXT, frames BLOB, digest BLOB)"
)


class SqliteStore:
    """A Store in a folder; a connection lives as long as a call, so that the store pickles."""

    name = "sqlite"

    def __init__(self, root: Path) -> None:
        self._path = root / "segments.sqlite"

    def read(self, key: str) -> tuple[Segment, bytes] | None:
        try:
            with self._database() as database:
                query = "SELECT segment, frames, digest FROM segments WHERE key = ?"
                row = database.execute(query, (key,)).fetchone()
        except sqlite3.DatabaseError:
            return None  # no longer a database, or not one that can be read now: made again
        if row is None or digest(key, row[0], row[1]) != row[2]:
            return None
        return segment_of(row[0]), row[1]

    def write(self, segment: Segment, frames: bytes) -> None:
        text = json.dumps(asdict(segment))
        row = (segment.key, text, frames, digest(segment.key, text, frames))
        try:
            self._put(row)
        except sqlite3.DatabaseError:
            self._path.unlink(missing_ok=True)  # what is broken is only a cache
            try:
                self._put(row)
            except (sqlite3.Error, OSError) as error:
                raise StoreError(str(self._path), f"cannot be written: {error}") from error

    def _put(self, row: tuple[str, str, bytes, bytes]) -> None:
        with self._database() as database:
            database.execute("INSERT OR REPLACE INTO segments VALUES (?, ?, ?, ?)", row)

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        """Open the file; what is done in the block is kept whole or, when it fails, not at all."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=60)) as database, database:
            database.execute(TABLE)
            yield database


def digest(key: str, text: str, frames: bytes) -> bytes:
    """Return a checksum: SQLite itself does not notice a flipped bit in a value."""
    return sha256(b"\0".join((key.encode(), text.encode(), frames))).digest()


def segment_of(text: str) -> Segment:
    fields = json.loads(text)
    cues = tuple(Cue(**cue) for cue in fields["cues"])
    words = tuple(tuple(times) for times in fields["words"])
    return Segment(**{**fields, "cues": cues, "words": words})
