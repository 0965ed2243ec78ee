"""A YAML tree as plain values, read as the settings expect them.

Where a setting wants text, what was written is the text: `title: No` is "No", `title: 12:30` is "12:30"
and `title: 2026` is "2026", whatever YAML 1.1 thinks of them. Everywhere else a plain scalar is read by
the core schema of YAML 1.2 (section 10.3.2), less the forms that mean different things in 1.1 and 1.2
(0123, 0o17, 0x1F, 1_000): those stay text, so that a number setting refuses them.
"""

from __future__ import annotations

import re
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from briefing.config.nodes import Group, Items, Node, Scalar

INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
DECIMAL = re.compile(r"[-+]?((0|[1-9][0-9]{0,17})(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]{1,3})?")
LEFT_OUT = {"", "~", "null", "Null", "NULL"}
TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


def plain(node: Node, wanted: Any = Any) -> Any:
    """Return the value of *node* for a setting of type *wanted*; None where nothing is written."""
    if isinstance(node, Scalar):
        return _scalar(node, wanted)
    if isinstance(node, Items):
        return [plain(item, _item_type(wanted)) for item in node.items]
    return _group(node, wanted)


def _group(node: Group, wanted: Any) -> dict[str, Any]:
    model = model_of(wanted) or item_model(wanted)  # one in place of a list
    fields = model.model_fields if model else {}
    rest = value_type(wanted)
    values = {
        key: plain(entry.value, fields[key].annotation if key in fields else rest)
        for key, entry in node.entries.items()
    }
    # `show:` with every setting below it commented out means: all defaults. Same for `author:`.
    return {key: value for key, value in values.items() if value is not None or key not in fields}


def _scalar(node: Scalar, wanted: Any) -> Any:
    if not node.plain:
        return node.text
    if node.text in LEFT_OUT:
        return None
    takes_text = _takes_text(wanted) or _takes_text(_item_type(wanted))  # one in place of a list
    return node.text if takes_text else _by_core_schema(node.text)


def _by_core_schema(text: str) -> bool | int | float | str:
    if text in TRUTH:
        return TRUTH[text]
    if INTEGER.fullmatch(text):
        return int(text)
    return float(text) if DECIMAL.fullmatch(text) else text


def model_of(wanted: Any) -> type[BaseModel] | None:
    """Return the settings model among the types a setting takes, or None."""
    for kind in _kinds(wanted):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
    return None


def item_model(wanted: Any) -> type[BaseModel] | None:
    """Return the settings model of the items of a list setting, or None."""
    return model_of(_item_type(wanted))


def _takes_text(wanted: Any) -> bool:
    # A model is here a source, which may be given as a bare path.
    kinds = _kinds(wanted)
    if any(kind in {int, float, bool} for kind in kinds):
        return False
    return str in kinds or model_of(wanted) is not None


def _item_type(wanted: Any) -> Any:
    for kind in _kinds(wanted):
        if get_origin(kind) in {tuple, list}:
            return get_args(kind)[0]
    return Any


def value_type(wanted: Any) -> Any:
    """Return the type of the values of a group whose keys are the user's."""
    for kind in _kinds(wanted):
        if get_origin(kind) is dict:
            return get_args(kind)[1]
    return Any


def _kinds(wanted: Any) -> tuple[Any, ...]:
    """Return the alternatives of a type; a `Literal` is the types of its values."""
    origin = get_origin(wanted)
    if origin is Annotated:
        return _kinds(get_args(wanted)[0])
    if origin in {Union, UnionType}:
        return tuple(kind for part in get_args(wanted) for kind in _kinds(part))
    if origin is Literal:
        return tuple(type(value) for value in get_args(wanted))
    return (wanted,)
