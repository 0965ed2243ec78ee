"""What the settings models share: the base, and the kinds of text."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from briefing.config.categories import SEPARATOR, category_path

RARE: dict[str, Any] = {"rare": True}
"""Goes into `json_schema_extra` of a setting that few shows ever change."""

MAX_CHARACTERS = 4000
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""The shape of a BCP 47 tag (RFC 5646), without looking its parts up."""
WEB_PAGE = re.compile(r"https?://[^\s/?#]+\S*")
EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+")
FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
RESERVED_NAMES = frozenset({"feed", "stories", "index", "cover", "player"})
"""Names that other files of an output folder have."""


def _readable(value: str) -> str:
    """NFC; refuse what would steer a terminal or hide text: control, bidi and lone surrogate characters."""
    for character in value:
        if character != "\n" and unicodedata.category(character) in {"Cc", "Cs", "Co"}:
            raise ValueError(f"holds the character {character!r}, which cannot be shown or spoken")
        if character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
            raise ValueError(f"holds the direction mark {character!r}; leave it out")
    return unicodedata.normalize("NFC", value)


def _one_line(value: str) -> str:
    if "\n" in value:
        raise ValueError("should be on one line")
    return _readable(value)


def _language(value: str) -> str:
    if value and not LANGUAGE.fullmatch(value):
        raise ValueError("should be a BCP 47 language such as en-US, de or pt-BR")
    return value


def _web_page(value: str) -> str:
    if value and not WEB_PAGE.fullmatch(value):
        raise ValueError("should be a web address that begins with https:// or http://")
    return value


def _file_name(value: str) -> str:
    if value and not FILE_NAME.fullmatch(value):
        raise ValueError("should be small letters, digits and hyphens, such as evening-news")
    if value in RESERVED_NAMES:
        raise ValueError("is the name of another file; choose another")
    return value


def _category(value: str) -> str:
    return f" {SEPARATOR} ".join(category_path(value))


def _email(value: str) -> str:
    if value and not EMAIL.fullmatch(value):
        raise ValueError("should be an email address such as me@example.org")
    return value


def language_or_any(value: str) -> str:
    """Take a language tag, or a star for all."""
    return value if value == "*" else _language(value)


def not_empty(value: tuple[Any, ...]) -> tuple[Any, ...]:
    """Refuse an empty list; `min_length` would also count against it the entries that are wrong."""
    if not value:
        raise ValueError("should name at least one")
    return value


def one_in_a_list(value: Any) -> Any:
    """Take a bare group for a list of one."""
    return value if value is None or isinstance(value, str | list | tuple) else (value,)


def one_or_more(value: Any) -> Any:
    """Take a bare string for a list of one."""
    return (value,) if isinstance(value, str) else value


_Bounded = StringConstraints(strip_whitespace=True, max_length=MAX_CHARACTERS)
Prose = Annotated[str, _Bounded, AfterValidator(_readable)]
Text = Annotated[str, _Bounded, AfterValidator(_one_line)]
NonEmpty = Annotated[Text, StringConstraints(min_length=1)]
Language = Annotated[Text, AfterValidator(_language)]
WebPage = Annotated[Text, AfterValidator(_web_page)]
FileName = Annotated[Text, AfterValidator(_file_name)]
Category = Annotated[Text, AfterValidator(_category)]
Email = Annotated[Text, AfterValidator(_email)]


class Settings(BaseModel):
    """Base: frozen, strict about names and types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)
