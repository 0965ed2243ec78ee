"""Spell it or say it: NATO and NASA are words, SCO and IMF are letters, AT&T and R&D both.

Plurals and possessives keep their ending: MPs, CEO's.
"""

from __future__ import annotations

import re

from briefing.normalize.rules import Context, Rule, rule, spell

SAID = frozenset(
    """
    ACAS ADNOC AFCON AFRICOM AIDS AMBER AMTRAK ANSA ANTIFA APEC ARAMCO ASCII ASEAN ASLEF AUKUS AWOL BAFTA BAFTAS BALPA BAME BREXIT BRICS CAD
    CAPEX CAPTCHA CARICOM CENTCOM CERN CHIP CISCO CITES COBOL COBRA COMECON CONCACAF CONMEBOL CONRAIL COP COPS COVID CRISPR DAESH DARPA DAX
    DEFRA DOGE DUMBO EBITDA ECOWAS EFTA ENISA ERASMUS ERISA ESOC ESTA EURIBOR EUROPOL EXIM FARC FEMA FIBA FICO FIFA FINA FINRA FISA FLIR
    FLOTUS FRONTEX GAAP GAZPROM GEICO GIF GLAAD GREXIT HAMAS HAZMAT HERA HIPAA HUAWEI IATA ICANN ICAO IKEA INDOPACOM INTERPOL IRENA ISIL
    ISIS ISRO JAG JAXA JPEG JUNO LASER LEED LEGO LIBOR LIDAR LIGO MAGA MASH MAX MEDICAID MEDICARE MENSA MERCOSUR MERS MIDI MINUSMA MOMA MUFTI
    NAACP NACA NAFTA NASA NASCAR NASDAQ NATO NIMBY NIMH NOAA NOLA NORAD OFCOM OFGEM OFSTED OFWAT OLAF OLED OPEC OPENAI OPEX OSHA OXFAM PETA
    PIMCO PIN POTUS QANON RADAR RAM RAND REIT REITS RICO ROM ROSCOSMOS ROSNEFT SABIC SAGE SARS SCOTUS SEAL SETI SIM SIPRI SNAP SOCOM SOHO
    SONAR SPAC STEAM STEM SWAT TARP TASS TATA TED TEFL TIKTOK TOEFL TRIBECA UEFA UKIP UNESCO UNICEF UNIFIL UNISON UNRWA VAR WADA WASP WIC
    WIFI YOLO ZIP
    """.split()
)
"""Acronyms that are words. Most are easy to say; the fallback would spell the short ones."""

SPELT = frozenset(
    """
    AAP AARP ABC ABN AC ACLU ADHD ADL AFD AFL AFP AI AM AMD ANC AP API AQAP ATF ATM ATP AU AUM BA BBC BCCI BJP BLM BMA BMI BMW BNP BP BSC
    BSE BST BTS BYD CAC CBO CBS CCP CCTV CD CDC CDU CEO CFC CFO CFPB CFTC CIA CIO CIS CMO CNBC CNN CO COO CPI CPS CPTPP CPU CQC CRT CSTO CSU
    CT CTO CUNY DC DEA DEI DHL DHS DJ DMZ DNA DNC DOJ DPA DPP DPRK DRC DUI DUP DVD DWP EC ECB ECG EDF EEZ EFF ELN EMS EON EP EPA ER ESA ESG
    ESPN EST ETF EU EV FA FAA FAO FAQ FBI FCC FCO FDA FDIC FEC FIA FM FSB FTC FX GAO GCC GCSE GDP GE GM GMB GMT GNP GOP GPA GPS GPU GRU HBO
    HGV HIV HMRC HMS HP HR HS HSBC HUD IAAF IAEA IBM ICBM ICC ICJ ICRC ICU ID IDF IED ILO IMF ING IOC IOM IPCC IPL IPO IRA IRGC IRS ISS IT
    ITV IUCN IVF JCVI JFK JP JPM KBS KC KGB KKK KMT LA LAPD LBJ LCD LED LG LGBT LGBTQ LGBTQI LLC LPGA LSE LTTE MA MBA MEP MI MIT MLB MLS MOD
    MP MRI MRSA MSF MSP MTA MTV NBA NBC NCAA NFL NFT NGO NHC NHK NHL NHS NHTSA NIH NPR NRA NSA NSO NSW NTSB NUT NWS NY NYC NYPD NYSE NYU OAS
    OCD OECD OK OMB OPM PA PBS PC PCR PDF PGA PHD PKK PLA PLC PLO PM PMI PPP PR PRC PSNI PST PTSD PVC QC RAAF RAF RBS RCEP RMS RMT RN RNA
    RNC ROC ROK RSF RTX RUC RWE SAG SBU SCO SDF SDP SEC SK SMIC SMS SNP SOS SPD SPLC STD SUV SVR TPP TSA TSMC TTP TUC TV TVN UAE UAW UBS UCL
    UCLA UFC UFO UHF UK UKHSA UN UNDP UNEP UNHCR UPS URL US USA USAF USB USC USDA USGS USMC USMCA USPS USS USSR UTC UVF VIP VPN VW WFP WGA
    WHO WMD WMO WNBA WTA WTO WWE XL YPG
    """.split()
)
"""Acronyms that are letters, whatever the length; headings in capitals keep these."""

_IRREGULAR = {
    "NAACP": "N double A C P",
    "IEEE": "I triple E",
    "AAA": "triple A",
    "OK": "OK",
    "USAID": "U S Aid",
    "FTSE": "Footsie",
    "NCAA": "N C double A",
}
SHOUTED = frozenset(
    "A I THE AND NOT YES NO ALL NEW NOW ANY FOR BUT OUR YOU ARE WAS HAS HAD CAN DID GET GOT HIS HER HIM SHE OFF OUT OWN TOO TWO TEN ONE WAY WHY "
    "HOW MAN MEN SAY SEE USE WAR WIN WON DAY BIG BAD TOP KEY LAW LAY LET MAY OLD PAY PUT RED RUN SET SIX TAX TRY YET ZERO NEVER ONLY VERY MUST MORE "
    "MOST LESS LIVE DEAD FREE STOP HELP LOVE HATE GOOD BEST LAST NEXT THIS THAT THEY THEM THEN WITH FROM HAVE BEEN WERE WILL WHAT WHEN EVER EVEN JUST "
    "SAID SAYS ALSO INTO OVER BACK DOWN YEAR WEEK TIME LIFE NEWS READ MORE HERE THERE WHERE ABOUT AFTER STILL PHOTO VIDEO AUDIO WATCH BREAKING UPDATE "
    "ACT ADD ADVERTISEMENT AGAIN AGE AGO AID AIM AIR ALERT ALSO ANALYSIS AREA ARM ARMY ART ASK AWAY BABY BALL BAN BANK BAR BASE BED BEGIN BET "
    "BILL BIT BOAT BODY BOMB BOOK BORN BOTH BOX BOY BREAK BUN BUY CALL CAME CAR CARE CASE CASH CAUSE CITY CLUB COLD COME COPY COST COULD CRASH "
    "CRY CUP CUT DARK DATE DAYS DEAL DEAR DEATH DEBUT DIE DOG DONE DOOR DRAW DRIVE DROP DRUG DUE EACH EARN EAST EASY EAT EDGE EDITOR EGG ELSE END "
    "ENOUGH EVERY EXCLUSIVE EYE FACE FACT FAIL FAIR FAKE FALL FAN FAR FAST FEAR FEEL FEW FIGHT FILE FILM FIND FIRE FIRM FIRST FISH FIT FIVE FLY "
    "FOOD FOOT FORM FOUR FREEDOM FUEL FULL FUN GAME GAS GIFT GIRL GIVE GOAL GOD GOLD GONE GOT GREAT GUN GUY HALF HALL HAND HANG HARD HEAD HEAR "
    "HEAT HELD HELL HELLO HIGH HIT HOLD HOLE HOME HOPE HOT HOUR HUGE HURT ICE IDEA ILL INTO ITS JAIL JOB JOBS JOIN JOKE JOY JUMP KEEP KEPT KICK "
    "KID KIDS KILL KIND KING KNEW KNOW LACK LADY LAKE LAND LATE LEAD LEFT LEG LESS LIE LIKE LINE LINK LIST LIVES LIVING LONG LOOK LOSE LOSS LOST "
    "LOT LOW LUCK MAD MADE MAIL MAIN MAKE MANY MAP MASS MATE MEAL MEAN MEET MIND MINE MISS MIX MOM MOOD MOON MOVE MUCH MUD MY NAME NEAR NEED NINE "
    "NONE NOTE NUT ODD OFF OIL ONCE ONTO OPEN OPINION OUR OWN PACK PAGE PAID PAIN PAIR PARK PART PASS PAST PATH PEACE PEOPLE PER PICK PLAN PLAY "
    "PLEASE PLUS POLL POOL POOR POST POT PUSH QUIT RACE RAIN RAN RATE REAL REST RICH RIDE RING RISE RISK ROAD ROLE ROOM ROW RULE RUSH SAD SAFE "
    "SALE SAME SAND SAVE SEA SEAT SEEN SELL SEND SENT SERIOUSLY SEVEN SEX SHAME SHE SHIP SHOP SHOT SHOW SHUT SICK SIDE SIGN SIT SITE SIZE SKIN "
    "SKY SLOW SNOW SOFT SOLD SOME SON SONG SOON SORRY SORT SPOILER SPONSORED SPOT STAR STAY STEP SUCH SUE SUIT SUN SURE TAKE TALK TALL TEA TEAM "
    "TELL TERM TEST THAN THANKS TIE TIP TOLD TONE TOOK TOOL TOUR TOWN TREE TRIP TRUE TRUST TRUTH TURN TYPE UNDER UPON URGENT USED USER VAST VIEW "
    "VOTE WAIT WAKE WALK WALL WANT WARM WARN WARNING WASH WAVE WEAK WEAR WENT WEST WHILE WHOM WIDE WIFE WILD WIND WINE WING WISE WISH WOOD WORD "
    "WORE WORK WORST WORTH YARD YEAH YES YOUR "
    "OF IN ON AT BY TO IS BE DO GO HE IF IT ME MY OR SO UP WE AN AS AM".split()
)

_VOWEL = re.compile(r"[AEIOUY]")
_HARD = re.compile(
    r"[BCDFGHJKLMNPQRSTVWXZ]{5}|^(?!KN|GN|PS|PT|TS|CZ)[BCDFGHJKLMNPQRTVWXZ][BCDFGJKMNPQSTVXZ]|[BCDFGJKMPQTVWXZ][BDGJVWZQ]$|Q(?!U)|^[AEIOU]{3}"
)


def _readable(word: str) -> bool:
    """Whether five or more capitals look like a word."""
    return len(word) > 4 and _VOWEL.search(word) is not None and _HARD.search(word) is None


def is_spelt(word: str) -> bool:
    """Whether a word in capitals is said letter by letter."""
    if word in SPELT or word in _IRREGULAR:
        return True
    return not (word in SAID or word in SHOUTED or _readable(word))


def say_token(word: str) -> str:
    """Say letters from a code or an address: "BA" as letters, "COVID" and "Android" as words."""
    if word in _IRREGULAR:
        return _irregular(word)
    if word.isupper():
        return spell(word) if is_spelt(word) else word.capitalize()
    if len(word) > 1 and not _VOWEL.search(word.upper()):
        return spell(word)
    if re.match(r"i[A-Z]{2,3}$", word):
        return spell(word)
    return word


def _irregular(word: str) -> str:
    said = _IRREGULAR[word]
    parts = said.split()
    grouped: list[str] = []
    for part in parts:
        if len(part) == 1 and grouped and grouped[-1].startswith(spell("")):
            grouped[-1] += part
        else:
            grouped.append(spell(part) if len(part) == 1 or part == "OK" else part)
    return " ".join(grouped)


def _ending(ending: str | None) -> str:
    return (ending or "").lower().replace("’", "'")


def _acronym(match: re.Match[str], context: Context) -> str | None:
    word, ending = match["word"], _ending(match["ending"])
    if word in _IRREGULAR:
        return _irregular(word) + ending
    if word in SHOUTED and word not in SPELT:
        return word.lower() + ending if len(word) > 1 else None
    if word == "AM" and context.before(match.start(), 2) == "I ":
        return "am"
    if is_spelt(word):
        return spell(word, ending)
    return word.capitalize() + ending


def _joined(match: re.Match[str], context: Context) -> str | None:
    said = " and ".join(spell(part) for part in match["letters"].split("&"))
    return said + _ending(match["ending"])


def _dotted(match: re.Match[str], context: Context) -> str | None:
    letters = match.group().replace(".", "")
    ending = ""
    if letters.endswith("'s"):
        letters, ending = letters[:-2], "'s"
    elif letters[-1] == "s" and letters[:-1].isupper():
        letters, ending = letters[:-1], "s"
    said = spell(letters, ending)
    if match.group().endswith(".") and _ends_sentence(context.after(match.end(), 12)):
        said += "."
    return said


_STARTERS = re.compile(
    r"\s+(?:[\"“(]|(?:The|He|She|It|They|We|In|But|And|A|An|This|That|Those|These|At|On|For|After|As|If|When|While|Some|Many|His|Her|Its|Their)\s)"
)


def _ends_sentence(following: str) -> bool:
    return not following.strip() or _STARTERS.match(following) is not None


def _run(match: re.Match[str], context: Context) -> str | None:
    ending = match["ending"] or ""
    return spell(match["letters"].replace(" ", ""), ending)


def _central(match: re.Match[str], context: Context) -> str | None:
    """The Bank of England and its like: "BoE", "PoW"."""
    return spell(match["word"].upper(), _ending(match["ending"]))


def _degree(match: re.Match[str], context: Context) -> str | None:
    said = spell("PHD", _ending(match["ending"]))
    stops = match.group().endswith(".") and _ends_sentence(context.after(match.end(), 12))
    return said + ("." if stops else "")


def _compound(match: re.Match[str], context: Context) -> str | None:
    return {"PhD": spell("PHD"), "PhDs": spell("PHD", "s"), "mRNA": spell("MRNA"), "iOS": spell("IOS"), "iPadOS": "iPad " + spell("OS"),
            "macOS": "mac " + spell("OS"), "eVTOL": spell("E") + " V-tol", "BSc": spell("BSC"), "MSc": spell("MSC"), "GmbH": spell("GMBH"),
            "LinkedIn": "Linked In", "plc": spell("PLC"), "pH": spell("PH"), "kW": "kilowatt", "MoD": spell("MOD"), "DoJ": spell("DOJ"), "DoD": spell("DOD"),
            "AfD": spell("AFD"), "LGBTQ+": spell("LGBTQ") + " plus", "LGBT+": spell("LGBT") + " plus", "eSIM": spell("E") + " sim",
            "Disney+": "Disney plus", "Apple+": "Apple plus", "WeChat": "We Chat", "T-Mobile": spell("T") + " Mobile"}.get(match.group())  # fmt: skip


def _initial(match: re.Match[str], context: Context) -> str | None:
    """An initial within a name: "George W. Bush", "J. Smith", but not "vitamin C. The"."""
    before = context.before(match.start(), 24)
    follows = context.after(match.end(), 14)
    if _STARTERS.match(follows):
        return None
    named = not before.strip() or re.search(
        r"(?:[A-Z][\w'-]+|[A-Z]\.|^|[.!?,(\"“]|\b(?:by|and|of|to|with|for))\s*$", before
    )
    return spell(match["letter"]) if named else None


RULES: tuple[Rule, ...] = (
    rule(
        "acronym-pair",
        r"(?<![\w&])(?P<letters>[A-Z]{1,4}(?:&[A-Z]{1,4}){1,2})(?P<ending>'s|s)?(?![\w&])",
        _joined,
        needs="&",
    ),
    rule(
        "acronym-dotted",
        r"(?<![\w.])(?:[A-Z]\.){1,8}(?:[A-Z](?:\.?'s|\.?s|\.)?)(?!\w)",
        _dotted,
        needs=".",
    ),
    rule(
        "acronym-mixed",
        r"(?<![\w&-])(?:PhDs?|mRNA|iOS|iPadOS|macOS|plc|eVTOL|BSc|MSc|GmbH|LinkedIn|pH|kW|MoD|DoJ|DoD|AfD|LGBTQ?\+|eSIM|Disney\+|Apple\+|WeChat|T-Mobile)(?!\w)",
        _compound,
        needs="DNOTSchkW+M",
    ),
    rule(
        "acronym-dotted",
        r"(?<![\w.])(?P<word>Ph\.\s?D)(?:\.?(?P<ending>'?s)|\.)?(?!\w)",
        _degree,
        needs="P",
    ),
    rule(
        "acronym-mixed",
        r"(?<![\w&-])(?P<word>[A-Z]o[A-Z])(?P<ending>'s|s)?(?![\w&])",
        _central,
        needs="o",
    ),
    rule(
        "letters",
        r"(?<![\w.-])(?P<letters>[B-Z](?: [B-Z]){1,11})(?P<ending>'s|s)?(?![\w'.]\w|[\w])",
        _run,
        needs="ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    ),
    rule(
        "initial",
        r"(?<![\w.'-])(?P<letter>[A-Z])\.(?=\s[A-Z\ue000])",
        _initial,
        needs=".",
    ),
    rule(
        "acronym",
        r"(?<![\w&])(?P<word>[A-Z]{2,24})(?P<ending>'[sS]|s)?(?![\w&])",
        _acronym,
        needs="ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    ),
)
