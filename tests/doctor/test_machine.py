"""Voice, disk, write access, sources, clock and port."""

import shutil
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from briefing.doctor import Check, Subject
from briefing.doctor.clock import check_clock
from briefing.doctor.folders import check_disk, check_writing
from briefing.doctor.port import check_port
from briefing.doctor.sources import check_sources
from briefing.doctor.voice import check_voice, judged

Change = Callable[..., Subject]
GB, MB = 1 << 30, 1 << 20


def statuses(checks: Iterator[Check]) -> list[tuple[str, str]]:
    return [(check.name, check.status) for check in checks]


def one(checks: Iterator[Check]) -> Check:
    (check,) = checks
    return check


def test_the_voice_speaks_and_its_pace_is_told(subject: Subject) -> None:
    check = one(check_voice(subject))

    assert check.status == "ok"
    assert check.message.startswith("tone hum: ")
    assert "s of CPU time" in check.message
    assert "words a minute" in check.message


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"engine": "parrot"}, "parrot"),
        ({"voice": "polly"}, "no such voice"),
        ({"options": {"pitch": 3}}, "pitch"),
    ],
)
def test_a_voice_that_is_not_there_fails(
    with_settings: Change, settings: dict[str, Any], message: str
) -> None:
    check = one(check_voice(with_settings(speech=settings)))

    assert check.status == "failed"
    assert message in check.message
    assert "briefing voices" in check.advice


@pytest.mark.parametrize(
    ("spoken_s", "cpu_s", "words", "status", "told"),
    [
        (4.0, 0.1, 11, "ok", "165 words a minute"),
        (1.0, 0.1, 11, "warning", "no natural pace"),
        (40.0, 0.1, 11, "warning", "no natural pace"),
        (4.0, 4.1, 11, "warning", "longer than it speaks"),
        (4.0, 0.1, 1, "ok", "4.0 s of speech in 0.10 s of CPU time, ready after 0.5 s"),
    ],
)
def test_a_strange_voice_is_warned_of(
    spoken_s: float, cpu_s: float, words: int, status: str, told: str
) -> None:
    check = judged("a voice", spoken_s=spoken_s, cpu_s=cpu_s, ready_s=0.5, words=words)

    assert check.status == status
    assert told in check.message + check.advice


@pytest.mark.parametrize(
    ("free", "status"), [(2 * GB, "ok"), (GB - 1, "warning"), (100 * MB - 1, "failed")]
)
def test_little_room_is_a_warning_and_none_a_failure(
    subject: Subject, monkeypatch: pytest.MonkeyPatch, free: int, status: str
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))

    assert statuses(check_disk(subject)) == [("disk", status), ("disk of the cache", status)]


def test_a_disk_that_cannot_be_asked_fails(
    subject: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(shutil, "disk_usage", gone)

    assert [check.status for check in check_disk(subject)] == ["failed", "failed"]


def test_each_folder_is_written_to_and_left_as_it_was(subject: Subject) -> None:
    before = sorted(subject.output.iterdir())

    found = list(check_writing(subject))

    assert [(check.name, check.status) for check in found] == [
        ("write access", "ok"),
        ("write access to the cache", "ok"),
        ("write access to the state", "ok"),
    ]
    assert sorted(subject.output.iterdir()) == before
    assert found[1].message.endswith("segments (will be made)")
    assert not subject.cache.exists()


def test_a_folder_that_cannot_be_written_to_fails(
    subject: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)

    found = list(check_writing(subject))

    assert [check.status for check in found] == ["failed"] * 3
    assert found[0].message == f"{subject.output} cannot be written to: Permission denied"


def test_the_first_document_of_each_source_is_read(with_settings: Change) -> None:
    subject = with_settings()
    (subject.base / "news").mkdir()
    (subject.base / "empty").mkdir()
    (subject.base / "news" / "a.txt").write_text("Ice.")
    listed = [
        {"path": path} for path in ("news/", "news/*.txt", "-", "empty/", "gone.txt", "x://y")
    ]
    config = type(subject.config).model_validate({**subject.config.model_dump(), "sources": listed})

    found = list(check_sources(replace(subject, config=config)))

    assert [(check.name, check.status) for check in found] == [
        ("source news/", "ok"),
        ("source news/*.txt", "ok"),
        ("source -", "ok"),
        ("source empty/", found[3].status),
        ("source gone.txt", "failed"),
        ("source x://y", "failed"),
    ]
    assert found[3].status != "ok"
    assert all(check.advice for check in found[3:])


def test_a_source_that_holds_nothing_is_warned_of(
    with_settings: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = SimpleNamespace(documents=lambda: iter(()))
    monkeypatch.setattr("briefing.doctor.sources.sources_of", lambda *_: (empty,))
    subject = with_settings()
    config = type(subject.config).model_validate(
        {**subject.config.model_dump(), "sources": [{"path": "news/"}]}
    )

    check = one(check_sources(replace(subject, config=config)))

    assert (check.status, check.message) == ("warning", "holds no document")


def test_a_folder_without_a_state_has_none_to_write_to(subject: Subject, tmp_path: Path) -> None:
    found = list(check_writing(replace(subject, base=tmp_path / "nothing")))

    assert [check.name for check in found] == ["write access", "write access to the cache"]


def test_a_config_without_sources_is_warned_of(subject: Subject) -> None:
    assert statuses(check_sources(subject)) == [("sources", "warning")]


@pytest.mark.parametrize(
    ("now", "status", "message"),
    [
        (datetime(2026, 11, 24, 7, 1, tzinfo=timezone.utc), "ok", "2026-11-24 07:01 UTC"),
        (datetime(2026, 11, 24, 6, 0, tzinfo=timezone.utc), "warning", "before the newest episode"),
        (datetime(1980, 1, 1, tzinfo=timezone.utc), "failed", "before this version was made"),
    ],
)
def test_the_time_must_be_plausible(
    subject: Subject, monkeypatch: pytest.MonkeyPatch, now: datetime, status: str, message: str
) -> None:
    monkeypatch.setenv("TZ", "UTC")

    check = one(check_clock(replace(subject, now=now)))

    assert check.status == status
    assert message in check.message


def test_utc_that_nobody_chose_is_no_time_zone(
    subject: Subject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr("briefing.doctor.clock.LOCAL_ZONE", tmp_path / "no zone")
    elsewhere = subject.now.astimezone(timezone(timedelta(hours=2)))
    nothing_rendered = replace(subject, base=tmp_path / "nothing")

    assert one(check_clock(nothing_rendered)).message.endswith("no time zone is set")
    assert one(check_clock(replace(subject, now=elsewhere))).status == "ok"


def free_port() -> int:
    with socket.socket() as passing:
        passing.bind(("127.0.0.1", 0))
        return int(passing.getsockname()[1])


def test_a_free_port_is_free_and_left_so(with_settings: Change) -> None:
    number = free_port()
    subject = with_settings(serve={"port": number})

    assert (
        one(check_port(subject))
        == one(check_port(subject))
        == Check("port", "ok", f"127.0.0.1:{number} is free")
    )
    assert (
        one(check_port(with_settings(serve={"port": 0}))).message
        == "127.0.0.1, any free one is free"
    )


def test_a_port_that_another_has_fails(with_settings: Change) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        number = other.getsockname()[1]  # bound, but nobody answers

        check = one(check_port(with_settings(serve={"port": number})))

    assert check.status == "failed"
    assert f"127.0.0.1:{number}: " in check.message
    assert "serve.port" in check.advice


@pytest.mark.parametrize("path", ["/", "/a-secret/"])
def test_a_port_where_the_show_is_served_is_fine(
    with_settings: Change, server: Any, path: str
) -> None:
    server.path = path
    subject = with_settings(serve={"port": server.port})
    (subject.output / ".briefing" / "token").write_text("a-secret\n")

    check = one(check_port(subject))

    assert check.status == "ok"
    assert "'briefing serve' is running" in check.message
    assert "a-secret" not in check.message


def test_a_host_that_there_is_not_fails(with_settings: Change) -> None:
    assert one(check_port(with_settings(serve={"host": "127.0.0.1%nowhere"}))).status == "failed"
