"""The pipeline with fakes at its edges: objects that satisfy the Protocols, nothing patched."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timezone
from threading import Barrier

import pytest

from briefing import pipeline
from briefing.config import (
    Config,
    LengthSettings,
    PhraseSettings,
    ShowSettings,
    TopicSettings,
)
from briefing.errors import NothingToSayError, SourceError
from briefing.model import (
    Article,
    Budget,
    Document,
    Progress,
    Story,
)
from briefing.select.extractive import ExtractiveSummarizer
from briefing.speech.tone import ToneEngine

VOICE = ToneEngine(ToneEngine.Options()).voices()[0]
NOW = datetime(2026, 11, 24, 7, 0, tzinfo=timezone.utc)

ICE = (
    "Ice on the lake\n\nThe lake at Norwick froze over on Monday, two weeks earlier than last year. "
    "Wardens measured eleven centimetres at the jetty and closed the northern bay to skaters.\n\n"
    "The town will open the southern bay on Saturday if the frost holds, harbour master Ida Brunt said. "
    "Last winter the bay was open for only nine days.\n"
)
BREAD = (
    "Baker wins the county prize\n\nA baker from Ostley has won the county prize for rye bread at her first "
    "attempt. The jury praised the crust of the loaf and its long, even crumb.\n\n"
    "Mona Tarrant opened her shop in March with a second-hand oven. She plans to hire two apprentices in spring.\n"
)


FERRY = (
    "Ferry sails by night\n\nThe ferry between Castell and Pellworth will sail at night from December, the "
    "harbour board decided on Friday. Hauliers had asked for it since the tunnel was closed in June.\n\n"
    "A crossing takes fifty minutes and costs 12 crowns, according to the board.\n"
)


EIS = (
    "Eis auf dem See\n\nDer See bei Nordwick ist am Montag zugefroren, zwei Wochen früher als im vergangenen "
    "Jahr. Am Steg maßen die Wächter elf Zentimeter, die nördliche Bucht bleibt für Schlittschuhläufer gesperrt.\n\n"
    "Hält der Frost, will die Stadt die südliche Bucht am Samstag öffnen, sagte der Hafenmeister.\n"
)


class ListSource:
    """A Source that yields what it was given."""

    name = "list"

    def __init__(self, *found: Document | SourceError) -> None:
        self.found = found

    def documents(self) -> Iterator[Document | SourceError]:
        yield from self.found


class Speechless:
    """A Summarizer that finds nothing worth saying."""

    name = "speechless"

    def summarize(self, groups: Sequence[Sequence[Article]], budget: Budget) -> tuple[Story, ...]:
        assert groups
        assert budget.words
        return ()


def text(uri: str, body: str, **hints: str) -> Document:
    return Document(uri=uri, body=body.encode(), media_type="text/plain", **hints)  # type: ignore[arg-type]


def drafted(*found: Document | SourceError, words: int = 200) -> pipeline.Draft:
    return pipeline.draft(
        [ListSource(*found)],
        summarizer=ExtractiveSummarizer(ExtractiveSummarizer.Options()),
        voice=VOICE,
        config=Config(length=LengthSettings(words=words)),
        now=NOW,
    )


def test_a_document_becomes_a_script_of_verbatim_lines() -> None:
    draft = drafted(text("file:///ice.txt", ICE), text("file:///bread.txt", BREAD))

    quoted = [line.written for s in draft.script.sections for line in s.lines if line.passage]

    assert "The lake at Norwick froze over on Monday, two weeks earlier than last year." in quoted
    assert all(line in (ICE + BREAD) for line in quoted)
    assert draft.skipped == ()


def test_one_bad_document_is_left_out_and_named() -> None:
    gone = SourceError("file:///gone.txt", "no such file")

    draft = drafted(text("file:///ice.txt", ICE), gone, text("file:///empty.txt", ""))

    assert [error.uri for error in draft.skipped] == ["file:///gone.txt", "file:///empty.txt"]
    assert len(draft.stories) == 1


class Meeting(ListSource):
    """A source that waits until another one is asked, too."""

    fetches = True

    def __init__(self, barrier: Barrier, *found: Document | SourceError) -> None:
        super().__init__(*found)
        self.barrier = barrier

    def documents(self) -> Iterator[Document | SourceError]:
        self.barrier.wait(timeout=20)
        yield from self.found


def test_sources_that_wait_for_others_are_asked_at_once_and_told_in_order() -> None:
    barrier = Barrier(2)
    sources = [
        Meeting(barrier, text("file:///ice.txt", ICE)),
        ListSource(text("file:///ferry.txt", FERRY)),
        Meeting(barrier, text("file:///bread.txt", BREAD)),
    ]

    articles, skipped = pipeline.read(sources, refusal=pipeline.none_refused)

    assert [a.uri for a in articles] == [
        "file:///ice.txt",
        "file:///ferry.txt",
        "file:///bread.txt",
    ]
    assert skipped == ()


def test_when_every_document_is_bad_the_error_says_why_for_each() -> None:
    gone = SourceError("file:///gone.txt", "no such file")

    with pytest.raises(NothingToSayError) as caught:
        drafted(gone)

    assert caught.value.skipped == (gone,)


def test_when_nothing_is_worth_saying_each_article_is_named() -> None:
    with pytest.raises(NothingToSayError) as caught:
        pipeline.draft(
            [ListSource(text("file:///ice.txt", ICE))],
            summarizer=Speechless(),
            voice=VOICE,
            config=Config(),
            now=NOW,
        )

    assert [error.uri for error in caught.value.skipped] == ["file:///ice.txt"]


def test_an_article_in_another_language_is_left_out_with_advice() -> None:
    asked: list[str] = []

    def refusal(language: str) -> str:
        asked.append(language)
        return "" if language.startswith("en") else f"nobody speaks {language}"

    draft = pipeline.draft(
        [
            ListSource(
                text("file:///eis.txt", EIS),
                text("file:///bread.txt", BREAD, language="en-GB"),
            )
        ],
        summarizer=ExtractiveSummarizer(ExtractiveSummarizer.Options()),
        voice=VOICE,
        config=Config(length=LengthSettings(words=200)),
        now=NOW,
        refusal=refusal,
    )

    assert asked == ["de", "en-GB"]
    assert [(e.uri, e.reason) for e in draft.skipped] == [("file:///eis.txt", "nobody speaks de")]


def test_an_article_that_is_spoken_knows_its_language() -> None:
    articles, _ = pipeline.read(
        [ListSource(text("file:///eis.txt", EIS))], refusal=pipeline.none_refused
    )

    assert [article.language for article in articles] == ["de"]


def test_progress_never_goes_back() -> None:
    seen: list[Progress] = []
    pipeline.draft(
        [ListSource(text("file:///ice.txt", ICE))],
        summarizer=ExtractiveSummarizer(ExtractiveSummarizer.Options()),
        voice=VOICE,
        config=Config(),
        now=NOW,
        report=seen.append,
    )

    assert [progress.stage for progress in seen] == ["reading", "selecting"]
    assert [progress.fraction for progress in seen] == sorted(p.fraction for p in seen)


def test_a_title_that_cannot_be_pronounced_is_not_spoken() -> None:
    smiling = text("file:///smile.txt", ICE.split("\n\n", 1)[1], title="🎉🎉")

    draft = drafted(smiling, text("file:///bread.txt", BREAD))

    written = [line.written for section in draft.script.sections for line in section.lines]
    assert "🎉🎉" not in written
    assert any("Norwick" in line for line in written)
    assert all(section.lines for section in draft.script.sections)


def test_stories_without_room_are_named() -> None:
    draft = pipeline.draft(
        [ListSource(text("file:///ice.txt", ICE), text("file:///bread.txt", BREAD))],
        summarizer=ExtractiveSummarizer(ExtractiveSummarizer.Options()),
        voice=VOICE,
        config=Config(length=LengthSettings(words=200, max_stories=1)),
        now=NOW,
    )

    assert len(draft.warnings) == 1
    assert draft.warnings[0].startswith("1 story has no room in this length and stays unsaid: ")
    assert draft.skipped == ()


def test_many_stories_without_room_are_counted_and_the_first_of_them_named() -> None:
    stories = [Story((Article(f"file:///{n}", f"Title {n}", ()),)) for n in range(7)]

    (warning,) = pipeline._crowded_out(stories)

    assert warning.startswith("7 stories have no room")
    assert warning.endswith("Title 4; …")


def test_an_episode_much_shorter_than_asked_for_is_told() -> None:
    config = Config(length=LengthSettings(minutes=10))

    assert pipeline.shortfall(config, 9 * 60_000) == ()
    assert pipeline.shortfall(config, 252_000) == (
        "10 minutes were asked for; the articles hold 4:12",
    )
    assert pipeline.shortfall(Config(length=LengthSettings(words=500)), 1000) == ()


def drafted_as(config: Config, *found: Document) -> pipeline.Draft:
    return pipeline.draft(
        [ListSource(*found)],
        summarizer=ExtractiveSummarizer(ExtractiveSummarizer.Options()),
        voice=VOICE,
        config=config,
        now=NOW,
    )


def test_a_topic_of_weight_zero_keeps_an_article_out_and_says_so() -> None:
    topics = (TopicSettings(words=("baker",), weight=0.0),)
    config = Config(length=LengthSettings(words=200), topics=topics)

    draft = drafted_as(config, text("file:///ice.txt", ICE), text("file:///bread.txt", BREAD))

    assert [story.lead.title for story in draft.stories] == ["Ice on the lake"]
    assert draft.skipped == ()
    (warning,) = draft.warnings
    assert "weight 0" in warning
    assert "Baker wins the county prize" in warning


def test_a_topic_decides_what_leads() -> None:
    documents = (text("file:///ice.txt", ICE), text("file:///bread.txt", BREAD))
    words = LengthSettings(words=200)

    plain = drafted_as(Config(length=words), *documents)
    topics = (TopicSettings(words=("baker",), weight=9.0),)
    wanted = drafted_as(Config(length=words, topics=topics), *documents)

    assert plain.stories[0].lead.title == "Ice on the lake"
    assert wanted.stories[0].lead.title == "Baker wins the county prize"


def test_the_parts_of_the_show_come_in_the_order_that_is_wanted() -> None:
    documents = [
        text("file:///ice.txt", ICE, section="World"),
        text("file:///bread.txt", BREAD, section="Sport"),
        text("file:///ferry.txt", FERRY, section="Local"),
    ]
    show = ShowSettings(sections=("Local", "Sport"))

    draft = drafted_as(Config(length=LengthSettings(words=600), show=show), *documents)

    told = [story.lead.section for story in draft.stories]
    assert told[0] == "World"  # the most important opens the show
    assert told[1:] == ["Local", "Sport"]


def test_the_user_words_are_said_in_place_of_ours() -> None:
    phrases = PhraseSettings(signoff=("Over and out, {title}.",))
    config = Config(length=LengthSettings(words=200), phrases=phrases)

    draft = drafted_as(config, text("file:///ice.txt", ICE))

    assert draft.script.sections[-1].lines[0].written == "Over and out, Briefing."


def test_what_a_summarizer_notes_becomes_a_warning_once() -> None:
    class Noting(ExtractiveSummarizer):
        def summarize(
            self, groups: Sequence[Sequence[Article]], budget: Budget
        ) -> tuple[Story, ...]:
            stories = super().summarize(groups, budget)
            return tuple(replace(story, notes=("the model did not answer",)) for story in stories)

    draft = pipeline.draft(
        [ListSource(text("file:///ice.txt", ICE), text("file:///bread.txt", BREAD))],
        summarizer=Noting(),
        voice=VOICE,
        config=Config(),
        now=NOW,
    )

    assert draft.warnings == ("the model did not answer",)


def test_a_part_of_the_show_that_cannot_be_pronounced_leaves_the_story_its_chapter() -> None:
    parts = [
        text("file:///ice.txt", ICE, section="News"),
        text("file:///b.txt", BREAD, section="⚽"),
    ]
    phrases = PhraseSettings(section=("{section}",))

    draft = drafted_as(Config(length=LengthSettings(words=400), phrases=phrases), *parts)

    kinds = [(section.kind, section.chapter) for section in draft.script.sections]
    assert ("story", "Baker wins the county prize") in kinds
