"""`briefing history`: what was told and when, and how to make a show forget."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from briefing.adapters.history import history_path
from briefing.cli.commands import history
from briefing.errors import LockedError, OutputError, UsageError

if TYPE_CHECKING:
    from tests.history.conftest import Show, Week


class Run(Protocol):
    def __call__(self, *words: str) -> tuple[str, str]: ...


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a runner of the command in the folder of the show; it returns stdout and stderr."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[str, str]:
        parser = argparse.ArgumentParser()
        command = history.add_to(parser.add_subparsers())
        command.set_defaults(run=history.run)
        args = parser.parse_args(["history", *words])
        assert args.run(args) == 0
        told = capsys.readouterr()
        return told.out, told.err

    return run


@pytest.fixture
def told(show: Show, week: Week) -> Path:
    """Return the folder of a show that told two days of news."""
    for day in range(2):
        show.render(f"2026-11-{16 + day}", week.morning(day), week.feed(day))
    return show.folder


def document(out: str) -> dict[str, Any]:
    return dict(json.loads(out))


def test_a_folder_without_a_history_says_so_and_gets_none(run: Run, tmp_path: Path) -> None:
    assert run(str(tmp_path)) == ("", f"nothing was told yet in {tmp_path}\n")
    assert document(run(str(tmp_path), "--json")[0]) == {"shows": []}
    assert list(tmp_path.iterdir()) == []


def test_the_latest_episode_comes_first_each_story_with_its_sources(run: Run, told: Path) -> None:
    lines = run(str(told))[0].splitlines()
    days = [line for line in lines if line and line[0] != " "]
    assert days == [
        "Tuesday, 17 November 2026  Morning Tide",
        "Monday, 16 November 2026  Morning Tide",
    ]
    assert lines[1].strip() == "5  Inspector finds rusted bolts in collapsed Port Selby crane"
    assert lines[2].strip() == "Selby Post; news of a story told before"
    assert sum("Valley News" in line for line in lines) == 3


def test_no_line_is_wider_than_80_columns(run: Run, show: Show, week: Week) -> None:
    source, title = "Дом " * 40, "東港の大型クレーン倒壊 " * 9
    texts = ("A crane fell on a quay in the harbour of Selby on Sunday evening.",)
    article = week.article((source, title, texts), uri="https://news.example/" + "long/" * 30)
    show.render("2026-11-16", week.morning(0), [article])
    lines = run(str(show.folder))[0].splitlines()
    assert max(len(line.encode("utf-16-le")) // 2 for line in lines) <= 80
    assert lines[1].endswith("…")
    wide = sum(ord(character) > 0x2E80 for character in lines[1])
    assert 78 <= len(lines[1]) + wide <= 80


def test_nothing_that_steers_a_terminal_is_printed(run: Run, show: Show, week: Week) -> None:
    texts = ("A crane fell on a quay in the harbour of Selby on Sunday evening.",)
    show.render(
        "x", week.morning(0), [week.article(("Bad\x1b[2J", "Title\x1b]0;x\x07\u202e", texts))]
    )
    out = "".join(run(str(show.folder), *more)[0] for more in ((), ("--story", "1")))
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_one_story_is_shown_with_all_its_days_and_words(run: Run, told: Path) -> None:
    out = run(str(told), "--story", "5")[0]
    assert "Tuesday, 17 November 2026" in out
    assert "Monday, 16 November 2026" in out
    assert "Crane collapses at Port Selby" in out
    assert "14 broken bolts" in out
    assert "Ostra" not in out
    assert all(len(line) <= 80 for line in out.splitlines() if "://" not in line)


def test_json_holds_what_is_listed(run: Run, told: Path) -> None:
    (show,) = document(run(str(told), "--json")[0])["shows"]
    latest, first = show["episodes"]
    assert (latest["file"], latest["guid"]) == ("2026-11-17.mp3", "urn:2026-11-17")
    assert first["date"] == "2026-11-16T07:00:00+00:00"
    crane = latest["stories"][0]
    assert crane["story"] == first["stories"][0]["number"]
    assert crane["sources"] == ["Selby Post"]
    assert "told" not in crane
    (show,) = document(run(str(told), "--story", "5", "--json")[0])["shows"]
    assert [len(e["stories"]) for e in show["episodes"]] == [1, 1]
    assert any("14 broken bolts" in text for text in show["episodes"][0]["stories"][0]["told"])


def test_days_say_how_far_back_it_goes(run: Run, show: Show, week: Week) -> None:
    for day in (0, 3):
        show.render(f"d{day}", week.morning(day), week.feed(day))
    assert "Monday" not in run(str(show.folder), "--days", "3")[0]
    assert "Monday" in run(str(show.folder), "--days", "0")[0]


def test_a_forgotten_article_may_be_told_again(
    run: Run, told: Path, show: Show, week: Week
) -> None:
    library = week.others(0)[0]
    assert run(str(told), "--forget", library.uri)[1] == "forgotten: 2 articles and stories\n"
    (story,) = show.render("d2", week.morning(2), week.feed(1))
    assert story.articles == (library,)


def test_a_forgotten_episode_is_as_if_it_had_not_been(
    run: Run, told: Path, show: Show, week: Week
) -> None:
    assert document(run(str(told), "--forget-episode", "2026-11-17", "--json")[0]) == {
        "forgotten": 1
    }
    titles = {s.lead.title for s in show.render("d2", week.morning(2), week.feed(1))}
    assert titles == {a.title for a in (week.crane(1), *week.others(1))}


@pytest.mark.parametrize(
    "words",
    [("--forget", "https://x.example/"), ("--forget-episode", "1999-01-01"), ("--story", "99")],
)
def test_what_there_is_not_is_an_error_that_says_where_to_look(
    run: Run, told: Path, words: tuple[str, str]
) -> None:
    with pytest.raises(UsageError, match="'briefing history' lists"):
        run(str(told), *words)


def test_two_shows_are_told_apart_and_a_config_picks_its_own(
    run: Run, told: Path, show: Show, week: Week
) -> None:
    show.name = "evening"
    show.render("evening-2026-11-16", week.morning(0), week.feed(0))
    out = run(str(told))[0]
    assert out.startswith("the show without a name\n")
    assert "\nevening\n" in out
    (told / "config.yaml").write_text("output: {folder: ., name: evening}\n", encoding="utf-8")
    (only,) = document(run("--json")[0])["shows"]
    assert only["name"] == "evening"


def test_nothing_is_forgotten_while_an_episode_is_made(run: Run, told: Path) -> None:
    from briefing.adapters.locking import locked

    with locked(told), pytest.raises(LockedError):
        run(str(told), "--forget-episode", "2026-11-17")


def test_a_damaged_history_is_an_error_and_stays_where_it_is(run: Run, told: Path) -> None:
    path = history_path(told, "")
    path.write_bytes(b"no database at all" * 99)
    with pytest.raises(OutputError, match="the next render moves it aside"):
        run(str(told))
    assert path.exists()
