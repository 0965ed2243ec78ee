"""Files appear whole or not at all; what was there before survives every failure."""

import errno
import stat
import sys
from pathlib import Path

import pytest

from briefing.adapters.atomic import Batch, remove_leftovers, together, write_whole
from briefing.errors import OutputError


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def put(batch: Batch, path: Path, data: bytes) -> None:
    with batch.open(path) as file:
        file.write(data)


def put_all(batch: Batch, *paths: Path, error: BaseException | None = None) -> None:
    for path in paths:
        put(batch, path, b"new")
    if error:
        raise error


def test_a_file_is_written_from_its_pieces(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", [b"one ", b"two"])

    assert contents(tmp_path) == {"a": b"one two"}


def test_a_file_that_fails_half_way_leaves_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    failing = (b"x" if n < 2 else bytes(-n) for n in range(5))

    with pytest.raises(ValueError, match="negative"):
        write_whole(tmp_path / "a", failing)

    assert contents(tmp_path) == {"a": b"old"}


def test_a_name_that_is_taken_by_a_folder_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()

    with pytest.raises(OSError, match="a"):
        write_whole(tmp_path / "a", [b"new"])

    assert contents(tmp_path) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bits")
def test_files_can_be_read_by_whom_the_umask_lets(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    with together(tmp_path / "a") as files:
        put(files, tmp_path / "a", b"a")

    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("plain", "a")}
    assert len(modes) == 1


def test_files_appear_together_when_the_block_ends(tmp_path: Path) -> None:
    with together(tmp_path / "main") as files:
        put(files, tmp_path / "main", b"1")
        put(files, tmp_path / "beside", b"2")
        assert not (tmp_path / "main").exists()
        assert not (tmp_path / "beside").exists()

    assert contents(tmp_path) == {"main": b"1", "beside": b"2"}


def test_a_file_can_be_read_back_before_it_appears(tmp_path: Path) -> None:
    with together(tmp_path / "main") as files, files.open(tmp_path / "main") as file:
        file.write(b"12")
        file.seek(0)
        assert file.read() == b"12"


def test_the_main_file_is_renamed_last(tmp_path: Path) -> None:
    # A folder that is not empty stops the rename of the second companion: the main file is not reached.
    (tmp_path / "main").write_bytes(b"old main")
    (tmp_path / "first").write_bytes(b"old first")
    batch = Batch(tmp_path / "main")
    for name in ("main", "first", "new", "second"):
        put(batch, tmp_path / name, b"new")
    (tmp_path / "second").mkdir()

    with pytest.raises(OSError, match="second"):
        batch.publish()
    batch.discard()

    assert contents(tmp_path) == {"main": b"old main", "first": b"old first"}
    assert batch.at == tmp_path / "second"


class Stubborn(type(Path())):  # type: ignore[misc]
    """A path to which nothing can be renamed: as a file that is open elsewhere is on Windows."""

    def exists(self, **_: object) -> bool:
        return False


def test_companions_come_back_when_a_rename_fails(tmp_path: Path) -> None:
    (tmp_path / "first").write_bytes(b"old first")
    taken = Stubborn(tmp_path / "taken")
    taken.mkdir()

    with (
        pytest.raises(OutputError, match=r"taken: cannot be written: "),
        together(tmp_path / "main") as files,
    ):
        put_all(files, tmp_path / "main", tmp_path / "first", tmp_path / "new", taken)

    assert contents(tmp_path) == {"first": b"old first"}


class Interrupting(Batch):
    """A batch that is interrupted right after its last rename."""

    def publish(self) -> None:
        super().publish()
        self._restore()


def test_an_interruption_after_the_last_rename_undoes_nothing(tmp_path: Path) -> None:
    (tmp_path / "beside").write_bytes(b"old")
    batch = Interrupting(tmp_path / "main")
    put(batch, tmp_path / "main", b"new")
    put(batch, tmp_path / "beside", b"new")

    batch.publish()
    batch.discard()

    assert contents(tmp_path) == {"main": b"new", "beside": b"new"}


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ValueError("no"), SystemExit()])
def test_a_block_that_fails_changes_nothing(tmp_path: Path, error: BaseException) -> None:
    (tmp_path / "main").write_bytes(b"old")

    with pytest.raises(type(error)), together(tmp_path / "main") as files:
        put_all(files, tmp_path / "main", error=error)

    assert contents(tmp_path) == {"main": b"old"}


def test_a_full_disk_is_an_output_error_with_the_file_and_the_reason(tmp_path: Path) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")

    with (
        pytest.raises(OutputError) as caught,
        together(tmp_path / "main") as files,
        files.open(tmp_path / "beside"),
    ):
        raise full

    assert caught.value.path == str(tmp_path / "beside")
    assert caught.value.reason == "cannot be written: No space left on device"


def test_an_error_without_a_code_keeps_its_words(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="odd"), together(tmp_path / "main"):
        raise OSError("odd")


def test_a_folder_that_is_a_file_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with (
        pytest.raises(OutputError, match="main: cannot be written"),
        together(tmp_path / "file" / "main"),
    ):
        raise AssertionError("unreachable")


def test_leftovers_are_removed_and_nothing_else(tmp_path: Path) -> None:
    for name in (".briefing-1a.part", ".briefing-2b.part", "a.part", ".briefing.lock"):
        (tmp_path / name).touch()
    (tmp_path / ".briefing-folder.part").mkdir()

    remove_leftovers(tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".briefing-folder.part",
        ".briefing.lock",
        "a.part",
    ]
