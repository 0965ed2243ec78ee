from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from briefing.config import Field, Settings, SourceSettings
from briefing.errors import SourceError
from briefing.model import Document
from briefing.testing import SourceContract

Failures = Callable[..., dict[str, str]]
Found = Document | SourceError


class Lines:
    """Reads a file with a document a line; the broken ones differ from it in one thing."""

    name = "lines"

    def __init__(self, settings: SourceSettings, *, base: Path) -> None:
        self.settings = settings
        self.path = base / settings.path.removeprefix("lines:")

    @classmethod
    def accepts(cls, path: str) -> bool:
        return path.startswith("lines:")

    def documents(self) -> Iterator[Found]:
        position = 0
        for number, line in enumerate(self.path.read_bytes().splitlines()):
            uri = f"{self.path.as_uri()}#{number}"
            if self.settings.max_items and position == self.settings.max_items:
                return
            if not line:
                yield SourceError(uri, "is empty")
                continue
            yield self.document(uri, line, position)
            position += 1

    def document(self, uri: str, line: bytes, position: int) -> Document:
        return Document(
            uri,
            line,
            "text/plain",
            source=self.settings.name,
            section=self.settings.section,
            weight=self.settings.weight,
            position=position,
        )


class Signed(Lines):
    """Has an option that it needs."""

    class Options(Settings):
        key: str = Field(description="Opens it.")

    def __init__(self, settings: SourceSettings, *, base: Path, options: Options) -> None:
        super().__init__(settings, base=base)
        self.options = options


class TakesNoOptions(Lines):
    Options = Signed.Options


class TakesAnyOption(Signed):
    class Options(Signed.Options):
        model_config = {"extra": "ignore"}  # noqa: RUF012


class DescribesNone(Signed):
    class Options(Settings):
        key: str


class RaisesForABadOne(Lines):
    def documents(self) -> Iterator[Found]:
        for found in super().documents():
            if isinstance(found, SourceError):
                raise found
            yield found


class StopsAtABadOne(Lines):
    def documents(self) -> Iterator[Found]:
        for found in super().documents():
            yield found
            if isinstance(found, SourceError):
                return


class HidesABadOne(Lines):
    def documents(self) -> Iterator[Found]:
        return (found for found in super().documents() if isinstance(found, Document))


class OneUri(Lines):
    def document(self, uri: str, line: bytes, position: int) -> Document:
        return super().document(self.path.as_uri(), line, position)


class NoPositions(Lines):
    def document(self, uri: str, line: bytes, position: int) -> Document:
        return super().document(uri, line, 0)


class Text(Lines):
    def document(self, uri: str, line: bytes, position: int) -> Any:
        return replace(super().document(uri, line, position), body=line.decode())  # type: ignore[arg-type]


class Paths(Lines):
    def documents(self) -> Any:
        yield self.path


class ForgetsItsWeight(Lines):
    def document(self, uri: str, line: bytes, position: int) -> Document:
        return replace(super().document(uri, line, position), weight=1.0)


class Unlimited(Lines):
    def documents(self) -> Iterator[Found]:
        self.settings = self.settings.model_copy(update={"max_items": 0})
        return super().documents()


class AList(Lines):
    def documents(self) -> Any:
        return list(super().documents())


class ReadsOnce(Lines):
    def documents(self) -> Iterator[Found]:
        yield from super().documents()
        self.path.write_bytes(b"")


class AcceptsAll(Lines):
    @classmethod
    def accepts(cls, path: str) -> bool:
        return True


class AcceptsNone(Lines):
    @classmethod
    def accepts(cls, path: str) -> bool:
        return False


BROKEN = [
    (RaisesForABadOne, "test_a_bad_document", "yield a SourceError instead"),
    (StopsAtABadOne, "test_a_bad_document", "besides a bad document should be read"),
    (HidesABadOne, "test_a_bad_document", "there should be a SourceError"),
    (OneUri, "test_no_two_documents", "a uri is there twice"),
    (NoPositions, "test_positions", "`position` counts [0, 0]"),
    (Text, "test_it_yields_documents", "should be bytes"),
    (Paths, "test_it_yields_documents", "not a PosixPath"),
    (ForgetsItsWeight, "test_what_the_config_says", "`weight` is not the config's"),
    (Unlimited, "test_it_stops_at_max_items", "it yields 2 documents"),
    (AList, "test_it_reads_one_at_a_time", "returned a list"),
    (ReadsOnce, "test_it_reads_the_same_again", "when documents() is called again"),
    (
        TakesNoOptions,
        "test_its_class",
        "it should be built by TakesNoOptions(options, base=..., options=...)",
    ),
    (TakesAnyOption, "test_an_option_that", "takes options that it does not have"),
    (DescribesNone, "test_its_class", "options without a description: key"),
    (AcceptsAll, "test_it_accepts", "should be False"),
    (AcceptsNone, "test_it_accepts", "should be True"),
]


def contract_of(source: Any) -> type[SourceContract]:
    class Contract(SourceContract):
        plugin = source
        options = MappingProxyType({"key": "sesame"} if hasattr(source, "Options") else {})

        def good(self, folder: Path) -> str:
            (folder / "news").write_bytes(b"The harbour is open.\nThe bridge is shut.\n")
            return "lines:news"

        def bad(self, folder: Path) -> str:
            (folder / "news").write_bytes(b"\nThe bridge is shut.\n")
            return "lines:news"

    return Contract


@pytest.mark.parametrize(
    ("plugin", "test", "reason"), BROKEN, ids=lambda value: getattr(value, "__name__", "")
)
def test_a_source_that_breaks_a_promise_fails(
    plugin: type[Any], test: str, reason: str, failures: Failures
) -> None:
    contract = contract_of(plugin)
    named = [name for name in dir(contract) if name.startswith(test)]

    told = failures(contract, *named)

    assert any(
        reason.replace("Posix", type(Path()).__name__[:-4]) in why for why in told.values()
    ), told


@pytest.mark.parametrize("plugin", [Lines, Signed])
def test_a_source_that_keeps_them_passes(plugin: type[Any], failures: Failures) -> None:
    assert failures(contract_of(plugin)) == {}
