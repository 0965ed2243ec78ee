import socket

import pytest

from briefing.errors import BriefingError, UsageError
from briefing.serve.addresses import is_loopback, lan_address, listen, own_names, root_of


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1.2.3",
        "localhost",
        "LOCALHOST",
        "::1",
        "[::1]",
        "a.localhost",
        "::ffff:127.0.0.1",
        "localhost.",
    ],
)
def test_loopback_is_this_machine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host",
    [
        "0.0.0.0",  # noqa: S104
        "::",
        "192.168.1.5",
        "example.org",
        "localhost.example.org",
        "",
        "::ffff:192.168.1.5",
    ],
)
def test_others_are_not(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize(
    ("host", "public_url", "root"),
    [
        ("127.0.0.1", "", "http://127.0.0.1:8017/"),
        ("::1", "", "http://[::1]:8017/"),
        ("0.0.0.0", "https://example.org", "https://example.org/"),  # noqa: S104
        ("0.0.0.0", "https://example.org/news/", "https://example.org/news/"),  # noqa: S104
        ("127.0.0.1", "https://example.org/news", "https://example.org/news/"),
    ],
)  # fmt: skip
def test_the_address_is_what_was_said_or_where_it_listens(
    host: str, public_url: str, root: str
) -> None:
    assert root_of(host, 8017, public_url) == root


@pytest.mark.parametrize(
    "url", ["https://example.org/?a=b", "https://example.org/#a", "https://me:secret@example.org/"]
)
def test_a_public_address_is_no_more_than_a_path(url: str) -> None:
    with pytest.raises(UsageError, match="should end with a path"):
        root_of("127.0.0.1", 8017, url)


def test_the_address_in_the_network_is_that_of_the_way_out() -> None:
    assert lan_address(probe=("127.0.0.1", 9)) == "127.0.0.1"


def test_a_machine_has_its_names() -> None:
    assert socket.gethostname().lower() in own_names()


def test_any_free_port_is_found_and_no_port_taken_twice() -> None:
    (first,) = listen("127.0.0.1", 0)
    port = first.getsockname()[1]
    assert port > 0
    with pytest.raises(BriefingError, match=f"port {port} is taken.*--port 0"):
        listen("127.0.0.1", port)
    first.close()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "::1"])  # noqa: S104
def test_it_listens_on_any_address_of_this_machine(host: str) -> None:
    (listening,) = listen(host, 0)
    with listening:
        port = listening.getsockname()[1]
        kind = "::1" if ":" in host else "127.0.0.1"
        with socket.create_connection((kind, port), timeout=5):
            pass
    if host == "::":
        (listening,) = listen(host, 0)
        address = ("127.0.0.1", listening.getsockname()[1])
        with listening, socket.create_connection(address, timeout=5):
            pass


def test_localhost_is_all_its_addresses_on_one_port() -> None:
    sockets = listen("localhost", 0)
    assert len({each.getsockname()[1] for each in sockets}) == 1
    for each in sockets:
        each.close()


def test_an_address_of_another_machine_is_an_error_that_helps() -> None:
    with pytest.raises(BriefingError, match=r"cannot listen on '192\.0\.2\.1'"):
        listen("192.0.2.1", 0)
