"""Settings of what is read."""

from __future__ import annotations

from pathlib import PurePath
from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator

from briefing.config.base import Language, NonEmpty, Settings, Text
from briefing.config.since import parse_since


def _since(value: str) -> str:
    if value:
        parse_since(value)
    return value


class SourceSettings(Settings):
    """One thing to read. A bare string in the list means `path`."""

    path: NonEmpty = Field(description="A file, a folder, a glob, or - for standard input.")
    name: Text = Field(default="", description="What to call it: 'From NAME'.")
    section: Text = Field(default="", description="The part of the show its stories belong to.")
    language: Language = Field(
        default="", description="BCP 47 language, if the documents do not say."
    )
    weight: float = Field(
        default=1.0, gt=0, le=100, description="How much it matters beside the others."
    )
    max_items: int = Field(default=0, ge=0, description="At most so many articles; 0 means all.")
    since: Annotated[Text, AfterValidator(_since)] = Field(
        default="",
        description="last: only what was not told yet; 24h, 3d, a date; all, which is what empty means.",
    )
    options: dict[str, Any] = Field(
        default={}, description="Options of who reads it; files have none."
    )

    @model_validator(mode="before")
    @classmethod
    def _bare_path(cls, value: Any) -> Any:
        return {"path": str(value)} if isinstance(value, (str, PurePath)) else value
