"""Turn articles into one short, faithful, chaptered spoken briefing.

    import briefing

    episode = briefing.render(["article.html"], minutes=5)
    script = briefing.script(["article.html"], minutes=5)

Both do what the commands of the same name do. Importing this package imports nothing heavy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.version import __version__

if TYPE_CHECKING:
    from briefing.api import render, say, script, update_feeds

__all__ = ["__version__", "render", "say", "script", "update_feeds"]


def __getattr__(name: str) -> Any:
    # The API pulls in numpy, pydantic and the voice: only for those who use it, so that
    # `briefing --help` and `import briefing.errors` stay quick (PEP 562).
    if name in {"render", "say", "script", "update_feeds"}:
        from briefing import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
