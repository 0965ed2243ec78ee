"""Addresses of the web, phone numbers, abbreviations, fractions, ranges, bare numbers and signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from briefing.normalize.cldr import UNITS
from briefing.normalize.european_amounts import START, alternatives, unit
from briefing.normalize.rules import Context, Rule, rule
from briefing.normalize.tongue import Tongue, amount, cardinal, digits, following, number, whole

_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,5}[A-Za-z]{2,10}"
_WRITTEN_OUT = frozenset(".-_/")


def web(tongue: Tongue) -> tuple[Rule, ...]:
    """Return the rules for addresses: host names as words, what stands before an @ in letters."""
    words = tongue.web

    def host(name: str) -> str:
        return f" {words['.']} ".join(_sayable(part, tongue) for part in name.split("."))

    def mail(match: re.Match[str], context: Context) -> str | None:
        return f"{_letters(match['user'], tongue)} {words['@']} {host(match['host'])}"

    def handle(match: re.Match[str], context: Context) -> str | None:
        return f"{words['@']} {_letters(match['user'], tongue)}"

    def url(match: re.Match[str], context: Context) -> str | None:
        return host(match["host"])

    def scheme(match: re.Match[str], context: Context) -> str | None:
        return ""

    def hashtag(match: re.Match[str], context: Context) -> str | None:
        parts = re.findall(r"\d+|[^\W\d_]+", match["tag"])
        said = [whole(p, tongue) if p.isdecimal() else p for p in parts]
        return f"{words['#']} {' '.join(said)}"

    return (
        rule("email", rf"(?<![\w.@])(?P<user>[\w.+-]{{1,64}})@(?P<host>{_HOST})(?!\w)", mail, needs="@"),
        rule("url-scheme", r"(?<!\w)https?://(?=[A-Za-z0-9])", scheme, needs="/"),
        rule(
            "url",
            rf"(?<![\w.@-])(?P<host>www\.{_HOST}|{_HOST}(?=[/?#])|(?<=\ue000){_HOST}|(?:[a-z0-9-]{{2,40}}\.){{1,3}}(?:com|org|net|edu|gov|info|de|at|ch|fr|be|es|mx|ar|cl|io|eu|uk|tv)(?![\w-]))",
            url,
            needs=".",
        ),
        rule("url-path", r"(?<=\ue000)(?:/|[?#](?=\w))[^\s<>\"]{0,300}?(?=[.,;:!?)]*(?:\s|$))", scheme, deletes=True, needs="/?#"),
        rule("handle", r"(?<![\w@.])@(?P<user>\w{1,40})", handle, needs="@"),
        rule("hashtag", r"(?<![\w#&])#(?P<tag>\w{1,60})", hashtag, needs="#"),
    )  # fmt: skip


def _sayable(part: str, tongue: Tongue) -> str:
    """Say a part of a host name as a word if it can be one: "www" and "bbc" are letters."""
    if re.fullmatch(r"[a-z]{4,}(?:-[a-z]{3,})*", part.lower()) and re.search("[aeiouy]", part):
        return part.replace("-", f" {tongue.web['-']} ")
    if part.lower() in _TOPS or (tongue.code == "de" and part.lower() in ("de", "at")):
        return part
    return _letters(part, tongue)


_TOPS = frozenset("com org net edu gov info".split())


def _letters(text: str, tongue: Tongue) -> str:
    said = [
        cardinal(int(c), tongue.code) if c in "0123456789" else tongue.web.get(c, c if c.isalnum() else "")
        for c in text
    ]  # fmt: skip
    return " ".join(w for w in said if w)


_OPENERS = frozenset(("z. B.", "d. h.", "p. ex.", "p. ej.", "u. a."))
"""Abbreviations of single letters with which a sentence may begin."""


def abbreviations(
    table: Mapping[str, str], final: frozenset[str], numbered: frozenset[str]
) -> tuple[Rule, ...]:
    """Return one rule for all of *table*.

    *final* are those that often end a sentence, *numbered* those that need a number after them.
    """
    opening = {
        k[0].upper() + k[1:]: v[0].upper() + v[1:]
        for k, v in table.items()
        if k[0].islower() and (k[1].isalpha() or k in _OPENERS)
    }
    table = {**opening, **table}
    keys = sorted(table, key=len, reverse=True)
    pattern = "|".join(re.escape(k).replace(r"\ ", r"\s?") for k in keys)
    known = {re.sub(r"\s", "", k): v for k, v in table.items()}

    def said(match: re.Match[str], context: Context) -> str | None:
        key = re.sub(r"\s", "", match.group())
        words = known.get(key)
        rest = context.after(match.end(), 2)
        if words is None or (key in numbered and not rest.strip()[:1].isdecimal()):
            return None
        ends = key in final and key.endswith(".") and (rest[1:2].isupper() or not rest.strip())
        return words + ("." if ends else "")

    return (rule("abbreviation", rf"(?<![\w.])(?:{pattern})(?!\w)", said),)


def fractions(tongue: Tongue) -> tuple[Rule, ...]:
    """Return the rules for 3/4, 1 1/2 and ½."""

    def fraction(match: re.Match[str], context: Context) -> str | None:
        said = number_of(match)
        if not match["unit"]:
            return said
        joint = " " if tongue.code == "de" or match["whole"] or match["below"] == "2" else " de "
        return f"{said}{joint}{unit(match['unit'], tongue)[0]}"

    def number_of(match: re.Match[str]) -> str:
        above, below = int(match["above"]), int(match["below"])
        whole_part = match["whole"]
        if not whole_part:
            return tongue.fraction(above, below)
        joint = {"de": "", "fr": "et ", "es": "y "}[tongue.code]
        part = tongue.fraction(above, below)
        if tongue.code != "fr" and above == 1 and below == 2:
            part = {"de": "ein halb", "es": "medio"}[tongue.code]
        if tongue.code == "fr" and above == 1 and below == 2:
            part = "demi"
        said = cardinal(int(whole_part), tongue.code)
        said = "ein" if said == "eins" else said
        return f"{said} {joint}{part}"

    def sign(match: re.Match[str], context: Context) -> str | None:
        folded = unicodedata.normalize("NFKC", match["sign"]).partition("⁄")
        if not folded[2].isdecimal():
            return None
        part = tongue.fraction(int(folded[0]), int(folded[2]))
        if match["whole"]:
            joint = {"de": "", "fr": " et", "es": " y"}[tongue.code]
            return f"{whole(match['whole'], tongue)}{joint} {part}"
        return part

    symbols = alternatives([*UNITS, *tongue.units])
    return (
        rule(
            "fraction",
            rf"{START}(?<![/-])(?:(?P<whole>\d{{1,3}})\s)?(?P<above>\d{{1,2}})/(?P<below>\d{{1,3}})(?![\w/-])(?!,\d)(?:\s?(?P<unit>{symbols})(?![\w/²³']))?",
            fraction,
            needs="/",
        ),
        rule("fraction", r"(?P<whole>\d{1,3})?\s?(?P<sign>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒])", sign, needs="½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"),
    )  # fmt: skip


def minus(tongue: Tongue) -> Rule:
    """A minus right before a number."""
    return rule(
        "minus",
        r"(?<![\w)\]%€$£.,'\ue000-])[-−–](?=[\d$€£])",
        lambda match, context: tongue.minus,
        needs="-−–",
    )


def cardinals(tongue: Tongue, mark: str) -> tuple[Rule, ...]:
    """Return the rules for scores and ranges, then bare numbers, then any digit that is left."""
    n = number(mark)

    def ratio(match: re.Match[str], context: Context) -> str | None:
        joint = {"de": "zu", "fr": "à", "es": "a"}[tongue.code]
        low, high = (amount(match[g], mark, tongue) for g in ("low", "high"))
        return f"{low} {joint} {high}"

    def span(match: re.Match[str], context: Context) -> str | None:
        noun = following(context, match.end())
        high = amount(match["high"], mark, tongue, noun)
        return f"{amount(match['low'], mark, tongue, noun)} {tongue.to} {high}"

    def bare(match: re.Match[str], context: Context) -> str | None:
        noun = following(context, match.end())
        return amount(match.group(), mark, tongue, noun)

    def inside(match: re.Match[str], context: Context) -> str | None:
        return whole(match.group(), tongue)

    def rest(match: re.Match[str], context: Context) -> str | None:
        return digits(match.group(), tongue.code)

    def dotted(match: re.Match[str], context: Context) -> str | None:
        if re.fullmatch(n, match.group()):
            return None
        parts = [whole(part, tongue) for part in match.group().split(".")]
        return f" {tongue.web['.']} ".join(parts)

    return (
        rule("version", rf"{START}\d{{1,4}}(?:\.\d{{1,4}}){{1,6}}(?!\w)(?!\.\d)", dotted, needs="."),
        rule("ratio", rf"{START}(?P<low>{n}):(?P<high>{n})(?![:\w])", ratio, needs=":"),
        rule(
            "range",
            rf"{START}(?<![–/-])(?P<low>{n})\s?[–-]\s?(?P<high>{n})(?![\w/–-])(?!\s?-\s?\d)",
            span,
            needs="-–",
        ),
        rule("cardinal", rf"{START}{n}", bare, needs="0"),
        rule("cardinal", r"(?<!\d)\d+", inside, needs="0"),
        rule("digits", r"\d+", rest, needs="0"),
    )  # fmt: skip


def signs(tongue: Tongue) -> tuple[Rule, ...]:
    """Return the rule that says each sign that is left, or leaves it out."""

    def said(match: re.Match[str], context: Context) -> str | None:
        return tongue.signs.get(match.group(), "")

    every = "".join(re.escape(s) for s in tongue.signs)
    return (
        rule("per", r"(?<=\ue000)/(?=\ue000)", lambda match, context: tongue.per, needs="/"),
        rule("sign", rf"[{every}]", said),
        rule("to", r"(?<=\ue000)[-–](?=\ue000+(?![\ue000-]))", lambda match, context: tongue.to, needs="-–"),
        rule("dash", r"(?<=\ue000)[-–](?=\ue000)", lambda match, context: "", needs="-–"),
    )  # fmt: skip
