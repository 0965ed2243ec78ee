"""What looks like the end of a sentence and is none, by language: abbreviations, ordinals, names after titles.

Each rule is how one piece ends and how the next begins; where both fit, the two are one sentence. In doubt a
rule is left out: two sentences that are read as one harm a listener less than a name cut in two, but a
paragraph that is never divided cannot be shortened.
"""

from __future__ import annotations

import re

Rule = tuple[re.Pattern[str], re.Pattern[str]]

LONGEST = 24
"""Characters: no ending here is longer, and looking at more would cost time."""

_ANY = ""
_LOWER = r"[a-zß-öø-ÿœąćęłńśźż]+\b"
_NUMBER = r"\d"

_ZONES = (
    r"(?:GMT|UTC|BST|CET|CEST|EET|IST|JST|HKT|SGT|AEST|AEDT|AKST|HST|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T"
    r"|Eastern|Central|Pacific|Greenwich|local|[A-Z]\w+ time)\b"
)
_DAYS = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"(?![’']s| (?:was|is|will|would|has|had|saw|brought|began|marks))"
)
_ENGLISH = (
    (r"\b[ap]\.m\.", rf"{_ZONES}|{_DAYS}"),
    (r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Capt|Sen|Rep|Gov|Rev|Ft|Mt|Messrs|vs)\.", r"[A-Z]"),
    (r"\b(?:No|Nos|approx|Op|Fig|Vol|Sept?|Nov)\.", _NUMBER),
    (r"[.!]", r"[a-z]+\b"),
    (
        r"[?!][\"”’']",
        r"(?:[A-Z][\w’'-]+\.? ){1,4}(?:said|says|asked|asks|told|added|replied|shouted|wrote)\b",
    ),
)

_BEFORE_A_WORD = {
    "de": "Hr Hrn Fr Dr Prof St Nr Nrn Mag Ing Dipl Hl bzw ca vgl Vgl geb sog evtl ggf inkl exkl zzgl mind max Mio Mrd Tsd rd bspw Gebr",
    "fr": "M MM Mme Mlle Me Mgr Dr Pr Drs env St Ste",
    "es": "D Dª Dña Sr Sra Srta Sres Dr Dra Lic Ing Arq Prof Gral Cnel Cap Sto Sta Av Avda Pza Núm núm Mons Fr",
    "it": "sig sigg avv on dott prof ing arch geom rag mons gen col cap ten sen min pres S SS Sig Avv On Dott Prof Ing Arch Mons Gen Sen pag tel p",
    "pt": "Sr Sra Srs Dr Dra Prof Profa Eng Arq Exmo Exma D Av av R Pç Trav Pe Fr Sto Sta S Gen Cel Cap Min Dep Sen séc",
    "nl": "dhr mevr mw dr drs ds mr ir ing prof Dhr Mevr Mw Dr Drs Prof St nr blz ca bijv resp",
    "pl": "godz ul al pl os św im tzw np gen płk ppłk kpt por ks bp abp inż red mec woj pow gm dr prof hab mgr nr poz pkt ok zob tel Ul Św Prof Dr Gen Ks",
    "hi": "डॉ श्री श्रीमती सुश्री पं प्रो प्रा कु न्या इंजी मो रु रू नं क्र पृ सं कि मी ए बी सी डी एफ एच जे एल एम एन पी आर एस टी वी डब्ल्यू",
}  # fmt: skip
"""Abbreviations that no sentence ends with, without their full stop."""

_BEFORE_A_NUMBER = {
    "de": "S Abs Art Kap Bd Ziff Tel Jg",
    "fr": "no nos p pp art chap vol fig tél",
    "es": "pág págs art vol cap p n tel",
    "it": "n nn art pag cap vol fig tel",
    "pt": "n nº pág págs art vol cap p tel",
    "nl": "art p tel",
    "pl": "s str t tab rys art ust",
    "hi": "ई",
}
"""Those that may be words, and end a sentence, where no number follows."""

_MONTHS = (
    "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
)
_OF_A_ROW = (
    "Jahrhundert|Jahrtausend|Jh|Bundesliga|Liga|Spieltag|Spielminute|Minute|Runde|Platz|Lebensjahr|Geburtstag"
    "|Jahrestag|Stock|Stockwerk|Etage|Weltkrieg|Klasse|Mal|Auflage|Etappe|Kapitel|Todestag|Hochzeitstag"
)
_BY_LANGUAGE: dict[str, tuple[tuple[str, str], ...]] = {
    "de": (
        (r"\b\d{1,3}\.", rf"(?:{_MONTHS}|{_OF_A_ROW})\w{{0,2}}\b"),
        (
            r"\b(?:[aA]m|[vV]om|[zZ]um|[iI]m|[bB]eim|[dD]e[rmns]|[dD]ie|[dD]as|jede[rsmn]?) \d{1,3}\.",
            _ANY,
        ),
        (r"\b[zdou]\. ?[a-zäöüBHT]\.", _ANY),
    ),
    "fr": ((r"\bp\. ex\.|\bc\.-à-d\.|\bav\.|\bapr\.", _ANY),),
    "es": ((r"\bp\. ?ej\.", _ANY),),
    "pt": ((r"\bp\. ?ex\.|\bn\.º", _ANY), (r"\bp\.", "ex\\.")),
    # What stands for several words goes on, but for "and the like", "please" and such.
    "nl": ((r"(?<![\w.])(?!e\.d|m\.m|a\.u\.b|e\.a)(?:[a-z]\.){2,5}", _ANY),),
    "pl": ((r"\bm\.in\.|\bb\.r\. ", _ANY),),
    "ar": ((r"(?<![\w.\u064b-\u065f])و?(?:[ء-ي]\. ?){0,2}(?:[ء-ي]|هـ)\.", r"\w"),),
    # After the closing mark a particle: the sentence quotes, and goes on.
    "ja": ((r"[。！？][」』”]", r"(?:と|って|など|との|という|は|が|も|を|に|の|で|、)"),),
}

_ZH_SPEAKS = re.compile(
    r"[^，。！？：；“”「」]{1,16}(?:说|道|表示|称|问|答|喊|叹|回忆|介绍|解释|补充|强调|感慨|說|稱|問|喊|嘆|回憶|介紹|解釋|補充|強調)"
    r"[^，。！？：；“”「」]{0,4}[。，：]"
)
_ZH_QUOTED = re.compile(r"[。！？…][”」』]\Z")
_OPENING = "“「『"
_CASED = ("de", "fr", "es", "it", "pt", "nl", "pl")


def goes_on(text: str, before: tuple[int, int], start: int, language: str) -> bool:
    """Whether the sentence at *before* was cut too early, and goes on at *start*."""
    begin, end = before
    ending = text[max(begin, end - LONGEST) : end]
    if any(was.search(ending) and then.match(text, start) for was, then in RULES.get(language, ())):
        return True
    if language in _CASED and start == end and ending.endswith("."):
        # "a.C.", "J.-C.", "n.º 5": nothing between, and one letter or no capital.
        if text[start].isupper():
            return not ending[-3:-2].isalpha()
        return text[start].isalnum() or text[start] in "-ºª°"
    if language == "zh" and text[begin] in _OPENING:
        # “……。”馆长说。 Who speaks comes after the words, which end in the full stop of their own.
        return bool(_ZH_QUOTED.search(ending) and _ZH_SPEAKS.match(text, start))
    return False


def _rules(language: str) -> tuple[Rule, ...]:
    rules = list(_BY_LANGUAGE.get(language, ()))
    for lists, then in ((_BEFORE_A_WORD, _ANY), (_BEFORE_A_NUMBER, _NUMBER)):
        if words := lists.get(language):
            rules.append((rf"(?<![\w\u0900-\u097f])(?:{'|'.join(words.split())})\.", then))
    if language in _CASED:
        rules.append((r"[.!]", _LOWER))
    return tuple((re.compile(rf"(?:{was})\Z"), re.compile(then)) for was, then in rules)


RULES: dict[str, tuple[Rule, ...]] = {
    "en": tuple((re.compile(rf"(?:{was})\Z"), re.compile(then)) for was, then in _ENGLISH),
    **{language: _rules(language) for language in (*_CASED, "hi", "ar", "ja")},
}
"""By primary language."""
