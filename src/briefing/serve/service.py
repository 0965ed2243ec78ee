"""What `briefing serve` serves, as the settings and the folder say: checked, with its addresses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from briefing.errors import UsageError
from briefing.serve.addresses import ANYWHERE, is_loopback, listen, own_names, root_of
from briefing.serve.catalogue import Catalogue
from briefing.serve.tokens import TokenFile, ensure_token, renew_token
from briefing.serve.visits import Network, networks

if TYPE_CHECKING:
    from briefing.config import ServeSettings
    from briefing.serve.access_log import Write
    from briefing.serve.connections import Limits

STORIES = "stories"


@dataclass(frozen=True, slots=True)
class Service:
    """A folder to serve. `feeds` are names of feed files, the one to subscribe to first."""

    folder: Path
    settings: ServeSettings
    feeds: tuple[str, ...]
    token: TokenFile | None
    trusted: tuple[Network, ...]

    @classmethod
    def prepare(
        cls, folder: Path, settings: ServeSettings, *, feed: str = "", new_token: bool = False
    ) -> Service:
        """Check what is asked for; make a token if one is needed and there is none.

        `feed` names the feed to put first. Raises UsageError, OutputError.
        """
        feeds = _feeds(folder, feed)
        # A link to the folder is followed here, once and for all.
        folder = folder.resolve()
        trusted = networks(settings.trusted_proxies)
        root_of(settings.host, settings.port, settings.public_url)
        token = None
        if needs_token(settings):
            (renew_token if new_token else ensure_token)(folder)
            token = TokenFile(folder)
        elif new_token:
            raise UsageError(
                f"no token is in use on {settings.host}: add --token, or the --host it is for"
            )
        return cls(folder, settings, feeds, token, trusted)

    @property
    def is_open(self) -> bool:
        """Whether everyone who can reach this machine may listen: other machines can, and no token is asked."""
        return self.token is None and not is_loopback(self.settings.host)

    def page(self, port: int) -> str:
        """Return the address of the page, token and all."""
        root = root_of(self.settings.host, port, self.settings.public_url)
        return f"{root}{self.token.current()}/" if self.token else root

    def feed(self, port: int) -> str:
        """Return the address to subscribe to."""
        return self.page(port) + quote(self.feeds[0])

    def run(
        self,
        write: Write,
        ready: Callable[[int], None],
        limits: Limits | None = None,
    ) -> None:
        """Listen, call *ready* with the port, and answer until a signal comes. Raises BriefingError."""
        from briefing.serve import running
        from briefing.serve.app import Site

        settings = self.settings
        sockets = listen(settings.host, settings.port)
        port = int(sockets[0].getsockname()[1])
        root = root_of(settings.host, port, settings.public_url)
        site = Site(self.folder, root, self.token, self.trusted, self._names(root))
        running.run(running.server(site, write, limits=limits, ready=lambda: ready(port)), sockets)

    def _names(self, root: str) -> frozenset[str]:
        """Return the names we answer to without a token, besides those of loopback."""
        names = {self.settings.host.lower(), (urlsplit(root).hostname or "").lower()}
        return frozenset(names) | (own_names() if self.settings.host in ANYWHERE else frozenset())


def needs_token(settings: ServeSettings) -> bool:
    """Tell whether the address has a secret in it."""
    if settings.token == "auto":  # noqa: S105  a setting, no secret
        return bool(settings.public_url) or not is_loopback(settings.host)
    return settings.token == "always"  # noqa: S105


def _feeds(folder: Path, first: str) -> tuple[str, ...]:
    """Return the feeds of the folder that a person would subscribe to."""
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder; name that of the episodes")
    catalogue = Catalogue(folder)
    catalogue.refresh()
    feeds = sorted(_to_subscribe_to(catalogue.feeds), key=lambda name: (name != first, name))
    if not feeds:
        raise UsageError(
            f"{folder}: there is no feed to serve; make an episode with 'briefing render', or the "
            "feed of those that are there with 'briefing feed'"
        )
    return tuple(feeds)


def _to_subscribe_to(names: Sequence[str]) -> list[str]:
    # Pages of older episodes are feed.1.xml, NAME.1.xml; feeds of stories are stories.xml, NAME.stories.xml.
    stems = [name.removesuffix(".xml") for name in names]
    return [f"{stem}.xml" for stem in stems if "." not in stem and stem != STORIES]
