"""ISO 639-2 codes of languages, which ID3 wants, from the BCP 47 tags that all else uses."""

from __future__ import annotations

UNDETERMINED = "und"
LETTERS = 3

_PAIRS = """
af:afr am:amh ar:ara az:aze be:bel bg:bul bn:ben bs:bos ca:cat cs:ces cy:cym da:dan de:deu
el:ell en:eng eo:epo es:spa et:est eu:eus fa:fas fi:fin fr:fra ga:gle gl:glg gu:guj ha:hau
he:heb hi:hin hr:hrv hu:hun hy:hye id:ind is:isl it:ita iw:heb ja:jpn jv:jav jw:jav ka:kat
kk:kaz km:khm kn:kan ko:kor la:lat lb:ltz lo:lao lt:lit lv:lav mk:mkd ml:mal mn:mon mr:mar
ms:msa mt:mlt my:mya nb:nob ne:nep nl:nld nn:nno no:nor pa:pan pl:pol ps:pus pt:por ro:ron
ru:rus si:sin sk:slk sl:slv sq:sqi sr:srp su:sun sv:swe sw:swa ta:tam te:tel th:tha tl:tgl
tr:tur uk:ukr ur:urd uz:uzb vi:vie yo:yor yue:zho zh:zho zu:zul
"""
_CODES = dict(pair.split(":") for pair in _PAIRS.split())


def three_letters(language: str) -> str:
    """Return the ISO 639-2 code of a BCP 47 tag; "und" when there is none."""
    primary = language.strip().lower().replace("_", "-").split("-")[0]
    if primary in _CODES:
        return _CODES[primary]
    is_code = len(primary) == LETTERS and primary.isascii() and primary.isalpha()
    return primary if is_code else UNDETERMINED
