"""What a show told yesterday it does not tell today, through the API and the command line; a tone speaks."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

import briefing
from briefing.cli.main import main
from briefing.config import Config, OutputSettings, SourceSettings, SpeechSettings
from briefing.errors import NothingNewError, SpeechError
from briefing.model import Episode

MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=timezone.utc)

FERRY = (
    "Ferry runs aground off Tarn Point\n\nThe night ferry Selma ran aground off Tarn Point early on Monday with "
    "212 passengers on board, the coastguard of Norwick said. Nobody was hurt, and the hull is dry.\n\n"
    "Two tugs will try to pull the Selma free at high water on Tuesday, captain Ida Brunt told reporters.\n"
)
FERRY_FREE = (
    "Tugs pull the Selma free off Tarn Point\n\nThe ferry Selma, which ran aground off Tarn Point on Monday, was pulled free "
    "by two tugs on Tuesday afternoon, captain Ida Brunt said.\n\nDivers found a dent of nine metres in the hull, and the "
    "coastguard of Norwick opened an inquiry into why the autopilot was off. The crossing stays closed until Saturday.\n"
)
BREAD = (
    "Baker wins the county prize\n\nA baker from Ostley has won the county prize for rye bread at her first "
    "attempt. The jury praised the crust of the loaf and its long, even crumb.\n\n"
    "Mona Tarrant opened her shop in March with a second-hand oven and two sacks of flour from her uncle.\n"
)

Render = Callable[..., Episode]


@pytest.fixture(autouse=True)
def cache_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's cache folder out of the tests, on every system."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY, "utf-8")
    (folder / "bread.txt").write_text(BREAD, "utf-8")
    return folder


@pytest.fixture
def render(tmp_path: Path, news: Path) -> Render:
    def rendered(day: int, *, since: str = "last", engine: str = "tone", **more: object) -> Episode:
        config = Config(
            sources=(SourceSettings(path=str(news), since=since),),
            speech=SpeechSettings(engine=engine),
            output=OutputSettings(folder=str(tmp_path / "out")),
        )
        return briefing.render(config=config, now=MONDAY + timedelta(days=day), **more)  # type: ignore[arg-type]

    return rendered


def told(episode: Episode) -> list[str]:
    return [line.line.written for line in episode.lines if line.line.kind == "quotation"]


def test_what_was_told_is_not_told_again_and_news_is_introduced_as_that(
    render: Render, news: Path
) -> None:
    first = render(0)
    (news / "ferry-free.txt").write_text(FERRY_FREE, "utf-8")

    second = render(1)

    assert any("ran aground off Tarn Point early on Monday" in line for line in told(first))
    assert second.told_before == 2
    assert any("Divers found a dent" in line for line in told(second))
    assert not any("early on Monday" in line for line in told(second))
    assert not any("Ostley" in line for line in told(second))
    phrases = [line.line.written for line in second.lines if line.line.kind == "phrase"]
    (story,) = second.stories
    assert story.follows is not None
    assert any("told you" in phrase or "update" in phrase.lower() for phrase in phrases), phrases


def test_when_there_is_nothing_new_there_is_no_episode_and_no_failure(
    render: Render, tmp_path: Path
) -> None:
    render(0)
    before = sorted(path.name for path in (tmp_path / "out").iterdir())

    with pytest.raises(NothingNewError, match="nothing new: all 2 articles were told before"):
        render(1)

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == before


def test_the_same_day_again_is_the_same_episode(render: Render) -> None:
    first = render(0)
    sound = first.path.read_bytes()

    again = render(0)

    assert told(again) == told(first)
    assert again.path.read_bytes() == sound
    assert again.told_before == 0


def test_a_render_that_fails_marks_nothing_as_told(
    render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing.speech.tone import ToneEngine

    def fail(self: ToneEngine, utterance: object) -> None:
        raise SpeechError("tone", "x", "is hoarse")

    with monkeypatch.context() as hoarse:
        hoarse.setattr(ToneEngine, "speak", fail)
        with pytest.raises(SpeechError):
            render(0)

    assert any("Ostley" in line for line in told(render(1)))


def test_all_is_told_again_where_that_is_asked_for(render: Render) -> None:
    render(0)

    assert told(render(1, since="all")) == told(render(2, since="all"))


def test_files_are_told_every_time_unless_the_config_says_otherwise(
    news: Path, tmp_path: Path
) -> None:
    config = Config(
        speech=SpeechSettings(engine="tone"), output=OutputSettings(folder=str(tmp_path / "out"))
    )
    days = [MONDAY, MONDAY + timedelta(days=1)]

    first, second = (briefing.render([news], config=config, now=day) for day in days)

    assert told(first) == told(second)


def test_the_script_is_of_what_is_new_and_marks_nothing(
    render: Render, tmp_path: Path, news: Path
) -> None:
    config = Config(
        sources=(SourceSettings(path=str(news), since="last"),),
        speech=SpeechSettings(engine="tone"),
        output=OutputSettings(folder=str(tmp_path / "out")),
    )
    briefing.script(config=config, now=MONDAY)
    assert any("Ostley" in line for line in told(render(0)))

    with pytest.raises(NothingNewError):
        briefing.script(config=config, now=MONDAY + timedelta(days=1))


def test_an_episode_beside_the_show_has_no_memory(render: Render, tmp_path: Path) -> None:
    render(0)

    beside = render(1, output=tmp_path / "elsewhere" / "all.mp3")

    assert any("Ostley" in line for line in told(beside))
    assert [path.name for path in (tmp_path / "elsewhere").iterdir() if path.is_dir()] == []


def test_on_the_command_line_nothing_new_is_said_and_is_no_failure(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.yaml").write_text("sources: [news]\nspeech: {engine: tone}\n", "utf-8")
    assert main(["render", "-q", "--date", "2026-11-23", "--since", "last"]) == 0
    capsys.readouterr()

    code = main(["render", "-q", "--date", "2026-11-24", "--since", "last"])

    out, err = capsys.readouterr()
    assert (code, out) == (0, "")
    assert err.startswith("briefing: nothing new: all 2 articles were told before")

    (news / "empty.txt").touch()
    code = main(["render", "-q", "--date", "2026-11-24", "--since", "last", "--json"])
    out, err = capsys.readouterr()
    assert code == 3
    assert "left out: news/empty.txt: is empty" in err
    told = json.loads(out)
    assert (told["path"], told["told_before"], len(told["skipped"])) == (None, 2, 1)

    assert main(["history", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert "Baker wins the county prize" in json.dumps(listed)
