"""Twelve languages from articles to sound: phrases and dates right, quotations whole, the pages say which language it is.

The articles beside this file are invented, in a newspaper's manner: a quotation, numbers, a date, a time, a sum, an
abbreviation. `sentences/` holds the sentences of each as a reader divides them.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from lxml import etree

import briefing
from briefing.adapters.espeak_library import EspeakError, installed
from briefing.adapters.segment_store import FolderStore
from briefing.adapters.sentences import sentence_spans
from briefing.config import Config, LengthSettings, ShowSettings, SpeechSettings
from briefing.model import Article, Episode, Line, Script
from briefing.normalize import spoken_form
from briefing.pipeline import Draft
from briefing.scripting.catalogue import catalogue

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 23, 7, 0, tzinfo=timezone.utc)
MINUTES = 2.0
LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Spoken:
    """One language: the show's title, the date as CLDR writes it, and what its sentences end with."""

    title: str
    date: str
    ends: str = ".?!"
    right_to_left: bool = False
    script: str = "LATIN"
    """What the Unicode names of its letters begin with."""


LANGUAGES = {
    "en": Spoken("The Tide", "Monday, November 23, 2026"),
    "de": Spoken("Die Flut", "Montag, 23. November 2026"),
    "fr": Spoken("La Marée", "lundi 23 novembre 2026"),
    "es": Spoken("La Marea", "lunes, 23 de noviembre de 2026"),
    "it": Spoken("La Marea", "lunedì 23 novembre 2026"),
    "pt": Spoken("A Maré", "segunda-feira, 23 de novembro de 2026"),
    "nl": Spoken("Het Getij", "maandag 23 november 2026"),
    "pl": Spoken("Przypływ", "poniedziałek, 23 listopada 2026"),
    "hi": Spoken("लहर", "सोमवार, 23 नवंबर 2026", ends="।?!", script="DEVANAGARI"),
    "zh": Spoken("潮讯", "2026年11月23日星期一", ends="。？！", script="CJK"),
    "ja": Spoken("潮だより", "2026年11月23日月曜日", ends="。？！", script="CJK|HIRAGANA|KATAKANA"),
    "ar": Spoken("المدّ", "الاثنين، 23 نوفمبر 2026", ends=".؟!", right_to_left=True, script="ARABIC"),
}  # fmt: skip

every_language = pytest.mark.parametrize("language", LANGUAGES)
foreign_script = pytest.mark.parametrize(
    "language", [code for code, spoken in LANGUAGES.items() if spoken.script != "LATIN"]
)


def articles(language: str) -> list[str | Path]:
    return [*sorted((HERE / language).iterdir())]


def config(language: str) -> Config:
    return Config(
        show=ShowSettings(language=language, title=LANGUAGES[language].title),
        length=LengthSettings(minutes=MINUTES),
        speech=SpeechSettings(engine="espeak"),
    )


def needs_espeak() -> None:
    try:
        installed()
    except EspeakError as error:
        pytest.skip(f"libespeak-ng is not installed here (the extra 'espeak'): {error}")


@cache
def drafted(language: str) -> Draft:
    return briefing.script(articles(language), config=config(language), now=NOW)


@pytest.fixture
def draft() -> Callable[[str], Draft]:
    needs_espeak()
    return drafted


@dataclass(frozen=True)
class Rendered:
    episode: Episode
    folder: Path

    def read(self, suffix: str) -> str:
        return (self.folder / f"2026-11-23{suffix}").read_text("utf-8")


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Rendered]:
    needs_espeak()
    done: dict[str, Rendered] = {}

    def render(language: str) -> Rendered:
        if language not in done:
            folder = tmp_path_factory.mktemp(language)
            episode = briefing.render(
                articles(language),
                config=config(language),
                output=folder / "show",
                now=NOW,
                store=FolderStore(folder / "store"),
            )
            done[language] = Rendered(episode, folder / "show")
        return done[language]

    return render


def lines(script: Script) -> list[Line]:
    return [line for section in script.sections for line in section.lines]


def written(language: str) -> str:
    """Return the texts of the articles as their files hold them, without mark-up, on one line."""
    files = "\n".join(Path(path).read_text("utf-8") for path in articles(language))
    text = html.unescape(re.sub(r"</?\w[^<>]*>", "", files))
    return " ".join(unicodedata.normalize("NFC", text).split())


def expected_sentences(language: str) -> list[str]:
    text = (HERE / "sentences" / f"{language}.txt").read_text("utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("# ")]
    return [unicodedata.normalize("NFC", line) for line in kept]


def told_articles(draft: Draft) -> list[Article]:
    return sorted((a for story in draft.stories for a in story.articles), key=lambda a: a.uri)


def is_said(phrase: str, language: str) -> bool:
    """Whether *phrase* is one of the catalogue's in this language, its places filled."""
    ways = [way for ways in catalogue(language).templates.values() for way in ways]
    patterns = (re.sub(r"\\{\w+\\}", ".+", re.escape(way)) for way in ways if way.strip())
    return any(re.fullmatch(pattern, phrase) for pattern in patterns)


class TestScript:
    @every_language
    def test_it_greets_with_the_date_in_its_language(
        self, language: str, draft: Callable[[str], Draft]
    ) -> None:
        spoken = LANGUAGES[language]
        greeting = lines(draft(language).script)[0].written
        assert spoken.date in greeting
        assert spoken.title in greeting
        said = {
            way.format(title=spoken.title, date=spoken.date)
            for way in catalogue(language).templates["greeting"]
        }
        assert greeting in said

    @every_language
    def test_every_phrase_is_of_the_language(
        self, language: str, draft: Callable[[str], Draft]
    ) -> None:
        phrases = [line.written for line in lines(draft(language).script) if line.kind == "phrase"]
        assert len(phrases) >= 5
        assert [phrase for phrase in phrases if not is_said(phrase, language)] == []

    @foreign_script
    def test_no_letter_of_another_script_is_ours(
        self, language: str, draft: Callable[[str], Draft]
    ) -> None:
        script = draft(language).script
        ours = [line.written for line in lines(script) if line.kind == "phrase"]
        ours += [section.chapter for section in script.sections]
        letters = {c for c in "".join(ours) if LETTERS.match(c)}
        known = re.compile(LANGUAGES[language].script)
        assert letters
        assert {c for c in letters if not known.match(unicodedata.name(c))} == set()

    @every_language
    def test_every_quotation_is_word_for_word_in_its_article(
        self, language: str, draft: Callable[[str], Draft]
    ) -> None:
        text = written(language)
        quoted = [line.written for line in lines(draft(language).script) if line.passage]
        assert len(quoted) >= 6
        assert [quotation for quotation in quoted if " ".join(quotation.split()) not in text] == []

    @every_language
    def test_articles_are_divided_into_sentences_as_a_reader_does(
        self, language: str, draft: Callable[[str], Draft]
    ) -> None:
        found = [
            paragraph.text[start:end]
            for article in told_articles(draft(language))
            for paragraph in article.paragraphs
            if paragraph.kind != "title"
            for start, end in sentence_spans(paragraph.text, language)
        ]
        assert found == expected_sentences(language)

    @every_language
    def test_only_whole_sentences_and_titles_are_quoted(
        self, language: str, draft: Callable[[str], Draft]
    ) -> None:
        drafted = draft(language)
        titles = {article.title for article in told_articles(drafted)}
        whole = {*expected_sentences(language), *titles}
        quoted = [line.written for line in lines(drafted.script) if line.passage]
        assert [quotation for quotation in quoted if quotation not in whole] == []
        closing = '"”“»’」』)）'
        ends = LANGUAGES[language].ends
        assert [q for q in quoted if q not in titles and q.rstrip(closing)[-1] not in ends] == []

    @every_language
    def test_quotation_marks_come_in_pairs(
        self, language: str, draft: Callable[[str], Draft]
    ) -> None:
        for line in lines(draft(language).script):
            for opening, closing in ("«»", "“”", "「」", "（）"):
                if (opening, closing) == ("“", "”") and "„" in line.written:
                    continue  # „…“ and „…”
                assert line.written.count(opening) == line.written.count(closing), line.written
            assert line.written.count("„") == sum(map(line.written.count, "“”")) or (
                "„" not in line.written
            )


class TestSpokenForm:
    @every_language
    def test_nothing_that_is_read_aloud_is_lost(
        self, language: str, draft: Callable[[str], Draft]
    ) -> None:
        if language in ("de", "fr", "es"):
            pytest.importorskip("num2words", reason="the extra 'languages' is not installed here")
        for line in lines(draft(language).script):
            spoken = spoken_form(line.written, locale=language).text
            if language in ("en", "de", "fr", "es"):
                assert not re.search(r"[\d%€$£°]", spoken), spoken
                assert "  " not in spoken
            else:
                assert re.findall(r"\w+", spoken) == re.findall(r"\w+", line.written)

    @pytest.mark.parametrize(
        ("language", "said"),
        [
            ("en", "ten thirty A.M|one pound and twenty pence|Doctor Edwin|the eighteenth of November"),
            ("de", "zum Beispiel|Doktor Ute|vierzehn Uhr dreißig|dem achtundzwanzigsten November"),
            ("de", "drei Euro fünfzig Cent|eins Komma zwei Millionen Liter|dreißig|zwei Prozent"),
            ("fr", "monsieur Yann|dix-huit heures trente|premier décembre|c'est-à-dire douze mille"),
            ("fr", "deux euros quatre-vingts|madame Berthe|quinze pour cent|par exemple Montreuil"),
            ("es", "el señor Tomás|doce euros cincuenta|veinte y media|La doctora Pilar"),
            ("es", "dos y cuarto|cuarenta por ciento|el primero de diciembre|nueve mil ochocientos"),
        ],
    )  # fmt: skip
    def test_numbers_times_sums_and_abbreviations_become_words(
        self, language: str, said: str
    ) -> None:
        if language != "en":
            pytest.importorskip("num2words", reason="the extra 'languages' is not installed here")
        sentences = expected_sentences(language)
        spoken = " ".join(spoken_form(text, locale=language).text for text in sentences)
        assert [words for words in said.split("|") if words not in spoken] == [], spoken


@pytest.mark.slow
@every_language
class TestEpisode:
    def test_the_mp3_decodes_and_lasts_as_long_as_it_says(
        self, language: str, rendered: Callable[[str], Rendered]
    ) -> None:
        show = rendered(language)
        samples, rate_hz = soundfile.read(show.folder / "2026-11-23.mp3", dtype="float32")
        duration_ms = len(samples) * 1000 / rate_hz
        assert duration_ms == pytest.approx(show.episode.duration_ms, abs=60)
        assert 0.02 < float(np.sqrt(np.mean(np.square(samples)))) < 0.5

    def test_it_is_as_long_as_its_letters_take(
        self, language: str, rendered: Callable[[str], Rendered]
    ) -> None:
        """Between 6 and 20 letters a second where they are sounds, 1.5 and 7 where they are syllables."""
        show = rendered(language)
        manifest = json.loads(show.read(".json"))
        letters = sum(len(line["written"]) for line in manifest["lines"])
        fewest, most = (1.5, 7) if language in ("zh", "ja") else (6, 20)
        assert letters / most < show.episode.duration_ms / 1000 < letters / fewest

    def test_the_stories_are_its_chapters(
        self, language: str, rendered: Callable[[str], Rendered]
    ) -> None:
        show = rendered(language)
        draft = drafted(language)
        phrases = catalogue(language)
        titles = [story.lead.title for story in draft.stories]
        assert [chapter.title for chapter in show.episode.chapters] == [
            phrases.phrase("headlines_chapter"),
            *titles,
            phrases.phrase("signoff_chapter"),
        ]
        listed = json.loads(show.read(".chapters.json"))["chapters"]
        assert [chapter["title"] for chapter in listed] == [c.title for c in show.episode.chapters]

    def test_the_transcript_is_the_script_in_order(
        self, language: str, rendered: Callable[[str], Rendered]
    ) -> None:
        show = rendered(language)
        manifest = json.loads(show.read(".json"))
        script = [line.written for line in lines(drafted(language).script)]
        assert [line["written"] for line in manifest["lines"]] == script
        captions = [
            line
            for block in show.read(".vtt").split("\n\n")
            if "-->" in block
            for line in block.split("\n")
            if "-->" not in line and not line.strip().isdigit()
        ]
        said = unspaced(html.unescape("".join(captions)))
        assert said == unspaced("".join(script))

    def test_files_and_pages_say_which_language_it_is(
        self, language: str, rendered: Callable[[str], Rendered]
    ) -> None:
        show = rendered(language)
        assert json.loads(show.read(".json"))["language"] == language
        feed = (show.folder / "feed.xml").read_text("utf-8")
        assert f"<language>{language}</language>" in feed
        assert f'type="text/vtt" language="{language}"' in feed
        page: Any = etree.HTML(show.read(".html"))
        direction = "rtl" if LANGUAGES[language].right_to_left else "ltr"
        assert page.xpath("//track[@kind='captions']/@srclang") == [language]
        transcript = page.xpath("//section[@id='transcript']")[0]
        assert transcript.get("lang", page.get("lang")) == language
        assert transcript.get("dir", "ltr") == direction


def unspaced(text: str) -> str:
    return "".join(text.split())
