"""Paragraphs become sentences, each with its place in the paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.adapters.sentences import sentence_spans


def sentences(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, language)]


def test_sentences_come_in_order_without_the_space_between() -> None:
    text = " Mr. Hale went to the U.S. on Monday.  He came back at 4.5 knots! "
    assert sentences(text) == [
        "Mr. Hale went to the U.S. on Monday.",
        "He came back at 4.5 knots!",
    ]


def test_a_quotation_stays_with_its_speaker() -> None:
    text = '"We are late. We are very late," said the pilot. Then it rained.'
    assert sentences(text) == [
        '"We are late. We are very late," said the pilot.',
        "Then it rained.",
    ]


def test_a_stray_closing_mark_belongs_to_the_sentence_before() -> None:
    assert sentences("It ended there. ”") == ["It ended there. ”"]
    assert sentences("It ended there. -- ") == ["It ended there. --"]


def test_there_is_nothing_in_an_empty_paragraph() -> None:
    assert sentence_spans("", "en") == ()
    assert sentence_spans(" \n ", "en") == ()


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("de-AT", "Das ist z. B. gut. Dr. Maier kam am 3. Mai.", 2),
        ("zh-Hans", "你好。今天天气好！", 2),
        ("hi", "यह है। वह है।", 2),
        ("xx-unknown", "One. Two.", 2),
    ],
)
def test_other_languages_are_split_too(language: str, text: str, count: int) -> None:
    assert len(sentences(text, language)) == count


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200), st.sampled_from(["en", "ja"]))
def test_spans_are_ordered_and_hold_every_word(text: str, language: str) -> None:
    spans = sentence_spans(text, language)
    ends = [0, *(end for _, end in spans)]
    assert all(before <= start < end for before, (start, end) in zip(ends, spans, strict=False))
    assert "".join("".join(text[s:e] for s, e in spans).split()) == "".join(text.split())


def test_a_blank_line_inside_a_paragraph_is_no_sentence() -> None:
    assert sentences("The news\n\nShe stayed.") == ["The news", "She stayed."]


@pytest.mark.parametrize(
    "text",
    [
        "It opens at 6 a.m. GMT.",
        "It ends at 9 p.m. ET and then the doors close.",
        "On Friday it will shut early, at 1 p.m. ET.",
        "It begins at 4 p.m. London time.",
        "It left at 5 p.m. Monday and came back.",
        "He lives at No. 10 and she at no. 12.",
        "He went to St. Petersburg.",
        "Gen. Smith met Lt. Col. Jones at Ft. Worth.",
        "The U.S. Senate voted.",
        "Calder Inc. said it was fine.",
        "Sammy Hale Jr. was there.",
        "It was Italy vs. Spain in the final.",
        "J. K. Harrow and George W. Tarn wrote it.",
        '"I do not know ..." he said.',
        "“Is it over?” Mary Hale asked.",
        "It cost approx. 5 pounds at a max. speed of 3 knots in Sept. 2026.",
        "Yahoo! is on.",
    ],
)
def test_no_english_sentence_ends_at_an_abbreviation(text: str) -> None:
    assert sentences(f"{text} Then it rained.") == [text, "Then it rained."]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It left at 5:20 p.m. The crew slept.", 2),
        ("The crew came at 5 p.m. Monday was quiet.", 2),
        ("He moved to the U.S. He stayed.", 2),
        ("He works for Calder Inc. She does not.", 2),
        ("He lives on Castle St. The rain fell.", 2),
        ("“Is it over?” The rain fell.", 2),
        ("It ended. iPhone sales rose.", 2),
    ],
)
def test_a_sentence_that_ends_with_one_still_ends(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_closing_mark_stays_with_what_it_closes() -> None:
    assert sentences("It ended.) He left.") == ["It ended.)", "He left."]
    assert sentences("It ended.” He left.") == ["It ended.”", "He left."]


def test_the_rules_of_english_are_for_english_only() -> None:
    text = "He came at 3 p.m. ET."
    assert len(sentences(text, "en-GB")) == 1
    assert len(sentences(text, "fr")) == 2


def test_a_closing_mark_stays_in_other_languages_too() -> None:
    assert sentences("Es endete.) Er ging.", "de") == ["Es endete.)", "Er ging."]
    assert sentences("Es endete.) Er ging.", "fi") == ["Es endete.", ") Er ging."]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am Samstag, dem 28. November, öffnet das Haus um 14.30 Uhr."),
        ("de", "Sie stieg in die 2. Bundesliga auf, im 19. Jahrhundert gab es die nicht."),
        ("de", "Am 9. Spieltag traf er in der 88. Minute."),
        ("de", "Prof. Dr. Ute Hall sah z. B. Hrn. Maier, d. h. ihren Nachbarn, u. a. Peter."),
        ("de", "Es kostet 3 Mio. Euro bzw. 4 Mrd. Dollar, vgl. S. 5 und Nr. 7."),
        ("fr", "« Tout remonté », raconte M. Yann Le Gall, avec MM. Dupont et Mme. Durand."),
        ("fr", "Cela coûte 1 000 euros, c.-à-d. 12 000 euros par an, p. ex. Montreuil."),
        ("fr", "Il vivait en 50 av. J.-C. à Rome, voir p. 12 et no. 5."),
        ("es", "El Sr. Tomás y D. Luis viven en la Av. Central, núm. 5, p. ej. Tordellano."),
        ("es", "Llegó a las 5 p. m. y salió."),
        ("it", "Il sig. Rossi abita in via Verdi, n. 7, con l’avv. Bianchi e l’on. Neri."),
        ("it", "Nel 50 a.C. fu costruita S. Francesca, pag. 3."),
        ("pt", "Os cestos vêm da av. Central, da R. Augusta, n.º 5, p. ex. isto, do Exmo. Sr. Costa."),
        ("nl", "Mevr. Jansen ziet 35 schepen, d.w.z. één per uur, o.l.v. Piet, t.w.v. 5 euro."),
        ("pl", "O godz. 9.30 po raz pierwszy od 1962 r. ruszył młyn przy ul. Długiej."),
        ("pl", "Znają ją prof. Ewa, św. Jan, ks. Adam, tzw. plan, m.in. Kraków i os. Leśne."),
        ("hi", "डॉ. हरिराम और पं. नेहरू को रु. 500 मिले।"),
        ("hi", "ए. पी. सिंह ने कहा।"),
        ("ar", "يرى د. نبيل وأ. د. سعاد أن السوق صغير."),
        ("ja", "「跳び箱を飛んだ。」と、大森さんは笑う。"),
        ("ja", "（2026年。）11月"),
        ("zh", "“我在这里借书了。”馆长方守仁笑着说。"),
        ("zh", "“走吧？”他问。"),
        ("zh", "“水尺是我父亲刻的。”今年71岁的老秦说，“我只管看清楚。”"),
    ],
)  # fmt: skip
def test_no_sentence_ends_inside_of_these(language: str, text: str) -> None:
    assert sentences(text, language) == [text]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Er wurde 3.|Danach ging er."),
        ("de", "Es kam so.|Dann ging er.|„Gut.“|Sie blieb.|‚Ja‘, sagte er."),
        ("fr", "Il coûte 5 euros.|Mme Lanoy rit.|Qui paie ?|Personne !"),
        ("es", "¿Qué?|¡Sí!|Vino."),
        ("it", "Pesa tanto.|È tornata."),
        ("pt", "Às 9 h.|Depois saiu."),
        ("nl", "Boeken enz. en zo.|'s Avonds was het stil.|Één keer."),
        ("pl", "Było to w 1962 r.|Warszawa rosła.|Łódź też."),
        ("hi", "यह है।|15 अगस्त को।|क्या?|हाँ!"),
        ("ar", "بعد إغلاق دام عامًا.|وفتح محلًا.|هل يكفي؟|نعم.|5 أيام!|وصل عند الساعة 9.30."),
        ("ja", "生まれた。|11月に開業した。|NHKによる。|「行こう。11時だ」と言った。"),
        ("ja", "本当か？|そうだ！|２人が来た。"),
        ("zh", "重新开门。|2026年开始。|可以吗？|可以！|他说：“走吧。”|然后走了。"),
        ("zh", "她说：“好。”|老师说，不行。"),
    ],
)  # fmt: skip
def test_sentences_end_at_the_marks_of_their_script(language: str, text: str) -> None:
    parts = text.split("|")
    joint = "" if language in ("zh", "ja") else " "
    assert sentences(joint.join(parts), language) == parts
