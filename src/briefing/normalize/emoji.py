"""Emoji said by name: one name for a sequence (UTS #51), however many characters it is made of."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from briefing.normalize.rules import SPELL, Claim

NAMED = "emoji"
"""The rule that the log names."""

_TONES = "\U0001f3fb-\U0001f3ff"
_PICTURE = (
    "(?:[\u231a\u231b\u23e9-\u23f3\u23f8-\u23fa\u25fb-\u25fe\u2600-\u26ff\u2702-\u2775\u2795-\u27bf\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297\u3299"
    "\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a\U0001f300-\U0001f3fa\U0001f400-\U0001f64f\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7eb"
    f"\U0001f90c-\U0001f9ff\U0001fa70-\U0001faff]\ufe0f?[{_TONES}]?[\U000e0020-\U000e007f]*)"
)
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
SEQUENCE = re.compile(rf"(?P<one>{_FLAG}|{_PICTURE}(?:\u200d{_PICTURE})*)(?:\s?(?P=one))*")
"""A sequence, and the same one again right after it: three hearts are one."""

_MARKS = re.compile(f"[\ufe0f\u20e3{_TONES}\U000e0020-\U000e007f]")
_SHORT = {
    "❤": "red heart", "⭐": "star", "👍": "thumbs up", "👎": "thumbs down", "✅": "check mark", "✔": "check mark", "❌": "cross mark", "☀": "sun", "☺": "smiling face",
    "☹": "frowning face", "⚡": "lightning", "🙏": "folded hands", "💯": "hundred points", "⚠": "warning", "😂": "tears of joy", "🔴": "red circle", "☎": "telephone",
    "✉": "envelope", "➡": "right arrow", "⬅": "left arrow", "❗": "exclamation mark", "❓": "question mark", "☕": "hot drink", "⚽": "soccer ball", "🚨": "police light",
    "👀": "eyes", "👏": "clapping hands", "🗳": "ballot box", "🕊": "dove", "✌": "victory hand", "☠": "skull and crossbones", "❄": "snowflake", "☁": "cloud", "☂": "umbrella",
    "🏳‍🌈": "rainbow flag", "🏴‍☠": "pirate flag", "🏳": "white flag", "🏴": "black flag",
}  # fmt: skip
_NATIONS = {"gbeng": "flag of England", "gbsct": "flag of Scotland", "gbwls": "flag of Wales"}
_PEOPLE = frozenset(("man", "woman", "boy", "girl", "baby", "adult", "child"))
_GENDER = frozenset("♀♂")
_TAGS = re.compile("[\U000e0061-\U000e007a]+")


def claims(text: str) -> list[Claim]:
    """Return a claim with the name of each emoji of a text, between two short pauses."""
    if text.isascii():
        return []
    return [
        Claim(found.start(), found.end(), f", {said},", NAMED, deletes=True)
        for found in SEQUENCE.finditer(text)
        if (said := name(found["one"]))
    ]


@cache
def name(sequence: str) -> str:
    """Return the name of an emoji in words, without its skin tone; "" for one that has none."""
    if "\U0001f1e6" <= sequence[0] <= "\U0001f1ff":
        return f"flag of {SPELL}" + "".join(chr(ord(c) - 0x1F1E6 + ord("A")) for c in sequence)
    if tags := _TAGS.search(sequence):
        nation = "".join(chr(ord(c) - 0xE0000) for c in tags.group())
        return _NATIONS.get(nation, "flag")
    bare = _MARKS.sub("", sequence)
    if bare in _SHORT:
        return _SHORT[bare]
    parts = [_of_one(part) for part in bare.split("\u200d") if part not in _GENDER]
    named = [part for part in parts if part]
    if len(named) > 1 and all(part in _PEOPLE for part in named):
        return " and ".join(named)
    return " with ".join(named)


def _of_one(character: str) -> str:
    if character in _SHORT:
        return _SHORT[character]
    if len(character) != 1:
        return ""
    said = unicodedata.name(character, "").lower()
    said = re.sub(r"^(?:heavy|emoji modifier)\b|\b(?:sign|symbol|ornament)$|[^a-z ]", " ", said)
    return " ".join(said.split())
