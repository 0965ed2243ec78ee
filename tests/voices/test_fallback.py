"""An online voice that fails in the middle of a show, in every way that it can, and who takes over."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

import briefing
from briefing.adapters.segment_store import FolderStore
from briefing.cli.main import main
from briefing.config import Config, ShowSettings, SpeechSettings
from briefing.errors import CostError, SpeechError
from briefing.model import Episode, Price

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=timezone.utc)

ICE = (
    "Ice on the lake\n\nThe lake at Norwick froze over on Monday, two weeks earlier than last year. "
    "Wardens measured eleven centimetres at the jetty and closed the northern bay to skaters.\n\n"
    "The town will open the southern bay on Saturday if the frost holds, harbour master Ida Brunt said.\n"
)
BREAD = (
    "Baker wins the county prize\n\nA baker from Ostley has won the county prize for rye bread at her first "
    "attempt. The jury praised the crust of the loaf and its long, even crumb.\n\n"
    "Mona Tarrant opened her shop in March with a second-hand oven and two sacks of flour from her uncle.\n"
)
EIS = (
    "Eis auf dem See\n\nDer See bei Nordwick ist am Montag zugefroren, zwei Wochen früher als im vergangenen "
    "Jahr. Am Steg maßen die Wächter elf Zentimeter, die nördliche Bucht bleibt für Schlittschuhläufer gesperrt.\n\n"
    "Hält der Frost, will die Stadt die südliche Bucht am Samstag öffnen, sagte der Hafenmeister am Abend.\n"
)

OTHERS = (
    "Ferry sails by night\n\nThe ferry between Castell and Pellworth will sail at night from Thursday, the harbour "
    "board decided. Hauliers had asked for it since the tunnel was closed in June, and a crossing costs 12 crowns.\n",
    "Owls return to the mill\n\nA pair of barn owls has nested in the water mill of Hesk since Thursday, the warden Lena "
    "Torv said. It is the first brood in the valley for nine years, and the wheel stands still until August.\n",
    "Chess title for a teenager\n\nRuben Aldaz, who is seventeen, won the national chess title in Corvale on Thursday after "
    "a final game of seven hours. He is the youngest champion since 1954 and goes back to school next week.\n",
    "Library opens in a tram\n\nThe city of Pellin has put 3,000 books into two old trams, which opened as a library on "
    "Thursday. Readers may stay on board for the whole of line four, and the driver stamps the tickets.\n",
    "Glacier gives back a plane\n\nThe ice of the Orsia glacier gave back the wing of a mail plane on Thursday, sixty years "
    "after it was lost. Mountain guides found letters in a tin box, and the post office will deliver them.\n",
)

Render = Callable[..., Episode]


@pytest.fixture
def news(tmp_path: Path) -> list[Path]:
    return [written(tmp_path, "ice.txt", ICE), written(tmp_path, "bread.txt", BREAD)]


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def online(google: Any) -> dict[str, Any]:
    """The settings of gTTS against the local service, without pauses between its attempts."""
    options = {"base_url": google.url, "ca_file": google.ca_file, "retries": 0, "timeout_s": 5.0}
    return {"name": "gtts", "options": options}


@pytest.fixture
def render(tmp_path: Path) -> Render:
    store = FolderStore(tmp_path / "store")

    def rendered(
        sources: list[Path], speech: dict[str, Any], *, language: str = "en-US", **more: Any
    ) -> Episode:
        config = Config(
            show=ShowSettings(language=language), speech=SpeechSettings.model_validate(speech)
        )
        return briefing.render(
            sources, config=config, output=tmp_path / "out.mp3", now=NOW, store=store, **more
        )

    return rendered


def manifest(episode: Episode) -> Any:
    return json.loads(episode.path.with_suffix(".json").read_text("utf-8"))


def engines_by_chapter(episode: Episode) -> dict[str, list[str]]:
    """Return who is heard in each chapter, by the manifest."""
    document = manifest(episode)
    heard: dict[str, list[str]] = {}
    for line in document["lines"]:
        chapter = next(
            c["title"] for c in reversed(document["chapters"]) if c["start"] <= line["start"]
        )
        engine = document["voices"][line["voice"]]["engine"]
        heard.setdefault(chapter, [])
        if engine not in heard[chapter]:
            heard[chapter].append(engine)
    return heard


def fails_for(word: str) -> Callable[[Any, Any], None]:
    """Answer 500 to a text with a word in it, and speak all others."""

    def fault(handler: Any, asked: Any) -> None:
        if word in asked.text:
            handler.reply(500, b"")
        else:
            speak(handler, asked)

    return fault


def speak(handler: Any, asked: Any) -> None:
    import sys

    server = sys.modules[type(handler).__module__]
    handler.reply(200, server.spoken(server.speech(asked)))


def test_no_story_is_spoken_half_by_one_voice_and_half_by_another(
    render: Render, online: dict[str, Any], google: Any, news: list[Path]
) -> None:
    google.faults += [fails_for("Saturday")] * 99

    episode = render(news, {"engine": [online, "hibari"]})

    heard = engines_by_chapter(episode)
    assert heard["Ice on the lake"] == ["hibari"]
    assert all(engines == ["gtts"] for title, engines in heard.items() if "Ice" not in title)
    (fallback,) = episode.fallbacks
    assert fallback.title == "Ice on the lake"
    assert (fallback.gave_up.engine, fallback.spoken_by.engine) == ("gtts", "hibari")
    assert "500" in fallback.reason
    assert manifest(episode)["fallbacks"][0]["reason"] == fallback.reason
    assert [voice["engine"] for voice in manifest(episode)["voices"]] == ["gtts", "hibari"]


def test_the_next_run_has_the_first_voice_again_and_asks_only_for_what_is_missing(
    render: Render, online: dict[str, Any], google: Any, news: list[Path]
) -> None:
    google.faults += [fails_for("Saturday")] * 99
    render(news, {"engine": [online, "hibari"]})
    google.faults.clear()
    google.asked.clear()

    episode = render(news, {"engine": [online, "hibari"]})

    assert episode.fallbacks == ()
    assert [voice.engine for voice in episode.voices] == ["gtts"]
    assert google.asked
    assert all("Saturday" in text or "harbour" in text for text in google.texts)


def test_a_service_that_is_down_leaves_the_whole_show_to_the_next_voice(
    render: Render, online: dict[str, Any], google: Any, news: list[Path]
) -> None:
    google.faults += [fails_for("")] * 99

    episode = render(news, {"engine": [online, "tone"]})

    assert [voice.engine for voice in episode.voices] == ["tone"]
    assert len(google.asked) <= 4  # then the circuit is open: nobody waits for it again and again


def test_who_speaks_in_place_of_whom_is_said_on_stderr_and_in_json(  # noqa: PLR0917
    online: dict[str, Any],
    google: Any,
    news: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    google.faults += [fails_for("Saturday")] * 99
    monkeypatch.chdir(tmp_path)
    options = "".join(f"        {key}: {value}\n" for key, value in online["options"].items())
    written(
        tmp_path, "config.yaml",
        f"speech:\n  engine:\n    - name: gtts\n      options:\n{options}    - tone\n",
    )  # fmt: skip

    code = main(["render", *map(str, news), "-o", "day.mp3", "--json", "--quiet"])

    out, err = capsys.readouterr()
    assert code == 0
    assert "tone speaks in place of gtts: " in err
    assert "(in Ice on the lake)" in err
    (fallback,) = json.loads(out)["fallbacks"]
    assert fallback["spoken_by"] == {"engine": "tone", "name": "hum", "language": "en-US"}


def test_an_article_in_another_language_is_spoken_by_its_own_voice(
    render: Render, online: dict[str, Any], google: Any, tmp_path: Path
) -> None:
    sources = [written(tmp_path, "bread.txt", BREAD), written(tmp_path, "eis.txt", EIS)]

    episode = render(sources, {"engine": "hibari", "languages": {"de": online}})

    assert episode.skipped == ()
    document = manifest(episode)
    by_engine = {
        engine: [
            line["written"]
            for line in document["lines"]
            if document["voices"][line["voice"]]["engine"] == engine
        ]
        for engine in ("hibari", "gtts")
    }
    assert "Der See bei Nordwick ist am Montag zugefroren, zwei Wochen früher als im vergangenen Jahr." in by_engine["gtts"]  # fmt: skip
    assert any("Ostley" in text for text in by_engine["hibari"])
    assert all(text in EIS for text in by_engine["gtts"])
    assert {asked.lang for asked in google.asked} == {"de"}


def test_an_article_in_another_language_is_left_out_unless_it_is_asked_for(
    render: Render, tmp_path: Path
) -> None:
    sources = [written(tmp_path, "bread.txt", BREAD), written(tmp_path, "eis.txt", EIS)]

    episode = render(sources, {"engine": "tone"})

    (error,) = episode.skipped
    assert error.uri.endswith("eis.txt")
    assert "is in 'de' while the show speaks 'en-US'" in error.reason


def test_a_story_that_nobody_can_speak_is_left_out_and_named(
    render: Render, online: dict[str, Any], google: Any, news: list[Path]
) -> None:
    google.faults += [fails_for("jetty")] * 99

    episode = render(news, {"engine": [online]})

    (error,) = episode.skipped
    assert error.uri.endswith("ice.txt")
    assert "cannot be spoken: engine 'gtts'" in error.reason
    written_lines = [line.line.written for line in episode.lines]
    assert any("Ostley" in text for text in written_lines)
    assert not any("Norwick" in text or "Ice on the lake" in text for text in written_lines)


def test_when_story_after_story_cannot_be_spoken_it_is_not_the_stories(
    render: Render, online: dict[str, Any], google: Any, tmp_path: Path
) -> None:
    sources = [written(tmp_path, f"{n}.txt", text) for n, text in enumerate(OTHERS)]
    google.faults += [fails_for("Thursday")] * 99

    with pytest.raises(SpeechError, match="500"):
        render(sources, {"engine": [online]}, minutes=6)


def test_a_voice_that_fails_for_everything_ends_the_run_and_the_old_episode_stays(
    render: Render, online: dict[str, Any], google: Any, news: list[Path]
) -> None:
    before = render(news, {"engine": "tone"}).path.read_bytes()
    google.faults += [fails_for("")] * 99

    with pytest.raises(SpeechError, match="500"):
        render(news, {"engine": [online]})

    assert next(news[0].parent.glob("out.mp3")).read_bytes() == before


@pytest.fixture
def paid(speech_service: Any) -> dict[str, Any]:
    options = {"base_url": speech_service.url, "retries": 0, "price_per_million_characters": 15.0}
    return {"name": "openai", "options": options}


def test_a_price_is_asked_about_before_anything_is_sent(
    render: Render, paid: dict[str, Any], speech_service: Any, news: list[Path]
) -> None:
    asked: list[Price] = []

    def confirm(prices: Any) -> bool:
        asked.extend(prices)
        return False

    with pytest.raises(CostError, match="nothing was spoken: 'openai' would take"):
        render(news, {"engine": [paid]}, confirm=confirm)

    assert speech_service.texts == []
    (price,) = asked
    assert price.per_million == 15.0
    render(news, {"engine": [paid]}, confirm=lambda prices: True)
    assert sum(map(len, speech_service.texts)) == price.characters


def test_what_was_paid_for_once_is_not_asked_about_again(
    render: Render, paid: dict[str, Any], news: list[Path]
) -> None:
    render(news, {"engine": [paid]})

    episode = render(news, {"engine": [paid]}, confirm=lambda prices: pytest.fail("asked again"))

    assert episode.spoken_segments == 0
