"""A source is built from its entry, with its options, if it has any."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.config import Field, Settings, SourceSettings
from briefing.errors import ConfigError, SourceError
from briefing.model import Document
from briefing.sources.building import source_of
from briefing.sources.files import FileSource


class Inbox:
    """A source with options."""

    name = "inbox"

    class Options(Settings):
        unread: bool = Field(default=True, description="Only what was not read.")
        days: int = Field(default=7, ge=1, description="How old it may be.")

    def __init__(self, settings: SourceSettings, *, base: Path, options: Options) -> None:
        self.settings, self.base, self.options = settings, base, options

    def documents(self) -> Iterator[Document | SourceError]:
        yield from ()


def built(kind: Any, base: Path, **options: Any) -> Any:
    return source_of(kind, SourceSettings(path="imap:inbox", options=options), base=base)


def test_options_come_checked(tmp_path: Path) -> None:
    source = built(Inbox, tmp_path, unread=False)

    assert source.options == Inbox.Options(unread=False, days=7)
    assert (source.settings.path, source.base) == ("imap:inbox", tmp_path)


def test_without_any_they_are_the_defaults(tmp_path: Path) -> None:
    assert built(Inbox, tmp_path).options == Inbox.Options()


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"unred": True}, "unred: no such setting; did you mean 'unread'?"),
        ({"days": 0}, "days: should be at least 1 (got 0)"),
    ],
)
def test_a_mistake_names_the_source_and_the_option(
    options: dict[str, Any], reason: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigError) as caught:
        built(Inbox, tmp_path, **options)

    assert str(caught.value) == f"options of source imap:inbox: {reason}"


def test_a_source_without_options_is_built_without(tmp_path: Path) -> None:
    source = source_of(FileSource, SourceSettings(path="news"), base=tmp_path)

    assert isinstance(source, FileSource)
    assert source.base == tmp_path


def test_options_for_a_source_that_has_none_are_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        built(FileSource, tmp_path, encoding="latin-1", depth=3)

    told = "options of source imap:inbox: source 'files' has no options; leave out encoding, depth"
    assert str(caught.value) == told
