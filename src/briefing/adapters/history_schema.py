"""The tables of a show's history, and how a file of them is opened: the only module that knows SQLite's ways.

The journal is a file beside it for as long as something is written (no WAL: that needs shared memory, which
network drives do not have). What is in the file is taken for data of anyone: no trigger and no view runs.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from briefing.errors import OutputError

APPLICATION_ID = 0x42524648
"""Says of a file that it is a history of ours ("BRFH")."""
VERSION = 1
TABLES = frozenset({"episodes", "items", "stories", "tellings", "sentences"})
WAIT_S = 5.0
"""How long to wait for another process that writes."""

_MIGRATIONS = {
    0: """
    CREATE TABLE episodes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        stem TEXT NOT NULL UNIQUE, guid TEXT NOT NULL, title TEXT NOT NULL,
        date INTEGER NOT NULL, zone INTEGER NOT NULL
    );
    CREATE INDEX episodes_by_date ON episodes (date);
    CREATE TABLE items (
        key BLOB PRIMARY KEY, content BLOB NOT NULL,
        first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL,
        outcome INTEGER NOT NULL, episode INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE stories (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        episode INTEGER NOT NULL REFERENCES episodes (id) ON DELETE CASCADE,
        thread INTEGER NOT NULL,
        title TEXT NOT NULL, uri TEXT NOT NULL, url TEXT NOT NULL, sources TEXT NOT NULL,
        language TEXT NOT NULL, named INTEGER NOT NULL,
        heads BLOB
    );
    CREATE INDEX stories_by_episode ON stories (episode);
    CREATE TABLE tellings (
        key BLOB NOT NULL, story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
        PRIMARY KEY (key, story)
    ) WITHOUT ROWID;
    CREATE INDEX tellings_by_story ON tellings (story);
    CREATE TABLE sentences (
        hash BLOB NOT NULL, story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
        text TEXT
    );
    CREATE INDEX sentences_by_story ON sentences (story);
    CREATE INDEX sentences_by_hash ON sentences (hash);
    """
}
"""The statements that bring a file from a version to the next."""


class DamagedError(Exception):
    """A file that holds no history that can be read."""


def nowhere() -> sqlite3.Connection:
    """Return a connection to an empty history that is in no file."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _prepare(connection, Path(":memory:"))
    return connection


def connected(path: Path) -> sqlite3.Connection:
    """Return a connection to the history in a file, which is made if there is none.

    Raises DamagedError, and OutputError where it cannot be opened or is of a later release.
    """
    try:
        if not path.exists():
            # For its owner only, from its first byte on; the journal takes that over.
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        connection = sqlite3.connect(path, timeout=WAIT_S, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise refusal(path, error) from error
    try:
        _prepare(connection, path)
    except sqlite3.Error as error:
        connection.close()
        raise refusal(path, error) from error
    except BaseException:
        connection.close()
        raise
    return connection


def refusal(path: Path, error: OSError | sqlite3.Error) -> OutputError | DamagedError:
    """Return what an error of SQLite means: damage, or something that a person can mend."""
    # Python 3.10 gives no code. A plain DatabaseError is SQLITE_CORRUPT or SQLITE_NOTADB.
    if type(error) is sqlite3.DatabaseError:
        return DamagedError(str(error))
    if isinstance(error, OSError):
        return OutputError(str(path), f"cannot be opened: {error.strerror or error}")
    said = str(error)
    if "locked" in said:
        return OutputError(
            str(path),
            "the show's history is in use by another program; try again when that is done",
        )
    if "decode" in said or "no such" in said:
        return DamagedError(said)
    return OutputError(str(path), f"the show's history cannot be used: {said}")


def move_aside(path: Path) -> Path:
    """Give a damaged file another name, and its journal, too; return that name. Raises OutputError."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    try:
        path.replace(aside)
        with suppress(FileNotFoundError):
            path.with_name(f"{path.name}-journal").replace(aside.with_name(f"{aside.name}-journal"))
    except OSError as error:
        reason = f"is damaged, and cannot be moved aside: {error.strerror or error}"
        raise OutputError(str(path), reason) from error
    return aside


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    for pragma in (
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "mmap_size = 0",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
    version = _number(connection, "user_version")
    found = [kind for (kind,) in connection.execute("SELECT DISTINCT type FROM sqlite_master")]
    if found and _number(connection, "application_id") != APPLICATION_ID:
        raise DamagedError("is a database, but no history")
    if {*found} - {"table", "index"}:
        raise DamagedError("holds triggers or views, which a history has not")
    if version > VERSION:
        raise OutputError(
            str(path),
            "the show's history is of a later release of briefing; use that one, or move the file away",
        )
    if version < VERSION:
        _migrate(connection)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if missing := TABLES - tables:
        raise DamagedError(f"has lost its table {min(missing)!r}")


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables to this version, all steps or none; another process may have done it meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for version in range(_number(connection, "user_version"), VERSION):
            for statement in _MIGRATIONS[version].split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version + 1}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    with closing(connection.execute(f"PRAGMA {pragma}")) as found:
        return int(found.fetchone()[0])
