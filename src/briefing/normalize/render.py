"""The last stage: claims and plain text become words with their places, then the engine's text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from briefing.normalize.engine_text import HIDDEN
from briefing.normalize.rules import SPELL, Claim

_SIMPLE = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*[,.;:!?]?")
_SIGNS = {
    "&": "and", "%": "percent", "+": "plus", "=": "equals", "@": "at", "°": "degrees", "£": "pounds", "€": "euros", "$": "dollars", "¥": "yen",
    "₹": "rupees", "±": "plus or minus", "×": "times", "÷": "divided by", "§": "section", "¢": "cents", "№": "number", "−": "minus", "²": "squared",
    "³": "cubed", "<": "less than", ">": "more than", "→": "to", "½": "half", "¼": "quarter",
}  # fmt: skip
_PAUSES = ".,;:?!"
_PIECE = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*['.-]?|[\W_]")
_ENDING = re.compile(r"'[A-Za-z]+")


@dataclass(slots=True)
class Token:
    """A spoken word (or a dash between words) with its span in the clean text.

    `lead` and `tail` are quotation marks and punctuation; `letters` are capitals to be spelt.
    `marked` is the word with its pronunciation for the engine, if there is any.
    """

    core: str
    start: int
    end: int
    lead: str = ""
    tail: str = ""
    letters: bool = False
    marked: str = ""

    @property
    def is_word(self) -> bool:
        """Whether anything is said, or it is only a dash."""
        return bool(self.core)


def tokens(text: str, claims: list[Claim]) -> list[Token]:
    """Return the words of *text* in order, with what the claims say in place of what they cover."""
    out: list[Token] = []
    place = 0
    for claim in sorted(claims, key=lambda c: c.start):
        if claim.start > place:
            _plain(text, place, claim.start, out)
        quote = _opening_quote(text, claim.start, out)
        size = len(out)
        _claimed(text, claim, out)
        if len(out) > size:
            out[size].lead = quote
        place = claim.end
    if place < len(text):
        _plain(text, place, len(text), out)
    return _merged(out)


def _opening_quote(text: str, place: int, out: list[Token]) -> str:
    """Take the quotation mark that opens at a claim off the word before it."""
    quote = text[place - 1 : place]
    if not quote or quote not in '"“' or not (place == 1 or text[place - 2] in " (["):
        return ""
    if out and out[-1].tail.endswith(quote):
        out[-1].tail = out[-1].tail[:-1]
    return quote


def _plain(text: str, start: int, end: int, out: list[Token]) -> None:
    glued = start > 0 and not text[start].isspace()
    if _spans_numbers(text, start, end):
        out.append(Token("to", start, end))
        return
    for match in re.finditer(r"\S+", text[start:end]):
        chunk, at = match.group(), start + match.start()
        if _SIMPLE.fullmatch(chunk) and not glued:
            if chunk[-1] in _PAUSES:
                out.append(Token(chunk[:-1], at, at + len(chunk), tail=chunk[-1]))
            else:
                out.append(Token(chunk, at, at + len(chunk)))
        else:
            _odd(chunk, at, out, glued=glued and match.start() == 0)
        glued = False


def _spans_numbers(text: str, start: int, end: int) -> bool:
    """Whether all that is between two claims is a dash, with numbers on both sides."""
    if end - start != 1 or text[start] not in "-–" or end == len(text):
        return False
    return (text[end].isdecimal() or text[end] in "$£€") and any(
        c.isdecimal() for c in text[max(0, start - 8) : start]
    )


def _odd(chunk: str, at: int, out: list[Token], *, glued: bool) -> None:
    """Cut a chunk with signs in it into words; the signs that mean something are said."""
    if glued and out and (ending := _ENDING.match(chunk)):
        size = ending.end()
        out[-1].core, chunk, at = out[-1].core + chunk[:size], chunk[size:], at + size
        if not chunk:
            return
    if glued and out and chunk[0].isalpha() is False and chunk[0] not in '([{"“/&+=@#~<>|\\*_^':
        chunk, at = _attach(chunk, at, out)
        if not chunk:
            return
    if not chunk.strip("-–—_"):
        out.append(Token("", at, at + len(chunk), tail="—"))
        return
    lead = ""
    shadow = chunk if chunk.isascii() else _marks_as_letters(chunk)
    for match in _PIECE.finditer(shadow):
        offset = match.start()
        piece = chunk[offset : match.end()]
        start, end = at + offset, at + match.end()
        if shadow[offset].isalpha():
            trimmed = piece.rstrip(".'-")
            out.append(
                Token(
                    trimmed,
                    start,
                    end,
                    lead=lead,
                    tail="." if piece.endswith(".") else ("-" if piece.endswith("-") else ""),
                )
            )
            lead = ""
        else:
            lead += _sign(piece, start, end, out, at_start=offset == 0)
    if lead and out:
        out[-1].tail += lead


def _marks_as_letters(chunk: str) -> str:
    """Put a letter for each combining mark: the vowel signs of many scripts are no word characters."""
    return "".join("x" if unicodedata.category(c)[0] == "M" else c for c in chunk)


def _words_only(core: str) -> str:
    """Drop from a word what is neither letter nor mark, or say it."""
    return "".join(
        c if c in "'-." or unicodedata.category(c)[0] in "LM" else f" {_SIGNS.get(c, '')} "
        for c in core
    ).strip()


def _attach(chunk: str, at: int, out: list[Token]) -> tuple[str, int]:
    """Give the punctuation right after a claim to its last word: "1976." and "3-year"."""
    size = 0
    while (
        size < len(chunk) and not chunk[size].isalnum() and chunk[size] not in "([{“/&+=@#~<>|\\*_^"
    ):
        size += 1
    out[-1].tail += chunk[:size]
    return chunk[size:], at + size


def _sign(sign: str, start: int, end: int, out: list[Token], *, at_start: bool) -> str:
    """Say a sign, or turn it into a pause; return what leads the next word."""
    if sign in _SIGNS:
        out.extend(Token(word, start, end) for word in _SIGNS[sign].split())
    elif sign in '"“':
        return sign if at_start else _put(out, sign)
    elif sign in "({)}":
        _put(out, ",")
    elif sign in ",.;:!?”'—–-…":
        if at_start and sign in "—–-":
            out.append(Token("", start, end, tail="—"))
        elif at_start and sign == "'":
            return ""
        else:
            _put(out, sign)
    elif sign == "/" and not at_start and out:
        out.append(Token("slash", start, end))
    elif sign == "|":
        _put(out, ",")
    return ""


def _put(out: list[Token], sign: str) -> str:
    if out:
        out[-1].tail += sign
    return ""


def _claimed(text: str, claim: Claim, out: list[Token]) -> None:
    words = claim.spoken.split()
    size = len(out)
    for at, word in enumerate(words):
        if word[0] == SPELL:
            letters, tail = _split_tail(word[1:])
            out.append(Token(letters, claim.start, claim.end, tail=tail, letters=True))
            continue
        core, tail = _split_tail(word)
        if core:
            out.append(Token(core, claim.start, claim.end, tail=tail))
        elif out:
            out[-1].tail += tail
        if at == 0:
            _join(text, claim, out)
    if claim.marked:
        for at, token in enumerate(out[size:]):
            token.marked = HIDDEN if at else claim.marked


def _join(text: str, claim: Claim, out: list[Token]) -> None:
    """Join a claim to the hyphen right before it: "covid-19", "mid-1980s"."""
    if len(out) > 1 and out[-2].tail.endswith("-") and claim.start and text[claim.start - 1] == "-":
        out[-1].start = min(out[-1].start, claim.start)


def _split_tail(word: str) -> tuple[str, str]:
    core = word.rstrip(",.;:!?")
    return core, word[len(core) :]


def _merged(out: list[Token]) -> list[Token]:
    """Settle hyphens and punctuation: one pause a word, the strongest."""
    settled: list[Token] = []
    for token in out:
        if (
            settled
            and settled[-1].tail.endswith("-")
            and settled[-1].is_word
            and not settled[-1].letters
            and token.is_word
            and not token.letters
            and not token.lead
            and settled[-1].end == token.start
        ):
            last = settled[-1]
            if last.marked or token.marked:
                last.marked = f"{last.marked or last.core}-{token.marked or token.core}"
            last.core, last.end, last.tail = f"{last.core}-{token.core}", token.end, token.tail
        elif not token.is_word and settled and not settled[-1].is_word:
            continue
        else:
            settled.append(token)
    for token in settled:
        if token.core and not token.core.isalpha():
            token.core = _words_only(token.core)
        token.tail = _settle(token.tail) if token.is_word else "—"
    return settled


def _settle(tail: str) -> str:
    if tail in ("", ",", "."):
        return tail
    quote = next((c for c in tail if c in '"”'), "")
    marks = [c for c in tail if c in ".,;:!?…"]
    dash = any(c in "—–" for c in tail) or tail.count("-") > 1
    mark = ""
    for strong in "?!.…:;,":
        if strong in marks:
            mark = strong
            break
    if marks.count(".") > 1 or mark == "…":
        mark = "…"
    if not mark and (")" in tail or "}" in tail):
        mark = ","
    if mark in ("", ",") and dash:
        return quote + " —"
    return mark + quote
