"""A week of news of our own: one event that goes on, and what else happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from briefing.adapters.history import EpisodeKey
from briefing.config.since import LAST, Since
from briefing.model import Article, Budget, Paragraph, Story
from briefing.select import cluster
from briefing.select.extractive import ExtractiveSummarizer
from briefing.select.known import Old
from briefing.select.memory import Memory, remembering

FIRST = datetime(2026, 11, 16, 7, tzinfo=timezone.utc)
"""A Monday, when the first episode is made."""

Report = tuple[str, str, tuple[str, ...]]
"""Source, title and paragraphs."""

CRANE: tuple[Report, ...] = (
    (
        "Selby Post",
        "Crane collapses at Port Selby, two workers injured",
        (
            "A cargo crane collapsed at Port Selby on Sunday evening and injured two dock workers.",
            "The 60-metre crane fell across the northern quay while it was unloading the freighter Marit.",
            "Harbour master Olga Brandt said the quay would stay closed until engineers had examined it.",
            "Both workers were taken to the county hospital, where their condition was described as stable.",
            "Port Selby handles about 400 containers on an ordinary day, most of them bound for the north.",
        ),
    ),
    (
        "Selby Post",
        "Inspector finds rusted bolts in collapsed Port Selby crane",
        (
            "The cargo crane that collapsed at Port Selby had rusted bolts in its base, an inspector reported on Tuesday.",
            "Inspector Raul Denning counted 14 broken bolts and called the last maintenance report incomplete.",
            "The crane fell across the northern quay on Sunday evening while it was unloading the freighter Marit.",
            "Harbour master Olga Brandt ordered the port's three other cranes to be stopped for a check.",
            "Both workers were taken to the county hospital, where their condition was described as stable.",
        ),
    ),
    (
        "Northern Herald",
        "Port Selby crane company suspended after collapse",
        (
            "Torvik Lifting, which maintained the collapsed cargo crane at Port Selby, was suspended on Wednesday.",
            "Regional minister Ada Kowal said Torvik Lifting would service no crane in any harbour until a hearing in January.",
            "Torvik Lifting replied that it had warned harbour master Olga Brandt about the bolts in March.",
            "The 60-metre crane fell across the northern quay and injured two dock workers.",
        ),
    ),
    (
        "Selby Post",
        "Port Selby reopens northern quay after crane collapse",
        (
            "Port Selby reopened its northern quay on Thursday, four days after a cargo crane collapsed there.",
            "A floating crane lifted the last of the wreck out of the water shortly before dawn.",
            "Eleven ships had been waiting outside the harbour, harbour master Olga Brandt said.",
            "One of the two injured dock workers has left the county hospital.",
        ),
    ),
)
"""The event on its four days."""

ECHO: Report = (
    "Coast Radio",
    "Two hurt as crane falls at Port Selby",
    (
        "Two dock workers were hurt when a crane fell at Port Selby on Sunday evening.",
        "The cargo crane came down on the northern quay next to the freighter Marit.",
        "Harbour master Olga Brandt closed the quay.",
    ),
)
"""Another report of its first day."""

OTHERS: tuple[tuple[Report, ...], ...] = (
    (
        (
            "Valley News",
            "Library in Ostra opens its new reading hall",
            (
                "The town library of Ostra opened a reading hall with 120 seats on Sunday.",
                "Architect Lena Moritz kept the brick walls of the old grain store.",
                "The hall cost 3.1 million euros, half of it paid by donors.",
            ),
        ),
        (
            "Valley News",
            "Frost damages the vineyards of the Lower Tamar",
            (
                "Two nights of frost destroyed about a fifth of the young vines along the Lower Tamar.",
                "Growers lit straw fires on Saturday, but a wind from the east blew the warm air away.",
                "The growers' association expects 800,000 fewer bottles next year.",
            ),
        ),
        (
            "Sport Daily",
            "Harriers win the northern cup in extra time",
            (
                "The Kelso Harriers won the northern cup on Sunday with a goal in the 118th minute.",
                "Substitute Pavel Ruiz headed in a corner kick after the keeper had misjudged the flight of the ball.",
                "It is the first title for the club since 1987.",
            ),
        ),
    ),
    (
        (
            "Valley News",
            "Ostra raises the fare of its night buses",
            (
                "A ride on a night bus in Ostra will cost 2.80 euros from December.",
                "The council voted 19 to 12 for the rise on Monday evening.",
                "Councillor Jon Abel called the old fare a relic.",
            ),
        ),
        (
            "Science Letter",
            "Telescope on Mount Averil sees a comet break apart",
            (
                "Astronomers on Mount Averil watched comet Hale-Dorn break into five pieces.",
                "The largest piece is about 300 metres wide, their leader Mira Solheim said.",
                "None of them will come near the Earth.",
            ),
        ),
        (
            "Sport Daily",
            "Skier Nadia Frey ends her season after a fall",
            (
                "Skier Nadia Frey tore a ligament in training on Monday and will not race this winter.",
                "She fell on the upper part of the course at Hohenried, her coach said.",
                "Frey had won four races last season.",
            ),
        ),
    ),
    (
        (
            "Valley News",
            "Ostra plants 900 trees along the ring road",
            (
                "Ostra will plant 900 lime and maple trees along its ring road before spring.",
                "Head gardener Sofie Lund chose kinds that stand long droughts.",
                "Each tree gets a sensor that reports when the soil is dry.",
            ),
        ),
        (
            "Money Weekly",
            "Ferry line Blue Sound orders two electric ships",
            (
                "The ferry line Blue Sound ordered two electric ships from a yard in Lindhaven on Wednesday.",
                "Each of them carries 450 passengers and loads its batteries at the pier within nine minutes.",
                "The first is to sail in the summer of 2028, chief executive Hugo Falk said.",
            ),
        ),
        (
            "Sport Daily",
            "Harriers part with their coach three days after the cup",
            (
                "The Kelso Harriers and coach Dennis Oakley went separate ways on Wednesday.",
                "Oakley wanted a longer contract than the board was ready to sign.",
                "His assistant Maria Teller takes over for the match in Dunmore.",
            ),
        ),
    ),
    (
        (
            "Valley News",
            "Storm tears the roof off a school near Ostra",
            (
                "A storm tore the roof off a primary school near Ostra in the night to Thursday.",
                "Nobody was in the building, and lessons continue in the fire station.",
                "Mayor Karl Wendt put the damage at 600,000 euros.",
            ),
        ),
        (
            "Money Weekly",
            "Brewery in Lindhaven closes after 140 years",
            (
                "The Anchor brewery in Lindhaven brewed its last barrel on Wednesday, after 140 years.",
                "Its 38 workers were offered jobs at a plant in the capital.",
                "The copper kettles go to the town museum.",
            ),
        ),
        (
            "Science Letter",
            "Divers map a sunken forest off Cape Lorn",
            (
                "Divers have mapped a sunken forest of 2,100 oak stumps off Cape Lorn.",
                "The trees drowned about 7,000 years ago, geologist Tomas Reyes said.",
                "Storms had laid them bare during the last two winters.",
            ),
        ),
    ),
)


@dataclass(frozen=True)
class Week:
    """What happened, and when the episodes are made."""

    def morning(self, day: int) -> datetime:
        """Return when the episode of a day is made, counted from 0."""
        return FIRST + timedelta(days=day)

    def article(self, report: Report, published: datetime | None = None, uri: str = "") -> Article:
        """Return a report as an article."""
        source, title, texts = report
        body = tuple(Paragraph(text, place) for place, text in enumerate(texts, 1))
        return Article(
            uri=uri or "https://news.example/" + title.casefold().replace(" ", "-"),
            title=title,
            paragraphs=(Paragraph(title, 0, "title"), *body),
            source=source,
            language="en",
            published=published,
        )

    def crane(self, day: int) -> Article:
        """Return what was written of the event on a day."""
        return self.article(CRANE[day], self.morning(day) - timedelta(hours=8))

    def echo(self) -> Article:
        """Return another report of its first day, published before the first episode."""
        return self.article(ECHO, self.morning(0) - timedelta(hours=6))

    def others(self, day: int) -> tuple[Article, ...]:
        """Return what else was published on a day before its episode."""
        published = self.morning(day) - timedelta(hours=9)
        return tuple(self.article(report, published) for report in OTHERS[day])

    def feed(self, day: int) -> tuple[Article, ...]:
        """Return all that a feed lists on a day: its own news, and that of the days before."""
        days = range(day, -1, -1)
        return tuple(one for d in days for one in (self.crane(d), *self.others(d)))


@dataclass
class Show:
    """A show that selects and remembers, as a render does, but speaks nothing."""

    folder: Path
    name: str = ""
    words: int = 220
    old: tuple[Old, ...] = ()
    """What the last episode left out."""

    @contextmanager
    def remembering(self, stem: str, date: datetime) -> Iterator[Memory]:
        """Open the history for an episode."""
        with remembering(self.folder, self.name, EpisodeKey(stem, date)) as memory:
            yield memory

    def draft(self, memory: Memory, articles: Sequence[Article], since: Since) -> tuple[Story, ...]:
        """Select from articles."""
        fresh = memory.fresh(articles, since)
        known = memory.known(cluster(fresh.articles))
        self.old = (*fresh.old, *known.old)
        return known.restored(
            ExtractiveSummarizer().summarize(known.groups, Budget(words=self.words))
        )

    def render(
        self, stem: str, date: datetime, articles: Sequence[Article], since: Since = LAST
    ) -> tuple[Story, ...]:
        """Select from articles, and remember what was told."""
        with self.remembering(stem, date) as memory:
            stories = self.draft(memory, articles, since)
            memory.record(stories, guid=f"urn:{stem}", title="Morning Tide")
        return stories

    def reasons(self) -> dict[str, str]:
        """Return why articles were left out of the last episode, by their titles."""
        return {one.title: one.reason for one in self.old}


@pytest.fixture
def week() -> Week:
    """Return a week of news."""
    return Week()


@pytest.fixture
def show(tmp_path: Path) -> Show:
    """Return a show that has told nothing yet."""
    return Show(tmp_path)
