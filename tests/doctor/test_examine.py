from collections.abc import Iterator

from briefing.doctor import Check, Subject, examine
from briefing.errors import OutputError


def good(subject: Subject) -> Iterator[Check]:
    yield Check("good", "ok", "fine")


def unlucky(subject: Subject) -> Iterator[Check]:
    yield Check("first", "ok", "so far")
    raise OutputError("/a", "is gone")


def broken(subject: Subject) -> Iterator[Check]:
    yield from ()
    raise ZeroDivisionError("by zero")


def test_a_check_that_fails_does_not_stop_the_others(subject: Subject) -> None:
    found = list(examine(subject, [("unlucky", unlucky), ("broken", broken), ("good", good)]))

    assert found == [
        Check("first", "ok", "so far"),
        Check("unlucky", "failed", "/a: is gone"),
        Check("broken", "failed", "could not be checked: ZeroDivisionError: by zero"),
        Check("good", "ok", "fine"),
    ]


def test_of_a_show_that_was_rendered_nothing_fails(subject: Subject) -> None:
    found = list(examine(subject))

    assert {check.name for check in found} >= {
        "sources", "voice", "disk", "write access", "clock", "feed feed.xml", "cover", "port",
        "newest episode", "public address",
    }  # fmt: skip
    assert [check for check in found if check.status == "failed" and check.name != "port"] == []
