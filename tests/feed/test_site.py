"""The files that all pages share, and that they come into the folder."""

import json
import re
from pathlib import Path

import pytest

from briefing.errors import OutputError
from briefing.feed.site import SITE_FILES, SITE_NAMES, asset, site_version, write_site


def test_every_site_file_is_written_once_and_then_left_alone(tmp_path: Path) -> None:
    assert set(write_site(tmp_path)) == SITE_NAMES

    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")} == SITE_NAMES
    assert write_site(tmp_path) == ()


def test_a_file_that_differs_is_written_anew(tmp_path: Path) -> None:
    write_site(tmp_path)
    whole = (tmp_path / "sw.js").read_bytes()
    (tmp_path / "sw.js").write_bytes(whole[:-1])

    assert write_site(tmp_path) == ("sw.js",)
    assert (tmp_path / "sw.js").read_bytes() == whole


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "player").write_text("a file where a folder should be")

    with pytest.raises(OutputError, match="player"):
        write_site(tmp_path)


def test_addresses_of_shared_files_change_with_their_bytes() -> None:
    assert re.fullmatch(r"player/player\.js\?v=[0-9a-f]{10}", asset("player.js"))
    assert asset("player.js") != asset("marks.js").replace("marks", "player")
    assert re.fullmatch(r"[0-9a-f]{10}", site_version())


def test_the_manifest_of_the_app_names_icons_that_are_there(tmp_path: Path) -> None:
    write_site(tmp_path)

    manifest = json.loads((tmp_path / "app.webmanifest").read_text(encoding="utf-8"))

    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == (
        "./",
        "./",
        "standalone",
    )
    assert all((tmp_path / icon["src"]).is_file() for icon in manifest["icons"])
    assert {icon["sizes"] for icon in manifest["icons"]} == {"any", "192x192", "512x512"}
    assert any(icon["purpose"] == "maskable" for icon in manifest["icons"])


@pytest.mark.parametrize("size", [192, 512])
def test_the_icons_have_the_size_of_their_name(tmp_path: Path, size: int) -> None:
    from PIL import Image

    write_site(tmp_path)

    with Image.open(tmp_path / f"player/icon-{size}.png") as image:
        assert (image.format, image.size) == ("PNG", (size, size))


def test_nothing_of_the_site_names_another_host() -> None:
    names_of_xml = (b"http://www.w3.org/", b"http://www.itunes.com/dtds/", b"http://podlove.org/")
    for name, load in SITE_FILES:
        content = load()
        if name.endswith((".js", ".css", ".webmanifest")):
            for found in re.findall(rb"https?://[^\s\"'`)]+", content):
                assert found.startswith(names_of_xml), (name, found)


def test_the_style_has_what_is_asked_of_it() -> None:
    style = dict(SITE_FILES)["player/player.css"]().decode()

    for query in ("prefers-color-scheme: dark", "prefers-reduced-motion", "forced-colors: active"):
        assert query in style
