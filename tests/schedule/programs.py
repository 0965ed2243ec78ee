"""Control programs of schedulers that do nothing, but write down what they were asked for."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

SCRIPT = """\
#!/bin/sh
here='{folder}'
echo "{name} $*" >> "$here/calls"
for word in "$@"; do
    if [ -f "$here/{name}-refuses-$word" ]; then echo "refused: $word" >&2; exit 4; fi
done
{rest}
"""
CRONTAB = """\
case "$1" in
-l) if [ -f "$here/table" ]; then cat "$here/table"; else echo "no crontab for $USER" >&2; exit 1; fi;;
-r) rm "$here/table";;
-) cat > "$here/table.new"; mv "$here/table.new" "$here/table";;
esac
"""


@dataclass(frozen=True)
class Programs:
    """A folder that is the PATH, and the home of a user of no one's."""

    folder: Path
    home: Path

    def add(self, *names: str) -> None:
        for name in names:
            script = self.folder / name
            rest = CRONTAB if name == "crontab" else ""
            script.write_text(SCRIPT.format(folder=self.folder, name=name, rest=rest))
            script.chmod(0o755)

    def refuse(self, name: str, word: str) -> None:
        (self.folder / f"{name}-refuses-{word}").touch()

    def allow(self, name: str, word: str) -> None:
        (self.folder / f"{name}-refuses-{word}").unlink()

    @property
    def calls(self) -> list[str]:
        path = self.folder / "calls"
        return path.read_text().splitlines() if path.exists() else []

    @property
    def table(self) -> Path:
        return self.folder / "table"


def install_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    programs = Programs(tmp_path / "programs", tmp_path / "home")
    programs.folder.mkdir()
    programs.home.mkdir()
    for name in ("sh", "cat", "mv", "rm"):
        found = next(
            path for path in (Path("/bin") / name, Path("/usr/bin") / name) if path.exists()
        )
        (programs.folder / name).symlink_to(found)
    monkeypatch.setenv("PATH", str(programs.folder))
    monkeypatch.setenv("HOME", str(programs.home))
    monkeypatch.setenv("USER", os.environ.get("USER", "somebody"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return programs
