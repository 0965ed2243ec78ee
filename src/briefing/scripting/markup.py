"""Text that stands in Markdown as it is, and back: escapes of CommonMark 0.31, sections 2.4 and 2.5.

What `unescaped` returns for what `escaped` returned is the same text, character by character.
"""

from __future__ import annotations

import re
import sys
from html import unescape as named

# Everywhere; a digit with "." or ")", and these signs, only where a line begins.
_MARKS = re.compile(r"[\\`*_\[\]<>#~]|&(?=#?\w+;)")
_OPENING = re.compile(r"[-+=]")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)")
_LINE_ENDS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_EDGES = re.compile(r"\A\s+|\s+\Z")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|&(#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[A-Za-z]\w{1,31});")

_SURROGATES = range(0xD800, 0xE000)

_LINK = re.compile(r"(?<!\\)!?\[([^\]\[]*)\]\([^()\s]*\)")
_EMPHASIS = re.compile(r"(?<!\\)[*`]+|(?<![\\\w])_+(?=\w)|(?<=[^\s\\])(?<!\\)_+(?!\w)")


def escaped(text: str) -> str:
    """Return *text* on one line, without anything that Markdown would take for markup."""
    text = _MARKS.sub(r"\\\g<0>", text)
    if _OPENING.match(text):
        text = f"\\{text}"
    text = _NUMBERED.sub(r"\1\\\2", text, count=1) if _NUMBERED.match(text) else text
    # White space at the ends belongs to the markup around, and a line end would end the line.
    text = _EDGES.sub(lambda edge: "".join(map(_reference, edge[0])), text)
    return _LINE_ENDS.sub(lambda end: _reference(end[0]), text)


def unescaped(text: str) -> str:
    """Return the text that *text* stands for."""
    return _ESCAPE.sub(_meant, text)


def plain(text: str) -> str:
    """Return the text that *text* stands for, freed of emphasis and links that someone put in."""
    return unescaped(_EMPHASIS.sub("", _LINK.sub(r"\1", text)))


def _reference(character: str) -> str:
    return f"&#{ord(character)};"


def _meant(found: re.Match[str]) -> str:
    mark, name = found.groups()
    if mark is not None:
        return str(mark)
    if not name.startswith("#"):
        return named(f"&{name};")
    number = int(f"0{name[1:]}", 0) if name[1] in "xX" else int(name[1:])
    # Not html.unescape(): it takes 128 to 159 for windows-1252.
    return found[0] if number in _SURROGATES or number > sys.maxunicode else chr(number)
