"""A publisher to one file, an SQLite archive."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from briefing.config import Field, Settings
from briefing.errors import PublishError
from briefing.model import RemoteFile

TABLE = (
    "CREATE TABLE IF NOT EXISTS sqlar"
    " (name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB)"
)
READABLE = 0o100644  # a regular file, as in st_mode


class ArchivePublisher:
    """A Publisher to an SQLite archive. A transaction is what makes `put` whole or nothing."""

    name = "sqlar"

    class Options(Settings):
        """Which one."""

        path: str = Field(min_length=1, description="The archive, made if there is none.")

    def __init__(self, options: Options, *, base: Path) -> None:
        self._path = base / options.path

    @property
    def place(self) -> str:
        return str(self._path)

    def stat(self, path: str) -> RemoteFile | None:
        with self._archive(path) as archive:
            query = "SELECT data FROM sqlar WHERE name = ?"
            row = archive.execute(query, (path,)).fetchone()
        return RemoteFile(len(row[0]), sha256(row[0]).hexdigest()) if row else None

    def put(self, path: str, source: Path, *, media_type: str, cache_seconds: int) -> None:
        body = source.read_bytes()
        row = (path, READABLE, int(time.time()), len(body), body)
        with self._archive(path) as archive:
            archive.execute("INSERT OR REPLACE INTO sqlar VALUES (?, ?, ?, ?, ?)", row)

    def delete(self, path: str) -> None:
        with self._archive(path) as archive:
            archive.execute("DELETE FROM sqlar WHERE name = ?", (path,))

    @contextmanager
    def _archive(self, path: str) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path, timeout=60)) as archive, archive:
                archive.execute(TABLE)
                yield archive
        except sqlite3.Error as error:
            raise PublishError(self.name, path, f"{self._path}: {error}") from error
