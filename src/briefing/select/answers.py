"""Reads what a language model answers, and finds each sentence of it among those of the articles.

Reading is tolerant: a JSON object, one in a code fence or between other words, a bare list, numbers,
plain lines. Finding is strict: a sentence is the same but for white space and the shape of its
quotation marks and dashes, or it is not found. What is told is never taken from an answer.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from json import JSONDecodeError, JSONDecoder

from briefing.adapters import shallow_json

KEY = "sentences"
"""The field of the JSON object that a model is asked for."""
MOST_CHARACTERS = 100_000
MOST_ITEMS = 200
MOST_OPENINGS = 20
"""Brackets at which JSON may begin in the midst of other words."""

Item = str | int

_THOUGHTS = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
_FENCE = re.compile(r"```[\w-]*\n(.*?)(?:```|\Z)", re.DOTALL)
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_NUMBER = re.compile(r"[(\[]?(\d{1,4})[)\]]?[.]?")
_BETWEEN_NUMBERS = re.compile(r"[\s,;]+")
_BULLET = re.compile(r"\A\s*(?:[-*•]|[(\[]?\d{1,4}[)\]]?[.:]?)\s+")
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″＂", '"'),
        **dict.fromkeys("‘’‚‛‹›′＇`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\xad", ""),
        "…": "...",
    }
)
_SPACES = re.compile(r"\s+")
_DASHES = re.compile(r"\s*-+\s*")


@dataclass(frozen=True, slots=True)
class Picks:
    """What was found of an answer: indices of sentences in the order they were first named.

    `answered` counts what was answered, repetitions left out, `unknown` how much of it is none of the
    sentences.
    """

    found: tuple[int, ...]
    answered: int
    unknown: int


def picks(answer: str, sentences: Sequence[str]) -> Picks:
    """Find what *answer* names of *sentences*, in full or by their numbers, which begin at 1."""
    known: dict[str, int] = {}
    for index, text in enumerate(sentences):
        known.setdefault(same(text), index)
    found = [_index(item, known, len(sentences)) for item in dict.fromkeys(answered(answer))]
    chosen = dict.fromkeys(index for index in found if index is not None)
    return Picks(tuple(chosen), len(found), found.count(None))


def same(text: str) -> str:
    """Return the form in which two writings of one sentence are equal."""
    text = unicodedata.normalize("NFC", text).translate(_ALIKE)
    return _DASHES.sub("-", _SPACES.sub(" ", text).strip())


def answered(answer: str) -> tuple[Item, ...]:
    """Return the sentences and numbers of an *answer*, in order, in whatever form they come."""
    text = _THOUGHTS.sub(" ", answer[:MOST_CHARACTERS]).strip()
    if fenced := _FENCE.search(text):
        text = fenced[1].strip()
    values = _json_in(text)
    return tuple(islice(_items(values) if values else _lines(text), MOST_ITEMS))


def _index(item: Item, known: Mapping[str, int], count: int) -> int | None:
    if isinstance(item, int):
        return item - 1 if 1 <= item <= count else None
    bare = _BULLET.sub("", item)
    # A sentence that has such marks itself is found as it stands.
    for text in (item, bare, _unquoted(item), _unquoted(bare)):
        if (index := known.get(same(text))) is not None:
            return index
    return None


def _unquoted(text: str) -> str:
    return text.strip().rstrip(",").strip("\"“”'")


def _json_in(text: str) -> list[object]:
    """Return the JSON value that *text* is, or mostly consists of; an empty list when there is none."""
    try:
        return [shallow_json.loads(text)]
    except ValueError:
        pass
    best: list[object] = []
    if shallow_json.is_deep(text):
        return best
    longest = len(text) // 2
    openings = (match.start() for match in re.finditer(r"[\[{]", text))
    for start in islice(openings, MOST_OPENINGS):
        try:
            value, length = _first_of(text[start:])
        except ValueError:
            continue
        if length > longest:
            best, longest = [value], length
    return best


def _first_of(text: str) -> tuple[object, int]:
    value: object
    value, length = JSONDecoder().raw_decode(text)
    return value, length


def _items(values: Sequence[object]) -> Iterator[Item]:
    """Yield the sentences and numbers in JSON values, however deep they lie in them."""
    waiting = list(values)
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            number = _NUMBER.fullmatch(part.strip())
            yield int(number[1]) if number else part
        elif isinstance(part, int) and not isinstance(part, bool):
            yield part
        elif isinstance(part, list):
            waiting += reversed(part)
        elif isinstance(part, dict):
            waiting.append(_main_of(part))


def _main_of(value: Mapping[str, object]) -> object:
    """Return what counts in an object: the field asked for, the only list, or all there is."""
    if KEY in value:
        return value[KEY]
    lists = [part for part in value.values() if isinstance(part, list)]
    return lists[0] if len(lists) == 1 else list(value.values())


def _lines(text: str) -> Iterator[Item]:
    """Yield the sentences and numbers of an answer that is no JSON, or only a part of it."""
    if text.startswith(("{", "[{", '["')) or shallow_json.is_deep(text):
        # Cut off, or made to exhaust a parser: the strings that are whole count.
        for found in _STRING.findall(text):
            value = _string(found)
            if value is not None and value != KEY:
                yield value
        return
    for line in map(str.strip, text.splitlines()):
        numbers = [_NUMBER.fullmatch(part) for part in _BETWEEN_NUMBERS.split(line.strip(",;"))]
        if all(numbers):
            yield from (int(number[1]) for number in numbers if number)
        elif not line.endswith(":") and any(map(str.isalnum, line)):
            yield line


def _string(found: str) -> str | None:
    try:
        value = json.loads(found)
    except JSONDecodeError:  # a line end, or an escape that is none
        return found[1:-1]
    return value if isinstance(value, str) else None
