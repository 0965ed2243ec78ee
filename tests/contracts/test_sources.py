from __future__ import annotations

from pathlib import Path

from briefing.sources.files import FileSource
from briefing.testing import SourceContract


class TestFilesOfAFolder(SourceContract):
    plugin = FileSource

    def good(self, folder: Path) -> str:
        news = folder / "news"
        news.mkdir(exist_ok=True)
        for name in ("harbour.txt", "bridge.md", "herons.html"):
            (news / name).write_text(f"The {name} is open again.", encoding="utf-8")
        return "news"

    def bad(self, folder: Path) -> str:
        path = self.good(folder)
        (folder / "news" / "castle.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
        (folder / "news" / "empty.txt").touch()
        return path


class TestFilesOfAGlob(TestFilesOfAFolder):
    def good(self, folder: Path) -> str:
        super().good(folder)
        return "news/*"

    def bad(self, folder: Path) -> str:
        super().bad(folder)
        return "news/*"
