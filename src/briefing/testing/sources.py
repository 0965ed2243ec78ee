"""The promises of a Source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from briefing.config import SourceSettings, options_of
from briefing.errors import ConfigError, SourceError
from briefing.model import Document
from briefing.protocols import Source
from briefing.sources.building import source_of
from briefing.testing.expecting import (
    UNKNOWN,
    Unfailing,
    expect,
    expect_constructor,
    expect_options,
    fail,
    to_be_written,
)

Found = Document | SourceError


class SourceContract:
    """Tests for a source; define `plugin`, `good` and `bad`.

    A folder of its own is given for what is to be read. A source that reads from elsewhere (a server that
    the test runs) returns its address instead.
    """

    plugin: Any = None
    """The class that the entry point names."""

    options: Mapping[str, object] = {}
    """Options that it cannot do without, as they stand in the config's entry."""

    def good(self, folder: Path) -> str:
        """Make at least two documents that can be read; return the `path` of the config's entry."""
        to_be_written("good(folder), which returns the path of two documents that can be read")

    def bad(self, folder: Path) -> str:
        """Make a document that cannot be read and one that can; return the `path` of the config's entry."""
        to_be_written(
            "bad(folder), which returns the path of one that cannot be read, and one that can"
        )

    def make(self, folder: Path, path: str, **settings: object) -> Source:
        """Return a new source as a config makes it; relative paths begin at *folder*."""
        if self.plugin is None:
            to_be_written("plugin, the class of the source")
        written = {"path": path, "options": dict(self.options), **settings}
        entry = options_of(SourceSettings, written, where="sources")
        return source_of(self.plugin, entry, base=folder)

    def test_its_class_is_what_an_entry_point_names(self, tmp_path: Path) -> None:
        has_options = hasattr(self.plugin, "Options")
        more = {"options": object()} if has_options else {}
        if self.plugin is not None:
            expect_constructor(self.plugin, object(), base=tmp_path, **more)
        source = self.make(tmp_path, self.good(tmp_path))
        name = getattr(source, "name", None)
        expect(isinstance(name, str) and name, f"name should be text, it is {name!r}")
        if has_options:
            expect_options(self.plugin)

    def test_an_option_that_it_does_not_have_is_refused(self, tmp_path: Path) -> None:
        path = self.good(tmp_path)
        try:
            self.make(tmp_path, path, options={**self.options, UNKNOWN: 1})
        except ConfigError as error:
            told = str(error)
            expect(
                UNKNOWN in told, f"an unknown option should be named in the error, which is: {told}"
            )
        else:
            fail("it takes options that it does not have (extra='forbid' was undone)")

    def test_it_accepts_its_own_paths_and_not_everything(self, tmp_path: Path) -> None:
        path = self.good(tmp_path)
        expect(self.plugin.accepts(path) is True, f"accepts({path!r}) should be True")
        for other in ("no-such-scheme://somewhere/", "no-such-scheme-either:x://"):
            expect(self.plugin.accepts(other) is False, f"accepts({other!r}) should be False")

    def test_it_yields_documents(self, tmp_path: Path) -> None:
        documents, errors = _sorted_out(self.make(tmp_path, self.good(tmp_path)))
        expect(not errors, f"what can be read was not: {'; '.join(map(str, errors))}")
        expect(len(documents) > 1, f"there are two documents to be read, not {len(documents)}")
        for document in documents:
            expect(
                isinstance(document.body, bytes) and document.body,
                f"{document.uri}: its body should be bytes, and not empty",
            )
            expect(
                document.published is None or document.published.tzinfo is not None,
                f"{document.uri}: `published` has no time zone",
            )

    def test_no_two_documents_have_one_uri(self, tmp_path: Path) -> None:
        documents, _ = _sorted_out(self.make(tmp_path, self.good(tmp_path)))
        uris = [document.uri for document in documents]
        expect(all(uris), "a document has no uri")
        expect(len(set(uris)) == len(uris), f"a uri is there twice: {', '.join(uris)}")

    def test_positions_count_from_zero(self, tmp_path: Path) -> None:
        documents, _ = _sorted_out(self.make(tmp_path, self.good(tmp_path)))
        positions = [document.position for document in documents]
        expect(positions == list(range(len(documents))), f"`position` counts {positions}")

    def test_it_reads_the_same_again(self, tmp_path: Path) -> None:
        path = self.good(tmp_path)
        source = self.make(tmp_path, path)
        first, again = list(source.documents()), list(source.documents())
        _expect_same(first, again, "when documents() is called again")
        _expect_same(first, list(self.make(tmp_path, path).documents()), "by another source")

    def test_it_reads_one_at_a_time(self, tmp_path: Path) -> None:
        found = self.make(tmp_path, self.good(tmp_path)).documents()
        expect(
            isinstance(found, Iterator),
            f"documents() returned a {type(found).__name__}, no iterator",
        )
        some = list(islice(found, 1))
        expect(some and isinstance(some[0], Document), "the first document should come by itself")

    def test_what_the_config_says_of_it_is_in_every_document(self, tmp_path: Path) -> None:
        said = {"weight": 2.5, "section": "The Harbour", "name": "The Gull"}
        documents, _ = _sorted_out(self.make(tmp_path, self.good(tmp_path), **said))
        for document in documents:
            expect(
                document.weight == said["weight"], f"{document.uri}: `weight` is not the config's"
            )
            expect(
                document.section == said["section"],
                f"{document.uri}: `section` is not the config's",
            )
            expect(
                document.source == said["name"],
                f"{document.uri}: `source` is not the config's name",
            )

    def test_it_stops_at_max_items(self, tmp_path: Path) -> None:
        documents, _ = _sorted_out(self.make(tmp_path, self.good(tmp_path), max_items=1))
        expect(len(documents) == 1, f"with max_items=1 it yields {len(documents)} documents")

    def test_a_bad_document_is_an_error_in_its_place_and_the_rest_is_read(
        self, tmp_path: Path
    ) -> None:
        documents, errors = _sorted_out(self.make(tmp_path, self.bad(tmp_path)))
        expect(errors, "for what cannot be read there should be a SourceError")
        expect(documents, "what can be read besides a bad document should be read")
        for error in errors:
            expect(error.uri and error.reason, f"a SourceError says what and why: {error.args}")


def _sorted_out(source: Source) -> tuple[list[Document], list[SourceError]]:
    documents: list[Document] = []
    errors: list[SourceError] = []
    with Unfailing("reading (yield a SourceError instead)"):
        for found in source.documents():
            if isinstance(found, Document):
                documents.append(found)
            elif isinstance(found, SourceError):
                errors.append(found)
            else:
                fail(f"documents() yields Document or SourceError, not a {type(found).__name__}")
    return documents, errors


def _expect_same(first: Sequence[Found], second: Sequence[Found], when: str) -> None:
    one, other = ([_comparable(found) for found in all_found] for all_found in (first, second))
    expect(one == other, f"it yields something else, or in another order, {when}")


def _comparable(found: Found) -> object:
    return found if isinstance(found, Document) else (found.uri, found.reason)
