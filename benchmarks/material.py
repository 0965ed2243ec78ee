"""Make as many different invented news articles as a benchmark asks for.

Each has names of its own (built from syllables), so that articles stay different stories, and the
lengths, numbers and quotations of ordinary news. The same seed makes the same article.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

ONSETS = [
    "b",
    "br",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "w",
]
VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "oa"]
CODAS = ["l", "n", "r", "s", "t", "th", "m", "ck", "nd", "rn"]
TOPICS = {
    "harbour": ("the harbour wall", "dredging", "the tide office", "fishing crews"),
    "school": ("the school roof", "the repair plan", "the education board", "parents"),
    "rail": ("the branch line", "the signal upgrade", "the rail regulator", "commuters"),
    "clinic": ("the night clinic", "the staffing deal", "the health board", "nurses"),
    "forest": ("the pine forest", "the replanting scheme", "the forestry service", "walkers"),
    "bridge": ("the iron bridge", "the strengthening work", "the roads department", "drivers"),
    "museum": ("the town museum", "the new gallery", "the heritage fund", "visitors"),
    "water": ("the reservoir", "the leak survey", "the water company", "households"),
    "market": ("the covered market", "the rent review", "the traders' union", "stallholders"),
    "energy": ("the wind farm", "the grid connection", "the energy agency", "engineers"),
}
FRAMES = (
    "{person}, who leads {office} in {town}, said {work} on {thing} would begin in {month} and cost ${millions} million.",
    "“We have waited {years} years for {thing}, and {town} will not wait another winter,” {person} said.",
    "According to {office}, {percent} per cent of {people} in {town} asked for {work} in a survey of {count} replies.",
    "A report by {firm} found that {thing} had lost {percent} per cent of its strength since {year}.",
    "{firm} of {town2} won the contract against {rivals} other bidders after talks that lasted {weeks} weeks.",
    "{people_cap} in {town} told the council that {thing} had been neglected since {year}.",
    "The council voted {yes}-{no} for {work}, with two members from {town2} staying away.",
    "{person2}, a councillor for {town2}, called the price of ${millions} million “hard to defend before {people}”.",
    "{office_cap} expects {count} people to use {thing} every month once {work} is complete.",
    "Engineers from {firm} measured {thing} at {metres} metres and marked {rivals} places for repair.",
    "The last large work on {thing} dates from {year}, when {town} had half as many inhabitants.",
    "If the weather holds, {firm} will finish {work} within {weeks} weeks, {person} said.",
)
MONTHS = ("January", "March", "April", "June", "August", "September", "October")


def name(rng: random.Random) -> str:
    """Return a pronounceable name that hardly occurs twice."""
    parts = [rng.choice(ONSETS) + rng.choice(VOWELS) for _ in range(2)]
    return ("".join(parts) + rng.choice(CODAS)).capitalize()


def article(seed: int, sentences: int) -> str:
    """Return one article as text with front matter."""
    rng = random.Random(seed)
    thing, work, office, people = TOPICS[rng.choice(sorted(TOPICS))]
    cast = {
        "thing": thing,
        "work": work,
        "office": office,
        "office_cap": office.capitalize(),
        "people": people,
        "people_cap": people.capitalize(),
        "town": name(rng),
        "town2": name(rng),
        "person": f"{name(rng)} {name(rng)}",
        "person2": f"{name(rng)} {name(rng)}",
        "firm": f"{name(rng)} and {name(rng)}",
    }
    told = []
    for index in range(sentences):
        numbers = {
            "month": rng.choice(MONTHS),
            "millions": rng.randint(2, 90),
            "years": rng.randint(3, 40),
            "percent": rng.randint(4, 96),
            "count": rng.randint(200, 9000),
            "year": rng.randint(1950, 2020),
            "rivals": rng.randint(2, 9),
            "weeks": rng.randint(3, 50),
            "yes": rng.randint(11, 20),
            "no": rng.randint(1, 10),
            "metres": rng.randint(12, 900),
        }
        told.append(FRAMES[(seed + index) % len(FRAMES)].format(**cast, **numbers))
    paragraphs = [" ".join(told[i : i + 2]) for i in range(0, len(told), 2)]
    head = [
        "---",
        f"title: {cast['town']} moves ahead with {work} on {thing}",
        f"url: https://news.example.org/{seed}",
        f"source: The {cast['town2']} Courier",
        "---",
        "",
    ]
    return "\n".join(head) + "\n\n".join(paragraphs) + "\n"


def write(folder: Path, *, articles: int, sentences: int, seed: int = 1) -> None:
    """Write numbered article files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(articles):
        text = article(seed * 100_000 + index, sentences)
        (folder / f"{index:04}.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=10)
    parser.add_argument("--sentences", type=int, default=12)
    arguments = parser.parse_args()
    write(arguments.folder, articles=arguments.articles, sentences=arguments.sentences)
