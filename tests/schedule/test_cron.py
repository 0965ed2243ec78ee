from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import time as clock
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.schedule.programs import Programs

import briefing
from briefing.errors import UsageError
from briefing.schedule import Entry, ScheduleError, Timing
from briefing.schedule.cron import Cron, command_line, words_of

OWN = (
    b"# m h\tdom mon dow\nMAILTO=me@example.org\n\n5 4 * * sun  echo 100\\%  \n# \xff no UTF-8\r\n"
)
PATIENCE_S = 90

words = st.lists(
    st.text(
        st.one_of(
            st.sampled_from("\\%'\"$ "), st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))
        )
    ),
    min_size=1,
)


def through_cron(command: str) -> str:
    """What cron makes of a command, written after crontab(5): the text before the first bare percent sign."""
    out: list[str] = []
    escaped = False
    for character in command:
        if escaped and character == "%":
            out[-1] = "%"
        elif character == "%":
            break
        else:
            out.append(character)
        escaped = character == "\\" and not escaped
    return "".join(out)


def test_a_line_is_added_after_all_others(programs: Programs, entry: Entry) -> None:
    programs.add("crontab")
    programs.table.write_bytes(OWN)

    Cron().install(entry)

    table = programs.table.read_bytes()
    begin, line, end = table.removeprefix(OWN).decode().splitlines()
    assert table.startswith(OWN)
    assert (begin.startswith("# "), end.startswith("# ")) == (True, True)
    assert line.startswith("0,15,30,45 * * * * ")
    assert (begin, line, end) == Cron().plan(entry).lines


def test_taking_it_out_leaves_the_table_as_it_was_byte_for_byte(
    programs: Programs, entry: Entry
) -> None:
    programs.add("crontab")
    programs.table.write_bytes(OWN)
    Cron().install(entry)

    Cron().remove("morning")

    assert programs.table.read_bytes() == OWN


def test_a_table_that_had_nothing_else_is_gone_again(programs: Programs, entry: Entry) -> None:
    programs.add("crontab")

    Cron().install(entry)
    Cron().remove("morning")

    assert not programs.table.exists()
    assert programs.calls[-1] == "crontab -r"


def test_a_changed_entry_takes_the_place_of_the_old_one(programs: Programs, entry: Entry) -> None:
    programs.add("crontab")
    Cron().install(entry)
    programs.table.write_bytes(programs.table.read_bytes() + OWN)
    Cron().install(replace(entry, name="evening"))

    changed = replace(entry, timing=Timing(clock(7, 7), frozenset({0})))
    Cron().install(changed)

    assert list(Cron().installed()) == [changed, replace(entry, name="evening")]
    assert OWN in programs.table.read_bytes()
    assert b"\n7,22,37,52 * * * * " in programs.table.read_bytes()


def test_a_last_line_without_an_end_gets_one(programs: Programs, entry: Entry) -> None:
    programs.add("crontab")
    programs.table.write_bytes(b"0 1 * * * true")

    Cron().install(entry)

    assert programs.table.read_bytes().startswith(b"0 1 * * * true\n# briefing")


@pytest.mark.parametrize("lost", [0, 2])
def test_comments_that_were_changed_are_not_guessed_at(
    programs: Programs, entry: Entry, lost: int
) -> None:
    programs.add("crontab")
    Cron().install(entry)
    lines = programs.table.read_bytes().splitlines(keepends=True)
    damaged = b"".join(line for at, line in enumerate(lines) if at != lost)
    programs.table.write_bytes(damaged)

    with pytest.raises(ScheduleError, match="'morning' are not as they were written"):
        Cron().remove("morning")
    with pytest.raises(ScheduleError, match="nothing is changed"):
        Cron().install(entry)

    assert programs.table.read_bytes() == damaged


def test_a_user_who_may_not_is_told_so(programs: Programs, entry: Entry) -> None:
    programs.add("crontab")
    programs.refuse("crontab", "-l")

    with pytest.raises(ScheduleError, match="refused: -l"):
        Cron().install(entry)

    assert not programs.table.exists()


def test_a_table_that_is_refused_is_an_error(programs: Programs, entry: Entry) -> None:
    programs.add("crontab")
    programs.table.write_bytes(OWN)
    programs.refuse("crontab", "-")

    with pytest.raises(ScheduleError, match="crontab -: refused: -"):
        Cron().install(entry)

    assert programs.table.read_bytes() == OWN


def test_without_the_program_nothing_is_installed(programs: Programs, entry: Entry) -> None:
    assert not Cron().is_available()
    assert list(Cron().installed()) == []
    with pytest.raises(ScheduleError, match="crontab: no such program here"):
        Cron().install(entry)


def test_a_line_that_cron_would_cut_is_refused(entry: Entry) -> None:
    long = replace(entry, config=Path("/") / ("ü" * 500) / "config.yaml")

    with pytest.raises(UsageError, match="too long for a crontab"):
        Cron().plan(long)


@given(words)
def test_words_come_back_from_a_line_as_they_went_in(given_words: list[str]) -> None:
    assert words_of(f"0 * * * * {command_line(given_words)}") == tuple(given_words)


@given(words)
def test_cron_and_a_shell_hand_on_the_words_as_they_are(given_words: list[str]) -> None:
    import shlex

    assert shlex.split(through_cron(command_line(given_words))) == given_words


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_a_real_cron_makes_the_briefing_once(
    foreign_tool: Callable[[str], Path], tmp_path: Path
) -> None:
    """The real programs, in a namespace whose spool is a folder of the test; only root can make one."""
    for tool in ("crontab", "cron", "unshare", "mount"):
        foreign_tool(tool)
    folder = tmp_path / '50% of $HOME\'s "näws" \\%h'
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "ice.txt").write_text(
        "Ice on the lake\n\nThe lake at Norwick froze over on Monday, two weeks earlier than last year. "
        "Wardens measured eleven centimetres at the jetty and closed the northern bay to skaters.\n"
    )
    (folder / "config.yaml").write_text("sources: [articles/]\nspeech: {engine: tone}\n")
    # Due a minute ago, so that the line is called for a run; every minute, so that nobody waits for a quarter.
    at = time.strftime("%H:%M", time.localtime(time.time() - 60))
    home = tmp_path / "home"
    home.mkdir()
    script = f"""
set -e
mkdir {tmp_path}/spool {tmp_path}/run
mount --bind {tmp_path}/spool /var/spool/cron/crontabs
mount --bind {tmp_path}/run /run
cd "$FOLDER"
"$PYTHON" -m briefing schedule install --using cron --at {at} --yes
"$PYTHON" -c 'import json, sys
path = ".briefing/schedule/" + sys.argv[1] + "/last.json"
record = json.load(open(path)); record["since"] = "2020-01-01T00:00:00+00:00"
json.dump(record, open(path, "w"))' 50-of-home-s-naws-h
(echo "PYTHONPATH=$SOURCE"; crontab -l | sed 's/^[0-9][0-9,]* /* /') | crontab -
exec cron -f
"""
    log = (tmp_path / "cron.log").open("wb")
    daemon = subprocess.Popen(
        ["unshare", "--mount", "--fork", "--kill-child", "sh", "-c", script],
        env={
            **os.environ,
            "FOLDER": str(folder),
            "PYTHON": sys.executable,
            "SOURCE": str(Path(briefing.__file__).parents[1]),
        },
        stdout=log,
        stderr=subprocess.STDOUT,
        cwd=home,
    )
    record = folder / ".briefing/schedule/50-of-home-s-naws-h/last.json"
    try:
        ends = time.monotonic() + PATIENCE_S
        while not (record.exists() and '"exit_code": 0' in record.read_text()):
            said = (tmp_path / "cron.log").read_text()
            if daemon.poll() is not None and "permitted" in said:
                pytest.skip(f"no namespace of its own here: {said.strip()}")
            assert daemon.poll() is None, said
            last = record.with_name("last.log")
            assert time.monotonic() < ends, said + (last.read_text() if last.exists() else "")
            time.sleep(0.5)
    finally:
        daemon.kill()  # it takes no other signal; its child goes with it
        daemon.wait(30)
        log.close()

    assert '"tries": 1' in record.read_text()
    assert len(list((folder / "output").glob("*.mp3"))) == 1
    assert shutil.which("crontab") is None or b"briefing" not in _own_table()


def _own_table() -> bytes:
    return subprocess.run(["crontab", "-l"], capture_output=True, check=False).stdout
