from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.adapters.encoding import binary_kind, decode

WESTERN = "“Ça va,” said Élan – it’s 5 € for the crème brûlée…"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_is_read_without_a_declaration(charset: str) -> None:
    assert decode(WESTERN.encode(charset)) == WESTERN


def test_big_endian_text_with_a_mark_is_read() -> None:
    assert decode(b"\xfe\xff" + "Élan".encode("utf-16-be")) == "Élan"
    assert decode(b"\0\0\xfe\xff" + "Élan".encode("utf-32-be")) == "Élan"


def test_stray_bytes_in_utf8_are_read_as_windows_1252() -> None:
    text = "Élan vital, déjà vu, crème brûlée, à côté, "
    assert decode(text.encode() + b"\x93so\x94") == text + "“so”"


@pytest.mark.parametrize("label", ["iso-8859-1", "latin1", "us-ascii", "windows-1252"])
def test_old_labels_mean_windows_1252(label: str) -> None:
    assert decode("“Élan”".encode("cp1252"), charset=label) == "“Élan”"


def test_a_declaration_is_believed_where_utf8_fails() -> None:
    russian = "Совет решил посадить деревья у реки"
    assert decode(russian.encode("koi8-r"), charset="koi8-r") == russian
    assert decode(b'<meta charset="koi8-r">' + russian.encode("koi8-r")).endswith(russian)
    assert decode(b"<?xml version='1.0' encoding='koi8-r'?>" + russian.encode("koi8-r")).endswith(
        russian
    )


def test_valid_utf8_beats_a_wrong_declaration() -> None:
    assert decode("Élan".encode(), charset="iso-8859-1") == "Élan"


def test_stateful_encodings_are_believed_at_once() -> None:
    assert decode("雨が降りました".encode("iso2022_jp"), charset="iso-2022-jp") == "雨が降りました"


@pytest.mark.parametrize("label", ["ascii", "shift_jis", "utf-8", "no-such-thing", "rot13"])
def test_a_declaration_that_does_not_fit_is_passed_over(label: str) -> None:
    assert decode(WESTERN.encode("cp1252"), charset=label) == WESTERN


def test_other_alphabets_are_guessed() -> None:
    russian = "Совет решил во вторник посадить четыреста деревьев у реки до начала зимы. " * 8
    assert decode(russian.encode("cp1251")) == russian


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.4", "a PDF file"),
        (b"PK\x03\x04x", "a ZIP, DOCX, ODT or EPUB file"),
        (b"{\\rtf1", "an RTF file"),
        (b"\x89PNG", "a PNG picture"),
        (b"a\0b", "binary data (it holds NUL bytes)"),
        (b"\1\2\3\4abc", "binary data (it is full of control characters)"),
        (b"Plain text.\r\n\t", ""),
        (b"", ""),
        (b"\xff\xfea\0", ""),
    ],
)
def test_binary_files_are_told_from_text(body: bytes, kind: str) -> None:
    assert binary_kind(body) == kind


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"GIF89a", "is a GIF picture, not text"),
        (b"\xff\xfe" + b"\x00\xd8" * 30, "begins like UTF-16-LE, but is not"),
        (bytes(range(0x80, 0x100)) * 20, "no known text encoding"),
    ],
)
def test_what_is_no_text_is_refused(body: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        decode(body)


@given(st.binary(max_size=300), st.sampled_from(["", "utf-8", "utf-16", "iso-8859-1", "big5", "x"]))
def test_any_bytes_are_text_or_refused(body: bytes, charset: str) -> None:
    try:
        text = decode(body, charset=charset)
    except ValueError:
        return
    assert isinstance(text, str)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=100))
def test_utf8_is_read_as_it_was_written(text: str) -> None:
    assert decode(("x" + text).encode()) == "x" + text
