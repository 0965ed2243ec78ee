"""One list of chapters, wherever a player looks for it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from mutagen.id3 import ID3

import briefing
from briefing.adapters.segment_store import FolderStore
from briefing.config import Config

PSC = "{http://podlove.org/simple-chapters}chapter"
ODD = """\
---
title: 'Jams & <jellies>: "best" ever – 50 % more, says Zoë’s “Fruit Co.” 🍓'
url: https://post.example/jam?a=1&b=2#c
source: The Post
---

The Fruit Company of Ostley sold half as many jars again this autumn as in the one before it. Its owner
said on Sunday that the berries had been the best since 1998.
"""


@pytest.fixture
def episode(
    settings: Callable[..., Config], articles: Path, store: FolderStore, tmp_path: Path
) -> "briefing.model.Episode":
    odd = tmp_path / "odd.md"
    odd.write_text(ODD, encoding="utf-8")
    return briefing.render([articles, odd], config=settings(), output=tmp_path / "out", store=store)


def clock(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def test_tag_file_feed_and_description_list_the_same_chapters(
    episode: "briefing.model.Episode",
) -> None:
    chapters = [(clock(c.start_ms), c.title) for c in episode.chapters]
    assert len(chapters) >= 4
    assert any("🍓" in title for _, title in chapters)

    tags: Any = ID3(episode.path)  # type: ignore[no-untyped-call]
    in_tag = [(clock(c.start_time), str(c.sub_frames["TIT2"])) for c in tags.getall("CHAP")]
    document = json.loads(episode.path.with_suffix(".chapters.json").read_text("utf-8"))
    in_file = [(clock(round(c["startTime"] * 1000)), c["title"]) for c in document["chapters"]]
    (item,) = etree.fromstring((episode.path.parent / "feed.xml").read_bytes()).iter("item")
    in_feed = [(str(c.get("start")).removesuffix(".000"), c.get("title")) for c in item.iter(PSC)]
    description = re.findall(
        r"^(\d\d:\d\d:\d\d) (.*)$", item.findtext("description") or "", re.MULTILINE
    )

    assert in_tag == chapters
    assert in_file == chapters
    assert in_feed == chapters
    # What HTML would take for markup is escaped in a description, which apps show as HTML.
    assert [
        (at, title.replace("&lt;", "<").replace("&gt;", ">")) for at, title in description
    ] == chapters
