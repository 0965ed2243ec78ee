import sqlite3
from contextlib import closing
from pathlib import Path

from briefing.testing import (
    EngineContract,
    PublisherContract,
    SourceContract,
    StoreContract,
    SummarizerContract,
)
from briefing_example.jsonl import JsonLinesSource
from briefing_example.morse import MorseEngine
from briefing_example.openings import OpeningsSummarizer
from briefing_example.sqlar import ArchivePublisher
from briefing_example.sqlite import SqliteStore


class TestMorse(EngineContract):
    in_new_process = True

    def make(self) -> MorseEngine:
        return MorseEngine(MorseEngine.Options())


class TestOpenings(SummarizerContract):
    def make(self) -> OpeningsSummarizer:
        return OpeningsSummarizer(OpeningsSummarizer.Options())


class TestJsonLines(SourceContract):
    plugin = JsonLinesSource

    def good(self, folder: Path) -> str:
        articles = folder / "articles.jsonl"
        articles.write_text('{"title": "Ferry", "text": "It sails."}\n{"text": "It sank."}\n')
        return "jsonl://articles.jsonl"

    def bad(self, folder: Path) -> str:
        articles = folder / "articles.jsonl"
        articles.write_text('{"title": "Ferry"\n[1, 2]\n{"text": "It sails."}\n')
        return "jsonl://articles.jsonl"


class TestSqlite(StoreContract):
    def make(self, folder: Path) -> SqliteStore:
        return SqliteStore(folder)


class TestSqlar(PublisherContract):
    def make(self, folder: Path) -> ArchivePublisher:
        return ArchivePublisher(ArchivePublisher.Options(path="cast.sqlar"), base=folder)

    def got(self, folder: Path, path: str) -> bytes | None:
        with closing(sqlite3.connect(folder / "cast.sqlar")) as archive:
            query = "SELECT data FROM sqlar WHERE name = ?"
            row = archive.execute(query, (path,)).fetchone()
        return row[0] if row else None
