"""Numbers as English words. Digits come in as text, since "007" and "7.50" are not their values."""

from __future__ import annotations

import re

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = "_ ten twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = (
    (10**15, "quadrillion"),
    (10**12, "trillion"),
    (10**9, "billion"),
    (10**6, "million"),
    (10**3, "thousand"),
)
INDIAN_SCALES = ((10**7, "crore"), (10**5, "lakh"), (10**3, "thousand"))
IRREGULAR_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
LONGEST = 15
"""More digits than this are read one by one: nobody takes in a longer number."""

_INDIAN_GROUPS = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}$")

NUMBER = r"(?:\d{1,3}(?:,\d{2,3})+|\d+)(?:\.\d+)?|\.\d+"
"""A number as news write it; put a guard against a digit before it."""

MAGNITUDES = {
    "k": "thousand",
    "mm": "million",
    "m": "million",
    "mn": "million",
    "mln": "million",
    "mil": "million",
    "b": "billion",
    "bn": "billion",
    "bln": "billion",
    "t": "trillion",
    "tn": "trillion",
    "trn": "trillion",
    "cr": "crore",
    "hundred": "hundred",
    "thousand": "thousand",
    "million": "million",
    "billion": "billion",
    "trillion": "trillion",
    "lakh": "lakh",
    "lakhs": "lakh",
    "crore": "crore",
    "crores": "crore",
}
MAGNITUDES |= {
    f"{small} {large}": f"{small} {large}"
    for small in ("hundred", "thousand", "lakh")
    for large in ("crore", "million", "billion", "trillion")
}
MAGNITUDE = r"(?:(?:hundred|thousand|lakh) (?:crore|million|billion|trillion)|hundred|thousand|million|billion|trillion|lakhs?|crores?|mln|bln|trn|mil|mn|bn|tn|cr|[kKmMbBtT]|MM|MN|BN|TN|Bn|Mn|Tn)"


def _below_thousand(n: int, joint: str) -> list[str]:
    words: list[str] = []
    hundreds, rest = divmod(n, 100)
    if hundreds:
        words += [ONES[hundreds], "hundred"]
        if rest and joint:
            words.append(joint)
    if rest >= 20:
        words.append(TENS[rest // 10])
        rest %= 10
        if rest:
            words.append(ONES[rest])
    elif rest:
        words.append(ONES[rest])
    return words


def _in_scales(n: int, scales: tuple[tuple[int, str], ...], joint: str) -> str:
    if n == 0:
        return "zero"
    words: list[str] = []
    for size, name in scales:
        count, n = divmod(n, size)
        if count:
            words += [*_below_thousand(count, joint), name]
    if n:
        if words and joint and n < 100:
            words.append(joint)
        words += _below_thousand(n, joint)
    return " ".join(words)


def cardinal(n: int, *, joint: str = "") -> str:
    """Say a whole number from 0 below 10**18; *joint* is "and" where people say it."""
    return _in_scales(n, SCALES, joint)


def indian(n: int, *, joint: str = "") -> str:
    """Say a whole number below ten thousand million in lakh and crore."""
    return _in_scales(n, INDIAN_SCALES, joint)


def to_ordinal(words: str) -> str:
    """Turn the words of a cardinal into those of its ordinal: "twenty two" -> "twenty second"."""
    head, _, last = words.rpartition(" ")
    if last in IRREGULAR_ORDINALS:
        last = IRREGULAR_ORDINALS[last]
    elif last.endswith("y"):
        last = last[:-1] + "ieth"
    else:
        last += "th"
    return f"{head} {last}".strip()


def ordinal(n: int, *, joint: str = "") -> str:
    return to_ordinal(cardinal(n, joint=joint))


def digits(text: str) -> str:
    """Say each digit of *text*, whatever stands between them."""
    return " ".join(ONES[int(c)] for c in text if c in "0123456789")


def pairs(text: str) -> str:
    """Say two to four digits as in a house or flight number: 1428 "fourteen twenty eight"."""
    if text.startswith("0") or len(text) > 4:
        return digits(text)
    n = int(text)
    if len(text) <= 2 or n % 100 == 0:
        return cardinal(n) if len(text) <= 3 or n % 1000 == 0 else f"{cardinal(n // 100)} hundred"
    head, tail = divmod(n, 100)
    return f"{cardinal(head)} {'oh ' if tail < 10 else ''}{cardinal(tail)}"


def year(n: int, *, joint: str = "") -> str:
    """Say a year: 1905 "nineteen oh five", 2008 "two thousand eight", 2024 "twenty twenty four"."""
    if n < 1000 or n % 1000 < 10 or n > 9999:
        return cardinal(n, joint=joint)
    return pairs(str(n))


def decade(n: int) -> str:
    """Say a decade by its first year: 1990 "nineteen nineties", 2000 "two thousands"."""
    if n % 1000 == 0:
        return plural(cardinal(n))
    return plural(pairs(str(n)))


def plural(words: str) -> str:
    """Put the last word of a number into the plural: "nineteen ninety" -> "nineteen nineties"."""
    if words.endswith("y"):
        return words[:-1] + "ies"
    return words + ("es" if words.endswith("x") else "s")


def whole(text: str, *, joint: str = "") -> str:
    """Say a whole number as written, grouped or not; "004" and very long ones digit by digit."""
    if _INDIAN_GROUPS.match(text):
        return indian(int(text.replace(",", "")), joint=joint)
    bare = text.replace(",", "")
    if len(bare) > LONGEST or (len(bare) > 1 and bare[0] == "0"):
        return digits(bare)
    return cardinal(int(bare), joint=joint)


def amount(text: str, *, joint: str = "") -> str:
    """Say a number as written, with or without decimals: "2.50" -> "two point five zero"."""
    head, point, tail = text.partition(".")
    if not point:
        return whole(head, joint=joint)
    said = whole(head, joint=joint) if head else ""
    return f"{said} point {digits(tail)}".strip()


def is_one(text: str) -> bool:
    """Whether a number as written takes the singular."""
    return text in ("1", "1.0", "01")
