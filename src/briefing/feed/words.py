"""Words of ours in the language of a show; one place that knows which languages there are."""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "pl")
"""The columns of the tables."""

Table = Mapping[str, tuple[str, ...]]


class Words:
    """The words of a table in one language; `language` is theirs, which is English where there are none."""

    def __init__(self, table: Table, language: str) -> None:
        wanted = language.partition("-")[0].lower()
        self.language = wanted if wanted in LANGUAGES else "en"
        self._table = table
        self._column = LANGUAGES.index(self.language)

    def __getitem__(self, key: str) -> str:
        """Return a word, with its {places} as they are."""
        return self._table[key][self._column]

    def fill(self, key: str, **places: str) -> str:
        """Return a word with its places filled; braces in what is filled in stay as they are."""
        return self[key].format_map(places)
