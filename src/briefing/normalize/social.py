"""Hashtags, handles, cashtags and tickers."""

from __future__ import annotations

import re

from briefing.normalize.acronyms import say_token
from briefing.normalize.numbers import amount, digits, year
from briefing.normalize.rules import Context, Rule, rule, spell

_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_a-zA-Z]+")


def split_words(text: str) -> str:
    """Take a hashtag or handle apart: "WorldCup2022" -> "World Cup twenty twenty two"."""
    said: list[str] = []
    for piece in _PIECE.findall(text):
        if piece.isdecimal():
            said.append(
                year(int(piece))
                if len(piece) == 4 and piece[0] in "12"
                else amount(piece)
                if len(piece) < 4
                else digits(piece)
            )
        elif piece.isupper() and len(piece) > 1:
            said.append(say_token(piece))
        else:
            said.append(piece)
    return " ".join(said)


def _hashtag(match: re.Match[str], context: Context) -> str | None:
    return f"hashtag {split_words(match['tag'])}"


def _handle(match: re.Match[str], context: Context) -> str | None:
    return f"at {split_words(match['name'])}"


def _listing(match: re.Match[str], context: Context) -> str | None:
    return ""


def _cashtag(match: re.Match[str], context: Context) -> str | None:
    return spell(match["ticker"].replace(".", ""))


RULES: tuple[Rule, ...] = (
    rule(
        "listing",
        r"\s?\((?:NYSE|Nasdaq|NASDAQ|NasdaqGS|LSE|LON|TSX|ASX|AMEX|OTC|OTCMKTS|FTSE|HKEX|BSE|NSE|XETRA|Euronext|EPA|TYO|SIX)\s?:\s?\$?[\w.]{1,10}\)",
        _listing,
        needs=":",
        deletes=True,
    ),
    rule(
        "listing",
        r"\s?\([A-Z][A-Z0-9]{0,5}\.(?:OQ?|N|L|A|TO|T|PA|DE|F|HK|SS|SZ|AX|KS|KQ|MI|MC|AS|BR|LS|BO|NS|SI|SA|JO|ST|CO|HE|OL|VI|IR|NZ|MX|BA|TA|WA|IS|ME|MM|BK|JK|KL|TW|TWO)\)",
        _listing,
        needs=".",
        deletes=True,
    ),
    rule(
        "cashtag",
        r"(?<![\w$])\(?\$(?P<ticker>[A-Z]{1,6}(?:\.[A-Z])?)(?![\w])\)?",
        _cashtag,
        needs="$",
    ),
    rule("hashtag", r"(?<![\w&#/])#(?P<tag>(?=\w{0,80}[^\W\d_])\w{1,80})", _hashtag, needs="#"),
    rule("handle", r"(?<![\w@/.])@(?P<name>\w{1,40})(?!\w)", _handle, needs="@"),
)
