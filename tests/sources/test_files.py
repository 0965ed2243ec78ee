from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from briefing.config import SourceSettings
from briefing.errors import SourceError
from briefing.model import Document
from briefing.sources.files import MAX_FILE_BYTES, FileSource


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.md").write_text("Bee")
    (tmp_path / "a.TXT").write_text("Ant")
    (tmp_path / "c.pdf").write_text("Cat")
    (tmp_path / ".hidden.txt").write_text("Hidden")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "d.html").write_text("Dog")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "e.txt").write_text("Eel")
    return tmp_path


def found(path: str | Path, base: Path, **settings: object) -> list[Document | SourceError]:
    source = FileSource(SourceSettings(path=str(path), **settings), base=base)  # type: ignore[arg-type]
    return list(source.documents())


def bodies(path: str | Path, base: Path, **settings: object) -> list[bytes]:
    return [d.body for d in found(path, base, **settings) if isinstance(d, Document)]


def only_error(path: str | Path, base: Path) -> SourceError:
    (error,) = found(path, base)
    assert isinstance(error, SourceError)
    return error


def test_a_file_is_a_document_with_the_hints_of_its_source(folder: Path) -> None:
    (document,) = found("b.md", folder, name="Bees", section="Nature", language="en", weight=2.0)
    assert document == Document(
        uri=(folder / "b.md").as_uri(),
        body=b"Bee",
        media_type="text/markdown",
        source="Bees",
        section="Nature",
        language="en",
        weight=2.0,
    )


def test_the_name_of_a_file_tells_its_kind_unless_it_is_unknown(folder: Path) -> None:
    (document,) = found(folder / "c.pdf", folder)
    assert isinstance(document, Document)
    assert document.media_type == ""


def test_a_folder_gives_its_articles_in_order_and_nothing_hidden(folder: Path) -> None:
    assert bodies(folder, folder) == [b"Ant", b"Bee", b"Dog"]


def test_globs_give_what_they_match(folder: Path) -> None:
    assert bodies("*.md", folder) == [b"Bee"]
    assert bodies("*", folder) == [b"Ant", b"Bee", b"Cat"]
    assert bodies(folder / "**" / "*.html", folder) == [b"Dog"]
    assert bodies("**/[ab].*", folder) == [b"Ant", b"Bee"]
    assert bodies("**", folder) == [b"Ant", b"Bee", b"Cat", b"Dog"]
    assert bodies("s*/**/?.html", folder) == [b"Dog"]


def test_a_file_whose_name_looks_like_a_glob_is_a_file(folder: Path) -> None:
    (folder / "[a].txt").write_text("Brackets")
    assert bodies("[a].txt", folder) == [b"Brackets"]


def test_file_urls_and_the_home_folder_are_paths(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    (folder / "two words.txt").write_text("Two")
    assert bodies((folder / "two words.txt").as_uri(), folder) == [b"Two"]
    assert bodies("~/b.md", folder) == [b"Bee"]
    assert "does not exist" in only_error("~nobody-is-called-that/x.txt", folder).reason


def test_what_other_sources_read_is_not_accepted() -> None:
    assert FileSource.accepts("a.txt")
    assert FileSource.accepts("file:///a.txt")
    assert FileSource.accepts("-")
    assert not FileSource.accepts("https://example.org/feed")


def test_at_most_so_many_documents_are_given(folder: Path) -> None:
    (folder / "aa.txt").write_text("")
    assert bodies(folder, folder, max_items=2) == [b"Ant", b"Bee"]
    assert len(found(folder, folder, max_items=2)) == 3


def test_loops_of_links_are_walked_once(folder: Path) -> None:
    for name in ("x", "y"):
        (folder / "sub" / name).symlink_to(folder, target_is_directory=True)
    (folder / "again.md").symlink_to(folder / "b.md")
    assert sorted(bodies(folder, folder)) == [b"Ant", b"Bee", b"Dog"]
    assert sorted(bodies("**/*", folder)) == [b"Ant", b"Bee", b"Cat", b"Dog"]


def test_standard_input_is_a_document() -> None:
    source = FileSource(SourceSettings(path="-"), base=Path(), stdin=io.BytesIO(b"Fish"))
    assert list(source.documents()) == [Document(uri="stdin:", body=b"Fish")]


class BrokenPipe(io.BytesIO):
    def read(self, size: int | None = -1) -> bytes:
        raise OSError(5, "Input/output error")


def test_a_broken_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    (error,) = FileSource(SourceSettings(path="-"), base=Path(), stdin=BrokenPipe()).documents()
    assert "Input/output error" in str(error)
    monkeypatch.setattr("sys.stdin", None)
    (error,) = FileSource(SourceSettings(path="-"), base=Path()).documents()
    assert "is closed" in str(error)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing.txt", "does not exist; check the path"),
        ("*.xyz", "matches no file"),
        ("**/*.xyz", "matches no file"),
        ("empty", "holds no .htm"),
        ("x" * 3000, "cannot be looked up"),
    ],
)
def test_a_path_that_gives_nothing_is_told_as_it_was_written(
    folder: Path, path: str, reason: str
) -> None:
    (folder / "empty").mkdir()
    error = only_error(path, folder)
    assert reason in error.reason
    assert error.uri == path


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"%PDF-1.7", "is a PDF file; save the article as text"),
        (b"PK\x03\x04", "DOCX"),
        (b"a\0b", "NUL"),
        (b"x" * (MAX_FILE_BYTES + 1), "larger than 20 MB"),
    ],
    ids=["empty", "blank", "pdf", "docx", "nul", "large"],
)
def test_a_file_that_is_no_text_is_told_by_its_name(
    tmp_path: Path, body: bytes, reason: str
) -> None:
    (tmp_path / "bad.txt").write_bytes(body)
    error = only_error("bad.txt", tmp_path)
    assert reason in error.reason
    assert error.uri == (tmp_path / "bad.txt").as_uri()


def test_one_bad_file_does_no_harm_to_the_others(folder: Path) -> None:
    (folder / "aa.txt").write_bytes(b"\0")
    assert [type(d) for d in found(folder, folder)] == [Document, SourceError, Document, Document]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "use - to read from a pipe" in only_error("pipe.txt", tmp_path).reason


@pytest.mark.skipif(not Path("/proc/self/mem").is_file(), reason="no /proc on this system")
def test_what_fails_while_it_is_read_is_told() -> None:
    assert "cannot be read" in only_error("/proc/self/mem", Path()).reason


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_what_may_not_be_read_is_told(folder: Path) -> None:
    (folder / "b.md").chmod(0)
    (folder / "sub").chmod(0)
    try:
        reasons = [d.reason for d in found(folder, folder) if isinstance(d, SourceError)]
    finally:
        (folder / "sub").chmod(0o700)
    assert sorted(reasons) == [
        "cannot be opened: Permission denied; check its permissions",
        "cannot be read: Permission denied; check its permissions",
    ]
