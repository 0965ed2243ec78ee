"""An article is in the language it declares, unless its text plainly is in another."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.extract import language_of
from briefing.extract.detection import PIECE_CHARACTERS
from briefing.extract.language_signs import at_a_glance, prose, size
from briefing.model import Article, Paragraph

TREES = {
    "ar": "قرر المجلس البلدي يوم الثلاثاء زراعة أربعمئة شجرة على طول النهر قبل حلول الشتاء. وكان السكان قد طلبوا الظل بعد صيفين حارين متتاليين.",
    "ca": "El consistori va decidir dimarts plantar quatre-cents arbres al llarg del riu abans de l'hivern. Els veïns havien demanat ombra després de dos estius molt calorosos, i els nens de les escoles ajudaran amb la feina.",
    "cs": "Městské zastupitelstvo v úterý rozhodlo, že před zimou vysadí podél řeky čtyři sta stromů. Obyvatelé žádali o stín po dvou horkých létech za sebou. Práce mají stát asi devadesát tisíc korun.",
    "da": "Byrådet besluttede tirsdag at plante fire hundrede træer langs åen inden vinteren. Beboerne havde bedt om skygge efter to varme somre i træk. Kritikere sagde, at pengene først burde bruges på at reparere den gamle bro.",
    "de": "Der Stadtrat hat am Dienstag beschlossen, vor dem Winter vierhundert Bäume am Fluss zu pflanzen. Die Anwohner hatten nach zwei heißen Sommern um Schatten gebeten. Kritiker sagten, mit dem Geld solle zuerst die alte Brücke repariert werden.",
    "el": "Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να φυτέψει τετρακόσια δέντρα κατά μήκος του ποταμού πριν από τον χειμώνα.",
    "en": "The town council voted on Tuesday to plant four hundred trees along the river before winter. Residents had asked for shade after two hot summers in a row. Critics said the money should be spent on mending the old bridge first.",
    "es": "El ayuntamiento decidió el martes plantar cuatrocientos árboles a lo largo del río antes del invierno. Los vecinos habían pedido sombra después de dos veranos muy calurosos. Los críticos dijeron que el dinero debería gastarse primero en el viejo puente.",
    "fa": "شورای شهر روز سه‌شنبه تصمیم گرفت پیش از زمستان چهارصد درخت در کنار رودخانه بکارد. ساکنان پس از دو تابستان گرم پیاپی خواستار سایه شده بودند.",
    "fi": "Kaupunginvaltuusto päätti tiistaina istuttaa neljäsataa puuta joen varrelle ennen talvea. Asukkaat olivat toivoneet varjoa kahden kuuman kesän jälkeen. Rahat pitäisi käyttää ensin vanhan sillan korjaamiseen.",
    "fr": "Le conseil municipal a décidé mardi de planter quatre cents arbres le long de la rivière avant l'hiver. Les habitants avaient demandé de l'ombre après deux étés très chauds. Des critiques estiment que l'argent devrait d'abord servir à réparer le vieux pont.",
    "he": "מועצת העיר החליטה ביום שלישי לנטוע ארבע מאות עצים לאורך הנהר לפני החורף. התושבים ביקשו צל אחרי שני קיצים חמים ברציפות.",
    "hi": "नगर परिषद ने मंगलवार को सर्दियों से पहले नदी के किनारे चार सौ पेड़ लगाने का फैसला किया। दो गर्म गर्मियों के बाद निवासियों ने छाया की मांग की थी।",
    "id": "Dewan kota pada hari Selasa memutuskan untuk menanam empat ratus pohon di sepanjang sungai sebelum musim hujan. Warga telah meminta tempat teduh setelah dua musim kemarau yang panas.",
    "it": "Martedì il consiglio comunale ha deciso di piantare quattrocento alberi lungo il fiume prima dell'inverno. Gli abitanti avevano chiesto ombra dopo due estati molto calde. I critici hanno detto che i soldi dovrebbero servire prima a riparare il vecchio ponte.",
    "ja": "市議会は火曜日、冬が来る前に川沿いに四百本の木を植えることを決めた。二年続けて暑い夏が続き、住民は日陰を求めていた。批判する人々は、まず古い橋の修理にお金を使うべきだと話した。",
    "ko": "시의회는 화요일 겨울이 오기 전에 강변에 나무 사백 그루를 심기로 결정했다. 주민들은 두 해 연속 더운 여름을 보낸 뒤 그늘을 요청했다. 최종 결정은 내년 봄에 내려진다.",
    "nl": "De gemeenteraad heeft dinsdag besloten om voor de winter vierhonderd bomen langs de rivier te planten. Bewoners hadden na twee hete zomers om schaduw gevraagd. Critici zeiden dat het geld eerst aan het herstel van de oude brug moet worden besteed.",
    "no": "Kommunestyret vedtok tirsdag å plante fire hundre trær langs elva før vinteren. Innbyggerne hadde bedt om skygge etter to varme somre på rad. Kritikere sa at pengene først burde brukes til å reparere den gamle broen.",
    "pl": "Rada miasta zdecydowała we wtorek, że przed zimą posadzi czterysta drzew wzdłuż rzeki. Mieszkańcy prosili o cień po dwóch gorących latach z rzędu. Krytycy mówili, że pieniądze należy najpierw wydać na naprawę starego mostu.",
    "pt": "A câmara municipal decidiu na terça-feira plantar quatrocentas árvores ao longo do rio antes do inverno. Os moradores tinham pedido sombra depois de dois verões muito quentes. Os críticos disseram que o dinheiro deveria ser gasto primeiro na velha ponte.",
    "ru": "Городской совет во вторник решил посадить до зимы четыреста деревьев вдоль реки. Жители просили о тени после двух жарких лет подряд. Критики считают, что деньги сначала следовало бы потратить на ремонт старого моста.",
    "sv": "Kommunfullmäktige beslutade på tisdagen att plantera fyrahundra träd längs ån före vintern. Invånarna hade bett om skugga efter två heta somrar i rad. Kritiker sade att pengarna först borde läggas på att laga den gamla bron.",
    "th": "สภาเทศบาลมีมติเมื่อวันอังคารให้ปลูกต้นไม้สี่ร้อยต้นริมแม่น้ำก่อนฤดูหนาว ชาวบ้านขอร่มเงาหลังจากฤดูร้อนที่ร้อนจัดสองปีติดต่อกัน",
    "tr": "Belediye meclisi salı günü kıştan önce nehir boyunca dört yüz ağaç dikilmesine karar verdi. Mahalle sakinleri üst üste iki sıcak yazın ardından gölge istemişti. Eleştirenler paranın önce eski köprünün onarımına harcanması gerektiğini söyledi.",
    "uk": "Міська рада у вівторок вирішила до зими посадити чотириста дерев уздовж річки. Мешканці просили про тінь після двох спекотних літ поспіль. Критики кажуть, що гроші спочатку слід було б витратити на ремонт старого мосту.",
    "vi": "Hội đồng thành phố hôm thứ Ba đã quyết định trồng bốn trăm cây xanh dọc bờ sông trước mùa đông. Người dân đã yêu cầu có bóng mát sau hai mùa hè nóng liên tiếp.",
    "zh": "市议会周二决定，冬天到来之前在河边种植四百棵树。经历了连续两个炎热的夏天之后，居民们希望能有树荫。批评者说，这笔钱应该先用来修理旧桥。关于这座桥的最后决定将在明年春天作出。",
}
"""One report, in the words of each language."""


def article(*texts: str, language: str = "", title: str = "") -> Article:
    head = (Paragraph(title, 0, "title"),) if title else ()
    body = tuple(Paragraph(text, place) for place, text in enumerate(texts, 1))
    return Article("test:it", title or "t", (*head, *body), language=language)


@pytest.mark.parametrize("language", TREES)
def test_an_undeclared_article_is_in_the_language_of_its_text(language: str) -> None:
    assert language_of(article(TREES[language])) == language


@pytest.mark.parametrize("tag", ["und", "mul", "zxx"])
def test_a_tag_that_names_no_language_declares_none(tag: str) -> None:
    assert language_of(article(TREES["de"], language=tag)) == "de"
    assert language_of(article("Nebel.", language=tag)) == ""


@pytest.mark.parametrize("language", TREES)
def test_what_is_declared_rightly_keeps_its_region(language: str) -> None:
    assert language_of(article(TREES[language], language=f"{language}-XY")) == f"{language}-XY"


@pytest.mark.parametrize("language", sorted(TREES.keys() - {"en"}))
def test_what_an_english_template_declares_wrongly_is_put_right(language: str) -> None:
    assert language_of(article(TREES[language] * 2, language="en-US")) == language


@pytest.mark.parametrize(
    ("declared", "text"),
    [("ru-UA", "uk"), ("es-ES", "ca"), ("es", "pt"), ("da", "sv"), ("ar", "fa")],
)
def test_neighbours_that_are_told_apart_surely_are_no_close_relatives(
    declared: str, text: str
) -> None:
    assert language_of(article(TREES[text] * 2, language=declared)) == text


@pytest.mark.parametrize("declared", ["de", "fr-FR", "ja", "ru", "eng", "x-default"])
def test_english_under_a_foreign_template_is_english(declared: str) -> None:
    assert language_of(article(TREES["en"], language=declared)) == "en"


def test_an_english_page_with_a_german_template_is_english(read: Callable[..., Article]) -> None:
    page = f"<html lang='de'><body><article><h1>Trees for the river bank</h1><p>{TREES['en']}</p><p>The mayor hopes that the first of them will stand by October.</p></article></body></html>"
    found = read(page, "text/html")
    assert (found.language, language_of(found)) == ("de", "en")


def test_a_german_page_that_declares_nothing_is_german(read: Callable[..., Article]) -> None:
    page = f"<html><body><article><h1>Bäume für das Ufer</h1><p>{TREES['de']}</p><p>Die ersten sollen im Oktober stehen, sagte die Bürgermeisterin.</p></article></body></html>"
    found = read(page, "text/html")
    assert (found.language, language_of(found)) == ("", "de")


@pytest.mark.parametrize(
    ("declared", "text"),
    [("nb", "da"), ("da", "no"), ("nn", "no"), ("sk", "cs"), ("ms", "id"), ("gl", "pt"), ("gl", "es")],
)  # fmt: skip
def test_a_close_relative_does_not_speak_against_what_is_declared(declared: str, text: str) -> None:
    assert language_of(article(TREES[text], language=declared)) == declared


@pytest.mark.parametrize("tag", ["iw", "in", "cmn-Hans", "prs"])
def test_old_and_narrower_codes_are_agreement(tag: str) -> None:
    text = TREES[{"iw": "he", "in": "id", "cmn-Hans": "zh", "prs": "fa"}[tag]]
    assert language_of(article(text, language=tag)) == tag


@pytest.mark.parametrize("tag", ["mi", "rm"])
def test_a_language_that_the_model_does_not_know_is_believed(tag: str) -> None:
    assert language_of(article(TREES["fi"], language=tag)) == tag


@pytest.mark.parametrize("text", ["", "Fog.", "Three short words", "Nebel im Tal"])
def test_too_little_text_says_nothing(text: str) -> None:
    assert language_of(article(text)) == ""
    assert language_of(article(text, language="nl-BE")) == "nl-BE"


def test_an_article_without_paragraphs_is_what_it_declares() -> None:
    assert language_of(article()) == ""
    assert language_of(article(language="pl")) == "pl"


def test_one_sentence_does_not_speak_against_what_is_declared() -> None:
    assert language_of(article("Der Stadtrat pflanzt vierhundert Bäume am Fluss.", language="en")) == "en"  # fmt: skip


def test_english_full_of_foreign_names_stays_english() -> None:
    text = (
        "Llanelli and Aberystwyth will meet Blaenau Ffestiniog at Llandudno, said Dafydd Llywelyn. "
        "Kimi Räikkönen, Valtteri Bottas and Juha Kankkunen were in Jyväskylä with Tommi Mäkinen. "
        "Borussia Mönchengladbach beat Eintracht Frankfurt, and Żylina lost to Śląsk Wrocław."
    )
    assert language_of(article(text, language="en-GB")) == "en-GB"
    assert language_of(article(text)) == "en"


def test_a_long_quotation_does_not_change_the_language_of_a_report() -> None:
    report = article(TREES["en"], TREES["de"], TREES["en"], language="en")
    assert language_of(report) == "en"
    assert language_of(article(TREES["de"], TREES["en"], TREES["de"], language="de")) == "de"


@pytest.mark.parametrize("declared", ["en", "de", "fr"])
def test_the_same_in_two_languages_is_what_it_declares(declared: str) -> None:
    assert language_of(article(TREES["en"], TREES["de"], language=declared)) == declared


def test_the_text_counts_and_not_the_title() -> None:
    titled = article(
        TREES["de"], title="The Long and Winding Road to the Town of the Thousand Trees"
    )
    assert language_of(titled) == "de"
    assert language_of(article(title=TREES["en"])) == "en"


def test_all_of_a_long_article_is_looked_at() -> None:
    body = [TREES["en"]] * 5 + [TREES["de"]] * 45
    assert language_of(article(*body)) == "de"
    assert language_of(article("x" * PIECE_CHARACTERS, TREES["de"] * 4000)) == "de"


@pytest.mark.parametrize(
    "text",
    [
        "1234 5678 " * 100,
        "https://example.org/one/two?three=four " * 50,
        "for i in range(9):\n    x[i] = y(i) if z else None\n" * 20,
        "\x00\x07\u200b\ufeff" * 200,
        "\ud800\udfff" * 200,
        "???!!! ... --- " * 50,
        "🙂🙃" * 100,
    ],
)
def test_what_is_no_language_is_what_it_declares(text: str) -> None:
    assert language_of(article(text, language="en")) == "en"


@pytest.mark.parametrize("text", ["1234 5678 " * 99, "www.example.org/a " * 99, "\x00\x07 " * 99])
def test_digits_and_addresses_are_of_no_language(text: str) -> None:
    assert language_of(article(text)) == ""


@given(
    st.lists(st.text() | st.sampled_from(list(TREES.values())), max_size=12),
    st.sampled_from(["", "en", "de-AT", "zh-Hant", "und", "xx", "-"]),
)
@settings(deadline=None)  # the first example may load the model
def test_it_is_never_an_error_and_always_a_tag(texts: list[str], declared: str) -> None:
    found = language_of(article(*texts, language=declared))
    assert found == declared or not found or (found.isascii() and found.isalpha())
    assert found or declared in {"", "und", "-"}


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=300))
def test_a_glance_is_never_an_error(text: str) -> None:
    assert at_a_glance(prose(text)) in {"", *TREES}
    assert size(text) >= 0


@pytest.mark.parametrize("language", ["ar", "de", "en", "es", "fr", "hi", "it", "ja", "ko", "nl", "pl", "pt", "zh"])  # fmt: skip
def test_a_glance_tells_the_languages_of_most_shows(language: str) -> None:
    assert at_a_glance(TREES[language]) == language


@pytest.mark.parametrize("language", ["ca", "cs", "da", "fa", "fi", "id", "no", "ru", "sv", "tr", "uk", "vi"])  # fmt: skip
def test_a_glance_takes_no_language_for_another(language: str) -> None:
    assert at_a_glance(TREES[language]) in {"", language}


def test_what_a_glance_confirms_loads_no_model() -> None:
    code = f"""
import sys
from briefing.extract import language_of
from briefing.model import Article, Paragraph
for tag, text in {[(tag, TREES[tag]) for tag in ("en", "de", "ja", "ar")]!r}:
    assert language_of(Article("u", "t", (Paragraph(text, 1),), language=tag)) == tag
assert language_of(Article("u", "t", (Paragraph({TREES["en"]!r}, 1),))) == "en"
print({{"py3langid", "numpy"}} & set(sys.modules))
"""
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ran.stdout.strip() == "set()"


def test_the_article_itself_is_left_as_it_is() -> None:
    before = article(TREES["de"], language="en")
    after = replace(before)
    language_of(before)
    assert before == after
