"""Files as documents: one file, a folder, a glob, or standard input.

Nothing here raises for a bad file: its SourceError is yielded in its place, and the rest is read.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from briefing.adapters.encoding import binary_kind
from briefing.errors import SourceError
from briefing.model import Document
from briefing.sources.listing import files_in, files_matching, is_glob

if TYPE_CHECKING:
    from briefing.config import SourceSettings

MAX_FILE_BYTES = 20 * 1024 * 1024
"""An article is some kilobytes, a saved page a few megabytes; what is larger is something else."""

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
}
FOLDER_SUFFIXES = frozenset(MEDIA_TYPES) - {".text"}


class FileSource:
    """Reads what a path names: a file, a folder and all below it, a glob, or `-`."""

    name = "files"

    def __init__(
        self, settings: SourceSettings, *, base: Path, stdin: BinaryIO | None = None
    ) -> None:
        self.settings = settings
        self.base = base
        self.stdin = stdin

    @classmethod
    def accepts(cls, path: str) -> bool:
        """Whether *path* is one of ours: anything that is not the URL of something else."""
        return "://" not in path or path.startswith("file://")

    def documents(self) -> Iterator[Document | SourceError]:
        """Yield each document, or the error in its place, folders in the order of their names."""
        taken = 0
        for found in self._outcomes():
            if isinstance(found, Document):
                if self.settings.max_items and taken == self.settings.max_items:
                    return
                yield replace(found, position=taken)
                taken += 1
            else:
                yield found

    def _outcomes(self) -> Iterator[Document | SourceError]:
        if self.settings.path == "-":
            yield self._standard_input()
            return
        try:
            listed = self._listed(_local_path(self.settings.path))
        except (OSError, ValueError) as error:
            yield SourceError(self.settings.path, f"cannot be looked up: {_reason(error)}")
            return
        for path in listed:
            yield path if isinstance(path, SourceError) else self._read(path)

    def _listed(self, given: str) -> Iterator[Path | SourceError]:
        path = self.base / _at_home(given)
        if path.is_dir():
            found = files_in(path, FOLDER_SUFFIXES)
            advice = f"holds no {' '.join(sorted(FOLDER_SUFFIXES))} file; name the files, or a glob"
        elif path.exists() or not is_glob(given):
            return iter((path,))
        else:
            found = files_matching(path)
            advice = "matches no file; check the pattern (** goes into folders)"
        return self._or_nothing(found, advice)

    def _or_nothing(
        self, found: Iterator[Path | SourceError], advice: str
    ) -> Iterator[Path | SourceError]:
        empty = True
        for path in found:
            empty = False
            yield path
        if empty:
            yield SourceError(self.settings.path, advice)

    def _read(self, path: Path) -> Document | SourceError:
        uri = Path(os.path.abspath(path)).as_uri()  # noqa: PTH100 - resolve() would follow links
        try:
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):
                return SourceError(uri, "is not a regular file; use - to read from a pipe")
            with path.open("rb") as file:
                body = file.read(MAX_FILE_BYTES + 1)
        except FileNotFoundError:
            return SourceError(self.settings.path, "does not exist; check the path")
        except (OSError, ValueError) as error:
            return SourceError(uri, f"cannot be read: {_reason(error)}; check its permissions")
        return self._document(uri, body, MEDIA_TYPES.get(path.suffix.lower(), ""))

    def _standard_input(self) -> Document | SourceError:
        stream = self.stdin or getattr(sys.stdin, "buffer", None)
        try:
            if stream is None:
                return SourceError("stdin:", "is closed; pipe an article into it")
            body = stream.read(MAX_FILE_BYTES + 1)
        except (OSError, ValueError) as error:
            return SourceError(
                "stdin:", f"cannot be read: {_reason(error)}; pipe an article into it"
            )
        return self._document("stdin:", body, "")

    def _document(self, uri: str, body: bytes, media_type: str) -> Document | SourceError:
        if len(body) > MAX_FILE_BYTES:
            size = MAX_FILE_BYTES // 1024 // 1024
            return SourceError(uri, f"is larger than {size} MB; give the article alone")
        if not body.strip():
            return SourceError(uri, "is empty; put an article in it, or leave it out")
        if kind := binary_kind(body):
            return SourceError(uri, f"is {kind}; save the article as text, Markdown or HTML")
        return Document(
            uri=uri,
            body=body,
            media_type=media_type,
            source=self.settings.name,
            language=self.settings.language,
            section=self.settings.section,
            weight=self.settings.weight,
        )


def _local_path(given: str) -> str:
    if not given.startswith("file://"):
        return given
    from urllib.request import url2pathname  # 30 ms, for those who write file URLs

    return url2pathname(urlsplit(given).path)


def _at_home(given: str) -> Path:
    try:
        return Path(given).expanduser()
    except RuntimeError:  # `~name`, and nobody is called that: it may be a file
        return Path(given)


def _reason(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or str(error)
