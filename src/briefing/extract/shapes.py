"""Lines that their shape gives away, whatever they say: bylines, credits, posts, tables, menus."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing.extract import words
from briefing.extract.captions import is_credit
from briefing.extract.fragments import is_whole

MAX_BYLINE_WORDS = 16
MAX_STAMPED_WORDS = 30
MAX_CAPTION_WORDS = 50
MAX_BIO_CHARACTERS = 600

EDGES = " \t.:;,!?…–—-|•·*>»«<›‹→←↑↓▶►▼■●#+_()[]{}\"'"
"""Signs at the ends of a line that are no part of what it says."""

_PAGE = re.compile(
    r"[^.!?]{0,60}\b(?:page|seite|pagina|página) \d+(?: (?:of|von|de|/) \d+)?", re.IGNORECASE
)
_ARROWS = "←→‹›⟵⟶»↑↓▶►"
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S+|\S+@\S+\.\w+|[@#]\w+")
_CRUMBS = re.compile(r"[\w&' ]{1,30}(?:\s*[>›»/|•·]\s*[\w&' ]{1,40}){2,}")
_HOME = re.compile(
    r"(?:home|startseite|accueil|inicio|portada|voorpagina)\s*[>›»/|].*", re.IGNORECASE
)
_TWEET = re.compile(r"(?:[—–-]\s?)?.{1,60}\(@\w+\)\s.{0,30}\d{4}")
_POST = re.compile(r"pic\.twitter\.com/|#\w+[^#]{0,40}#\w+")
_CONTACT = re.compile(
    r"(?:contact|follow|e-?mail|reach|write to|send|mail|kontakt|contacto)\b.*(?:\S+@\S+|@\w+)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\[[^\[\]]{8,120}\]")
_SHOW_CREDITS = re.compile(
    r"\b(?:produced|hosted|presented) by\b.*\b(?:edited|music|mixed|mixing) by\b"
)
_FIGURE = re.compile(r"(?<!\w)[-+−]\d+(?:[.,]\d+)?%?")
_OPTION = re.compile(r".{1,60}\(\d{1,3}(?:[.,]\d)?\s?%\)")
_RATINGS = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'-]+(?: \(\w+ \d+\))? \(?\d{1,2}\)?(?: \([^()]*\))?[,;.] ?){4}"
)
_FORMATION = re.compile(r"[A-ZÀ-Þ][\w. ]{1,30}\(\d-\d-\d(?:-\d)?\):")

_BYLINES, _ROLES, _JOINS = (
    "|".join(sorted(t, key=len, reverse=True)) for t in (words.BYLINES, words.ROLES, words.JOINS)
)
_NAME = r"(?:[A-ZÀ-Þ][\w.'’-]*|(?:de|da|di|du|van|von|der|den|la|le|al|el|bin|ter)\b)"
_FULL_NAME = rf"{_NAME}(?:\s+{_NAME}){{1,3}}"
_SIGNED = (
    rf"(?:(?i:{_BYLINES})):?\s+{_NAME}(?:\s+{_NAME}){{1,4}}"
    rf"(?:\s*(?:,|&|\||\b(?:{_JOINS})\b)\s*{_NAME}(?:\s+{_NAME}){{0,4}})*"
)
_BYLINE = re.compile(rf"{_SIGNED}(?:\s*[,|/–—-]\s*[^.!?]{{1,60}})?")
_STAMPED_BYLINE = re.compile(
    rf"{_SIGNED}\s*(?:[|•·]|[–—-]\s|(?i:publi|updated|mis à jour|veröffentl|actualiz|gepubl)).*\d.*"
)
_DATED_BYLINE = re.compile(rf"\d[^a-z]{{3,40}}(?i:{_BYLINES})\s+{_NAME}(?:\s+{_NAME}){{1,4}}")
_CREDITED = re.compile(
    rf"{_FULL_NAME}\s*[,|/–—-]\s*(?:[^.!?]*\b(?i:{_ROLES})\b[^.!?]*|(?i:{words.AGENCIES}))"
)
_BIO = re.compile(
    rf"{_FULL_NAME},?\s+(?:is|was|has been|covers|writes|reports|ist|est|es)\b"
    rf"[^.]{{0,120}}\b(?:{_ROLES}|covers|covering|reports on|writes about)\b"
    rf"|{_FULL_NAME} (?:writes (?:on|about|for)|covers|schreibt (?:über|für)|écrit sur)\b"
    rf"|{_NAME}(?:\s+{_NAME}){{0,3}} reported from {_NAME}"
)
_CREW = re.compile(r"(?:[A-ZÀ-Þ][\w-]+(?: \w+)?: [^|:]{1,40}(?:\| ?|$)){2,}")
_PULLED = re.compile(rf"\"[^\"]{{20,}}\"\s?[–—-]?\s?{_FULL_NAME}(?:,\s[^.!?]{{1,60}})?")
"""A quotation with nothing but a name behind it: it stands in the text as well."""

_CREDIT_END = re.compile(
    r"[(\[](?:(?i:photo|image|picture|credit|foto|bild|crédit|source|illustration|file)\b[^()\[\]]{0,80}"
    r"|\s?(?:©|\(c\))[^()\[\]]{1,80}|[^()\[\]]{0,60}(?:AP Photo|Getty|Shutterstock|AFP|EPA|Reuters/)[^()\[\]]{0,60})[)\]]\.?$"
)
_LENT_END = re.compile(
    rf"\s(?i:credit|photo|picture|image|foto|bild|crédit): {_NAME}.{{0,50}}$"
    rf"|\s[|-]\s{_NAME}(?:\s{_NAME}){{0,3}}\s?/\s?{_NAME}(?:\s{_NAME}){{0,3}}$"
)
_AGENCY = re.compile(rf"(?i:{words.AGENCIES})")
_AGENCY_END = re.compile(rf"(?:©|/|\|)\s?(?i:{words.AGENCIES})\.?$")


def rule_on_shape(line: str) -> str:
    """Return the rule that takes a line, with plain quotation marks, for junk by its shape."""
    count = len(line.split())
    return next((name for name, holds in _RULES if holds(line, count)), "")


def is_post_signature(text: str) -> bool:
    """Whether a line says who wrote the post above it."""
    return bool(_TWEET.fullmatch(typewritten(text)))


def is_bio(text: str) -> bool:
    """Whether a paragraph at an article's end introduces its author."""
    return len(text) <= MAX_BIO_CHARACTERS and bool(_BIO.match(typewritten(text)))


def typewritten(text: str) -> str:
    """Return *text* with the quotation marks that the tables have."""
    return text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')


def _is_byline(line: str, count: int) -> bool:
    if _AGENCY.fullmatch(line.strip(EDGES)):
        return True
    shapes = (_BYLINE, _CREDITED, _DATED_BYLINE)
    if count <= MAX_BYLINE_WORDS and any(shape.fullmatch(line) for shape in shapes):
        return True
    is_open = count <= MAX_STAMPED_WORDS and ("|" in line or not is_whole(line))
    return is_open and bool(_STAMPED_BYLINE.fullmatch(line))


def _is_address(line: str, count: int) -> bool:
    return not _ADDRESS.sub("", line).strip(EDGES)


def _is_caption(line: str, count: int) -> bool:
    if count > MAX_CAPTION_WORDS:
        return False
    is_lent = not is_whole(line) and bool(_LENT_END.search(line))
    return is_lent or bool(_CREDIT_END.search(line) or _AGENCY_END.search(line))


def _is_post(line: str, count: int) -> bool:
    return bool(_TWEET.fullmatch(line) or _POST.search(line))


def _is_pulled(line: str, count: int) -> bool:
    return bool(_PULLED.fullmatch(line))


def _is_credit(line: str, count: int) -> bool:
    return is_credit(line) or bool(_CREW.fullmatch(line))


def _is_table(line: str, count: int) -> bool:
    """Whether it lists figures: marks of players, quotes of shares, answers of a poll."""
    if _RATINGS.search(line) or _FORMATION.match(line):
        return True
    if is_whole(line):
        return False
    figures = len(_FIGURE.findall(line))
    return figures >= 2 or (figures == 1 and count <= 4) or bool(_OPTION.fullmatch(line))  # noqa: PLR2004


def _is_furniture(line: str, count: int) -> bool:
    return bool(
        _CONTACT.fullmatch(line.rstrip("."))
        or _BRACKETED.fullmatch(line)
        or _SHOW_CREDITS.search(line)
        or _PAGE.fullmatch(line)
    )


def _is_menu(line: str, count: int) -> bool:
    is_arrow = not is_whole(line) and (line[0] in _ARROWS or line[-1] in _ARROWS)
    return is_arrow or bool(_CRUMBS.fullmatch(line) or _HOME.fullmatch(line))


_RULES: tuple[tuple[str, Callable[[str, int], bool]], ...] = (
    ("bare address", _is_address),
    ("byline", _is_byline),
    ("picture caption", _is_caption),
    ("embedded post", _is_post),
    ("pull quote", _is_pulled),
    ("byline or credit", _is_credit),
    ("table", _is_table),
    ("page furniture", _is_furniture),
    ("menu", _is_menu),
)
