"""The playlist of an export, which is also the list of its files for the next one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing.export.names import OURS

PLAYLIST = "briefing.m3u"
MAX_BYTES = 4 << 20


def playlist(entries: Sequence[tuple[str, str, int]]) -> bytes:
    """Return an extended M3U in ASCII of (file name, title, milliseconds)."""
    lines = ["#EXTM3U"]
    for name, title, duration_ms in entries:
        lines += [f"#EXTINF:{(duration_ms + 500) // 1000},{title}", name]
    return "".join(f"{line}\r\n" for line in lines).encode("ascii", "replace")


def former_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of a former export: its playlist names them, and they are called as ours are.

    Raises OSError when there is a playlist that cannot be read.
    """
    path = folder / PLAYLIST
    if not path.is_file() or path.stat().st_size > MAX_BYTES:
        return ()
    lines = path.read_bytes().decode("ascii", "replace").splitlines()
    names = dict.fromkeys(line for line in lines if OURS.fullmatch(line))
    return tuple(folder / name for name in names if _is_plain_file(folder / name))


def _is_plain_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()
