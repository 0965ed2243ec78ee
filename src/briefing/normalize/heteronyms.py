"""Words that are written alike and said differently, by the words around them.

Only where the engine's own tagger goes wrong on news; its phonemes (see `data/names.tsv`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to say a word, where the text before and after it match."""

    phonemes: str
    before: str = ""
    after: str = ""

    def fits(self, before: str, after: str) -> bool:
        """Whether it is the one between these words."""
        if self.before and not _compiled(rf"(?:^| )(?:{self.before})$").search(before):
            return False
        return not self.after or _compiled(rf"(?:{self.after})(?: |$)").match(after) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_WILL = r"to|will|would|could|should|may|might|must|can|not|cannot|can't|won't|didn't|don't|doesn't"
_THEY = r"they|we|you|i|who|people|analysts|economists|forecasters|officials|experts|polls|lawmakers|lawyers|critics|residents"

READINGS: dict[str, tuple[Reading, ...]] = {
    "lead": (
        Reading("lˈɛd", after=r"poisoning|(?:water |service |supply |drinking-water )?(?:pipes?|pipework|plumbing|solder)|paint|levels|contamination|exposure|battery|batteries|acid|bullets?|pellets|smelter|mines?|ore|dust|crystal|roof|service lines|singer's exposure"),
        Reading("lˈɛd", before=r"levels of|traces of|exposure to|contaminated with|amounts? of|zinc and|mercury and|and toxic|toxic|arsenic and|cadmium and"),
        Reading("lˈɛd", before=r"(?:water|pipes?|plumbing|petrol|paint|roof|tiles|glass)(?: \w+)? (?:through|of|with|without|in|from)"),
        Reading("lˈɛd", after=r"in (?:the |their |its |his |her |our |drinking |tap )?(?:water|paint|blood|soil|petrol|gasoline)|and (?:zinc|mercury|arsenic|cadmium|copper)"),
    ),
    "leads": (),
    "read": (
        Reading("ɹˈɛd", before=r"(?:has|have|had|was|were|been|be|is|are|widely|well|ever|never) (?:not )?|(?:\w+ )?(?:statement|sign|signs|letter|headline|message|banner|banners|placard|placards|post|note|tweet|caption|plaque|it|ruling)"),
        Reading("ɹˈid", before=_WILL),
    ),
    "minute": (
        Reading("mInˈut", after=r"amounts?|details?|quantit(?:y|ies)|traces?|fractions?|particles?|changes?|differences?|doses?|fragments?|cracks?|grains?|specks?|droplets?|creatures?|organisms?|flaws?|holes?|proportions?|percentages?|portions?|scrutiny|examination|levels"),
        Reading("mInˈut", before=r"in|very|so|the most"),
    ),
    "close": (
        Reading("klˈOz", before=_WILL),
        Reading("klˈOz", after=r"(?:higher|lower|up|down|flat|unchanged|out) (?:at|on|by|\w+ percent|the)"),
    ),
    "live": (
        Reading("lˈɪv", before=_WILL),
        Reading("lˈIv", before=r"went|go|goes|going|shown|broadcast|streamed|aired|carried|televised|performed?|performing|appeared|appearing|watch(?:ed)?|is now|are now", after=r"on|from|at|to|by|in|across|around|tv|television|to|and"),
    ),
    "lives": (Reading("lˈɪvz", before=r"he|she|who|it|family|couple|population|now|still|one|man|woman|mother|father", after=r"in|with|near|alone|on|at|there|here|by|next|under|outside|across"),),
    "wind": (
        Reading("wˈInd", before=_WILL, after=r"down|up|back|its|their|through|around|along"),
        Reading("wˈInd", after=r"(?:down|up) (?:its|the|their|operations|a|in)"),
    ),
    "winds": (Reading("wˈIndz", after=r"(?:its|their) way|through|along|down|up (?:its|the|in)"),),
    "wound": (Reading("wˈWnd", after=r"down|up|its way|their way|back|through|around"),),
    "tear": (
        Reading("tˈɛɹ", before=_WILL),
        Reading("tˈɛɹ", after=r"down|up|apart|through|into|off|open|itself|in (?:the|his|her|a)"),
        Reading("tˈɛɹ", before=r"wear and|a (?:muscle|ligament|calf|hamstring|groin|partial|small|large)|ligament|muscle|hamstring|calf|groin"),
    ),
    "tears": (Reading("tˈɛɹz", after=r"(?:down|up|apart|through|into|off|open) (?:the|a|his|her|its|their)"),),
    "bow": (
        Reading("bˈW", before=r"(?:lighten(?:ed)?|raised?|lift(?:ed|s)?|flooded|damaged|struck|crushed|at|off|near|over|from|under) (?:the|her|its)(?: port| starboard)?"),
        Reading("bˈW", before=r"port|starboard|bulbous"),
        Reading("bˈW", after=r"(?:and|to|or) stern|section|doors?|thrusters?|wave|ramp"),
        Reading("bˈW", before=_WILL),
        Reading("bˈW", before=r"took a|take a|final|(?:ship|boat|vessel|ferry|tanker|yacht)'s|a deep|deep"),
        Reading("bˈW", after=r"of (?:the|a|his|her|its) (?:ship|boat|vessel|ferry|tanker|yacht|barge|submarine|carrier)|out (?:of|in|at|to)|to (?:pressure|demands?|public|the (?:pressure|demands))"),
    ),
    "bows": (Reading("bˈWz", after=r"out|to|down|before"),),
    "produce": (
        Reading("pɹˈOdus", before=r"farm|fresh|local|agricultural|organic|dairy|garden|seasonal|home-grown|locally-grown|imported|food|british|their|exotic|perishable|of"),
        Reading("pɹˈOdus", after=r"(?:prices?|aisle|section|stand|market|department|growers|exports|imports|farmers|stalls?)"),
        Reading("pɹədˈus", before=_WILL),
    ),
    "object": (Reading("əbʤˈɛkt", before=rf"{_WILL}|{_THEY}|strongly|strenuously", after=r"to|that|if|when|strongly|on"),),
    "objects": (Reading("əbʤˈɛkts", before=r"he|she|it|who|government|company|strongly", after=r"to|that"),),
    "record": (Reading("ɹəkˈɔɹd", before=_WILL, after=r"(?!high|low|profits?|numbers?|levels?|sales|sums?)[\w' ]"),),
    "project": (Reading("pɹəʤˈɛkt", before=rf"{_WILL}|{_THEY}|models|estimates"),),
    "projects": (Reading("pɹəʤˈɛkts", before=r"it|he|she|now|imf|bank|company|office", after=r"(?:that|a|an|the|growth|inflation|sales|revenue|losses|confidence|strength)"),),
    "content": (Reading("kəntˈɛnt", before=r"(?:be|was|is|are|were|seem|seems|seemed|feel|not|more|quite|perfectly|am)", after=r"to|with|just|that|if"),),
    "contract": (Reading("kəntɹˈækt", before=rf"{_WILL}|(?:economy|prices|output|sales|exports) (?:to )?"),),
    "contracts": (Reading("kəntɹˈækts", before=r"economy|sector|output|industry|it"),),
    "conduct": (Reading("kəndˈʌkt", before=_WILL),),
    "present": (
        Reading("pɹizˈɛnt", before=_WILL, after=r"(?:it|its|their|his|her|a|an|the|evidence|new|to|as|itself|them|this|that)"),
    ),
    "permit": (Reading("pəɹmˈɪt", before=_WILL),),
    "separate": (Reading("sˈɛpəɹˌAt", before=_WILL, after=r"(?:the|them|from|their|his|her|children|families|fact)"),),
    "rebel": (Reading("ɹəbˈɛl", before=_WILL),),
    "suspect": (Reading("səspˈɛkt", before=rf"{_WILL}|{_THEY}|police|investigators|prosecutors|detectives"),),
    "survey": (Reading("səɹvˈA", before=_WILL),),
    "import": (Reading("ɪmpˈɔɹt", before=_WILL),),
    "export": (Reading("ɪkspˈɔɹt", before=_WILL),),
    "protest": (Reading("pɹətˈɛst", before=_WILL),),
    "transport": (Reading("tɹænspˈɔɹt", before=_WILL),),
    "refuse": (Reading("ɹˈɛfjus", after=r"collect(?:ion|ions|ors?)|workers|trucks?|lorr(?:y|ies)|bins?|sites?"),),
    "row": (
        Reading("ɹˈW", after=r"over|about|with|between|broke|erupted|escalated|intensified|deepened|rumbles|centred|centered|comes|came|began|started|has"),
        Reading("ɹˈW", before=r"diplomatic|bitter|political|public|trade|fierce|furious|family|growing|racism|sleaze|spending"),
    ),
    "bass": (Reading("bˈAs", after=r"guitar(?:s|ist)?|player|players|line|lines|drum|notes?|clarinet"),),
    "dove": (Reading("dˈOv", before=r"(?:he|she|they|shares|stocks|it|and|then|who)", after=r"into|in|off|for|under|over"),),
    "deliberate": (Reading("dəlˈɪbəɹˌAt", before=_WILL),),
    "estimate": (Reading("ˈɛstəmˌAt", before=rf"{_WILL}|{_THEY}"),),
    "resume": (Reading("ɹˈɛzəmˌA", before=r"(?:his|her|their|a|my|your|impressive|the)", after=r"(?:of|includes?|that|and|was|is|shows?)"),),
    "Nice": (
        Reading("nˈis", before=r"in|of|near|to|from|around|at"),
        Reading("nˈis", after=r"France|airport|mayor|attack"),
    ),
    "Reading": (Reading("ɹˈɛdɪŋ", before=r"in|of|near|at|from|between|and", after=r"(?:Borough|FC|Berkshire|West|in|crown|station|university|festival|where|on|was|has|after)"),),
    "Polish": (Reading("pˈOlɪʃ", after=r".*"),),
    "Lima": (Reading("lˈImə", after=r"Ohio"),),
    "Job": (Reading("ʤˈOb", before=r"Book of|of"),),
    "invalid": (Reading("ɪnvˈælɪd", before=r"(?:was|is|are|were|be|been|declared|ruled|as|an|the|legally)"),),
    "moderate": (Reading("mˈɑdəɹˌAt", before=_WILL),),
    "graduate": (Reading("ɡɹˈæʤʊˌAt", before=_WILL),),
    "advocate": (Reading("ˈædvəkˌAt", before=rf"{_WILL}|who"),),
    "attribute": (Reading("ətɹˈɪbjˌut", before=rf"{_WILL}|{_THEY}"),),
    "increase": (Reading("ɪnkɹˈis", before=_WILL),),
    "house": (Reading("hˈWz", before=_WILL, after=r"(?:the|up|about|more|\w+ (?:people|refugees|migrants|families)|refugees|migrants|families|them)"),),
    "use": (Reading("jˈuz", before=_WILL),),
    "abuse": (Reading("əbjˈuz", before=_WILL),),
    "excuse": (Reading("ɪkskjˈuz", before=_WILL),),
    "subject": (Reading("sˈʌbʤɛkt", after=r"to"),),
    "perfect": (Reading("pəɹfˈɛkt", before=r"to"),),
    "convict": (Reading("kənvˈɪkt", before=_WILL),),
    "upset": (Reading("ˈʌpsˌɛt", before=r"(?:an?|major|huge|biggest|stunning|shock|big|political)"),),
}  # fmt: skip


def reading(word: str, before: str, after: str) -> str:
    """Return the phonemes of *word* between two and two words, or "" to leave it to the engine."""
    readings = READINGS.get(word)
    if readings is None and word[:1].isupper() and word.capitalize() not in READINGS:
        readings = READINGS.get(word.lower())
    for one in readings or ():
        if one.fits(before, after):
            return one.phonemes
    return ""
