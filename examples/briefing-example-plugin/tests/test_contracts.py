from pathlib import Path

from briefing.testing import EngineContract, SourceContract, StoreContract, SummarizerContract
from briefing_example.jsonl import JsonLinesSource
from briefing_example.morse import MorseEngine
from briefing_example.openings import OpeningsSummarizer
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
