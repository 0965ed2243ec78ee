"""The phrases of the show, where they should be other than those of its language."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from briefing.config.base import RARE, Settings, Text, one_or_more

VALUE = re.compile(r"\{(\w*)\}")


Templates = Annotated[tuple[Text, ...], BeforeValidator(one_or_more)]


def _naming(*values: str) -> AfterValidator:
    """Check that each template names nothing but *values*, and each of them at most once."""

    def check(templates: tuple[str, ...]) -> tuple[str, ...]:
        for template in templates:
            named = VALUE.findall(template)
            for name in named:
                if name not in values:
                    known = " and ".join(f"{{{value}}}" for value in values) or "nothing"
                    raise ValueError(f"names {{{name}}}, but this phrase can name {known}")
            if len(named) != len(set(named)):
                raise ValueError("names a value twice")
        return templates

    return AfterValidator(check)


def _phrase(description: str) -> Any:
    return Field(default=(), strict=False, description=description, json_schema_extra=RARE)


class PhraseSettings(Settings):
    """What is said between the quotations, in other words than ours: one way or several; "" says nothing."""

    listener: Annotated[Templates, _naming("listener")] = _phrase(
        'Before the greeting: "Hello, {listener}."'
    )
    greeting: Annotated[Templates, _naming("title", "date")] = _phrase(
        '"This is {title}, for {date}."'
    )
    headlines: Annotated[Templates, _naming()] = _phrase("Before the headlines.")
    top: Annotated[Templates, _naming()] = _phrase(
        "Before the first story, when there were headlines."
    )
    section: Annotated[Templates, _naming("section")] = _phrase(
        'Where another part of the show begins: "{section}."'
    )
    update: Annotated[Templates, _naming()] = _phrase(
        "Before news of a story that was told before."
    )
    told_by: Annotated[Templates, _naming("source")] = _phrase('Before a story: "From {source}."')
    told_by_unnamed: Annotated[Templates, _naming()] = _phrase(
        "Before a story whose source has no name."
    )
    adds: Annotated[Templates, _naming("source")] = _phrase(
        "Where another source goes on with the story."
    )
    adds_unnamed: Annotated[Templates, _naming()] = _phrase(
        "The same, when that source has no name."
    )
    more: Annotated[Templates, _naming("source")] = _phrase(
        "Where another article of the same source goes on."
    )
    also: Annotated[Templates, _naming("sources")] = _phrase('"Also reported by {sources}."')
    also_others: Annotated[Templates, _naming("sources")] = _phrase(
        '"Also reported by {sources} and others."'
    )
    brief: Annotated[Templates, _naming()] = _phrase("Before the stories that are only named.")
    brief_from: Annotated[Templates, _naming("source")] = _phrase(
        'Before each of them: "From {source}:"'
    )
    signoff: Annotated[Templates, _naming("title")] = _phrase('"That was {title}. Goodbye."')
