"""A summarizer that tells how each article begins."""

import re
from collections.abc import Iterator, Sequence

from briefing.config import Field, Settings
from briefing.model import Article, Budget, Passage, Story

END = re.compile(r"[.!?](\s+|$)")


class OpeningsSummarizer:
    """A Summarizer that takes the first sentences of the first article of each group."""

    name = "openings"

    class Options(Settings):
        """How much of each."""

        sentences: int = Field(default=2, ge=1, le=20, description="Sentences of each story.")

    def __init__(self, options: Options) -> None:
        self._options = options

    def summarize(self, groups: Sequence[Sequence[Article]], budget: Budget) -> tuple[Story, ...]:
        stories: list[Story] = []
        left = budget.words
        for group in groups:
            if 0 < budget.max_stories <= len(stories):
                break
            passages = list(sentences(group[0]))
            told: list[Passage] = []
            for passage in passages[: self._options.sentences]:
                left -= len(passage.text.split())
                if left < 0:
                    return (*stories, Story(tuple(group), tuple(told))) if told else tuple(stories)
                told.append(passage)
            if told:
                stories.append(Story(tuple(group), tuple(told), tuple(passages[len(told) :])))
        return tuple(stories)


def sentences(article: Article) -> Iterator[Passage]:
    """Yield the sentences of an article, each with its place: nothing is changed, so all is verbatim."""
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.kind == "text":
            start = 0
            for end in END.finditer(paragraph.text):
                stop = end.start() + 1
                yield Passage(article.uri, number, start, stop, paragraph.text[start:stop])
                start = end.end()
