from __future__ import annotations

from pathlib import Path

from briefing.protocols import Publisher
from briefing.publish.folder import FolderPublisher
from briefing.testing import PublisherContract


class TestFolder(PublisherContract):
    def make(self, folder: Path) -> Publisher:
        options = FolderPublisher.Options(path=folder.name)
        return FolderPublisher(options, base=folder.parent)

    def got(self, folder: Path, path: str) -> bytes | None:
        place = folder / path
        return place.read_bytes() if place.exists() else None
