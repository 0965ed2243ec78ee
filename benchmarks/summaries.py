"""How good the selection is, beside plain lead and sumy's LexRank and TextRank in the same run.

    pip install rouge-score sumy          # both Apache-2.0; without sumy, lead only
    python benchmarks/summaries.py [--data DIR] [--limit N] [--parts articles,dirty,stories,clusters] [--json FILE]

1. single articles with a reference summary, at three budgets: 60 words (30 where the reference is one sentence),
   3 sentences, 100 words;
2. the same articles as bad scrapes: lines of page furniture, a repeated paragraph, a last line that breaks off;
   "planted" is the share of chosen sentences that were put there, beside the difference to the clean articles;
3. several articles of one event in 230 words, beside the lead of each in turn, and the peers on all of them joined;
4. which articles tell of one event: B-cubed (Bagga and Baldwin 1998), for each half of the topics and for all.

ROUGE-1, -2 and -L (of the whole summary) are F1 of stemmed words, by Google's `rouge-score`; a difference to lead is of
the mean of ROUGE-1 and -2, with the 95 % interval of a bootstrap over articles. The listener's counts are explained in
`listening.py`. CPU is that of selection alone. The data is not ours and not part of this repository.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
from listening import Listening, average, listen, sentences
from summary_peers import cut_to_count, cut_to_words, lead, round_robin, sumy_rankers

import briefing

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "summaries"
FORMATS = """\
DIR should hold three files, one JSON object a line:
  articles_dev.jsonl  {"id", "source", "title", "text", "summaries": [reference, ...]}: lines are paragraphs; the
                      budget is 30 words where "source" is "xsum", 60 elsewhere
  multi_dev.jsonl     {"id", "docs": [text, ...], "summaries": [reference, ...]}
  stories_dev.jsonl   {"id", "topic", "story", "text"}: texts with one "story" tell of one event"""
REFERENCE_WORDS = {"xsum": 30}
USUAL_WORDS = 60
STORY_WORDS = 230
UNLIMITED = 10**6
BUDGETS = ("reference length", "3 sentences", "100 words")
PARTS = ("articles", "dirty", "stories", "clusters")
RESAMPLES = 1000

TOP = (
    "{n} hours ago",
    "Share this page",
    "By A Staff Writer",
    "Updated at {n}:45 GMT",
    "Advertisement",
)
TOP += (
    "Caption: the scene in a file photo",
    "Home > News > Latest",
    "All rights reserved (c) 2024",
)
MIDDLE = (
    "Read more: five things we learned",
    "Sign up for our morning newsletter",
    "Photo: agency handout",
)
MIDDLE += ("Click here for the pictures", "More on this story", "Follow us on @thedailynews")

Script = list[str]
Case = dict[str, Any]
Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Scores:
    """One system on all cases: ROUGE-1, -2, -L of each in percent, the listener's means, CPU ms a case."""

    rouge: Any
    heard: Listening
    words: float
    cpu_ms: float

    @property
    def both(self) -> Any:
        """The mean of ROUGE-1 and ROUGE-2 of each case."""
        return self.rouge[:, :2].mean(axis=1)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA, help="folder with the three files")
    parser.add_argument("--limit", type=int, help="at most so many cases of each part")
    parser.add_argument("--parts", default=",".join(PARTS), help="what to run")
    parser.add_argument("--json", type=Path, help="write all figures there as well")
    args = parser.parse_args()
    parts = args.parts.split(",")
    if unknown := set(parts) - set(PARTS):
        parser.error(f"--parts: no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    rouge_of("a", ["a"])  # before minutes of work
    if not sumy_rankers():
        print("sumy is not installed (pip install sumy): lead only")
    briefing.summarize("", "Imports are not the time of a text.", 10)
    figures: Figures = {}
    if "articles" in parts or "dirty" in parts:
        # Cases of one source stand together in the file.
        articles = spread(cases(args.data, "articles_dev.jsonl"), args.limit)
        figures |= single(articles, with_dirty="dirty" in parts)
    if "stories" in parts:
        figures["stories"] = stories(spread(cases(args.data, "multi_dev.jsonl"), args.limit))
    if "clusters" in parts:
        figures["clusters"] = clusters(cases(args.data, "stories_dev.jsonl"))
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def cases(folder: Path, name: str) -> list[Case]:
    """Read one file; end the program with what is needed when it is not there."""
    try:
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line.strip()]
    except OSError as error:
        sys.exit(f"{folder / name}: {error.strerror}: give the folder with --data DIR\n{FORMATS}")
    except ValueError as error:
        sys.exit(f"{folder / name}: {error}\n{FORMATS}")


def spread(all_cases: list[Case], limit: int | None) -> list[Case]:
    """Return *limit* cases from all over the file."""
    if not limit or limit >= len(all_cases):
        return all_cases
    return [all_cases[i * len(all_cases) // limit] for i in range(limit)]


def single(articles: list[Case], *, with_dirty: bool) -> Figures:
    """Print parts one and two."""
    clean = [article["text"] for article in articles]
    rankings = ranked(clean)
    figures: Figures = {"articles": {}}
    for budget in BUDGETS:
        print(f"\n{len(articles)} single articles, {budget}")
        scores = told_by_all(articles, clean, rankings, budget)
        figures["articles"][budget] = table({name: s for name, (s, _) in scores.items()})
        if budget == BUDGETS[0]:
            reference = scores
    if with_dirty:
        figures["dirty"] = dirtied(articles, {name: s for name, (s, _) in reference.items()})
    return figures


def dirtied(articles: list[Case], clean: Mapping[str, Scores]) -> Figures:
    """Print part two."""
    print(
        f"\n{len(articles)} dirtied articles, {BUDGETS[0]}; difference to the same articles clean"
    )
    made = [dirty(article["id"], article["text"]) for article in articles]
    texts = [text for text, _ in made]
    scores = told_by_all(articles, texts, ranked(texts), BUDGETS[0])
    figures = table({name: s for name, (s, _) in scores.items()})
    for name, (score, scripts) in scores.items():
        shares = [
            sum(is_planted(s, planted) for s in script) / max(1, len(script))
            for script, (_, planted) in zip(scripts, made, strict=True)
        ]
        planted = 100 * mean(shares)
        change, low, high = difference(score.both, clean[name].both)
        figures[name] |= {"planted": planted, "to_clean": [change, low, high]}
        print(
            f"{name:<16} planted {planted:5.1f} %   to clean {change:+6.2f} [{low:+.2f}, {high:+.2f}]"
        )
    return figures


def told_by_all(
    articles: list[Case],
    texts: list[str],
    rankings: Mapping[str, tuple[list[list[int]], float]],
    budget: str,
) -> dict[str, tuple[Scores, list[Script]]]:
    """Return what each system makes of *texts*, and how good that is."""
    scripts: dict[str, list[Script]] = {}
    cpu_ms: dict[str, float] = {}
    begun = time.process_time()
    scripts["briefing"] = [
        ours(case, text, budget) for case, text in zip(articles, texts, strict=True)
    ]
    cpu_ms["briefing"] = 1000 * (time.process_time() - begun) / len(texts)
    of_texts = [sentences(text) for text in texts]
    for name, (orders, ms) in rankings.items():
        cpu_ms[name] = ms
        scripts[name] = [
            cut_to_count(order, choice, 3)
            if budget == BUDGETS[1]
            else cut_to_words(order, choice, words_for(case, budget))
            for case, order, choice in zip(articles, orders, of_texts, strict=True)
        ]
    return {
        name: (scored(articles, [[text] for text in texts], of_one, cpu_ms[name]), of_one)
        for name, of_one in scripts.items()
    }


def ours(case: Case, text: str, budget: str) -> Script:
    """Return our sentences."""
    if budget == BUDGETS[1]:
        return briefing.summarize(case["title"], text, UNLIMITED)[:3]
    return briefing.summarize(case["title"], text, words_for(case, budget))


def words_for(case: Case, budget: str) -> int:
    """Return the budget of a case in words."""
    if budget == BUDGETS[0]:
        return REFERENCE_WORDS.get(case["source"], USUAL_WORDS)
    return int(budget.split(maxsplit=1)[0])


def ranked(texts: list[str]) -> dict[str, tuple[list[list[int]], float]]:
    """Return the rankings of each peer, and its CPU milliseconds a text."""
    found = {}
    for name, rank in ({"lead": lead} | sumy_rankers()).items():
        rank(["Once.", "Imports are not the time of a text."])
        begun = time.process_time()
        orders = [rank(sentences(text)) for text in texts]
        found[name] = (orders, 1000 * (time.process_time() - begun) / len(texts))
    return found


def stories(groups: list[Case]) -> Figures:
    """Print part three."""
    print(f"\n{len(groups)} stories of several articles, {STORY_WORDS} words")
    systems: dict[str, Callable[[list[str]], Script]] = {
        "briefing": lambda docs: briefing.summarize_story(docs, STORY_WORDS),
        "lead": lambda docs: round_robin([sentences(doc) for doc in docs], STORY_WORDS),
    }
    for name, rank in sumy_rankers().items():
        systems[name] = lambda docs, rank=rank: cut_to_words(  # type: ignore[misc]
            rank(joined(docs)), joined(docs), STORY_WORDS
        )
    scores = {}
    for name, system in systems.items():
        begun = time.process_time()
        scripts = [system(group["docs"]) for group in groups]
        cpu_ms = 1000 * (time.process_time() - begun) / len(groups)
        scores[name] = scored(groups, [group["docs"] for group in groups], scripts, cpu_ms)
    return table(scores)


def joined(texts: Iterable[str]) -> list[str]:
    """Return the sentences of all texts."""
    return [sentence for text in texts for sentence in sentences(text)]


def clusters(articles: list[Case]) -> Figures:
    """Print part four."""
    topics = sorted({article["topic"] for article in articles})
    halves = {"one half": set(topics[::2]), "other half": set(topics[1::2]), "all": set(topics)}
    print(
        "\nclusters             articles  stories  B3 F1  precision  recall   each alone   CPU ms"
    )
    figures = {}
    for name, chosen in halves.items():
        some = [article for article in articles if article["topic"] in chosen]
        truth = [article["story"] for article in some]
        begun = time.process_time()
        groups = briefing.cluster([article["text"] for article in some])
        cpu_ms = 1000 * (time.process_time() - begun) / len(some)
        f1, precision, recall = b_cubed(groups, truth)
        alone, _, _ = b_cubed([[n] for n in range(len(some))], truth)
        figures[name] = {"f1": f1, "precision": precision, "recall": recall, "alone_f1": alone}
        print(
            f"{name:<20}{len(some):>9}{len(set(truth)):>9}{f1:>7.3f}{precision:>11.3f}{recall:>8.3f}"
            f"{alone:>13.3f}{cpu_ms:>9.1f}"
        )
    return figures


def b_cubed(groups: Sequence[Sequence[int]], truth: Sequence[str]) -> tuple[float, float, float]:
    """Return F1, precision and recall, each article counting the same."""
    of_story: dict[str, set[int]] = defaultdict(set)
    for index, story in enumerate(truth):
        of_story[story].add(index)
    precisions, recalls = [], []
    for group in groups:
        for index in group:
            shared = len(of_story[truth[index]] & set(group))
            precisions.append(shared / len(group))
            recalls.append(shared / len(of_story[truth[index]]))
    precision, recall = mean(precisions), mean(recalls)
    return 2 * precision * recall / (precision + recall), precision, recall


def dirty(seed: str, text: str) -> tuple[str, list[str]]:
    """Return *text* as a bad scrape, and the lines that were put into it."""
    rng = random.Random(seed)
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 4:
        whole = sentences(text)
        lines = [" ".join(whole[i : i + 2]) for i in range(0, len(whole), 2)]
    top = [line.format(n=rng.randint(2, 20)) for line in rng.sample(TOP, 3)]
    middle = rng.sample(MIDDLE, 3)
    first, broken = lines[0], " ".join(lines[-1].split()[:4])
    for line in middle:
        lines.insert(rng.randint(1, len(lines)), line)
    lines.insert(rng.randint(min(3, len(lines)), len(lines)), first)
    return "\n".join([*top, *lines, broken]), [*top, *middle, broken]


def is_planted(sentence: str, planted: Sequence[str]) -> bool:
    """Whether *sentence* is one of the lines that were put in, or a piece of one."""
    return any(sentence.strip() in line for line in planted)


def scored(
    all_cases: list[Case], sources: list[list[str]], scripts: list[Script], cpu_ms: float
) -> Scores:
    """Judge one script a case."""
    rouge = [
        rouge_of("\n".join(script), case["summaries"])
        for case, script in zip(all_cases, scripts, strict=True)
    ]
    return Scores(
        rouge=100 * np.array(rouge),
        heard=average(listen(s, texts) for s, texts in zip(scripts, sources, strict=True)),
        words=mean(sum(len(s.split()) for s in script) for script in scripts),
        cpu_ms=cpu_ms,
    )


def rouge_of(script: str, references: Sequence[str]) -> tuple[float, float, float]:
    """Return ROUGE-1, -2 and -L of the whole summary, the means over the references."""
    scorer = rouge_scorer()
    found = [scorer.score("\n".join(sentences(reference)), script) for reference in references]
    kinds = ("rouge1", "rouge2", "rougeLsum")
    one, two, longest = (mean(scores[kind].fmeasure for scores in found) for kind in kinds)
    return one, two, longest


@lru_cache(maxsize=1)
def rouge_scorer() -> Any:
    """Return Google's scorer; its stemmer remembers words."""
    try:
        from nltk.stem.porter import PorterStemmer
        from rouge_score import rouge_scorer, tokenize
    except ImportError:
        sys.exit("rouge-score is not installed: pip install rouge-score")
    stemmer = PorterStemmer()

    class Remembering:
        stem = staticmethod(lru_cache(maxsize=100_000)(stemmer.stem))

        def tokenize(self, text: str) -> list[str]:
            return list(tokenize.tokenize(text, self))

    return rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeLsum"], tokenizer=Remembering())


def table(scores: Mapping[str, Scores]) -> Figures:
    """Print one line a system, and return the figures."""
    print(
        f"{'':<16}{'R-1':>6}{'R-2':>6}{'R-L':>6}   {'to lead, 95 %':<22}{'dangl':>6}{'conn':>6}{'dupl':>6}"
        f"{'unsaid':>7}{'junk':>6}{'long':>6}{'clean':>7}{'verbatim':>9}{'words':>7}{'CPU ms':>8}"
    )
    figures: Figures = {}
    for name, score in scores.items():
        r1, r2, rl = score.rouge.mean(axis=0)
        change, low, high = difference(score.both, scores["lead"].both)
        heard = {key: 100 * share for key, share in asdict(score.heard).items()}
        figures[name] = {
            "rouge": [r1, r2, rl],
            "to_lead": [change, low, high],
            **heard,
            "words": score.words,
            "cpu_ms": score.cpu_ms,
        }
        to_lead = "" if name == "lead" else f"{change:+.2f} [{low:+.2f}, {high:+.2f}]"
        h = score.heard
        print(
            f"{name:<16}{r1:>6.2f}{r2:>6.2f}{rl:>6.2f}   {to_lead:<22}{100 * h.dangling:>6.1f}"
            f"{100 * h.connective:>6.1f}{100 * h.duplicate:>6.1f}{100 * h.unsaid:>7.1f}{100 * h.junk:>6.1f}"
            f"{100 * h.long:>6.1f}{100 * h.clean:>7.1f}{100 * h.verbatim:>9.1f}{score.words:>7.1f}"
            f"{score.cpu_ms:>8.1f}",
            flush=True,
        )
    return figures


def difference(one: Any, other: Any) -> tuple[float, float, float]:
    """Return the mean difference of paired scores, and its 95 % interval."""
    changes = one - other
    picks = np.random.default_rng(1).integers(0, len(changes), (RESAMPLES, len(changes)))
    low, high = np.percentile(changes[picks].mean(axis=1), [2.5, 97.5])
    return float(changes.mean()), float(low), float(high)


if __name__ == "__main__":
    main()
