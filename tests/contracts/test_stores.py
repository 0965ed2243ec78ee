from pathlib import Path

from briefing.adapters.segment_store import FolderStore
from briefing.protocols import Store
from briefing.testing import StoreContract


class TestFolder(StoreContract):
    def make(self, folder: Path) -> Store:
        return FolderStore(folder)
