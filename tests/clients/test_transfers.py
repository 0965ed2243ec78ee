"""curl and wget, which scripts download with."""

from __future__ import annotations

import pytest
from tests.clients.conftest import Subscription, Tool, checksum
from tests.clients.homes import Home

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

PART = 500_000


@pytest.mark.parametrize(
    ("name", "resume"),
    [("curl", ("-sSf", "-C", "-", "-o", "episode.mp3")), ("wget", ("-c", "-O", "episode.mp3"))],
)
def test_a_download_that_was_cut_off_goes_on_where_it_stopped(
    subscription: Subscription, home: Home, foreign_tool: Tool, name: str, resume: tuple[str, ...]
) -> None:
    episode = subscription.episodes[0]
    whole = subscription.file(episode).read_bytes()
    part = home.folder / "episode.mp3"
    part.write_bytes(whole[:PART])

    said = home.run(foreign_tool(name), "-v", *resume, subscription.address(episode))

    assert "206 Partial Content" in said
    assert checksum(part) == episode.audio.sha256


def test_curl_does_not_fetch_what_it_has(
    subscription: Subscription, home: Home, foreign_tool: Tool
) -> None:
    curl = foreign_tool("curl")
    tag, file = home.folder / "tag", home.folder / "feed.xml"
    ask = (curl, "-sSf", "-w", "%{http_code}", "-o", file)

    first = home.run(*ask, "--etag-save", tag, subscription.url)
    second = home.run(*ask, "--etag-compare", tag, subscription.url)
    third = home.run(*ask, "-z", file, subscription.url)

    assert (first, second, third) == ("200", "304", "304")


def test_wget_learns_size_and_type_without_the_sound(
    subscription: Subscription, home: Home, foreign_tool: Tool
) -> None:
    episode = subscription.episodes[0]

    said = home.run(foreign_tool("wget"), "--spider", subscription.address(episode))

    assert f"Length: {episode.audio.size_bytes} " in said
    assert "[audio/mpeg]" in said
