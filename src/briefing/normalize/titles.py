"""Titles, abbreviations and places that are written short: Gen., Jr., No. 10, vs., e.g., Calif."""

from __future__ import annotations

import re

from briefing.normalize.rules import Context, Rule, compiled, rule, spell

TITLES = {
    "Mr": "Mister", "Mrs": "Mrs", "Ms": "Ms", "Dr": "Doctor", "Drs": "Doctors", "Prof": "Professor", "Profs": "Professors", "Gen": "General", "Sen": "Senator",
    "Sens": "Senators", "Rep": "Representative", "Reps": "Representatives", "Gov": "Governor", "Govs": "Governors", "Lt": "Lieutenant", "Col": "Colonel",
    "Capt": "Captain", "Sgt": "Sergeant", "Maj": "Major", "Cpl": "Corporal", "Cmdr": "Commander", "Adm": "Admiral", "Brig": "Brigadier", "Rev": "Reverend",
    "Hon": "Honorable", "Pres": "President", "Supt": "Superintendent", "Insp": "Inspector", "Det": "Detective", "Pvt": "Private", "Pfc": "Private First Class",
    "Msgr": "Monsignor", "Fr": "Father",
     "Atty": "Attorney", "Amb": "Ambassador", "Asst": "Assistant", "Dep": "Deputy",
    "Del": "Delegate", "Cllr": "Councillor", "Coun": "Councillor", "Comm": "Commissioner", "Comdr": "Commander", "Sec": "Secretary", "Treas": "Treasurer",
    "Mt": "Mount", "Mts": "Mountains", "Ft": "Fort", "Pt": "Point", "Messrs": "Messieurs", "Mme": "Madame", "Mlle": "Mademoiselle", "Cdr": "Commander",
    "WO": "Warrant Officer", "Ven": "Venerable", "Bp": "Bishop", "Abp": "Archbishop", "Const": "Constable", "Spc": "Specialist", "Ald": "Alderman",
}  # fmt: skip
_BARE = frozenset(
    "Mr Mrs Ms Dr Prof Gen Sen Gov Lt Col Capt Sgt Maj Cpl Cmdr Adm Rev Supt Mt Ft Cllr Brig Mme".split()
)
"""Titles that British papers write without a full stop."""

WORDS = {
    "Jr": "Junior", "Sr": "Senior", "vs": "versus", "Inc": "Incorporated", "Corp": "Corporation", "Ltd": "Limited", "Bros": "Brothers", "Dept": "Department",
    "dept": "department", "govt": "government", "Govt": "Government", "approx": "approximately", "Approx": "Approximately", "est": "estimated", "Assn": "Association",
    "Assoc": "Association", "Univ": "University", "Intl": "International", "Int'l": "International", "Natl": "National", "Nat'l": "National", "Dist": "District",
    "Mgmt": "Management", "mgmt": "management", "Mfg": "Manufacturing", "Bldg": "Building", "Hwy": "Highway", "Pkwy": "Parkway", "Expy": "Expressway",
    "Tpke": "Turnpike", "misc": "miscellaneous", "incl": "including", "excl": "excluding", "ext": "extension", "dob": "date of birth",
    "cont'd": "continued", "ft": "featuring", "feat": "featuring", "Co": "Company", "Cos": "Companies", "Ave": "Avenue", "Blvd": "Boulevard", "Rd": "Road",
    "Apt": "Apartment", "Ste": "Suite", "Ph": "Ph", "Esq": "Esquire", "Ret": "Retired", "ret": "retired", "avg": "average", "Avg": "Average", "temp": "temperature",
    "asst": "assistant", "Twp": "Township", "Cty": "County", "Pct": "Precinct", "Vol": "Volume", "vol": "volume", "Fig": "Figure", "fig": "figure", "pp": "pages",
    "Ch": "Chapter", "Sect": "Section", "Rte": "Route", "Cmte": "Committee", "cmte": "committee", "Bhd": "Berhad", "Utd": "United",
}  # fmt: skip
_DOTLESS = {
    "vs": "versus",
    "Jr": "Junior",
    "Sr": "Senior",
    "Govt": "Government",
    "govt": "government",
    "Utd": "United",
    "Ltd": "Limited",
    "Inc": "Incorporated",
    "Corp": "Corporation",
}
STATES = {
    "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California", "Colo": "Colorado", "Conn": "Connecticut", "Del": "Delaware", "Fla": "Florida",
    "Ga": "Georgia", "Ill": "Illinois", "Ind": "Indiana", "Kan": "Kansas", "Ky": "Kentucky", "La": "Louisiana", "Md": "Maryland", "Mass": "Massachusetts",
    "Mich": "Michigan", "Minn": "Minnesota", "Miss": "Mississippi", "Mo": "Missouri", "Mont": "Montana", "Neb": "Nebraska", "Nev": "Nevada", "Okla": "Oklahoma",
    "Ore": "Oregon", "Pa": "Pennsylvania", "Tenn": "Tennessee", "Tex": "Texas", "Vt": "Vermont", "Va": "Virginia", "Wash": "Washington", "Wis": "Wisconsin",
    "Wyo": "Wyoming", "Ont": "Ontario", "Que": "Quebec",
}  # fmt: skip
DOTTED_STATES = {
    "N.Y.": "New York", "N.J.": "New Jersey", "N.H.": "New Hampshire", "N.M.": "New Mexico", "N.C.": "North Carolina", "S.C.": "South Carolina",
    "N.D.": "North Dakota", "S.D.": "South Dakota", "R.I.": "Rhode Island", "W.Va.": "West Virginia", "B.C.": "British Columbia",
}  # fmt: skip
POSTAL = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware",
    "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky",
    "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri",
    "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina",
    "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina",
    "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington", "WV": "West Virginia",
    "WI": "Wisconsin", "WY": "Wyoming", "DC": "",
}  # fmt: skip
_LATIN = {"e.g": "for example", "i.e": "that is", "a.k.a": "also known as", "d.o.b": "date of birth", "n.b": "note", "p.a": "per year", "c.f": "compare",
          "eg": "for example", "ie": "that is"}  # fmt: skip
_ORGANS = frozenset("Inc Corp Ltd Co Cos Bros Jr Sr Esq".split())
_NEXT = r"\s+(?:The|He|She|It|They|We|In|But|And|A|An|This|That|Those|At|On|For|After|As|If|When|While|Its|His|Her|There|Shares|Police)\b"


def _alternatives(words: object) -> str:
    return "|".join(re.escape(w) for w in sorted(map(str, words), key=len, reverse=True))  # type: ignore[call-overload]


def _stop(match: re.Match[str], context: Context) -> str:
    """Keep the full stop that also ends the sentence."""
    following = context.after(match.end(), 16)
    return "." if not following.strip(" \"'”’)") or compiled(_NEXT).match(following) else ""


def _title(match: re.Match[str], context: Context) -> str | None:
    """A title before a name; also the last word of a text, where a splitter cut too soon."""
    last = match.end() == len(context.text) and match.group().endswith(".")
    return TITLES[match["title"]] + ("." if last else "")


def _capital_title(match: re.Match[str], context: Context) -> str | None:
    return TITLES[match["title"].capitalize()]


def _honourable(match: re.Match[str], context: Context) -> str | None:
    return "Right Honourable"


def _word(match: re.Match[str], context: Context) -> str | None:
    word = match["word"]
    if word == "est" and re.search(r"\($", context.before(match.start(), 1)):
        return "established"
    if (
        word in ("ft", "temp", "est", "ext", "ret", "fig", "Ph")
        and context.after(match.end(), 1) == ""
    ):
        return None
    if word == "Sr" and re.match(r"\s[A-Z]", context.after(match.end())):
        return "Senior"
    return WORDS[word] + _stop(match, context)


def _dotless(match: re.Match[str], context: Context) -> str | None:
    return _DOTLESS[match["word"]]


def _number(match: re.Match[str], context: Context) -> str | None:
    return "numbers" if match["many"] else "number"


def _opus(match: re.Match[str], context: Context) -> str | None:
    return "opus "


def _latin(match: re.Match[str], context: Context) -> str | None:
    return _LATIN[match["word"].lower()] + ("," if match["comma"] else "")


def _saint(match: re.Match[str], context: Context) -> str | None:
    """St. before a name is a saint, after one a street."""
    before, after = context.before(match.start(), 30), context.after(match.end(), 20)
    street = re.search(
        r"(?:\d(?:st|nd|rd|th)?|\d\s[A-Z][\w'.]*(?:\s[A-Z][\w'.]*)?|[a-z]\s[A-Z][\w']+|^[A-Z][\w']+)\s$",
        before,
    )
    saint = re.match(r"\s(?!(?:The|He|She|It|They|In|But|And|A|On|At)\b)[A-Z][A-Za-z']+", after)
    if saint and not (
        street and (re.search(r"\d\s[A-Z]?[\w' ]*$", before) or after.startswith(","))
    ):
        return "Saint"
    if not (street or saint or match.group() == "St." or re.search(r"[A-Z][\w']+\s$", before)):
        return None
    return "Street" + (_stop(match, context) if match.group().endswith(".") else "")


def _state(match: re.Match[str], context: Context) -> str | None:
    return f"{match['comma']}{STATES[match['state']]}{_stop(match, context)}"


def _dotted_state(match: re.Match[str], context: Context) -> str | None:
    return f"{match['comma']}{DOTTED_STATES[match['state']]}{_stop(match, context)}"


def _postal(match: re.Match[str], context: Context) -> str | None:
    state = match["state"]
    if not re.search(r"(?:^|[^\w])[A-Z][\w.'-]*$", context.before(match.start(), 24)):
        return None
    return f"{match['comma']}{POSTAL[state] or spell(state)}"


def _versus(match: re.Match[str], context: Context) -> str | None:
    return "versus"


def _with(match: re.Match[str], context: Context) -> str | None:
    return {
        "w/o": "without",
        "w/": "with",
        "c/o": "care of",
        "n/a": "not applicable",
        "N/A": "not applicable",
        "b/c": "because",
        "a/c": "account",
        "y/y": "year on year",
        "q/q": "quarter on quarter",
        "m/m": "month on month",
    }[match.group()]


def _aka(match: re.Match[str], context: Context) -> str | None:
    return "also known as"


def _and_others(match: re.Match[str], context: Context) -> str | None:
    return "al" + _stop(match, context)


def _circa(match: re.Match[str], context: Context) -> str | None:
    return "circa"


def _and(match: re.Match[str], context: Context) -> str | None:
    return "and"


def _section(match: re.Match[str], context: Context) -> str | None:
    return {
        "Sec": "Section",
        "sec": "section",
        "Art": "Article",
        "art": "article",
        "p": "page",
        "pp": "pages",
        "para": "paragraph",
        "Para": "Paragraph",
    }[match["word"]]


_PARTIES = {"D": "Democrat", "R": "Republican", "I": "Independent"}


def _party(match: re.Match[str], context: Context) -> str | None:
    state = match["state"]
    name = (
        STATES.get(state.rstrip("."), state) if state not in DOTTED_STATES else DOTTED_STATES[state]
    )
    return f"{_PARTIES[match['party']]} of {name}"


RULES: tuple[Rule, ...] = (
    rule(
        "abbreviation",
        r"(?<![\w.])(?:w/o|w/|c/o|n/a|N/A|b/c|y/y|q/q|m/m)(?![\w/])",
        _with,
        needs="/",
    ),
    rule(
        "latin",
        r"(?<![\w.])(?P<word>[eE]\.g|[iI]\.e|a\.k\.a|n\.b|p\.a|c\.f)\.?(?P<comma>,)?(?!\w)",
        _latin,
        needs=".",
    ),
    rule("and", r"(?<=\w)(?:\s|-)?'n'(?:\s|-)?(?=\w)", _and, needs="'"),
    rule("latin", r"(?<![\w.])(?P<word>eg|ie)(?P<comma>,)?(?=\s[a-z])", _latin, needs="gi"),
    rule(
        "number-sign",
        r"(?<![\w.])(?:[Nn]o(?P<many>s)?\.\s?|N[oº](?:(?<=o)\s)?|№\s?)(?=[\d\ue000])",
        _number,
        needs="0",
    ),
    rule("opus", r"(?<![\w.-])[Oo]p\.\s?(?=[\d\ue000])", _opus, needs="0"),
    rule("saint", r"(?<![\w.])St\.?(?=\s|,|\.|$|'|\")(?!\w)", _saint, needs="S"),
    rule(
        "title",
        rf"(?<![\w.])(?P<title>{_alternatives(TITLES)})\.(?=-[A-Z]|\s?(?:and\s)?[\"“']?[A-Z]|(?:(?<=Sgt\.)|(?<=Lt\.))\s\ue000)",
        _title,
        needs=".",
    ),
    rule(
        "title",
        rf"(?<![\w.])(?P<title>{_alternatives(_BARE)})(?:(?=\s[A-Z])(?!\s(?:Z|X|Alpha)\b)|\.?(?=[\s,;_—–-]{{0,9}}$)|(?<=M[rs])(?=\s\ue000))",
        _title,
        needs="ACDFGLMPRSB",
    ),
    rule(
        "title",
        r"(?<![\w.])(?P<title>MR|MRS|DR|MS|PROF)\.?(?=\s[A-Z])",
        _capital_title,
        needs="MDP",
    ),
    rule("title", r"(?<!\w)Rt\.?\sHon\.?(?=\s[A-Z])", _honourable, needs="R"),
    rule(
        "party",
        r"(?<=[ (])(?P<party>[DRI])-(?P<state>"
        + _alternatives(DOTTED_STATES)
        + "|(?:"
        + _alternatives(STATES)
        + r")\.|[A-Z][a-z]{3,12}(?=[,)]))(?!\w)",
        _party,
        needs="-",
    ),
    rule(
        "state",
        r"(?P<comma>,\s)(?P<state>" + _alternatives(DOTTED_STATES) + r")(?!\w)",
        _dotted_state,
        needs=".",
    ),
    rule("state", rf"(?P<comma>,\s)(?P<state>{_alternatives(STATES)})\.(?!\w)", _state, needs="."),
    rule(
        "state",
        rf"(?<=[a-z])(?P<comma>,\s)(?P<state>{_alternatives(POSTAL)})(?=\s\d{{5}}\b|[,.;)]|\s\ue000|$)",
        _postal,
        needs=",",
    ),
    rule(
        "section",
        r"(?<![\w.])(?P<word>Sec|sec|Art|art|pp?|[Pp]ara)\.\s?(?=[\d\ue000])",
        _section,
        needs=".",
    ),
    rule("versus", r"(?<![\w.])(?:vs\.|v\.(?=\s[A-Z\d\ue000]))", _versus, needs="v"),
    rule("versus", r"(?<![\w.])vs?(?=\s[A-Z])", _versus, needs="v"),
    rule("abbreviation", r"(?<![\w.])(?:aka|AKA)(?!\w)", _aka, needs="aA"),
    rule("latin", r"(?<=\bet\s)al\.(?!\w)", _and_others, needs="."),
    rule("circa", r"(?<![\w.])ca?\.(?=\s?[\d\ue000])", _circa, needs="c"),
    rule("abbreviation", rf"(?<![\w.'])(?P<word>{_alternatives(WORDS)})\.(?!\w)", _word, needs="."),
    rule(
        "abbreviation",
        rf"(?<![\w.'])(?P<word>{_alternatives(_DOTLESS)})(?=,?\s|[,.;:!?)]|$)(?!\.\w)",
        _dotless,
        needs="vJSGgLICU",
    ),
)
