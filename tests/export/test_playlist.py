from pathlib import Path

from briefing.export.playlist import PLAYLIST, former_files, playlist


def test_it_is_extended_m3u_in_ascii_with_lines_of_windows() -> None:
    assert playlist([("001 2026-11-24 Ice.mp3", "Ice", 1499), ("b.mp3", "Brød", 1500)]) == (
        b"#EXTM3U\r\n#EXTINF:1,Ice\r\n001 2026-11-24 Ice.mp3\r\n#EXTINF:2,Br?d\r\nb.mp3\r\n"
    )


def test_former_files_are_those_that_are_listed_and_called_as_ours(tmp_path: Path) -> None:
    ours, not_listed = "001 2026-11-24 Ice.mp3", "002 2026-11-24 Bread.mp3"
    others = ["song.mp3", "../003 2026-11-24 Up.mp3", "sub/004 2026-11-24 Down.mp3", "briefing.m3u"]
    folder = tmp_path / "stick"
    (folder / "sub").mkdir(parents=True)
    for name in (ours, not_listed, *others):
        (folder / name).write_bytes(b"x")
    (folder / "005 2026-11-24 Folder.mp3").mkdir()
    (folder / "006 2026-11-24 Link.mp3").symlink_to(folder / "song.mp3")
    listed = [ours, ours, *others, "005 2026-11-24 Folder.mp3", "006 2026-11-24 Link.mp3"]
    (folder / PLAYLIST).write_bytes(playlist([(name, "", 0) for name in [*listed, "009 gone"]]))

    assert former_files(folder) == (folder / ours,)


def test_without_a_playlist_nothing_is_ours(tmp_path: Path) -> None:
    (tmp_path / "001 2026-11-24 Ice.mp3").write_bytes(b"x")

    assert former_files(tmp_path) == ()
    (tmp_path / PLAYLIST).mkdir()
    assert former_files(tmp_path) == ()
