"""JSON from a server or a model, which may nest brackets by the thousand to exhaust the parser's stack.

Catching RecursionError is not enough: whatever Python runs at that depth, such as the finalizers of
objects that happen to be collected there, fails with it. So such texts are not parsed at all.
"""

from __future__ import annotations

import json
import re
from typing import Any

MOST_NESTED = 100
"""Brackets within brackets; answers of real servers have a handful."""

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"?', re.DOTALL)
_BRACKET = re.compile(r"[\[{\]}]")


def loads(body: bytes | str) -> Any:
    """Return the value of a JSON text. Raises ValueError where it is none, or is nested too deep."""
    text = body if isinstance(body, str) else body.decode(json.detect_encoding(body))
    if is_deep(text):
        raise ValueError(f"brackets are nested more than {MOST_NESTED} deep")
    return json.loads(text)


def is_deep(text: str) -> bool:
    """Whether brackets outside of strings are nested deeper than MOST_NESTED."""
    depth = 0
    for bracket in _BRACKET.findall(_STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > MOST_NESTED:
            return True
    return False
