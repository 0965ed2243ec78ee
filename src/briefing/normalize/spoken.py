"""What the front end hands out: the spoken form, where each word comes from, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """One spoken word and the span `[start, end)` of the written text it stands for."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FiredRule:
    """One rule that changed something: what it was called, where, and what is said there.

    An empty `spoken` is a deletion; the list of those is what the faithfulness gate allows.
    """

    name: str
    start: int
    end: int
    spoken: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """The text for the engine, its words in order, and the rules that fired, by place."""

    text: str
    words: tuple[SpokenWord, ...] = ()
    rules: tuple[FiredRule, ...] = ()
