"""JSON that someone else may have written, taken apart field by field: each error names its place."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from typing import Any

from briefing.errors import UsageError

_MISSING: Any = object()


class Record:
    """One JSON object; `where` is how messages name it: "monday.json: sections.3"."""

    def __init__(self, value: Any, where: str) -> None:
        if not isinstance(value, dict):
            raise UsageError(f"{where}: should be an object {{...}}")
        self.where = where
        self._fields: dict[str, Any] = value

    @classmethod
    def parsed(cls, text: str, name: str) -> Record:
        """Return the object in a JSON text. Raises UsageError with the line."""
        try:
            value = json.loads(text)
        except json.JSONDecodeError as error:
            raise UsageError(f"{name}:{error.lineno}: is not valid JSON: {error.msg}") from error
        except (RecursionError, ValueError) as error:  # thousands of brackets, or digits
            raise UsageError(f"{name}: is not valid JSON: {error}") from error
        return cls(value, name)

    def has(self, name: str) -> bool:
        """Whether the field is there and not null."""
        return self._fields.get(name) is not None

    def text(self, name: str, default: str = _MISSING) -> str:
        """Return a field that is a text."""
        value = self._get(name, default)
        # Half a surrogate pair is no text: it could be neither spoken nor written.
        if not isinstance(value, str) or any("\ud800" <= c <= "\udfff" for c in value):
            raise self.error(name, "should be a text")
        return value

    def choice(self, name: str, choices: Sequence[str]) -> Any:
        """Return a field that is one of *choices*."""
        value = self._get(name, _MISSING)
        if value not in choices:
            raise self.error(name, f"should be one of {', '.join(choices)} (got {value!r})")
        return value

    def whole(self, name: str, default: int = _MISSING) -> int:
        """Return a field that is a whole number of 0 or more."""
        value = self._get(name, default)
        if type(value) is not int or value < 0:
            raise self.error(name, f"should be a whole number (got {value!r})")
        return int(value)

    def number(self, name: str, default: float) -> float:
        """Return a field that is a number."""
        value = self._get(name, default)
        if type(value) not in {int, float} or not math.isfinite(value):
            raise self.error(name, f"should be a number (got {value!r})")
        return float(value)

    def records(self, name: str) -> Iterator[Record]:
        """Yield the objects of a list."""
        for index, value in enumerate(self._list(name)):
            yield Record(value, f"{self._place(name)}.{index}")

    def wholes(self, name: str) -> list[int]:
        """Return a list of whole numbers of 0 or more; an empty one when it is not there."""
        values = self._list(name) if self.has(name) else []
        if any(type(value) is not int or value < 0 for value in values):
            raise self.error(name, "should be a list of whole numbers")
        return values

    def record(self, name: str) -> Record:
        """Return a field that is an object."""
        return Record(self._get(name, _MISSING), self._place(name))

    def error(self, name: str, message: str) -> UsageError:
        """Return the error that says what is wrong with a field."""
        return UsageError(f"{self._place(name)}: {message}")

    def _list(self, name: str) -> list[Any]:
        value = self._get(name, _MISSING)
        if not isinstance(value, list):
            raise self.error(name, "should be a list [...]")
        return value

    def _get(self, name: str, default: Any) -> Any:
        value = self._fields.get(name, default)
        if value is _MISSING:
            raise self.error(name, "is missing")
        return value

    def _place(self, name: str) -> str:
        # The name of the file ends with a colon once.
        joint = "." if ": " in self.where else ": "
        return f"{self.where}{joint}{name}"
