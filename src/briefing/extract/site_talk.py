"""Where a site speaks to its reader of itself: "Get more from our app", "You have two articles left".

News hardly ever says "you" or "our" outside of a quotation; where a short paragraph does and names a thing
that sites offer, it is theirs. Both must be of one language.
"""

from __future__ import annotations

import re

from briefing.extract import words

SITE_TALK = "the site's own talk"
MAX_WORDS = 45

_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]*[\"“”»]")


def either(phrases: frozenset[str]) -> str:
    """Return a regular expression for any of *phrases*."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


_PAIRS = tuple(
    (
        re.compile(rf"\b(?:{either(addresses)})\b|^\W*(?:{either(calls)})\b"),
        re.compile(rf"\b(?:{either(services)})\b"),
    )
    for addresses, calls, services in words.TALK
)
_OFFER = re.compile(
    r"\b0\s?% off\b|\b(?:promo|discount) code\b|\bwith (?:the )?code [A-Z0-9]{4,}\b"
)


def is_site_talk(line: str) -> bool:
    """Whether a paragraph, its digits written 0, is the site's own voice."""
    if len(line.split()) > MAX_WORDS:
        return False
    said = unquoted(line)
    folded = said.casefold()
    if _OFFER.search(said):
        return True
    return any(address.search(folded) and service.search(folded) for address, service in _PAIRS)


def unquoted(text: str) -> str:
    """Return *text* without its quotations."""
    return _QUOTED.sub(" ", text)
