"""Rendered episodes go onto a stick, and programs that we did not write play them."""

import json
import re
import subprocess
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import mutagen.id3
import mutagen.mp3
import numpy as np
import pytest

import briefing
from briefing.adapters.segment_store import FolderStore
from briefing.config import Config, FeedSettings, ShowSettings, SpeechSettings
from briefing.feed.published import read_episode
from briefing.feed.stories import story_cuts

Run = Callable[..., Any]
read_mp3: Any = mutagen.mp3.MP3
SHOW = "show:\n  title: Morning\n"
ARTICLES = (
    "---\ntitle: 'Ice on the “lake”: über alles 🎧'\nsource: The Gazette\nurl: https://example.org/ice\n---\n\n"
    "The lake at Norwick froze over on Monday, two weeks earlier than last year. "
    "Wardens measured eleven centimetres at the jetty and closed the northern bay to skaters.\n",
    "---\ntitle: Baker wins the county prize\nsource: The Post\n---\n\n"
    "A baker from Ostley has won the county prize for rye bread at her first attempt. "
    "The jury praised the crust of the loaf and its long, even crumb.\n",
)
STORIES = [
    "001 2026-11-24 Ice on the 'lake' - uber alles.mp3",
    "002 2026-11-24 Baker wins the county prize.mp3",
    "003 2026-11-23 Ice on the 'lake' - uber alles.mp3",
    "004 2026-11-23 Baker wins the county prize.mp3",
]
EPISODES = [STORIES[0], "002 2026-11-23 Ice on the 'lake' - uber alles.mp3"]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an output folder with the episodes of two days."""
    folder = tmp_path_factory.mktemp("rendered")
    articles = [folder / f"{number}.md" for number in range(len(ARTICLES))]
    for path, text in zip(articles, ARTICLES, strict=True):
        path.write_text(text, encoding="utf-8")
    for day in (23, 24):
        briefing.render(
            articles,
            config=Config(
                speech=SpeechSettings(engine="tone"),
                feed=FeedSettings(enabled=False),
                show=ShowSettings(title="Morning", author="Ida"),
            ),
            output=folder / "out",
            now=datetime(2026, 11, day, 7, tzinfo=timezone.utc),
            store=FolderStore(folder / "store"),
        )
    return folder / "out"


@pytest.fixture
def output(rendered: Path, folder: Path) -> Path:
    """A copy of the episodes in ./output, with a config beside it and a stick."""
    (folder / "output").mkdir()
    for path in rendered.iterdir():
        if path.is_file() and not path.name.startswith("."):
            (folder / "output" / path.name).write_bytes(path.read_bytes())
    (folder / "stick").mkdir()
    (folder / "config.yaml").write_text(SHOW, "utf-8")
    return folder / "output"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_newest_episodes_go_first_and_stdout_gets_the_playlist(
    run: Run, output: Path, folder: Path
) -> None:
    ran = run("export", "--usb", "stick")

    assert (ran.code, ran.out) == (0, "stick/briefing.m3u\n")
    assert names(folder / "stick") == [*EPISODES, "briefing.m3u"]
    lines = ran.err.splitlines()
    assert lines[:2] == [f"writing {n} of 2: {name}" for n, name in enumerate(EPISODES, 1)]
    assert re.fullmatch(r"2 files of 2 episodes, \d:\d\d minutes, \d\.\d MB, in stick", lines[2])
    titles = [str(read_mp3(folder / "stick" / name)["TIT2"]) for name in EPISODES]
    assert titles == ["Tuesday, November 24, 2026", "Monday, November 23, 2026"]


def test_stories_go_in_the_order_of_their_episode(run: Run, output: Path, folder: Path) -> None:
    assert run("export", "--usb", "stick", "--stories").code == 0

    assert names(folder / "stick") == [*STORIES, "briefing.m3u"]
    tag = read_mp3(folder / "stick" / STORIES[0])
    assert {key: str(tag[key]) for key in ("TIT2", "TPE1", "TALB", "TRCK")} == {
        "TIT2": 'Ice on the "lake": über alles',
        "TPE1": "Ida",
        "TALB": "Morning",
        "TRCK": "1/4",
    }


def test_an_episode_from_before_there_were_cuts_goes_whole(
    run: Run, output: Path, folder: Path
) -> None:
    manifest = output / "2026-11-24.json"
    document = json.loads(manifest.read_text("utf-8"))
    for chapter in document["chapters"]:
        del chapter["frames"]
    manifest.write_text(json.dumps(document), "utf-8")

    assert run("export", "--usb", "stick", "--stories", "--episodes", "1").code == 0

    assert names(folder / "stick") == ["001 2026-11-24 Morning.mp3", "briefing.m3u"]


def test_so_many_episodes_and_no_more(run: Run, output: Path, folder: Path) -> None:
    assert run("export", "--usb", "stick", "--episodes", "1").code == 0
    assert names(folder / "stick") == [EPISODES[0], "briefing.m3u"]

    assert run("export", "--usb", "stick", "--episodes", "0", "-q").err == ""
    assert names(folder / "stick") == [*EPISODES, "briefing.m3u"]


def test_a_dry_run_says_what_and_does_nothing(run: Run, output: Path, folder: Path) -> None:
    run("export", "--usb", "stick", "--episodes", "1")
    before = {path.name: path.stat().st_mtime_ns for path in (folder / "stick").iterdir()}

    ran = run("export", "--usb", "stick", "--dry-run")

    assert (ran.code, ran.out) == (0, "".join(f"{name}\n" for name in EPISODES))
    assert re.fullmatch(
        r"would write 2 files, about \d\.\d MB, and remove 1 file of the export before; "
        r"nothing was changed\n",
        ran.err,
    )
    assert {path.name: path.stat().st_mtime_ns for path in (folder / "stick").iterdir()} == before


def test_a_folder_of_episodes_needs_no_config(run: Run, output: Path, folder: Path) -> None:
    (folder / "config.yaml").unlink()

    assert run("export", "output", "--usb", "stick").code == 0
    assert "no episodes: name their FOLDER" in run("export", "--usb", "stick").err


def test_of_several_shows_the_one_of_the_config_goes(run: Run, output: Path, folder: Path) -> None:
    for path in output.glob("2026-11-23*"):
        path.rename(output / f"evening-{path.name}")
    manifest = output / "evening-2026-11-23.json"
    document = json.loads(manifest.read_text("utf-8"))
    document["show"]["name"], document["audio"]["file"] = "evening", "evening-2026-11-23.mp3"
    manifest.write_text(json.dumps(document), "utf-8")
    (folder / "evening.yaml").write_text(f"{SHOW}output:\n  name: evening\n", "utf-8")

    for words, days in (
        ((), ["24"]),
        (("--config", "evening.yaml"), ["23"]),
        (("output",), ["24", "23"]),
    ):
        assert run("export", *words, "--usb", "stick").code == 0
        assert [name[12:14] for name in names(folder / "stick")[:-1]] == days


@pytest.mark.parametrize("damage", ["sound", "manifest", "size"])
def test_a_damaged_episode_is_left_out_and_named(
    run: Run, output: Path, folder: Path, damage: str
) -> None:
    sound = (output / "2026-11-24.mp3").read_bytes()
    if damage == "sound":
        (output / "2026-11-24.mp3").write_bytes(sound[:-9] + bytes(9))
    elif damage == "size":
        (output / "2026-11-24.mp3").write_bytes(sound[:-9])
    else:
        (output / "2026-11-24.json").write_text('{"generator": {"name": "briefing"}}')

    ran = run("export", "--usb", "stick", "-q")

    assert ran.code == 3
    assert re.search(r"briefing: left out: \S*2026-11-24\.(mp3|json): ", ran.err)
    assert names(folder / "stick") == [f"001{EPISODES[1][3:]}", "briefing.m3u"]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("--usb", "gone"), 1, "is the stick plugged in"),
        (("--usb", "output"), 2, "names the folder of the episodes itself"),
        (("stick", "--usb", "output"), 1, "holds no episode"),
        (("gone", "--usb", "stick"), 1, "gone: cannot be read"),
        (("output", "--usb", "stick", "--config", "config.yaml"), 2, "not both"),
        (("--usb", "stick", "--episodes", "-1"), 2, "should be a whole number"),
        ((), 2, "--usb"),
    ],
)
def test_what_cannot_be_done_is_told(
    run: Run, output: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    ran = run("export", *words)

    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err


def test_the_cover_beside_an_episode_is_made_small(run: Run, output: Path, folder: Path) -> None:
    from PIL import Image

    Image.new("RGB", (1500, 1500), (200, 30, 30)).save(output / "2026-11-24.jpg", progressive=True)

    run("export", "--usb", "stick")

    red, drawn = (read_mp3(folder / "stick" / name)["APIC:"].data for name in EPISODES)
    for picture in (red, drawn):
        assert len(picture) <= 40_000
        assert (b"\xff\xc0" in picture, b"\xff\xc2" in picture) == (True, False)
    assert red != drawn


def sound(ffmpeg: Path, path: Path) -> Any:
    command: list[str | Path] = [
        ffmpeg,
        "-v",
        "error",
        "-i",
        path,
        "-map",
        "0:a",
        "-f",
        "f32le",
        "-",
    ]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stderr == b""
    return np.frombuffer(done.stdout, np.float32)


@pytest.mark.slow
def test_ffmpeg_hears_in_each_file_exactly_what_is_in_the_episode(
    run: Run, output: Path, folder: Path, foreign_tool: Callable[[str], Path]
) -> None:
    ffmpeg = foreign_tool("ffmpeg")
    whole = sound(ffmpeg, output / "2026-11-24.mp3")
    cuts = story_cuts(read_episode(output / "2026-11-24.json"))

    run("export", "--usb", "stick", "--stories")
    for story, name in zip(cuts, STORIES, strict=False):
        alone = sound(ffmpeg, folder / "stick" / name)
        start = story.cut.first_frame * 1152
        assert np.array_equal(alone, whole[start : start + story.cut.samples])
        assert np.abs(alone).max() > 0.1

    run("export", "--usb", "stick")
    assert np.array_equal(sound(ffmpeg, folder / "stick" / EPISODES[0]), whole)


@pytest.mark.slow
@pytest.mark.parametrize("stories", [True, False])
def test_foreign_readers_find_plain_files(
    run: Run, output: Path, folder: Path, foreign_tool: Callable[[str], Path], stories: bool
) -> None:
    ffprobe, mp3val, eyed3 = (foreign_tool(name) for name in ("ffprobe", "mp3val", "eyeD3"))
    run("export", "--usb", "stick", *(["--stories"] if stories else []))

    for path in sorted((folder / "stick").glob("*.mp3")):
        probed = json.loads(
            subprocess.run(
                [
                    ffprobe,
                    *[
                        "-v",
                        "error",
                        "-show_format",
                        "-show_streams",
                        "-show_chapters",
                        "-of",
                        "json",
                    ],
                    path,
                ],
                capture_output=True,
                check=True,
            ).stdout
        )
        audio, cover = probed["streams"]
        assert (audio["codec_name"], audio["channels"], audio["bit_rate"]) == ("mp3", 1, "64000")
        assert (cover["codec_name"], cover["profile"]) == ("mjpeg", "Baseline")
        assert (cover["width"], cover["height"]) == (500, 500)
        assert probed["chapters"] == []
        read = read_mp3(path)
        assert read.tags.version == (2, 3, 0)
        assert {int(f.encoding) for f in read.tags.values() if hasattr(f, "encoding")} == {0}
        assert len(read.tags.getall("APIC")) == 1
        assert read.info.bitrate_mode == mutagen.mp3.BitrateMode.CBR
        assert abs(read.info.length * 1000 - int(str(read.tags["TLEN"]))) < 1

        checked = subprocess.run([mp3val, path], capture_output=True, check=True, text=True)
        assert "+ID3v2, CBR" in checked.stdout
        assert not re.search("WARNING|ERROR|PROBLEM", checked.stdout)

        shown = subprocess.run(
            [eyed3, "--no-color", path], capture_output=True, check=True, text=True
        )
        assert "ID3 v2.3:" in shown.stdout
        assert f"title: {read.tags['TIT2']}" in shown.stdout
        assert "FRONT_COVER Image" in shown.stdout


@pytest.mark.slow
def test_mpv_plays_the_playlist(
    run: Run, output: Path, folder: Path, foreign_tool: Callable[[str], Path]
) -> None:
    mpv = foreign_tool("mpv")
    run("export", "--usb", "stick", "--stories")

    played = subprocess.run(
        [
            mpv,
            *[
                "--no-config",
                "--ao=null",
                "--ao-null-untimed=yes",
                "--no-video",
                "stick/briefing.m3u",
            ],
        ],
        capture_output=True,
        check=True,
        cwd=folder,
        text=True,
        timeout=50,
    )

    assert re.findall(r"Playing: stick/(\d{3} .*\.mp3)", played.stdout) == STORIES
