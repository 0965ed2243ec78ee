"""German, French and Spanish: the golden sentences, the spans, the gate, and any text at all."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.normalize import european_gate, spoken_form
from briefing.normalize.render import tokens
from briefing.normalize.rules import Claim
from briefing.normalize.tongue import cardinal, ordinal

GOLDEN = Path(__file__).parent / "golden" / "languages"
CASES = [
    (path.stem, line)
    for path in sorted(GOLDEN.glob("*.tsv"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
ALLOWED = set(".,?!;:—…\"“”'- ¿¡")
LANGUAGES = st.sampled_from(["de-DE", "fr-FR", "es-ES", "es-MX", "de-CH"])
FRAGMENTS = (
    "am 3. 23.11.2026 23/11/2026 1.234,56 1,2 Mrd. € 50 Mio. $5 3,5 % 25 °C km/h 14.30 Uhr 14h30 h 1er 2º 3.ª 2013-2022 2:1 1/2 ½ z. B. d. M. Mme Sr. Dr. XIV. XIX siglo "
    "+49 030 www.x.de a@b.es @x #y7 U21 20-jährige l' d'1 007 - – — -4 § & Louis Ludwig II der im Januar enero mars de a. p. m. 6-12 10.000 12 500 1er-mai 5%-Hürde (3) „8“ «9» ¿7? … 1.2.3"
)
NEWS = st.lists(st.sampled_from(FRAGMENTS.split()), max_size=12).map(" ".join)

needs_languages = pytest.mark.skipif(
    find_spec("num2words") is None, reason="the languages extra is not installed"
)


def bare(text: str) -> str:
    """Only what is heard: no case, punctuation or spacing."""
    return re.sub(r"[\W_]", "", text.casefold())


def heard(text: str) -> bool:
    """Whether *text* is made of letters, marks and sentence punctuation."""
    return all(c in ALLOWED or unicodedata.category(c)[0] in "LM" for c in text)


def rules_of(text: str, locale: str) -> list[str]:
    return [rule.name for rule in spoken_form(text, locale=locale).rules]


@needs_languages
@pytest.mark.parametrize(
    ("language", "line"), CASES, ids=[f"{name}-{at}" for at, (name, _) in enumerate(CASES)]
)
def test_a_golden_sentence_is_said_in_an_accepted_form(language: str, line: str) -> None:
    _, written, accepted = line.split("\t")
    spoken = spoken_form(written, locale=language)
    assert bare(spoken.text) in {bare(form) for form in accepted.split("|")}
    assert heard(spoken.text)
    assert spoken_form(spoken.text, locale=language).text == spoken.text
    assert "faithfulness-gate" not in [rule.name for rule in spoken.rules]


def test_there_are_at_least_sixty_golden_sentences_a_language() -> None:
    counts = [sum(1 for name, _ in CASES if name == code) for code in ("de", "fr", "es")]
    assert min(counts) >= 60


@needs_languages
@pytest.mark.parametrize(
    ("locale", "written", "spans"),
    [
        ("de", "Es sind 1,2 Mrd. €.", [("zwei", "1,2 Mrd. €"), ("Milliarden", "1,2 Mrd. €"), ("Euro", "1,2 Mrd. €")]),
        ("fr", "Près d'1 million.", [("Près", "Près"), ("d'un", "d'1 million"), ("million", "d'1 million")]),
        ("es", "El 3 de mayo.", [("El", "El"), ("tres", "3 de mayo"), ("de", "3 de mayo"), ("mayo", "3 de mayo")]),
    ],
)  # fmt: skip
def test_each_spoken_word_points_at_what_it_stands_for(
    locale: str, written: str, spans: list[tuple[str, str]]
) -> None:
    words = spoken_form(written, locale=locale).words
    found = [(w.text, written[w.start : w.end].rstrip(".")) for w in words]
    assert found[-len(spans) :] == spans


@needs_languages
@pytest.mark.parametrize(
    ("locale", "written", "name"),
    [
        ("de", "am 3. Mai", "date"),
        ("de", "3,50 €", "money-after"),
        ("fr", "14h30", "time"),
        ("es", "siglo XIX", "roman"),
    ],
)
def test_the_log_says_which_rule_fired(locale: str, written: str, name: str) -> None:
    assert name in rules_of(written, locale)


@needs_languages
@pytest.mark.parametrize(
    ("locale", "spoken"),
    [
        ("es-ES", "Son mil doscientos treinta y cuatro."),
        ("es-MX", "Son uno punto doscientos treinta y cuatro."),
        ("es", "Son mil doscientos treinta y cuatro."),
    ],
)
def test_a_point_between_digits_means_what_it_means_in_the_country(
    locale: str, spoken: str
) -> None:
    said = spoken_form("Son 1.234.", locale=locale).text
    assert (said == spoken) == (locale != "es-MX")


@needs_languages
@pytest.mark.parametrize(
    ("locale", "written", "spoken"),
    [
        ("de", "Er kam in der 2. Runde mit Nr. 3.", "Er kam in der zweiten Runde mit Nummer drei."),
        ("de", "Ein 3. Platz, seine 4. Runde.", "Ein dritter Platz, seine vierte Runde."),
        ("de", "unter Ludwig XIV. und Elisabeth I.", "unter Ludwig dem Vierzehnten und Elisabeth die Erste."),
        ("de", "Ein Werk dieser Art.", "Ein Werk dieser Art."),
        ("de", "Am Dienstag, 24.11., am 1. und 2. Mai.", "Am Dienstag, vierundzwanzigsten November, am ersten und zweiten Mai."),
        ("de", "Ca. 1.299,- Euro, 20€/kg, 1:100.000.", "Circa eintausendzweihundertneunundneunzig Euro, zwanzig Euro pro Kilogramm, eins zu einhunderttausend."),
        ("de", "Im II. Weltkrieg sah er „Heimat“ mit I. Bergman.", 'Im zweiten Weltkrieg sah er "Heimat" mit I. Bergman.'),
        ("fr", "La COP28 et l'article 49.3, le 14/07.", "La COP vingt-huit et l'article quarante-neuf point trois, le quatorze juillet."),
        ("fr", "Il boit 3 l/100 km, p. 12.", "Il boit trois litres par cent kilomètres, page douze."),
        ("es", "Las 200 víctimas, los 21 problemas.", "Las doscientas víctimas, los veintiún problemas."),
        ("fr", "« Tout remonté », dit M. Le Goff. « Il reste 2 vis. »", '"Tout remonté," dit monsieur Le Goff. "Il reste deux vis."'),
        ("fr", "Le kilo coûte 2,80 euros, le sac 0,50 euro.", "Le kilo coûte deux euros quatre-vingts centimes, le sac cinquante centimes."),
        ("fr", "Il a reçu 1,5 euros et 2,345 dollars.", "Il a reçu un virgule cinq euros et deux virgule trois cent quarante-cinq dollars."),
        ("es", "Cuesta 12,50 euros y pesa 2,25 libras.", "Cuesta doce euros cincuenta céntimos y pesa dos coma veinticinco libras."),
        ("fr", "Il y en a sept.", "Il y en a sept."),
        ("fr", "Une œuvre d'art.", "Une œuvre d'art."),
        ("fr", "Le club Le Xe a gagné.", "Le club Le dixième a gagné."),
        ("fr", "Il a 21 ans et 1 fille.", "Il a vingt et un ans et une fille."),
        ("es", "Llegó con 21 más.", "Llegó con veintiuno más."),
        ("es", "Hay 21.000 casas y 1 problema.", "Hay veintiún mil casas y un problema."),
        ("es", "A las 3 ha llegado.", "A las tres ha llegado."),
        ("es", "El 3 mi madre vino.", "El tres mi madre vino."),
    ],
)  # fmt: skip
def test_small_words_are_not_taken_for_what_they_are_not(
    locale: str, written: str, spoken: str
) -> None:
    assert spoken_form(written, locale=locale).text == spoken


@needs_languages
@pytest.mark.parametrize("code", ["de", "fr", "es"])
def test_the_gate_knows_every_numeral(code: str) -> None:
    for n in (*range(1, 1000), 1001, 1999, 21_000, 10**6, 2 * 10**9):
        for words in (cardinal(n, code), ordinal(n, code)):
            claims = [Claim(0, 1, words, "number")]
            assert not european_gate.lost("7", claims, tokens("7", claims), code)


@needs_languages
def test_the_dollar_sign_is_a_peso_in_mexico() -> None:
    said = spoken_form("Cuesta $1,500.50 hoy.", locale="es-MX").text
    assert said == "Cuesta mil quinientos pesos cincuenta centavos hoy."


@pytest.mark.parametrize("code", ["de", "fr", "es"])
def test_the_gate_misses_a_number_that_is_not_said(code: str) -> None:
    claims = [Claim(3, 4, "nix", "made up")]
    assert european_gate.lost("ab 7 cd", claims, tokens("ab 7 cd", claims), code) == "7"


@pytest.mark.parametrize("code", ["de", "fr", "es"])
def test_the_gate_misses_a_word_that_is_not_said(code: str) -> None:
    said = tokens("ab cd", [])
    assert european_gate.lost("ab ef cd", [], said, code) == "ef"


@needs_languages
@settings(max_examples=200, deadline=None)
@given(st.text(max_size=100), LANGUAGES)
@example("\ud800", "de-DE")
@example("²½①Ⅳ٣", "fr-FR")
@example("a'é'1", "fr-FR")
def test_words_come_out_of_any_text_and_nothing_else(text: str, locale: str) -> None:
    assert heard(spoken_form(text, locale=locale).text)


@needs_languages
@settings(max_examples=300, deadline=None)
@given(NEWS, LANGUAGES)
def test_news_fragments_in_any_order_are_said_in_words_with_their_places(
    text: str, locale: str
) -> None:
    spoken = spoken_form(text, locale=locale)
    assert heard(spoken.text)
    assert all(0 <= w.start < w.end <= len(text) for w in spoken.words)
    starts = [w.start for w in spoken.words]
    assert starts == sorted(starts)


@needs_languages
@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789.,: /-", min_size=1, max_size=60), LANGUAGES)
def test_digits_become_number_words(text: str, locale: str) -> None:
    spoken = spoken_form(text, locale=locale)
    assert heard(spoken.text)
    assert bool(spoken.words) == any(c.isdecimal() for c in text)


@needs_languages
@pytest.mark.parametrize("locale", ["de", "fr", "es"])
@pytest.mark.parametrize("unit", ["7", "1-", "1/", "$", "1:", "a.", "X ", "l'1", "3. ", "1 000 "])
def test_a_long_line_takes_time_in_proportion_to_its_length(unit: str, locale: str) -> None:
    assert heard(spoken_form(unit * (40_000 // len(unit)), locale=locale).text)


def test_without_the_extra_the_text_stays_as_written_and_one_warning_says_so() -> None:
    script = (
        "import sys, warnings; sys.modules['num2words'] = None\n"
        "from briefing.normalize import spoken_form\n"
        "with warnings.catch_warnings(record=True) as caught:\n"
        "    warnings.simplefilter('always')\n"
        "    said = [spoken_form(' Am  5. Mai ', locale=tag).text for tag in ('de', 'fr', 'es', 'nl')]\n"
        "assert said == ['Am 5. Mai'] * 4, said\n"
        "assert ['briefing-cast[languages]' in str(w.message) for w in caught] == [True], caught\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
