"""Options of a plugin, checked against its own model with the same advice as a config file, and explained."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from briefing.config import advice
from briefing.config.base import Settings
from briefing.errors import ConfigError, Problem

Options = TypeVar("Options", bound=Settings)


def options_of(model: type[Options], options: Mapping[str, Any], *, where: str) -> Options:
    """Return the options as a *model*; raises ConfigError, with all problems, that names *where*."""
    try:
        return model.model_validate(dict(options))
    except ValidationError as error:
        problems = tuple(
            Problem(0, advice.told(location, message))
            for location, message in advice.problems(error, model)
        )
        raise ConfigError(f"options of {where}", problems) from error


def explained(model: type[Settings]) -> Iterator[tuple[str, str]]:
    """Yield each option with what it is for, what it may be, and what it is when nothing is written."""
    for name, field in model.model_fields.items():
        default = (
            "needed"
            if field.is_required()
            else f"default: {json.dumps(field.get_default(call_default_factory=True), ensure_ascii=False)}"
        )
        allowed = advice.limits(field)
        yield name, f"{field.description} ({f'{allowed}; ' if allowed else ''}{default})"
