"""Money in all its forms: $1.2bn, A$50 million, EUR 3.5m, Rs 500 crore, 50p, $10,000-a-year."""

from __future__ import annotations

import re

from briefing.normalize.numbers import MAGNITUDE, MAGNITUDES, NUMBER, amount, is_one
from briefing.normalize.rules import Context, Rule, compiled, rule

CURRENCIES: dict[str, tuple[str, str, str, str]] = {
    "$": ("dollar", "dollars", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"),
    "€": ("euro", "euros", "cent", "cents"),
    "¥": ("yen", "yen", "sen", "sen"),
    "₹": ("rupee", "rupees", "paisa", "paise"),
    "₩": ("won", "won", "jeon", "jeon"),
    "₽": ("ruble", "rubles", "kopeck", "kopecks"),
    "₺": ("lira", "lira", "kurus", "kurus"),
    "₴": ("hryvnia", "hryvnias", "kopiyka", "kopiykas"),
    "₪": ("shekel", "shekels", "agora", "agorot"),
    "₦": ("naira", "naira", "kobo", "kobo"),
    "₱": ("peso", "pesos", "centavo", "centavos"),
    "฿": ("baht", "baht", "satang", "satang"),
    "₫": ("dong", "dong", "hao", "hao"),
    "₿": ("bitcoin", "bitcoins", "satoshi", "satoshis"),
    "₵": ("cedi", "cedis", "pesewa", "pesewas"),
    "₸": ("tenge", "tenge", "tiyn", "tiyn"),
    "₾": ("lari", "lari", "tetri", "tetri"),
}
DOLLARS = {
    "US": "U S", "A": "Australian", "AU": "Australian", "AUD": "Australian", "C": "Canadian",
    "CA": "Canadian", "CAD": "Canadian", "NZ": "New Zealand", "NZD": "New Zealand",
    "HK": "Hong Kong", "HKD": "Hong Kong", "S": "Singapore", "SG": "Singapore", "SGD": "Singapore",
    "NT": "New Taiwan", "TWD": "New Taiwan", "J": "Jamaican", "TT": "Trinidad and Tobago",
    "Z": "Zimbabwe", "MX": "Mexican",
}  # fmt: skip
CODES = {
    "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩", "RUB": "₽", "TRY": "₺",
    "UAH": "₴", "ILS": "₪", "NGN": "₦", "PHP": "₱", "THB": "฿", "VND": "₫", "BTC": "₿", "USD": "$",
    "GHS": "₵", "KZT": "₸", "Rs": "₹", "Rs.": "₹", "Rupees": "₹", "NIS": "₪", "STG": "£",
}  # fmt: skip
NAMED: dict[str, tuple[str, str]] = {
    "CHF": ("Swiss franc", "Swiss francs"), "CNY": ("yuan", "yuan"), "RMB": ("yuan", "yuan"),
    "SEK": ("Swedish krona", "Swedish kronor"), "NOK": ("Norwegian krone", "Norwegian kroner"),
    "DKK": ("Danish krone", "Danish kroner"), "PLN": ("zloty", "zlotys"), "CZK": ("Czech koruna", "Czech korunas"),
    "HUF": ("forint", "forints"), "RON": ("leu", "lei"), "BRL": ("real", "reais"), "R$": ("real", "reais"),
    "MXN": ("Mexican peso", "Mexican pesos"), "ZAR": ("rand", "rand"), "KES": ("Kenyan shilling", "Kenyan shillings"),
    "KSh": ("Kenyan shilling", "Kenyan shillings"), "Ksh": ("Kenyan shilling", "Kenyan shillings"),
    "PKR": ("Pakistani rupee", "Pakistani rupees"), "LKR": ("Sri Lankan rupee", "Sri Lankan rupees"),
    "BDT": ("taka", "taka"), "Tk": ("taka", "taka"), "IDR": ("rupiah", "rupiah"), "MYR": ("ringgit", "ringgit"),
    "RM": ("ringgit", "ringgit"), "Rp": ("rupiah", "rupiah"), "SAR": ("riyal", "riyals"), "AED": ("dirham", "dirhams"),
    "QAR": ("Qatari riyal", "Qatari riyals"), "EGP": ("Egyptian pound", "Egyptian pounds"), "E£": ("Egyptian pound", "Egyptian pounds"),
    "ARS": ("Argentine peso", "Argentine pesos"), "ETH": ("ether", "ether"), "Fr": ("franc", "francs"), "SFr": ("Swiss franc", "Swiss francs"),
    "SKr": ("Swedish krona", "Swedish kronor"), "NKr": ("Norwegian krone", "Norwegian kroner"), "DKr": ("Danish krone", "Danish kroner"),
    "KWD": ("Kuwaiti dinar", "Kuwaiti dinars"), "BHD": ("Bahraini dinar", "Bahraini dinars"), "JOD": ("Jordanian dinar", "Jordanian dinars"),
    "Dh": ("dirham", "dirhams"), "Dhs": ("dirham", "dirhams"), "NPR": ("Nepalese rupee", "Nepalese rupees"), "ETB": ("birr", "birr"),
    "TZS": ("Tanzanian shilling", "Tanzanian shillings"), "UGX": ("Ugandan shilling", "Ugandan shillings"),
}  # fmt: skip

_DOLLAR = "(?:(?:" + "|".join(sorted(DOLLARS, key=len, reverse=True)) + r")\$|\$)"
_SIGN = "(?:" + _DOLLAR + "|R\\$|E£|[" + "".join(c for c in CURRENCIES if c != "$") + "])"
_CODE = (
    r"(?:Rs\.?|Rupees|KSh|Ksh|SFr\.?|SKr|NKr|DKr|Dhs?|Tk|Rp|RM|"
    + "|".join(
        c
        for c in [*CODES, *NAMED, *(k for k in DOLLARS if len(k) == 3)]
        if c.isupper() and c.isalpha() and len(c) == 3
    )
    + ")"
)
_HEAD = rf"(?:(?<![A-Za-z0-9]){_SIGN}|(?<![A-Za-z]){_SIGN}|(?<![A-Za-z0-9$€£]){_CODE})\s?"
_BIG = rf"(?:(?:\s|-)?(?P<{{0}}>{MAGNITUDE})(?![A-Za-z]))?"
_TO = r"\s?(?:-|–|—|to)\s?"

_PER = {
    "yr": "year", "y": "year", "year": "year", "d": "day", "day": "day", "h": "hour", "hr": "hour", "hour": "hour",
    "mo": "month", "mth": "month", "month": "month", "wk": "week", "week": "week", "w": "week", "lb": "pound", "kg": "kilogram",
    "oz": "ounce", "g": "gram", "t": "tonne", "ton": "ton", "tonne": "tonne", "bbl": "barrel", "barrel": "barrel",
    "gal": "gallon", "gallon": "gallon", "L": "liter", "l": "liter", "litre": "liter", "share": "share", "sh": "share", "person": "person",
    "night": "night", "min": "minute", "MWh": "megawatt hour", "kWh": "kilowatt hour", "sqft": "square foot",
    "km": "kilometer", "mile": "mile", "unit": "unit", "head": "head", "user": "user", "ounce": "ounce", "pound": "pound",
    "bushel": "bushel", "mmBtu": "million B T U", "MMBtu": "million B T U", "therm": "therm", "piece": "piece",
}  # fmt: skip
_TAIL = "(?:\\s?/\\s?(?P<per>" + "|".join(sorted(_PER, key=len, reverse=True)) + r")\b)?"
_ARTICLE = "(?i)" r"(?:^|[^A-Za-z])an?\s+$"
_OWNER = (
    "(?i)"
    r"(?:^|[^A-Za-z])(?:the|its|their|his|her|this|our|another|every|each|new|proposed|planned|annual|record)\s+$"
)
_NOUN = (r"\s(?:[A-Z][\w'-]*\s){0,2}(?!(?:that|in|it|he|she|they|we|i|you|was|is|are|were|to|for|of|from|which|who|and|or|a|an|the|on|at|by|per|will|would|has|had|have|"
                   r"when|if|as|with|more|less|over|under|each|back|last|this|into|out|off|spent|paid|lost|sought|made|won|left|due|worth|but|so|not|up|down|"
                   r"ago|after|before|than|can|could|may|might|should|must|did|do|does|went|came|took|gave|put|set|cut|now|then|there|here|plus|minus|because|"
                   r"while|between|through|during|against|without|within|only|just|also|still|already|available|needed)\b)[a-z]+(?<!ed)(?<!ly)(?<!ing)(?=[\s,.;:?!]|$)")  # fmt: skip


def names(sign: str) -> tuple[str, str, str, str]:
    """Return one, many, one and many hundredths of what a sign or code stands for."""
    sign = sign.strip()
    if sign.rstrip(".") in NAMED:
        sign = sign.rstrip(".")
    if sign in NAMED:
        one, many = NAMED[sign]
        return one, many, "cent", "cents"
    if sign in CODES:
        sign = CODES[sign]
    if sign in CURRENCIES:
        return CURRENCIES[sign]
    whose = DOLLARS[sign.rstrip("$")]
    return f"{whose} dollar", f"{whose} dollars", "cent", "cents"


def magnitude(found: str | None) -> str:
    """Return the word for a magnitude as written, or nothing."""
    return MAGNITUDES[found.lower()] if found else ""


def exact(number: str, sign: str, joint: str) -> str:
    """Say an amount without a magnitude, hundredths as coins: "five dollars and one cent"."""
    one, many, small, smalls = names(sign)
    head, _, tail = number.partition(".")
    tail = tail.rstrip("0")
    if len(tail) > 2:
        return f"{amount(number, joint=joint)} {many}"
    coins = int(tail.ljust(2, "0")) if tail else 0
    units = head.replace(",", "") or "0"
    said = f"{amount(head or '0', joint=joint)} {one if is_one(units) else many}"
    if not coins:
        return said
    rest = f"{amount(str(coins))} {small if coins == 1 else smalls}"
    return rest if int(units) == 0 else f"{said} and {rest}"


def _minus(sign: str | None) -> str:
    return {"+": "plus "}.get(sign, "minus ") if sign else ""


def _money(match: re.Match[str], context: Context) -> str | None:
    number, sign = match["number"], match["sign"]
    big = magnitude(match["big"])
    one, many, _, _ = names(sign)
    after = context.after(match.end(), 2)
    hyphenated = match["rate"] is not None or (after[:1] == "-" and after[1:].isalpha())
    before = context.before(match.start(), 12)
    adjectival = hyphenated or compiled(_ARTICLE).search(before) is not None
    adjectival = adjectival or (
        compiled(_OWNER).search(before) is not None
        and compiled(_NOUN).match(context.after(match.end())) is not None
    )
    if big:
        said = f"{amount(number, joint=context.joint)} {big} {one if adjectival else many}"
    else:
        said = exact(number, sign, context.joint)
        if adjectival and "." not in number and said.endswith(many):
            said = said[: -len(many)] + one
    if match["rate"]:
        said += match["rate"].replace("-", " ")
    if match["per"]:
        said += f" per {_PER[match['per']]}"
    return _minus(match["minus"]) + said


def _range(match: re.Match[str], context: Context) -> str | None:
    low, high, sign = match["low"], match["high"], match["sign"]
    big_low, big_high = magnitude(match["biglow"]), magnitude(match["bighigh"])
    _, many, _, _ = names(sign)
    if match["again"] and not big_low and not big_high:
        return f"{exact(low, sign, context.joint)} to {exact(high, sign, context.joint)}"
    first = f"{amount(low, joint=context.joint)} {big_low}".rstrip()
    second = f"{amount(high, joint=context.joint)} {big_high} {many}".replace("  ", " ")
    return f"{first} to {second}"


def _trailing(match: re.Match[str], context: Context) -> str | None:
    big = magnitude(match["big"])
    if not big:
        return _minus(match["minus"]) + exact(match["number"], match["sign"], context.joint)
    said = f"{amount(match['number'], joint=context.joint)} {big} {names(match['sign'])[1]}"
    return _minus(match["minus"]) + said


def _coins(match: re.Match[str], context: Context) -> str | None:
    number, coin = match["number"], match["coin"]
    if coin == "p":
        unit = "penny" if is_one(number) else "pence"
    else:
        unit = "cent" if is_one(number) or _stands_before_a_noun(match, context) else "cents"
    rate = (match["rate"] or "").replace("-", " ")
    return f"{amount(number, joint=context.joint)} {unit}{rate}"


def _stands_before_a_noun(match: re.Match[str], context: Context) -> bool:
    """Whether it is "a 5c deposit" and not "the 5c he had"."""
    if match["rate"]:
        return True
    after = context.after(match.end())
    if after[:1] == "-" and after[1:2].isalpha():
        return True
    return bool(
        compiled(_ARTICLE).search(context.before(match.start(), 6)) and compiled(_NOUN).match(after)
    )


RULES: tuple[Rule, ...] = (
    rule(
        "money-range",
        rf"(?P<sign>{_HEAD})(?P<low>{NUMBER}){_BIG.format('biglow')}{_TO}(?P<again>{_HEAD})?"
        rf"(?P<high>{NUMBER}){_BIG.format('bighigh')}(?![\d,.]*\d)(?!-[a-z])",
        _range,
        needs="0",
    ),
    rule(
        "money",
        rf"(?:(?<![\w)–-])(?P<minus>[-–−+]))?(?P<sign>{_HEAD})(?P<number>{NUMBER}){_BIG.format('big')}(?:\b|(?!\w))(?P<rate>-(?:an?|per)-[a-z]{{2,8}}\b)?{_TAIL}",
        _money,
        needs="0",
    ),
    rule(
        "money-after",
        rf"(?:(?<![\w)–-])(?P<minus>[-–−+]))?(?<![\w.,])(?P<number>{NUMBER}){_BIG.format('big')}\s?(?P<sign>[€£₽₴₪₹₩¥]|\b(?:USD|AUD|CAD|NZD|HKD|SGD|{_CODE[3:-1]})\b)",
        _trailing,
        needs="0",
    ),
    rule(
        "coins",
        rf"(?<![\w.,])(?P<number>{NUMBER})\s?(?P<coin>¢|(?<=\d)[pc])(?![\w])(?P<rate>-(?:an?|per)-[a-z]{{2,8}}\b)?",
        _coins,
        needs="¢pc",
        numeric=True,
    ),
)
