"""The phrases that are ours, in the language of the show: one JSON file a language."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from briefing.adapters.sentences import primary_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All phrases of one language; `language` is the one they really are in."""

    language: str
    templates: Mapping[str, str | list[str]]

    def phrase(self, name: str, seed: str = "", **values: str) -> str:
        """Return a phrase with its values filled in.

        Where there are several ways to say it, *seed* decides: the same seed, the same phrase, on
        every machine.
        """
        template = self.templates[name]
        if isinstance(template, list):
            template = template[_number(seed) % len(template)]
        for key, value in values.items():
            template = template.replace(f"{{{key}}}", value)
        return template

    def language_tag(self, wanted: str) -> str:
        """Return *wanted* when the phrases are in that language, else the language they are in."""
        return wanted if primary_language(wanted) == self.language else self.language

    def listing(self, names: Sequence[str]) -> str:
        """Return names as they are listed in speech: "a, b and c"."""
        if len(names) == 1:
            return names[0]
        return self.phrase("between").join(names[:-1]) + self.phrase("last") + names[-1]


@lru_cache(maxsize=64)
def catalogue(language: str) -> Catalogue:
    """Return the phrases of a BCP 47 *language*; the English ones when there are none of its own."""
    name = primary_language(language)
    resource = files("briefing.scripting") / "phrases" / f"{name}.json"
    if not (name.isalpha() and resource.is_file()):
        name = FALLBACK
        resource = files("briefing.scripting") / "phrases" / f"{name}.json"
    return Catalogue(name, json.loads(resource.read_text("utf-8")))


def _number(seed: str) -> int:
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4], "big")
