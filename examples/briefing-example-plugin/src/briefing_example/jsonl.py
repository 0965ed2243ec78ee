"""A source that reads JSON Lines: an article a line, such as `{"title": "...", "text": "..."}`."""

import json
from collections.abc import Iterator
from pathlib import Path

from briefing.config import Field, Settings, SourceSettings
from briefing.errors import SourceError
from briefing.model import Document

SCHEME = "jsonl://"


class JsonLinesSource:
    """A Source for paths such as `jsonl://articles.jsonl`."""

    name = "jsonl"

    class Options(Settings):
        """What the keys are called."""

        title: str = Field(default="title", description="The key of the title.")
        text: str = Field(default="text", description="The key of the text.")

    def __init__(self, settings: SourceSettings, *, base: Path, options: Options) -> None:
        self._settings = settings
        self._options = options
        self._path = base / settings.path.removeprefix(SCHEME)

    @classmethod
    def accepts(cls, path: str) -> bool:
        return path.startswith(SCHEME)

    def documents(self) -> Iterator[Document | SourceError]:
        try:
            lines = self._path.open(encoding="utf-8", errors="replace")
        except OSError as error:
            yield SourceError(self._settings.path, f"cannot be read: {error.strerror}")
            return
        position = 0
        with lines:
            for number, line in enumerate(lines, start=1):
                if 0 < self._settings.max_items <= position:
                    return
                found = self._document(f"{self._path.absolute().as_uri()}#{number}", line, position)
                position += isinstance(found, Document)
                yield found

    def _document(self, uri: str, line: str, position: int) -> Document | SourceError:
        try:
            article = json.loads(line)
            title = str(article.get(self._options.title, ""))
            text = str(article[self._options.text])
        except (ValueError, AttributeError, KeyError, TypeError) as error:
            return SourceError(uri, f"is no article: {type(error).__name__}: {error}")
        return Document(
            uri=uri,
            body=text.encode(),
            media_type="text/plain",
            charset="utf-8",
            title=title,
            source=self._settings.name,
            language=self._settings.language,
            section=self._settings.section,
            weight=self._settings.weight,
            position=position,
        )
