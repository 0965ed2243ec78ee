"""The faithfulness gate of the languages other than English: every number and every word is said."""

from __future__ import annotations

import re

from briefing.normalize.gate import lost_word
from briefing.normalize.render import Token
from briefing.normalize.rules import Claim

_NUMBERS = {
    "de": "null|ein|erst|zwei|zwo|drei|drit|vier|fünf|sechs|sech|sieb|acht|neun|zehn|elf|zwölf|zwanzig|hundert|tausend|illion|illiard|halb",
    "fr": "zéro|une?|premi|deux|second|trois|tiers|quatr|quart|cin[qg]|six|sept|huit|neu[fv]|di[xz]|onz|douz|treiz|quatorz|quinz|seiz|vingt|"
    "trent|quarant|cinquant|soixant|cent|mill|illion|illiard|demi",
    "es": "cero|dieci|ésim|un[oa]?|ún|prim|dos|segund|tres|terc|cuatr|cuart|cinc|quini|quint|seis|sext|siet|séptim|och|octav|nuev|noven|diez|décim|decim|"
    "onc|doc|trec|catorc|quinc|veint|trei|cuarent|sesent|setent|novent|cien|mil|medi|und|duod|vig|illon|illón",
}  # fmt: skip
_STEMS = {code: re.compile(stems, re.IGNORECASE) for code, stems in _NUMBERS.items()}
_RUN = re.compile(r"\d+")


def lost(text: str, claims: list[Claim], said: list[Token], code: str) -> str:
    """Return what of *text* got lost in *said*, as a word for the log; "" when nothing did."""
    kept = text
    for claim in claims:
        if claim.deletes:
            kept = kept[: claim.start] + " " * (claim.end - claim.start) + kept[claim.end :]
    return _lost_number(kept, said, _STEMS[code]) or lost_word(kept, claims, said)


def _lost_number(text: str, said: list[Token], stems: re.Pattern[str]) -> str:
    spans = [(t.start, t.end) for t in said if stems.search(t.core)]
    at = 0
    for run in _RUN.finditer(text):
        while at < len(spans) and spans[at][1] <= run.start():
            at += 1
        if at == len(spans) or spans[at][0] >= run.end():
            return run.group()
    return ""
