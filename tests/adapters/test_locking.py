import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from briefing.adapters.locking import LOCK_NAME, _reason, locked
from briefing.errors import LockedError, OutputError

HOLDER = """
import sys
from pathlib import Path
from briefing.adapters.locking import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def hold(folder: Path) -> "subprocess.Popen[str]":
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    return holder


def test_a_folder_that_another_process_holds_is_locked(tmp_path: Path) -> None:
    with hold(tmp_path) as holder:
        with pytest.raises(LockedError, match="another briefing run"), locked(tmp_path):
            raise AssertionError("two in one folder")
        holder.communicate()

    with locked(tmp_path):
        assert (tmp_path / LOCK_NAME).exists()


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    with hold(tmp_path) as holder:
        holder.kill()
        holder.communicate()

    with locked(tmp_path):
        assert (tmp_path / LOCK_NAME).exists()


def test_a_second_run_in_the_same_process_is_kept_out_too(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(LockedError) as caught, locked(tmp_path, wait_s=0.05):
        raise AssertionError("two in one folder")

    assert caught.value.path == str(tmp_path)
    assert caught.value.waited_s >= 0.05


def test_who_waits_gets_in_when_the_other_is_done(tmp_path: Path) -> None:
    order: list[str] = []
    inside = threading.Event()

    def first() -> None:
        with locked(tmp_path):
            inside.set()
            time.sleep(0.1)  # the other waits meanwhile
            order.append("first")

    other = threading.Thread(target=first)
    other.start()
    inside.wait(10)
    with locked(tmp_path, wait_s=10):
        order.append("second")
    other.join()

    assert order == ["first", "second"]


def test_a_folder_is_made_and_stays_when_all_went_well(tmp_path: Path) -> None:
    with locked(tmp_path / "new" / "folder"):
        pass

    assert (tmp_path / "new" / "folder").is_dir()


def test_a_folder_made_for_nothing_goes_again(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), locked(tmp_path / "new" / "folder"):
        raise KeyboardInterrupt

    assert list(tmp_path.iterdir()) == []


def fail_after_keeping(path: Path) -> None:
    path.touch()
    raise ValueError("no")


def test_a_folder_that_holds_something_stays_even_when_the_run_fails(tmp_path: Path) -> None:
    kept = tmp_path / "new" / "kept"

    with pytest.raises(ValueError, match="no"), locked(kept.parent):
        fail_after_keeping(kept)

    assert kept.exists()


def test_a_folder_that_was_there_stays(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no"), locked(tmp_path):
        raise ValueError("no")

    assert tmp_path.exists()


def test_a_file_in_the_place_of_the_folder_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with (
        pytest.raises(OutputError, match=r"file: cannot be written to: "),
        locked(tmp_path / "file"),
    ):
        raise AssertionError("unreachable")


def test_a_lock_file_that_cannot_be_made_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).mkdir()

    with pytest.raises(OutputError, match="cannot be written to"), locked(tmp_path):
        raise AssertionError("unreachable")


def test_a_file_system_without_locks_is_told_with_advice() -> None:
    assert "choose another" in _reason(NotImplementedError("no flock"))
