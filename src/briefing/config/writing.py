"""Writes what people read about the settings, from the models: a config.yaml and the reference.

Nothing about a setting is said anywhere else, so neither can drift from the code.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from briefing.config import advice
from briefing.config.nodes import Group, read
from briefing.config.reading import SourceSettings
from briefing.config.settings import Config
from briefing.config.values import item_model, model_of, plain, value_type

ENTRIES = "entries as below"
COLUMN = 32
"""Where the comments of a config.yaml begin."""

HEAD = """\
# A show of `briefing`. Lines that begin with "# " show what can be set, and its default.
# All settings are explained in docs/settings.md; `briefing render` names every mistake with its line.
"""
REFERENCE = """\
# Settings

What a `config.yaml` may hold. All of it is optional but a source; `briefing init DIR` writes a file with
comments. This page is written by `scripts/write-settings` from the code.

Anything that is not listed here is refused, with its line and a suggestion, and so are duplicate keys,
anchors, aliases, tags and merge keys. Text needs no quotes, whatever it looks like: `title: No` is the
title "No". It does need them when it holds `: ` or ` #`, or begins with one of ``& * ! | > % @ ` [ {``
or a quotation mark.
"""

Values = Mapping[str, Mapping[str, Any]]


def config_text(values: Values, *, sources: Sequence[str]) -> str:
    """Return a commented config.yaml: *values* by group and setting, defaults for the rest."""
    lines = [HEAD]
    for name, field in Config.model_fields.items():
        if model := model_of(field.annotation):
            lines += _group(name, model, values.get(name, {}))
        elif name == "sources":
            lines += _sources(sources)
        else:
            lines += _list(name, field)
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def reference() -> str:
    """Return docs/settings.md."""
    parts = [REFERENCE]
    for name, field in Config.model_fields.items():
        model = model_of(field.annotation) or item_model(field.annotation) or Config
        parts += [f"## {name}\n", f"{model.__doc__}\n", "\n".join(_table(model)) + "\n"]
        for setting, entry in _lists(model):
            parts += [f"### An entry of {name}.{setting}\n", f"{entry.__doc__}\n"]
            parts += ["\n".join(_table(entry)) + "\n", "\n".join(_shown(setting, entry)) + "\n"]
    return "\n".join(parts)


def _lists(model: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel]]]:
    """Yield the settings of a group that are lists of groups."""
    for setting, field in model.model_fields.items():
        if entry := item_model(field.annotation):
            yield setting, entry


def _shown(setting: str, entry: type[BaseModel]) -> Iterator[str]:
    """Yield an example of a list of groups, from the examples of its settings."""
    yield f"```yaml\n{setting}:"
    yield from _entry(entry)
    yield "```"


def _entry(entry: type[BaseModel]) -> Iterator[str]:
    examples = [(n, f.examples[0]) for n, f in entry.model_fields.items() if f.examples]
    for at, (name, example) in enumerate(examples):
        yield f"  {' ' if at else '-'} {name}: {_written(example)}"


def _group(name: str, model: type[BaseModel], values: Mapping[str, Any]) -> Iterator[str]:
    yield _commented(f"{name}:", str(model.__doc__))
    for setting, field in model.model_fields.items():
        if (entry := item_model(field.annotation)) and setting not in values and not field.default:
            yield _commented(f"  # {setting}:", str(field.description))
            yield from (f"  # {line}" for line in _entry(entry))
            continue
        value = values.get(setting, field.get_default(call_default_factory=True))
        hidden = "# " if _is_rare(field) and setting not in values else ""
        allowed = advice.limits(field)
        yield _commented(
            f"  {hidden}{setting}: {_written(value)}",
            f"{field.description}{f' ({allowed})' if allowed else ''}",
        )


def _sources(paths: Sequence[str]) -> Iterator[str]:
    described = SourceSettings.model_fields
    yield _commented("sources:", str(described["path"].description))
    for path in paths:
        yield f"  - {_written(path)}"
    yield "  # or, with more to say about one of them:"
    yield _commented("  # - path: news/*.html", "")
    for setting, inner in described.items():
        if setting != "path":
            value = _written(inner.get_default())
            yield _commented(f"  #   {setting}: {value}", str(inner.description))


def _list(name: str, field: FieldInfo) -> Iterator[str]:
    """Yield a list of groups that few shows have, as an example behind comment signs."""
    yield _commented(f"# {name}:", str(field.description))
    if entry := item_model(field.annotation):
        for setting, inner in entry.model_fields.items():
            first = inner.examples[0] if inner.examples else inner.get_default()
            dash = "-" if setting == next(iter(entry.model_fields)) else " "
            yield _commented(f"#   {dash} {setting}: {_written(first)}", str(inner.description))


def _commented(line: str, comment: str) -> str:
    return f"{line:<{COLUMN - 1}} # {comment}" if comment else line


def _table(model: type[BaseModel]) -> Iterator[str]:
    yield "| setting | default | allowed | |"
    yield "|---|---|---|---|"
    for name, field in model.model_fields.items():
        default = (
            "needed"
            if field.is_required()
            else f"`{_written(field.get_default(call_default_factory=True))}`"
        )
        allowed = advice.limits(field) or _kind(field)
        yield f"| `{name}` | {default} | {allowed} | {field.description} |"


def _kind(field: FieldInfo) -> str:
    if field.annotation is str:
        return "text"
    if item_model(field.annotation):
        return f"text, or {ENTRIES}" if field.default else ENTRIES
    if get_origin(field.annotation) is tuple:
        return "a list of texts"
    if item_model(value_type(field.annotation)):
        return "by language, what `engine` takes"
    return "what the plugin takes" if get_origin(field.annotation) is dict else "true or false"


def _is_rare(field: FieldInfo) -> bool:
    extra = field.json_schema_extra
    return isinstance(extra, dict) and bool(extra.get("rare"))


def _written(value: Any) -> str:
    """Return a value as YAML that is read back as the same value."""
    if not isinstance(value, str):
        return json.dumps(value)
    return value if _reads_back_plain(value) else _quoted(value)


def _reads_back_plain(value: str) -> bool:
    reading = read(f"key: {value}\n")
    if "\n" in value or reading.problems or not isinstance(reading.root, Group):
        return False
    return bool(plain(reading.root) == {"key": value})


def _quoted(value: str) -> str:
    # Not json.dumps: it leaves DEL as it is, and writes what is beyond U+FFFF as two surrogates.
    return '"' + "".join(map(_escaped, value)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if character.isprintable() else f"\\U{ord(character):08X}"
