"""The phrases that are ours, in the language of the show: one JSON file a language."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from briefing.language_tags import primary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FALLBACK = "en"
LIST_SEPARATORS = frozenset({"between", "last"})

_VALUE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All phrases of one language, each in one way or several; `language` is the one they really are in."""

    language: str
    templates: Mapping[str, Sequence[str]]

    def phrase(self, name: str, seed: str = "", **values: str) -> str:
        """Return a phrase with its values filled in; empty where nothing is to be said.

        Where there are several ways to say it, *seed* decides: the same seed, the same phrase, on
        every machine. Braces inside a value stay as they are.
        """
        ways = self.templates.get(name, ())
        if not ways:
            return ""
        # The name as well: two phrases with one seed, such as the day, should not turn in step.
        template = ways[_number(seed + name) % len(ways)]
        return _VALUE.sub(lambda found: values.get(found[1], found[0]), template)

    def language_tag(self, wanted: str) -> str:
        """Return *wanted* when the phrases are in that language, else the language they are in."""
        return wanted if primary(wanted) == self.language else self.language

    def listing(self, names: Sequence[str]) -> str:
        """Return names as they are listed in speech: "a, b and c"."""
        if len(names) < 2:  # noqa: PLR2004
            return "".join(names)
        return self.phrase("between").join(names[:-1]) + self.phrase("last") + names[-1]


def catalogue(language: str, overrides: Mapping[str, Sequence[str]] | None = None) -> Catalogue:
    """Return the phrases of a BCP 47 *language*; the English ones when there are none of its own.

    *overrides* are templates of the user in the place of ours; a phrase without any keeps ours, and
    an empty template says nothing.
    """
    name = primary(language)
    own = _read(name)
    if not own:
        name = FALLBACK
        own = _read(name)
    others = {
        key: tuple(ways)
        for key, ways in (overrides or {}).items()
        if ways and key in own and overridable(key)
    }
    return Catalogue(name, {**own, **others})


def overridable(name: str) -> bool:
    """Whether users may word a phrase: not the titles of chapters, nor what stands between names."""
    return not name.endswith("_chapter") and name not in LIST_SEPARATORS


@lru_cache(maxsize=64)
def _read(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the templates of a language; none when it has no file."""
    resource = files("briefing.scripting") / "phrases" / f"{language}.json"
    if not (language.isalpha() and resource.is_file()):
        return {}
    written = json.loads(resource.read_text("utf-8"))
    return {
        name: (ways,) if isinstance(ways, str) else tuple(ways) for name, ways in written.items()
    }


def _number(seed: str) -> int:
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4], "big")
