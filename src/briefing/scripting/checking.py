"""Faithfulness: every quotation is in its article, and everything else is listed as ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import FaithfulnessError
from briefing.scripting.building import holds

if TYPE_CHECKING:
    from briefing.model import Line, Script, Section


def verify(script: Script) -> None:
    """Check each quotation against its article, character by character.

    Raises FaithfulnessError for the first line that is not what it claims to be.
    """
    for section in script.sections:
        for line in section.lines:
            _verify_line(line, section)


def _verify_line(line: Line, section: Section) -> None:
    passage = line.passage
    if line.kind == "phrase":
        if passage is not None:
            raise FaithfulnessError(passage.uri, line.written, "nothing: it is listed as a phrase")
        return
    if passage is None:
        raise FaithfulnessError("", line.written, "nothing: it names no article")
    if passage.text != line.written:
        raise FaithfulnessError(passage.uri, line.written, passage.text)
    candidates = [a for a in section.articles if a.uri == passage.uri]
    if any(holds(article, passage) for article in candidates):
        return
    found = ""
    if candidates and 0 <= passage.paragraph < len(candidates[0].paragraphs):
        text = candidates[0].paragraphs[passage.paragraph].text
        found = text[max(0, passage.start) : max(0, passage.end)]
    raise FaithfulnessError(passage.uri, line.written, found)
