"""The first stage: mark-up, entities, footnotes, emoji and odd characters go; every place is remembered.

Each edit keeps, for each character that stays, where it stood in the written text.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from briefing.normalize.emoji import SEQUENCE
from briefing.normalize.spoken import FiredRule

_ONE_TO_ONE = {
    **dict.fromkeys(map(ord, "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v\f\r"), " "),
    **dict.fromkeys(map(ord, "‘’‛`´ʼ＇"), "'"),
    **dict.fromkeys(map(ord, "„‟«»＂"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒﹣－"), "-"),
    **dict.fromkeys(map(ord, "―⸺"), "—"),
    0x2028: "\n", 0x2029: "\n", 0x85: "\n", ord("ʹ"): "′", ord("″"): '"', ord("μ"): "µ", ord("⁄"): "/", ord("∕"): "/",
}  # fmt: skip
_KEPT_FORMS = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒²³ºª°…µ™№")
_KEPT_SYMBOLS = frozenset("°£$€¥₹₩₽₺₴₪₦₱฿₫₿₵₸₾+-−±×÷=<>|~^%&@#*_/\\§¢©®™№→")
_NEEDS_WORK = re.compile(r"[^\x20-\x7e‘’“”–—…£€é\u00a0]|[&<*_`~|\[\]#\\>\t]|^\s*[-+•\d]|  |''")

_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}\d{0,2}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>|<!--[^<>]{0,300}-->")
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,200})\]\([^()\s]{0,500}\)")
_LINK = re.compile(r"(?<!\\)\[([^\[\]\n]{1,300})\]\((?!/)[^()\s]{1,800}(?:\s\"[^\"\n]{0,200}\")?\)")
_PRONOUNCED = re.compile(r"\[([^\[\]\n]{1,80})\]\(/[^()\n]{0,120}/\)")
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ ]+", re.MULTILINE)
_HEADING_END = re.compile(r"[ ]+#{1,6}[ ]*$", re.MULTILINE)
_BULLET = re.compile(r"^[ ]{0,8}(?:[*+•‣▪●◦–-][ ]+|>[ ]?)", re.MULTILINE)
_STRONG = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,500}?)(?<=[^\s*])\1(?![\w*])")
_UNDER = re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_\n]{1,500}?)(?<=[^\s_])\1(?![\w_])")
_TICKS = re.compile(r"(~~|``?)(?=\S)([^~`\n]{1,300}?)(?<=\S)\1")
_RULER = re.compile(r"^[ ]*(?:[-*_=][ ]?){3,80}$", re.MULTILINE)
_FOOTNOTE = re.compile(
    r"(?<=[\w.,;:!?\"'”’)\]])\[(?:\d{1,3}(?:[,–-]\s?\d{1,3}){0,5}|[a-z]|\*|†|\^\d{1,3}|note \d{1,3}|citation needed|edit|update|sic)\](?!\()|\[(?:citation needed|edit|sic|…|\.\.\.)\]"
)
_NOTE_MARK = re.compile(
    r"(?:(?<=[a-z]{3})|(?<=[A-Za-z%)][.,;:!?])|(?<=[.,;:!?][\"”']))[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}(?=[\s.,;:)]|$)|[†‡※]"
)
_TOUCHING = re.compile(r"(?<=[a-z]{2})\.(?=[A-Z][a-z])(?!Com|Org|Net|Co|Uk|Io|Gov)")
"""Two sentences with no space between."""
_GAP = re.compile(r"\d[ \u00a0\u2009\u202f]\d{3}(?!\d)")
_GROUPED = re.compile(
    r"(?<![\w.,:/-])(?<!\d )(?!116 )\d{1,3}(?:(?:[\u00a0\u2009\u202f]\d{3})+|(?: \d{3})* 000|(?<=[A-Za-z] )[1-9]\d? \d{3} \d{3})(?!\w|[.,]?\d| \d)"
    r"|(?:(?<=[a-z] )|(?<=[a-z], ))\d{1,3} \d{3}(?= [a-z]+s\b)"
)
"""Digits in threes with a space between: "2 500 tonnes". A plain space must be before 000, or before a plural."""
_NUMBERED = re.compile(
    r"\b(?:[A-Z][a-z]*|page|chapter|day|round|week|phase|aged?|level|number|top|route|line|section|part|step|class|grade|phone|call|text|and|or|first|last) $"
)
_NEWLINES = re.compile(r"\s*\n\s*")
_SPACES = re.compile(r"\s{2,}")


@dataclass(slots=True)
class Draft:
    """A text under correction with, for each character, its place in the written text."""

    text: str
    places: list[int] | None = None
    fired: list[FiredRule] = field(default_factory=list)

    def place(self, index: int) -> int:
        """Return where the character at *index* stood."""
        return self.places[index] if self.places is not None else index

    def sub(
        self,
        pattern: re.Pattern[str],
        change: Callable[[re.Match[str]], tuple[int, int] | str],
        name: str = "",
    ) -> None:
        """Change what *pattern* finds: to a part `[start, end)` of it, or to new text."""
        pieces: list[str] = []
        places: list[int] = []
        last = 0
        for match in pattern.finditer(self.text):
            start, end = match.span()
            changed = change(match)
            if self.places is None:
                self.places = list(range(len(self.text)))
            pieces.append(self.text[last:start])
            places += self.places[last:start]
            if isinstance(changed, str):
                pieces.append(changed)
                places += [self.places[start]] * len(changed)
            else:
                pieces.append(self.text[changed[0] : changed[1]])
                places += self.places[changed[0] : changed[1]]
            if name:
                written_end = self.places[end - 1] + 1
                self.fired.append(
                    FiredRule(name, self.places[start], written_end, pieces[-1].strip())
                )
            last = end
        if self.places is None or last == 0:
            return
        pieces.append(self.text[last:])
        places += self.places[last:]
        self.text, self.places = "".join(pieces), places


def clean(written: str, *, keeps_emoji: bool = False, joins_digits: bool = True) -> Draft:
    """Return the text the rules work on: one line, plain quotes and spaces, no mark-up.

    `joins_digits` puts the commas of English into a number written with spaces.
    """
    joins = joins_digits and _GAP.search(written)
    draft = Draft(_GROUPED.sub(_join_groups, written) if joins else written)
    written = draft.text
    if _NEEDS_WORK.search(written) or not written.isascii():
        draft.text = draft.text.translate(_ONE_TO_ONE)
        _strip_markup(draft)
        if not draft.text.isascii():
            _strip_characters(draft, _EMOJI_OR_ODD if keeps_emoji else _ODD)
    if _TOUCHING.search(draft.text):
        draft.sub(_TOUCHING, lambda match: ". ")
    if "\n" in draft.text:
        draft.sub(_NEWLINES, _join_lines)
    if "  " in draft.text:
        draft.sub(_SPACES, lambda match: " ")
    return draft


def _join_groups(match: re.Match[str]) -> str:
    """Put commas for the spaces in a number; the length stays the same."""
    place = match.start()
    if not match.group().endswith("000") and _NUMBERED.search(
        match.string[max(0, place - 20) : place]
    ):
        return match.group()
    return re.sub(r"\s", ",", match.group())


def _nothing(match: re.Match[str]) -> str:
    return ""


def _inside(match: re.Match[str]) -> tuple[int, int]:
    return match.span(match.lastindex or 0)


def _strip_markup(draft: Draft) -> None:
    text = draft.text
    if "&" in text:
        for _ in range(2):
            draft.sub(_ENTITY, _entity, "entity")
        draft.text = draft.text.translate(_ONE_TO_ONE)
    if "<" in draft.text:
        draft.sub(_TAG, _nothing, "tag")
    if "[" in draft.text:
        draft.sub(_IMAGE, _inside, "markdown")
        draft.sub(_PRONOUNCED, _inside, "markdown")
        draft.sub(_LINK, _inside, "markdown")
        draft.sub(_FOOTNOTE, _nothing, "footnote")
    if "#" in draft.text:
        draft.sub(_HEADING, _nothing, "markdown")
        draft.sub(_HEADING_END, _nothing, "markdown")
    draft.sub(_RULER, _nothing, "markdown")
    draft.sub(_BULLET, _bullet, "markdown")
    if "*" in draft.text:
        draft.sub(_STRONG, _inside, "markdown")
    if "_" in draft.text:
        draft.sub(_UNDER, _inside, "markdown")
    if "~~" in draft.text:
        draft.sub(_TICKS, _inside, "markdown")


def _bullet(match: re.Match[str]) -> tuple[int, int] | str:
    """A hyphen before a digit on its own line may be a minus: "- 5" is a bullet, "-5" is not matched."""
    return ""


def _entity(match: re.Match[str]) -> str:
    return html.unescape(match.group())


def _join_lines(match: re.Match[str]) -> str:
    """Make one line: a line that ends without punctuation was a heading or a bullet."""
    before = match.string[: match.start()][-1:]
    after = match.string[match.end() :][:1]
    if not before or not after:
        return ""
    if before in ".,;:!?—–-…\"”'" or not (after.isupper() or not after.isalpha()):
        return " "
    return ". "


_ODD = re.compile(r"[^\x00-\x7f]")
_EMOJI_OR_ODD = re.compile(rf"{SEQUENCE.pattern}|{_ODD.pattern}")


def _strip_characters(draft: Draft, odd: re.Pattern[str]) -> None:
    draft.sub(_NOTE_MARK, _nothing, "footnote")
    composed = unicodedata.normalize("NFC", draft.text)
    if composed != draft.text:
        draft.sub(
            re.compile(r".[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\u3099\u309a]{1,30}", re.DOTALL),
            lambda m: unicodedata.normalize("NFC", m.group()),
        )
    draft.sub(odd, _character)


def _character(match: re.Match[str]) -> tuple[int, int] | str:
    """Keep letters and what the rules know; unfold look-alikes; drop emoji and invisible ones."""
    if match.lastgroup:  # an emoji that is to be named
        return match.span()
    c = match.group()
    category = unicodedata.category(c)
    if c in _KEPT_FORMS or c in _KEPT_SYMBOLS:
        return match.span()
    if category[0] == "N":
        folded = unicodedata.normalize("NFKC", c)
        return folded if folded.isascii() else _numeric(c)
    if category[0] == "C" or (
        category in ("So", "Sk", "Mn", "Me") and not _is_script_mark(c, category)
    ):
        return ""
    if category[0] in "LMS" or category == "Zs":
        folded = unicodedata.normalize("NFKC", c)
        return match.span() if folded == c else unicodedata.normalize("NFC", folded)
    return match.span()


def _is_script_mark(c: str, category: str) -> bool:
    """Vowel signs and the like belong to their letters; variation selectors and overlays do not."""
    return category == "Mn" and not (
        "\ufe00" <= c <= "\ufe0f" or "\u20d0" <= c <= "\u20ff" or ord(c) >= 0xE0100
    )


def _numeric(c: str) -> str:
    value = unicodedata.numeric(c, -1.0)
    return f" {int(value)} " if value >= 0 and value == int(value) else ""
