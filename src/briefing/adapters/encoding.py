"""Bytes to text: byte order marks, declared and undeclared encodings, and what is no text at all.

Declared labels are read as the WHATWG Encoding Standard does: `iso-8859-1` and `ascii` mean
windows-1252. Valid UTF-8 beats a declaration: a wrong one is common, an accident that decodes is not.
"""

from __future__ import annotations

import codecs
import re

SAMPLE_BYTES = 64 * 1024
"""How much is looked at where a look suffices."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16 LE
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP, DOCX, ODT or EPUB file"),
    (b"{\\rtf", "an RTF file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg file"),
    (b"fLaC", "a FLAC file"),
    (b"RIFF", "a RIFF file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"7z\xbc\xaf", "a 7-Zip file"),
    (b"Rar!", "a RAR file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"
MAX_CONTROL_SHARE = 0.02

_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_XML_ENCODING = re.compile(
    rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE
)

# What high bytes of western European text stand for; other alphabets in one byte give other signs.
_WESTERN = frozenset(
    "äöüßÄÖÜéèêëàâáãåæçñóòôõøœíìîïúùûÉÈÊÀÂÁÃÅÆÇÑÓÒÔÕØŒÍÌÎÏÚÙÛ"
    "“”‘’„‚«»‹›–—…•·€£¥©®™°§½¼¾²³¿¡ªº´×\xa0\xad"
)
MIN_WESTERN_SHARE = 0.95
MAX_HIGH_SHARE = 0.3
"""Western text has a tenth at the most, Cyrillic or Greek in one byte each more than half."""
_STRAY = re.compile("[\udc80-\udcff]")


def binary_kind(body: bytes) -> str:
    """Say what kind of binary file this is; empty when it may be text."""
    for magic, kind in _MAGIC:
        if body.startswith(magic):
            return kind
    if _bom(body):
        return ""
    if b"\0" in body:
        return "binary data (it holds NUL bytes)"
    sample = body[:SAMPLE_BYTES]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > MAX_CONTROL_SHARE * len(sample):
        return "binary data (it is full of control characters)"
    return ""


def decode(body: bytes, *, charset: str = "") -> str:
    """Return the text of *body*; *charset* is what was declared outside of it, or empty.

    Raises ValueError, worded for people, when it is binary or in no encoding that fits.
    """
    if kind := binary_kind(body):
        raise ValueError(f"is {kind}, not text")
    marked = _bom(body)
    if marked:
        mark, encoding = marked
        text = body[len(mark) :].decode(encoding, errors="replace")
        if text.count("\ufffd") > MAX_CONTROL_SHARE * len(text):
            raise ValueError(
                f"is binary data (it begins like {encoding.upper()}, but is not), not text"
            )
        return text
    if _is_stateful(charset):
        return _strict_or_guessed(body, charset)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    return _undecided(body, charset or _declared_inside(body))


def _undecided(body: bytes, declared: str) -> str:
    repaired = body.decode("utf-8", errors="surrogateescape")
    strays = len(_STRAY.findall(repaired))
    sound = sum(1 for character in repaired if character > "\x7f") - strays
    if sound > 3 * strays:
        return _STRAY.sub(_as_windows_1252, repaired)
    return _strict_or_guessed(body, declared)


def _strict_or_guessed(body: bytes, declared: str) -> str:
    encoding = _codec(declared)
    if encoding not in {"", "utf-8"}:
        try:
            return body.decode(encoding)
        except UnicodeError:
            pass
    western = body.decode("cp1252", errors="replace")
    if _is_western(western):
        return western
    return _guessed(body)


def _guessed(body: bytes) -> str:
    from charset_normalizer import from_bytes  # slow to import, and seldom needed

    best = from_bytes(body[:SAMPLE_BYTES]).best()
    if best is None:
        raise ValueError("is in no known text encoding; save it as UTF-8")
    return body.decode(best.encoding, errors="replace")


def _is_western(text: str) -> bool:
    high = [character for character in text if character > "\x7f"]
    known = sum(1 for character in high if character in _WESTERN)
    return len(high) <= MAX_HIGH_SHARE * len(text) and known >= MIN_WESTERN_SHARE * len(high)


def _as_windows_1252(stray: re.Match[str]) -> str:
    return bytes([ord(stray[0]) - 0xDC00]).decode("cp1252", errors="replace")


def _bom(body: bytes) -> tuple[bytes, str] | None:
    return next(((mark, encoding) for mark, encoding in _BOMS if body.startswith(mark)), None)


def _declared_inside(body: bytes) -> str:
    found = _XML_ENCODING.search(body[:1024]) or _META_CHARSET.search(body[:4096])
    return found[1].decode("ascii") if found else ""


def _is_stateful(charset: str) -> bool:
    """Whether its bytes look like ASCII or NULs and would pass for UTF-8."""
    return _codec(charset).startswith(("iso2022", "utf-16", "utf-32", "hz"))


def _codec(label: str) -> str:
    """Return Python's name of a text encoding; empty when it knows none."""
    try:
        found = codecs.lookup(label.strip()) if label.strip() else None
    except LookupError:
        return ""
    # `rot13` and `base64` are codecs too, but no encodings of text.
    if found is None or not getattr(found, "_is_text_encoding", True):
        return ""
    return "cp1252" if found.name in {"ascii", "iso8859-1"} else found.name
