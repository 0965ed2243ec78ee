"""What pydantic found wrong, in plain words with advice."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from briefing.config.nodes import MAX_PROBLEMS, dotted, shown
from briefing.config.values import item_model, model_of, value_type

Location = tuple[int | str, ...]

MISSING = "is missing"
PLAIN_WORDS = {
    "missing": MISSING,
    "string_type": "should be text",
    "int_type": "should be a whole number",
    "int_from_float": "should be a whole number",
    "float_type": "should be a number",
    "finite_number": "should be a number",
    "bool_type": "should be true or false",
    "tuple_type": "should be a list: one entry a line, each with '- ' before it",
    "dict_type": "should be a group: one setting a line below it, indented",
    "model_type": "should be a group: one setting a line below it, indented",
    "string_too_long": "is too long",
    "too_long": "is too long",
}
CLOSE = 0.65
"""How alike two names are for one to be a slip of the other: `base` is not `pauses` (0.6)."""
CLOSE_ELSEWHERE = 0.75
LONGEST_NUMBER = 20
A_NUMBER = re.compile(r"[-+]?[0-9][0-9_]*([.,][0-9]+)?(?![0-9_]*[xob][0-9a-f])")
A_CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9])")


def problems(error: ValidationError, model: type[BaseModel]) -> Iterator[tuple[Location, str]]:
    """Yield where each problem is, as keys and indices, and its message without the place."""
    found = error.errors(include_url=False)
    for one in found[:MAX_PROBLEMS]:
        one["loc"] = tuple(part for part in one["loc"] if not _is_inner(part))
        yield one["loc"], _message(one, model)
    if len(found) > MAX_PROBLEMS:
        yield (), f"and {len(found) - MAX_PROBLEMS} more"


def told(location: Location, message: str) -> str:
    """Return one problem as it is told: `sources.2.weight: should be ...`; people count from one."""
    parts = [part + 1 if isinstance(part, int) else part for part in location]
    return f"{dotted(parts)}: {message}" if parts else message


def field_at(model: type[BaseModel], location: Sequence[int | str]) -> FieldInfo | None:
    """Return the setting at a location; None when there is none."""
    here: Any = model
    found = None
    for part in location:
        if isinstance(part, int):
            here = item_model(here)
        elif group := model_of(here):
            if part not in group.model_fields:
                return None
            found = group.model_fields[part]
            here = found.annotation
        else:
            here = value_type(here)
    return found


def group_at(model: type[BaseModel], location: Sequence[int | str]) -> type[BaseModel] | None:
    """Return the group whose settings stand at a location; None when there is none."""
    here: Any = model
    for part in location:
        if isinstance(part, int):
            here = item_model(here)
        elif group := model_of(here):
            here = group.model_fields[part].annotation if part in group.model_fields else None
        else:
            here = value_type(here)
    return model_of(here) or item_model(here)


def limits(field: FieldInfo) -> str:
    """Return what a setting allows beyond its type, in words; empty when anything goes."""
    if get_origin(field.annotation) is Literal:
        return "one of " + ", ".join(str(choice) for choice in get_args(field.annotation))
    bounds = {type(rule): rule for rule in field.metadata}
    if Ge in bounds and Le in bounds:
        return f"between {bounds[Ge].ge} and {bounds[Le].le}"
    words = (
        f"{said} {getattr(bounds[kind], name)}"
        for kind, name, said in (
            (Ge, "ge", "at least"),
            (Gt, "gt", "more than"),
            (Le, "le", "at most"),
            (Lt, "lt", "less than"),
        )
        if kind in bounds
    )
    return " and ".join(words)


def _is_inner(part: int | str) -> bool:
    """Whether pydantic names there which of several forms it tried, or that a key is meant."""
    return isinstance(part, str) and (part.startswith("~") or part == "[key]")


def _message(found: Any, model: type[BaseModel]) -> str:
    kind, location, value = found["type"], found["loc"], found["input"]
    if kind == "extra_forbidden":
        return f"no such setting{_advice(model, location)}"
    if kind == "missing":
        return PLAIN_WORDS[kind]
    if kind == "too_short" or value is None:
        return "should not be empty"
    if kind == "value_error" and isinstance(value, dict):  # the group as a whole
        return _wrong(found, model)
    return f"{_wrong(found, model)} (got {shown(value)}){_hint(kind, value)}"


def _wrong(found: Any, model: type[BaseModel]) -> str:
    kind = found["type"]
    if kind in PLAIN_WORDS:
        return PLAIN_WORDS[kind]
    if kind == "value_error":
        return str(found["ctx"]["error"])
    field = field_at(model, found["loc"])
    if field is not None and (allowed := limits(field)):
        return f"should be {allowed}"
    return str(found["msg"][:1].lower() + found["msg"][1:])


def _hint(kind: str, value: object) -> str:
    """Return what to write instead, where what was meant is plain to see."""
    if (
        kind in {"int_type", "float_type"}
        and isinstance(value, str)
        and len(value) < LONGEST_NUMBER
    ):
        return _number_hint(value)
    if kind == "bool_type" and value in {"true", "false"}:
        return "; leave the quotes out"
    if kind == "model_type" and value == [None]:
        return "; a - for standard input needs quotes"
    return ""


def _number_hint(value: str) -> str:
    if clock := A_CLOCK.fullmatch(value):
        return f"; write {int(clock[1]) + int(clock[2]) / 60:g}"
    if number := A_NUMBER.match(value):
        bare = number[0].replace("_", "").replace(",", ".").lstrip("0") or "0"
        return f"; write {bare}" + (" without quotes" if bare == value else "")
    return ""


def _advice(model: type[BaseModel], location: Location) -> str:
    *parents, name = location
    group = group_at(model, parents) if parents else model
    known = list((group or model).model_fields)
    if exact := _elsewhere(model, str(name), 1.0):
        return f"; did you mean {exact!r}?"
    if close := difflib.get_close_matches(str(name).lower(), known, n=1, cutoff=CLOSE):
        return f"; did you mean {close[0]!r}?"
    if elsewhere := _elsewhere(model, str(name), CLOSE_ELSEWHERE):
        return f"; did you mean {elsewhere!r}?"
    return f"; known here: {', '.join(known)}" if known else "; there are none here"


def _elsewhere(model: type[BaseModel], name: str, alike: float) -> str:
    """Return the dotted name of the setting in another group that *name* may have been meant for."""
    nested = {
        setting: group
        for group, field in model.model_fields.items()
        if (inner := model_of(field.annotation))
        for setting in inner.model_fields
    }
    close = difflib.get_close_matches(name.lower(), nested, n=1, cutoff=alike)
    return f"{nested[close[0]]}.{close[0]}" if close else ""
