from __future__ import annotations

import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.serve.conftest import Start

from briefing.errors import OutputError
from briefing.serve import tokens
from briefing.serve.tokens import TokenFile, ensure_token, renew_token

MAKE = "import sys; from pathlib import Path; from briefing.serve.tokens import *; f = Path(sys.argv[1]); ensure_token(f); print(TokenFile(f).current())"


def test_a_token_is_made_once_and_for_its_owner(tmp_path: Path) -> None:
    ensure_token(tmp_path)
    first = TokenFile(tmp_path).current()
    ensure_token(tmp_path)
    assert TokenFile(tmp_path).current() == first
    assert len(first) == 32
    assert stat.S_IMODE((tmp_path / ".briefing/token").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / ".briefing").stat().st_mode) == 0o700


def test_a_state_folder_that_others_may_look_into_is_closed(tmp_path: Path) -> None:
    (tmp_path / ".briefing").mkdir(mode=0o755)
    ensure_token(tmp_path)
    assert stat.S_IMODE((tmp_path / ".briefing").stat().st_mode) == 0o700


def test_processes_that_make_one_at_once_agree(tmp_path: Path) -> None:
    def make(_: int) -> str:
        return subprocess.run(
            [sys.executable, "-c", MAKE, str(tmp_path)], check=True, capture_output=True, text=True
        ).stdout

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(make, range(4)))) == 1


def test_threads_that_make_one_at_once_agree(tmp_path: Path) -> None:
    def make(_: int) -> str:
        ensure_token(tmp_path)
        return TokenFile(tmp_path).current()

    with ThreadPoolExecutor(16) as pool:
        assert len(set(pool.map(make, range(64)))) == 1


def test_only_the_token_is_right(tmp_path: Path) -> None:
    ensure_token(tmp_path)
    file = TokenFile(tmp_path)
    token = file.current().encode()
    assert file.is_right(token)
    for wrong in (b"", token[:-1], token + b"x", token.swapcase(), b"\xff" * 32):
        assert not file.is_right(wrong)


def test_without_a_token_nobody_is_right(tmp_path: Path) -> None:
    assert not TokenFile(tmp_path).is_right(b"")


@pytest.mark.parametrize(
    "content", [b"", b"short", b"with space and more than that", b"\xff" * 40, b"a/b" * 20]
)
def test_a_damaged_token_lets_nobody_in_and_is_told(
    tmp_path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens, "_PATIENCE_S", 0.05)
    (tmp_path / ".briefing").mkdir()
    (tmp_path / ".briefing/token").write_bytes(content)
    assert not TokenFile(tmp_path).is_right(content)
    with pytest.raises(OutputError, match="--new-token"):
        ensure_token(tmp_path)
    renew_token(tmp_path)
    ensure_token(tmp_path)
    assert TokenFile(tmp_path).current()


def test_a_running_server_takes_a_new_token_at_once(begin: Start) -> None:
    running = begin(has_token=True)
    old = running.prefix
    assert running.ask_path(f"{old}feed.xml").status == 200
    renew_token(running.folder)
    assert running.prefix != old
    assert running.ask_path(f"{old}feed.xml").status == 404
    assert running.ask_path(old.rstrip("/")).status == 404
    feed = running.ask("feed.xml")
    assert running.prefix.encode() in feed.body
    assert old.strip("/").encode() not in feed.body
    assert [
        path.name for path in (running.folder / ".briefing").iterdir() if "token" in path.name
    ] == ["token"]
    (running.folder / ".briefing/token").unlink()
    assert running.ask_path(f"{old}feed.xml").status == 404
    assert running.ask_path("//feed.xml").status == 404
