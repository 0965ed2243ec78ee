"""Turn articles into one short, faithful, chaptered spoken briefing.

    import briefing

    episode = briefing.render(["article.html"], minutes=5)
    script = briefing.script(["article.html"], minutes=5)

do what the commands of the same name do; `say` and `update_feeds` are there, too.

    sentences = briefing.summarize("A title", text, max_words=100)
    sentences = briefing.summarize_story(articles, max_words=230)
    groups = briefing.cluster(articles)

are selection by itself, see `briefing.summaries`. Importing this package imports nothing heavy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.version import __version__

if TYPE_CHECKING:
    from briefing.api import render, say, script, update_feeds
    from briefing.summaries import cluster, summarize, summarize_story

__all__ = [
    "__version__",
    "cluster",
    "render",
    "say",
    "script",
    "summarize",
    "summarize_story",
    "update_feeds",
]

_SUMMARIES = frozenset({"cluster", "summarize", "summarize_story"})


def __getattr__(name: str) -> Any:
    # The API pulls in numpy, pydantic and the voice: only for those who use it, so that
    # `briefing --help` and `import briefing.errors` stay quick (PEP 562).
    if name in _SUMMARIES:
        from briefing import summaries

        return getattr(summaries, name)
    if name in __all__:
        from briefing import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
