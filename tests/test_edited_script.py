"""A script that was written, perhaps edited, and then rendered: with the tone for a voice."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

import briefing
from briefing import api
from briefing.adapters.segment_store import FolderStore
from briefing.config import Config, SpeechSettings
from briefing.errors import FaithfulnessError, UsageError
from briefing.model import Episode
from briefing.scripting.as_json import as_json
from briefing.scripting.as_markdown import as_markdown

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=timezone.utc)
TONE = Config(speech=SpeechSettings(engine="tone"))
ICE = """\
---
title: Ice on the lake
source: The Norwick Post
url: https://post.example/ice
section: News
---

The lake at Norwick froze over on Monday, two weeks earlier than last year. Wardens measured eleven
centimetres at the jetty and closed the northern bay to skaters.

"The town will open the southern bay on Saturday if the frost holds," harbour master Ida Brunt said.
"""
BREAD = """\
---
title: "Bread: dearer *again*"
source: Valley Courier
section: Business
---

The price of a loaf rose by a tenth in Castell this month, the third rise in a year. Bakers said flour
had become scarce after the wet summer, and that they had little choice.

One of them, Odo Vane, now bakes at night, when power costs less.
"""
Render = Callable[..., Episode]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "ice.md").write_text(ICE, encoding="utf-8")
    (folder / "bread.md").write_text(BREAD, encoding="utf-8")
    return folder


@pytest.fixture
def render(tmp_path: Path) -> Render:
    """Render into the folder `out`, with one store for all."""
    store = FolderStore(tmp_path / "store")

    def episode(*sources: Path, name: str = "a", **more: Any) -> Episode:
        output = tmp_path / "out" / f"{name}.mp3"
        more.setdefault("config", TONE)
        return briefing.render(sources or None, output=output, store=store, **more)

    return episode


@pytest.fixture
def draft(news: Path) -> api.Draft:
    return briefing.script([news], config=TONE, minutes=3, now=NOW)


@pytest.fixture
def markdown(draft: api.Draft, tmp_path: Path) -> Path:
    path = tmp_path / "monday.md"
    path.write_text(as_markdown(draft.script, draft.stories), encoding="utf-8")
    return path


def _manifest(episode: Episode) -> Any:
    return json.loads(episode.path.with_suffix(".json").read_text("utf-8"))


@pytest.mark.parametrize("form", ["markdown", "json"])
def test_an_unedited_script_is_the_same_episode_to_the_byte(
    form: str, news: Path, draft: api.Draft, tmp_path: Path, render: Render
) -> None:
    direct = render(news, minutes=3, now=NOW)
    path = tmp_path / "monday"
    written = {"markdown": as_markdown, "json": as_json}[form](draft.script, draft.stories)
    path.write_text(written, encoding="utf-8")
    again = render(name="b", script_file=path)

    assert again.path.read_bytes() == direct.path.read_bytes()
    assert (again.spoken_segments, again.date) == (0, NOW)
    assert (again.skipped, again.warnings) == ((), ())
    assert again.chapters == direct.chapters
    assert [s.lead.title for s in again.stories] == [s.lead.title for s in direct.stories]
    one, other = _manifest(direct), _manifest(again)
    assert one.pop("audio")["sha256"] == other.pop("audio")["sha256"]
    assert one == other


def test_edits_are_heard_and_only_what_changed_is_spoken_again(
    news: Path, markdown: Path, render: Render
) -> None:
    direct = render(news, minutes=3, now=NOW)
    text = markdown.read_text("utf-8")
    assert "> One of them, Odo Vane, now bakes at night, when power costs less.\n" in text
    text = text.replace("> One of them, Odo Vane, now bakes", "Hear this.\n\n> Odo Vane now bakes")
    markdown.write_text(text, encoding="utf-8")
    edited = render(name="b", script_file=markdown)
    phrases = [x.line.written for x in edited.lines if x.line.kind == "phrase"]

    assert edited.spoken_segments == 1
    assert edited.stored_segments == len(_sections(direct)) - 1
    assert "Hear this." in phrases
    assert "Odo Vane now bakes at night, when power costs less." in phrases
    [warning] = edited.warnings
    assert "'Odo Vane now bakes at night, when power costs less.' is not verbatim" in warning


def _sections(episode: Episode) -> set[int]:
    return {line.section for line in episode.lines}


def test_a_source_that_is_gone_is_named_and_its_lines_become_phrases(
    news: Path, markdown: Path, render: Render
) -> None:
    (news / "bread.md").unlink()
    episode = render(script_file=markdown)

    assert [(e.uri, e.reason) for e in episode.skipped] == [
        ((news / "bread.md").as_uri(), "does not exist; check the path")
    ]
    [warning] = episode.warnings
    assert "is not verbatim in any source that could be read" in warning
    assert [story.lead.title for story in episode.stories] == ["Ice on the lake"]


def test_an_article_given_beside_the_script_can_be_quoted(
    tmp_path: Path, news: Path, render: Render
) -> None:
    path = tmp_path / "own.md"
    path.write_text(
        "---\nbriefing: script\ntitle: Mine\ndate: 2026-11-25T07:00:00+00:00\n---\n\n## Ice\n\n"
        "> Wardens measured eleven centimetres at the jetty and closed the northern bay to skaters.\n"
    )
    episode = render(news / "ice.md", script_file=path)

    assert episode.title == "Mine: Wednesday, November 25, 2026"
    assert [x.line.kind for x in episode.lines] == ["quotation"]
    assert episode.chapters[0].url == "https://post.example/ice"
    assert episode.warnings == ()


def test_sources_may_be_named_from_the_folder_of_the_script(news: Path, render: Render) -> None:
    path = news / "own.txt"
    path.write_text(
        "---\nbriefing: script\nsources: [bread.md]\n---\n\n"
        "> One of them, Odo Vane, now bakes at night, when power costs less.\n"
    )

    assert [x.line.kind for x in render(script_file=path, now=NOW).lines] == ["quotation"]


def test_the_episode_is_named_by_the_date_of_the_script_unless_another_is_given(
    tmp_path: Path, markdown: Path
) -> None:
    store = FolderStore(tmp_path / "store")
    config = TONE.model_copy(update={"sources": ()})
    other = datetime(2026, 12, 1, 7, 0, tzinfo=timezone.utc)
    own = briefing.render(
        config=config, base=tmp_path, output=tmp_path / "f", store=store, script_file="monday.md"
    )
    moved = briefing.render(
        config=config, output=tmp_path / "f", store=store, script_file=markdown, now=other
    )

    assert (own.path.name, moved.path.name) == ("2026-11-24.mp3", "2026-12-01.mp3")
    assert moved.date == other


def test_sources_of_the_config_are_not_read(tmp_path: Path, markdown: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("sources: [no/such/file.txt]\nspeech: {engine: tone}\n")
    store = FolderStore(tmp_path / "store")

    assert briefing.render(config=config, store=store, script_file=markdown).skipped == ()


def test_a_script_of_standard_input(
    markdown: Path, render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(markdown.read_bytes()))
    monkeypatch.setattr(sys, "stdin", stdin)

    assert render(script_file="-").date == NOW


def test_without_a_standard_input_it_is_told(
    render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    with pytest.raises(UsageError, match="standard input is closed"):
        render(script_file="-")


def test_an_article_that_came_through_a_pipe_has_to_be_given_again(
    tmp_path: Path, draft: api.Draft, news: Path, render: Render
) -> None:
    path = tmp_path / "monday.md"
    text = as_markdown(draft.script).replace((news / "ice.md").as_uri(), "stdin:")
    path.write_text(text.replace((news / "bread.md").as_uri(), "odd://bread"), encoding="utf-8")
    episode = render(script_file=path)

    assert {error.uri: error.reason for error in episode.skipped} == {
        "stdin:": "was standard input, which is gone; give the article as SOURCE",
        "odd://bread": "no source reads this",
    }


def test_a_quotation_in_json_that_is_not_verbatim_is_refused(
    tmp_path: Path, draft: api.Draft, render: Render
) -> None:
    path = tmp_path / "monday.json"
    path.write_text(as_json(draft.script).replace("Wardens measured", "Wardens guessed", 1))

    with pytest.raises(FaithfulnessError):
        render(script_file=path)
    assert not (tmp_path / "out" / "a.mp3").exists()


@pytest.mark.parametrize("length", [{"minutes": 3.0}, {"words": 300}])
def test_a_script_has_the_length_it_has(
    length: dict[str, Any], markdown: Path, render: Render
) -> None:
    with pytest.raises(UsageError, match="has the length it has"):
        render(script_file=markdown, **length)


def test_a_file_that_is_not_there_is_told(tmp_path: Path, render: Render) -> None:
    with pytest.raises(UsageError, match=r"nope.md: no such file; 'briefing script"):
        render(script_file=tmp_path / "nope.md")
    with pytest.raises(UsageError, match="cannot be read: Is a directory"):
        render(script_file=tmp_path)
    with pytest.raises(UsageError, match="cannot be read: embedded null"):
        render(script_file="a\0b")


def test_what_is_read_back_is_the_script_itself(
    draft: api.Draft, markdown: Path, render: Render
) -> None:
    lines = [
        replace(x, passage=x.passage and replace(x.passage, reason=""))
        for section in draft.script.sections
        for x in section.lines
    ]

    assert [x.line for x in render(script_file=markdown).lines] == lines


def test_the_pace_of_the_voice_is_known(news: Path) -> None:
    fast = TONE.model_copy(update={"speech": TONE.speech.model_copy(update={"rate": 1.5})})

    paces = [api.script([news], config=config, now=NOW).words_per_minute for config in (TONE, fast)]

    assert paces == [166.0, 249.0]


def test_a_script_in_another_language_than_the_voice_is_refused(
    markdown: Path, render: Render
) -> None:
    text = markdown.read_text("utf-8").replace("language: en-US", "language: de-DE")
    markdown.write_text(text, "utf-8")

    with pytest.raises(UsageError, match=r"de-DE.*show\.language"):
        render(script_file=markdown)
