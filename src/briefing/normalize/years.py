"""Tells a year from a count of a thousand or two, by the words around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.normalize.rules import compiled

if TYPE_CHECKING:
    from briefing.normalize.rules import Context

_COUNTED = r"\s+(?:[a-z]+(?:ed|ing|al|ic|an|ous|ive|ent|ary|er|new|old|armed|ill|extra|young|other|more)\s+)?(?P<noun>[a-z]+(?:'s)?)"
_NOT_COUNTED = frozenset(
    "was is has does as its this his us yes always sometimes perhaps across versus thus plus unless s "
    "towards besides less yesterday news sees says shows starts ends begins happens marks remains sets "
    "politics economics progress business process access success press congress class loss crisis focus "
    "census campus virus series analysis basis bus gas status bonus consensus surplus towards afterwards".split()
)
_DATED = frozenset(
    "goals targets elections primaries midterms games olympics finals playoffs accords agreements protests riots uprisings talks attacks bombings floods "
    "fires wildfires rules laws reforms budgets plans pledges ambitions forecasts estimates earnings results profits sales revenues prices levels emissions "
    "figures accounts awards hearings trials sanctions tariffs models".split()
)
"""What happens in a year or is aimed at, and is not counted by the thousand."""
_COUNTS = frozenset(
    "people men women children percent miles police fish sheep aircraft staff troops feet members km mph hectares".split()
)
_YEAR_BEFORE = (
    "(?i)"
    r"(?:^|[^\w])(?:in|since|until|till|from|during|before|after|by|of|late|early|mid|for|summer|winter|spring|autumn|fall|"
    r"the|christmas|season|year|circa|c\.|ca\.|around|(?:between|from)\s\d{4}\s(?:and|to))[\s-]+$"
)
_COUNT_BEFORE = (
    "(?i)"
    r"(?:^|[^\w])(?:some|about|nearly|over|almost|than|least|most|up to|only|another|all|total of|number of|roughly|"
    r"approximately|exactly|a record|killed|lost|found|hired|cut|sold|bought|are|these|those|first|last|other)\s+$"
)


_ABOUT = r"(?:about|around|roughly|approximately|nearly|almost|at\s(?:least|most|the\slatest))\s+$"
_YEAR_ABOUT = (
    "(?i)"
    rf"(?:^|[^\w])(?:by|until|till|since|circa|before|after|back\sto|dat(?:es?|ed|ing)\s(?:from|to)|in)\s{_ABOUT}"
)
"""Before a year that is not exact: "by about 2032"; but see `_CHANGED`."""
_FROM_ABOUT = (
    "(?i)"
    rf"(?<!date\s)(?<!dates\s)(?<!dated\s)(?<!dating\s)\bfrom\s{_ABOUT}"
)
_TO_A_YEAR = r"\s(?:to|until|till|through)\s(?:about\s|around\s)?(?:1[0-9]|20)\d\d(?!\w)"
_CHANGED = (
    "(?i)"
    rf"\b(?:rose|risen|rise|fell|fallen|fall|grew|grown|grow|cut|up|down|dropped|drop|increased?|decreased?|reduced?|shrank|shrunk|ahead|lower|higher)\b[^.;:]{{0,60}}\sby\s{_ABOUT}"
)


def _is_rough_year(match: re.Match[str], context: Context) -> bool:
    before = context.before(match.start(), 80)
    if re.match(r"\s(?:of|more|other|people|men|women)\b", context.after(match.end())):
        return False
    if compiled(_FROM_ABOUT).search(before):
        return compiled(_TO_A_YEAR).match(context.after(match.end())) is not None
    return (
        compiled(_YEAR_ABOUT).search(before) is not None
        and compiled(_CHANGED).search(before) is None
    )


def looks_like_a_count(match: re.Match[str], context: Context) -> bool:
    """Tell "1300 products" and "about 2000 of them" from a year, by the words around it."""
    before = context.before(match.start(), 24)
    following = compiled(_COUNTED).match(context.after(match.end()))
    if compiled(_COUNT_BEFORE).search(before) and not _is_rough_year(match, context):
        return True
    n = int(match.group())
    if following is None:
        return False
    noun = following["noun"]
    counted = noun in _COUNTS or (noun.endswith("s") and len(noun) > 2 and noun not in _NOT_COUNTED)
    if not counted:
        return False
    if noun in _DATED and 1900 <= n <= 2100:
        return False
    return not (compiled(_YEAR_BEFORE).search(before) and 1600 <= n <= 2100)
