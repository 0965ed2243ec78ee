"""A server that publishes the folder, and what can be wrong with it."""

from collections.abc import Callable
from typing import Any

import pytest

from briefing.doctor import Check, Subject, asking
from briefing.doctor.asking import ask
from briefing.doctor.public_address import check_public_address

Change = Callable[..., Subject]


def checks(subject: Subject) -> list[tuple[str, str]]:
    return [(check.name, check.status) for check in check_public_address(subject)]


def first(subject: Subject) -> Check:
    found, *_ = check_public_address(subject)
    return found


def test_without_an_address_there_is_nothing_to_check(subject: Subject) -> None:
    assert checks(subject) == [("public address", "ok")]


@pytest.mark.parametrize("group", ["serve", "feed"])
def test_a_feed_that_is_published_is_found(with_settings: Change, server: Any, group: str) -> None:
    key = "public_url" if group == "serve" else "url"
    subject = with_settings(**{group: {key: server.base}})

    assert checks(subject) == [("public address", "ok"), ("public episodes", "ok")]
    assert first(subject).message == f"{server.base} has this feed, with 1 episodes"


def test_the_secret_is_used_and_not_told(with_settings: Change, server: Any) -> None:
    server.path = "/a-secret/"
    subject = with_settings(serve={"public_url": server.root})
    assert first(subject).message.endswith("answers with status 404")
    (subject.output / ".briefing" / "token").write_text("a-secret\n")

    found = list(check_public_address(subject))

    assert [check.status for check in found] == ["ok", "ok"]
    assert not any("a-secret" in check.message + check.advice for check in found)


def test_nobody_there_fails(with_settings: Change, server: Any) -> None:
    subject = with_settings(feed={"url": "http://127.0.0.1:9/"})

    assert first(subject).status == "failed"
    assert "does not answer" in first(subject).message


def test_another_page_is_no_feed(with_settings: Change, server: Any) -> None:
    server.bodies["feed.xml"] = b"<html>Please log in<br></html>"
    subject = with_settings(feed={"url": server.base})

    assert checks(subject) == [("public address", "failed")]
    assert "no feed" in first(subject).message


def test_an_error_is_told(with_settings: Change, server: Any) -> None:
    server.statuses["feed.xml"] = 503

    assert first(with_settings(feed={"url": server.base})).message.endswith("status 503")


def test_the_feed_of_another_show_fails(with_settings: Change, server: Any) -> None:
    text = (server.folder / "feed.xml").read_text("utf-8")
    guid = text.partition("<podcast:guid>")[2].partition("<")[0]
    server.bodies["feed.xml"] = text.replace(guid, "0" * 36).encode()

    assert (
        "the feed of another show: Morning"
        in first(with_settings(feed={"url": server.base})).message
    )


def test_a_feed_that_was_not_copied_again_is_warned_of(with_settings: Change, server: Any) -> None:
    text = (server.folder / "feed.xml").read_text("utf-8")
    head, _, rest = text.partition("<item>")
    server.bodies["feed.xml"] = (head + rest.partition("</item>")[2]).encode()

    assert checks(with_settings(feed={"url": server.base})) == [("public address", "warning")]


def test_a_feed_there_but_not_here_is_warned_of(with_settings: Change, server: Any) -> None:
    server.bodies["feed.xml"] = (server.folder / "feed.xml").read_bytes()
    (server.folder / "feed.xml").unlink()

    assert first(with_settings(feed={"url": server.base})).advice == "run 'briefing feed'"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"knows_ranges": False}, "does not answer byte ranges"),
        ({"wrong_length": 5}, "the feed says"),
        ({"statuses": {"2026-11-24.mp3": 403}}, "status 403 to HEAD, 403 to GET"),
    ],
)
def test_sound_that_players_cannot_fetch_fails(
    with_settings: Change, server: Any, wrong: dict[str, Any], message: str
) -> None:
    for name, value in wrong.items():
        setattr(server, name, value)

    found = list(check_public_address(with_settings(feed={"url": server.base})))

    assert [check.status for check in found] == ["ok", "failed"]
    assert message in found[1].message


def test_sound_elsewhere_that_does_not_answer_fails(with_settings: Change, server: Any) -> None:
    text = (server.folder / "feed.xml").read_text("utf-8")
    server.bodies["feed.xml"] = text.replace(
        "http://127.0.0.1:8017/", "http://127.0.0.1:9/"
    ).encode()

    found = list(check_public_address(with_settings(feed={"url": server.base})))

    assert [check.status for check in found] == ["ok", "failed"]
    assert "does not answer" in found[1].message


def test_an_answer_that_does_not_end_is_given_up(
    server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter([0.0, asking.DEADLINE_S + 1])
    monkeypatch.setattr(asking, "now_s", lambda: next(times))

    with pytest.raises(ConnectionError, match="did not end within 10 s"):
        ask("GET", server.base + "feed.xml")


def test_no_more_is_read_than_asked_for(server: Any) -> None:
    assert ask("GET", server.base + "feed.xml", most_bytes=3).body == b"<?x"


def test_what_is_no_address_is_no_connection() -> None:
    with pytest.raises(ConnectionError):
        ask("GET", "http://[::1/")
