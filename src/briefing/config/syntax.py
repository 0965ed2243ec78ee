"""What the YAML parser says, in words for someone who has never heard of a block mapping."""

from __future__ import annotations

import yaml

AFTER_THE_COLON = "a text with ': ' in it needs quotes; otherwise check the indentation"

# The parser's words, and ours. First match wins; "context" means: the line where the thing began.
WORDS: tuple[tuple[str, str, bool], ...] = (
    ("found character '\\t'", "a tab is used to indent; use spaces", False),
    ("found character '", "a text cannot begin with {char!r} unless it is in quotes", False),
    ("found unknown escape character", "unknown escape after \\ ; write \\\\, or use single quotes", False),
    ("expected escape sequence", "unknown escape after \\ ; write \\\\, or use single quotes", False),
    ("found unexpected end of stream", "a quotation mark that opens here is never closed", True),
    ("found unexpected document separator", "a quotation mark that opens here is never closed", True),
    ("could not find expected ':'", "there is no ':' after this name", True),
    ("mapping values are not allowed", f"a ':' does not belong here; {AFTER_THE_COLON}", False),
    ("sequence entries are not allowed", "a list begins on a line of its own, below its name", False),
    ("mapping keys are not allowed", "a '?' does not belong here; put the text in quotes", False),
    ("expected ',' or ']'", "a bracket '[' that opens here is never closed", True),
    ("expected ',' or '}'", "a brace '{{' that opens here is never closed", True),
    ("expected alphabetic or numeric", "a text that begins with & or * needs quotes", False),
    ("expected chomping or indentation", "a text that begins with | or > needs quotes", False),
    ("expected <block end>", "does not fit what is above it: check indentation, quotes and brackets", False),
    ("expected '<document start>'", "does not fit what is above it: check the indentation", False),
    ("expected the node content", "a value is missing before {char!r}", False),
    ("found incompatible YAML document", "only YAML 1 is read; leave the %YAML line out", False),
)  # fmt: skip


def in_plain_words(error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """Return the line, counted from one, and a message."""
    problem = error.problem or "for an unknown reason"
    for theirs, ours, at_its_start in WORDS:
        if theirs in problem:
            mark = error.context_mark if at_its_start else None
            return _line(mark or error.problem_mark), ours.format(char=_quoted(problem))
    return _line(error.problem_mark or error.context_mark), f"is not valid YAML: {problem}"


def _quoted(problem: str) -> str:
    """Return what the parser's message quotes last, for example , in "but found ','"."""
    pieces = problem.split("'")
    return pieces[-2] if len(pieces) > 2 else ""  # noqa: PLR2004


def _line(mark: yaml.Mark | None) -> int:
    return int(mark.line) + 1 if mark is not None else 0
