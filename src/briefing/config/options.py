"""Options of a plugin, checked against its own model with the same advice as a config file."""

from __future__ import annotations

from collections.abc import Mapping
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
