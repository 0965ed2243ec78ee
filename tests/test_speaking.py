"""From a script to segments: who speaks what, and what happens when they cannot. Tones stand for voices."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import datetime, timezone

import pytest

from briefing.config import AudioSettings
from briefing.errors import BriefingError, SpeechError, UntoldError
from briefing.execute import SerialExecutor
from briefing.model import (
    Article,
    Clip,
    Line,
    Milliseconds,
    Passage,
    Progress,
    Script,
    Section,
    SectionKind,
    Segment,
    Utterance,
    Voice,
)
from briefing.normalize import Wording
from briefing.scripting.stretches import in_parts, language_of, languages_of, stretches
from briefing.speaking import Speaker, Teller, Told, record
from briefing.speech.tone import ToneEngine

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=timezone.utc)
AUDIO = AudioSettings()


class DictStore:
    """A Store in memory that can lose what it holds."""

    def __init__(self) -> None:
        self.held: dict[str, tuple[Segment, bytes]] = {}

    def read(self, key: str) -> tuple[Segment, bytes] | None:
        return self.held.get(key)

    def write(self, segment: Segment, frames: bytes) -> None:
        self.held[segment.key] = (segment, frames)


class Sieve(DictStore):
    """A Store that keeps nothing."""

    def write(self, segment: Segment, frames: bytes) -> None:
        assert frames


class Singer(ToneEngine):
    """A tone with a name and a price, which remembers what it sang and cannot sing some words."""

    def __init__(
        self, name: str = "tone", *, cannot: str = "", price: float = 0.0, version: int = 1
    ) -> None:
        super().__init__(ToneEngine.Options())
        self.version = version
        self.name = name
        self.cannot = cannot
        self.price_per_million_characters = price
        self.sung: list[str] = []

    @property
    def identity(self) -> str:
        return f"{self.name} {self.version}"

    def voices(self) -> tuple[Voice, ...]:
        return tuple(replace(voice, engine=self.name) for voice in super().voices())

    def characters(self, utterance: Utterance) -> int:
        return len(utterance.spoken)

    def speak(self, utterance: Utterance) -> Clip:
        if self.cannot and self.cannot in utterance.spoken:
            raise SpeechError(self.name, utterance.spoken, f"{self.name} cannot")
        self.sung.append(utterance.spoken)
        return super().speak(utterance)


def speaker(engine: Singer) -> Speaker:
    return Speaker(engine, engine.voices()[0], Wording())


def article(name: str, *texts: str, language: str = "en-US") -> Article:
    from briefing.model import Paragraph

    paragraphs = tuple(Paragraph(text, place) for place, text in enumerate(texts))
    return Article(f"file:///{name}.txt", texts[0], paragraphs, language=language)


def quoted(article: Article, paragraph: int) -> Line:
    text = article.paragraphs[paragraph].text
    return Line(text, "quotation", Passage(article.uri, paragraph, 0, len(text), text))


def section(
    kind: SectionKind, *lines: Line | str, of: Article | None = None, chapter: str = ""
) -> Section:
    said = tuple(Line(line, "phrase") if isinstance(line, str) else line for line in lines)
    return Section(kind, said, chapter, articles=(of,) if of else ())


ICE = article("ice", "The lake froze over.", "Wardens closed the bay.", "It opens on Saturday.")
BREAD = article("bread", "A baker won the prize.", "She will hire two apprentices.")
EIS = article("eis", "Der See ist zugefroren.", "Die Bucht bleibt gesperrt.", language="de-AT")


def script(*more: Section) -> Script:
    return Script(
        "Show",
        "en-US",
        NOW,
        (
            section("greeting", "Good morning."),
            section("transition", "Our top story.", chapter="Ice"),
            section("story", "From The Echo.", quoted(ICE, 0), quoted(ICE, 1), of=ICE),
            section("story", quoted(ICE, 2), of=ICE),
            section("story", "From The Gazette.", *map(quoted, [BREAD] * 2, range(2)), of=BREAD, chapter="Bread"),
            *more,
            section("signoff", "Goodbye."),
        ),
    )  # fmt: skip


def told(
    script: Script, store: DictStore | None = None, **chains: tuple[Singer, ...]
) -> tuple[Told, ...]:
    recording = record(
        script,
        teller=teller(store, **chains),
        executor=SerialExecutor(),
        report=lambda progress: None,
    )
    return recording.told


def teller(store: DictStore | None = None, **chains: tuple[Singer, ...]) -> Teller:
    cast = {
        name.replace("_", "-"): tuple(map(speaker, singers)) for name, singers in chains.items()
    }
    return Teller(cast, "en-US", store if store is not None else DictStore(), AUDIO)


def voices(told: tuple[Told, ...]) -> list[list[str]]:
    """Return the engines heard in each stretch, in order, without repetition."""
    return [
        list(dict.fromkeys(u.voice.engine for section in one.utterances for u in section))
        for one in told
    ]


def test_a_story_is_one_stretch_with_what_leads_to_it_and_all_its_parts() -> None:
    kinds = [[section.kind for section in stretch] for stretch in stretches(script())]

    assert kinds == [["greeting"], ["transition", "story", "story"], ["story"], ["signoff"]]


def test_stories_without_chapters_do_not_swallow_what_is_no_story() -> None:
    bare = Script("Show", "en", NOW, (section("greeting", "Hi."), section("story", "One.")))

    assert [len(stretch) for stretch in stretches(bare)] == [1, 1]


def test_a_second_run_speaks_nothing_again() -> None:
    store, singer = DictStore(), Singer()

    first = told(script(), store, en_US=(singer,))
    again = told(script(), store, en_US=(singer,))

    assert [one.made for one in first] == [1, 3, 1, 1]
    assert [one.made for one in again] == [0, 0, 0, 0]
    assert [one.segments for one in first] == [one.segments for one in again]
    assert len(singer.sung) == sum(len(s.lines) for s in script().sections)


def test_only_the_part_that_changed_is_spoken_again() -> None:
    store, singer = DictStore(), Singer()
    told(script(), store, en_US=(singer,))
    singer.sung.clear()
    sections = list(script().sections)
    sections[4] = section("story", "From The Gazette.", quoted(BREAD, 1), of=BREAD, chapter="Bread")

    after = told(replace(script(), sections=tuple(sections)), store, en_US=(singer,))

    assert [one.made for one in after] == [0, 0, 1, 0]
    assert singer.sung == ["From The Gazette.", "She will hire two apprentices."]


def test_the_next_voice_speaks_all_of_a_story_that_the_first_cannot_finish() -> None:
    first, second = Singer("first", cannot="Saturday"), Singer("second")

    spoken = told(script(), en_US=(first, second))

    assert voices(spoken) == [["first"], ["second"], ["first"], ["first"]]
    (fallback,) = spoken[1].fallbacks
    assert (fallback.title, fallback.language) == ("Ice", "en-US")
    assert (fallback.gave_up.engine, fallback.spoken_by.engine) == ("first", "second")
    assert fallback.reason == "first cannot"
    assert not any(one.fallbacks for one in spoken if one is not spoken[1])


def test_of_three_voices_the_second_takes_over_before_the_third() -> None:
    first, second, third = Singer("first", cannot="Saturday"), Singer("second"), Singer("third")

    spoken = told(script(), en_US=(first, second, third))

    assert voices(spoken)[1] == ["second"]
    assert third.sung == []


def test_every_voice_of_three_is_tried_before_a_story_is_given_up() -> None:
    singers = Singer("first", cannot="bay"), Singer("second", cannot="Saturday"), Singer("third")

    spoken = told(script(), en_US=singers)

    assert voices(spoken)[1] == ["third"]
    assert [(f.gave_up.engine, f.spoken_by.engine) for f in spoken[1].fallbacks] == [
        ("first", "second"),
        ("second", "third"),
    ]


def test_what_the_first_voice_spoke_of_a_story_is_kept_for_the_next_run() -> None:
    store, first, second = DictStore(), Singer("first", cannot="Saturday"), Singer("second")
    told(script(), store, en_US=(first, second))
    first.sung.clear()
    first.cannot = ""

    again = told(script(), store, en_US=(first, second))

    assert first.sung == ["It opens on Saturday."]
    assert [one.made for one in again] == [0, 1, 0, 0]
    assert voices(again) == [["first"]] * 4


def test_the_error_of_the_last_voice_ends_the_run_when_none_can() -> None:
    first, second = Singer("first", cannot="Saturday"), Singer("second", cannot="bay")

    with pytest.raises(UntoldError, match="second cannot") as caught:
        told(script(), en_US=(first, second))

    assert caught.value.uris == (ICE.uri,)
    assert pickle.loads(pickle.dumps(caught.value)).uris == (ICE.uri,)  # noqa: S301 - our own


def test_what_is_of_no_story_names_no_article() -> None:
    with pytest.raises(UntoldError) as caught:
        told(script(), en_US=(Singer(cannot="morning"),))

    assert caught.value.uris == ()


def test_what_is_quoted_from_another_language_has_its_own_voice() -> None:
    german = section(
        "story", "From Die Post.", quoted(EIS, 0), quoted(EIS, 1), of=EIS, chapter="Eis"
    )
    mixed = script(german)
    english, other = Singer("english"), Singer("german")

    spoken = told(mixed, en_US=(english,), de_AT=(other,))

    assert languages_of(mixed) == ("en-US", "de-AT")
    assert [language_of(line, german, "en-US") for line in german.lines] == ["en-US", "de-AT", "de-AT"]  # fmt: skip
    assert other.sung == ["Der See ist zugefroren.", "Die Bucht bleibt gesperrt."]
    assert "From Die Post." in english.sung
    assert voices(spoken)[3] == ["english", "german"]


def test_a_headline_in_another_language_is_spoken_by_its_voice() -> None:
    headlines = Section(
        "headlines", (Line("Also today.", "phrase"), quoted(ICE, 0), quoted(EIS, 0)), articles=(ICE, EIS)
    )  # fmt: skip
    english, other = Singer("english"), Singer("german")

    told(Script("Show", "en-US", NOW, (headlines,)), en_US=(english,), de_AT=(other,))

    assert english.sung == ["Also today.", "The lake froze over."]
    assert other.sung == ["Der See ist zugefroren."]


def test_another_region_of_the_show_language_is_spoken_by_the_show() -> None:
    british = replace(ICE, language="en-GB")
    story = section("story", quoted(british, 0), of=british)

    assert languages_of(Script("Show", "en-US", NOW, (story,))) == ("en-US",)


def test_only_the_voice_that_failed_is_replaced() -> None:
    german = section(
        "story", "From Die Post.", quoted(EIS, 0), quoted(EIS, 1), of=EIS, chapter="Eis"
    )
    english, first, second = Singer("english"), Singer("first", cannot="Bucht"), Singer("second")

    spoken = told(script(german), en_US=(english,), de_AT=(first, second))

    assert voices(spoken)[3] == ["english", "second"]
    (fallback,) = spoken[3].fallbacks
    assert fallback.language == "de-AT"


def test_other_voices_are_other_segments() -> None:
    store, first, second = DictStore(), Singer("first"), Singer("second")

    one = told(script(), store, en_US=(first,))
    other = told(script(), store, en_US=(second,))

    assert {s.key for t in one for s in t.segments}.isdisjoint(
        s.key for t in other for s in t.segments
    )


def test_a_change_of_any_engine_of_a_section_makes_it_another_segment() -> None:
    german = section("story", "From Die Post.", quoted(EIS, 0), of=EIS, chapter="Eis")
    mixed = Script("Show", "en-US", NOW, (german,))
    keys = {
        told(mixed, en_US=(Singer("a"),), de_AT=(Singer("b", version=version),))[0].segments[0].key
        for version in (1, 2)
    }

    assert len(keys) == 2


def test_progress_never_goes_back_and_names_the_story() -> None:
    seen: list[Progress] = []
    record(
        script(),
        teller=teller(en_US=(Singer(),)),
        executor=SerialExecutor(),
        report=seen.append,
    )

    assert [progress.detail for progress in seen] == ["greeting", "Ice", "Bread", "signoff", ""]
    assert [progress.fraction for progress in seen] == sorted(p.fraction for p in seen)
    assert [progress.done for progress in seen] == [0, 1, 4, 5, 6]


def test_a_segment_that_the_store_lost_is_made_again_when_it_is_joined() -> None:
    store = DictStore()
    telling = teller(store, en_US=(Singer(),))
    stretch = stretches(script())[0]
    segment = telling(stretch).segments[0]
    kept = telling.frames(segment.key, stretch)
    store.held.clear()

    assert telling.frames(segment.key, stretch) == kept
    assert store.held[segment.key][0] == segment


def test_a_store_that_keeps_nothing_is_an_error_not_a_hole() -> None:
    telling = teller(Sieve(), en_US=(Singer(),))
    stretch = stretches(script())[0]
    key = telling(stretch).segments[0].key

    with pytest.raises(BriefingError, match="does not keep"):
        telling.frames(key, stretch)


def test_who_tells_goes_to_another_process_with_all_that_it_needs() -> None:
    telling = teller(en_US=(Singer("first"), Singer("second")))

    copy = pickle.loads(pickle.dumps(telling))  # noqa: S301 - our own
    stretch = stretches(script())[0]

    assert copy(stretch) == telling(stretch)


def test_a_price_is_that_of_what_is_not_in_the_store() -> None:
    store, paid = DictStore(), Singer("paid", price=20.0)
    telling = teller(store, en_US=(paid,))
    told(Script("Show", "en-US", NOW, script().sections[:1]), store, en_US=(paid,))

    (price,) = telling.prices(stretches(script()))

    written = sum(len(line.written) for s in script().sections[1:] for line in s.lines)
    assert (price.voice.engine, price.characters, price.is_fallback) == ("paid", written, False)
    assert price.amount == pytest.approx(written * 0.00002)
    told(script(), store, en_US=(paid,))
    assert telling.prices(stretches(script())) == ()


def test_who_only_takes_over_has_a_price_for_everything() -> None:
    prices = teller(en_US=(Singer("free"), Singer("paid", price=1.0))).prices(stretches(script()))

    assert [(p.voice.engine, p.is_fallback) for p in prices] == [("paid", True)]


def test_free_voices_have_no_price() -> None:
    assert teller(en_US=(Singer(),)).prices(stretches(script())) == ()


def long_script(paragraphs: int) -> Script:
    """Return a script with one story of many paragraphs of 4 sentences, 10 words each."""
    sentence = "This is a sentence that has exactly ten words today."
    lines = [Line("From The Gazette.", "phrase")]
    for number in range(paragraphs):
        for n in range(4):
            passage = Passage("file:///long.txt", number, n * 60, n * 60 + len(sentence), sentence)
            pause = Milliseconds(350 if n < 3 else 600)
            lines.append(Line(sentence, "quotation", passage, pause))
    story = Section("story", tuple(lines), "Long read", "https://example.org/")
    return Script("Show", "en-US", NOW, (story,))


def test_a_long_section_is_spoken_in_parts_that_end_with_a_paragraph() -> None:
    whole = long_script(paragraphs=20)

    parts = in_parts(whole).sections

    assert len(parts) == 5
    assert tuple(line for part in parts for line in part.lines) == whole.sections[0].lines
    assert [part.chapter for part in parts] == ["Long read", "", "", "", ""]
    assert all(part.lines[-1].pause_ms == 600 for part in parts)
    assert [len(stretch) for stretch in stretches(in_parts(whole))] == [5]


def test_a_paragraph_without_end_is_cut_all_the_same() -> None:
    whole = long_script(paragraphs=20)
    endless = tuple(
        replace(line, passage=replace(line.passage, paragraph=0)) if line.passage else line
        for line in whole.sections[0].lines
    )
    one = replace(whole, sections=(replace(whole.sections[0], lines=endless),))

    parts = in_parts(one).sections

    assert [sum(len(line.written.split()) for line in part.lines) for part in parts][:2] == [
        303,
        300,
    ]


def test_a_short_section_stays_whole() -> None:
    assert in_parts(long_script(paragraphs=3)) == long_script(paragraphs=3)
