"""A file from a real HTTPS server of this machine: whole and right, or nothing at all."""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from briefing.adapters.download import CHUNK_BYTES, DownloadError, Expected, copy, download

BODY = bytes(range(256)) * 1024
OTHER = BODY[::-1]
WANTED = Expected(len(BODY), hashlib.sha256(BODY).hexdigest())


def _module() -> Any:
    spec = importlib.util.spec_from_file_location(
        "file_server", Path(__file__).with_name("file_server.py")
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


file_server = _module()


@pytest.fixture
def site(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Any]:
    """The server, trusted by us."""
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with file_server.running(tmp_path_factory.mktemp("site")) as site:
        monkeypatch.setenv("SSL_CERT_FILE", site.ca_file)
        yield site


def fetch(url: str, target: Path, stall_s: float = 10.0) -> list[tuple[int, int]]:
    """Download, and return what the watch was told."""
    told: list[tuple[int, int]] = []
    download(
        url, target, WANTED, watch=lambda here, whole: told.append((here, whole)), stall_s=stall_s
    )
    return told


def left_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_a_file_arrives_whole_and_its_coming_is_told(site: Any, tmp_path: Path) -> None:
    site.replies["/a"] = file_server.offers(BODY)
    target = tmp_path / "new" / "folder" / "a.onnx"

    told = fetch(f"{site.url}/a", target)

    assert target.read_bytes() == BODY
    assert left_in(tmp_path) == ["new", "new/folder", "new/folder/a.onnx"]
    assert told[-1] == (len(BODY), len(BODY))
    assert [here for here, _ in told] == sorted(here for here, _ in told)
    assert len(told) >= len(BODY) // CHUNK_BYTES


def test_a_size_that_is_not_announced_is_counted(site: Any, tmp_path: Path) -> None:
    site.replies["/a"] = file_server.unannounced(BODY)
    fetch(f"{site.url}/a", tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == BODY


def test_a_packed_answer_is_unpacked(site: Any, tmp_path: Path) -> None:
    site.replies["/a"] = lambda handler: handler.reply(
        200, gzip.compress(BODY), Content_Encoding="gzip"
    )
    fetch(f"{site.url}/a", tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == BODY


def test_redirects_within_https_are_followed(site: Any, tmp_path: Path) -> None:
    site.replies["/a"] = file_server.leads_to("/b")
    site.replies["/b"] = file_server.leads_to(f"{site.url}/c")
    site.replies["/c"] = file_server.offers(BODY)
    fetch(f"{site.url}/a", tmp_path / "a")
    assert site.asked == ["/a", "/b", "/c"]


FAULTS: dict[str, tuple[Callable[[Any], Any], str]] = {
    "not found": (lambda _: file_server.status(404), "answered 404 Not Found"),
    "server error": (lambda _: file_server.status(503), "answered 503"),
    "a page with status 200": (lambda _: file_server.page, "a web page came in place of the file"),
    "cut in the middle": (lambda _: file_server.cuts(BODY), "peer closed connection"),
    "another file of that size": (lambda _: file_server.offers(OTHER), "its sha256 is"),
    "announced too short": (lambda _: file_server.offers(BODY[:-1]), "it has 262143 bytes, not"),
    "announced too long": (lambda _: file_server.offers(BODY + b"x"), "it has 262145 bytes, not"),
    "too short": (lambda _: file_server.unannounced(BODY[:-9]), "it ended after 262135 of 262144"),
    "too long": (lambda _: file_server.unannounced(BODY * 9), "more than the 262144 bytes"),
    "empty": (lambda _: file_server.unannounced(b""), "it ended after 0 of"),
    "a redirect to http": (
        lambda site: file_server.leads_to(site.url.replace("https", "http")),
        "which is not https",
    ),
    "redirects without end": (lambda _: file_server.leads_to("/a"), "without end"),
    "packed in rubbish": (
        lambda _: lambda handler: handler.reply(200, b"rubbish", Content_Encoding="gzip"),
        "incorrect header",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_the_address_and_leaves_nothing(
    site: Any, tmp_path: Path, fault: str
) -> None:
    reply, reason = FAULTS[fault]
    site.replies["/a"] = reply(site)

    with pytest.raises(DownloadError, match=reason) as error:
        fetch(f"{site.url}/a", tmp_path / "new" / "a")

    assert f"{site.url}/a" in str(error.value)
    assert left_in(tmp_path) == []


@pytest.mark.parametrize("fault", ["hangs", "stops", "drips"])
def test_a_line_that_stands_still_is_given_up(site: Any, tmp_path: Path, fault: str) -> None:
    how = getattr(file_server, fault)
    site.replies["/a"] = how if fault == "hangs" else how(BODY)

    with pytest.raises(DownloadError, match=r"nothing more came for 0.3 s"):
        fetch(f"{site.url}/a", tmp_path / "a", stall_s=0.3)

    assert left_in(tmp_path) == []


def test_what_was_there_stays_when_nothing_better_comes(site: Any, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    site.replies["/a"] = file_server.cuts(BODY)

    with pytest.raises(DownloadError):
        fetch(f"{site.url}/a", tmp_path / "a")

    assert (tmp_path / "a").read_bytes() == b"old"
    assert left_in(tmp_path) == ["a"]


def test_a_server_without_a_certificate_we_trust_gets_no_request(
    site: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    site.replies["/a"] = file_server.offers(BODY)

    with pytest.raises(DownloadError, match=r"cannot be trusted: .*SSL_CERT_FILE"):
        fetch(f"{site.url}/a", tmp_path / "a")

    assert site.asked == []


def test_no_server_is_an_error(site: Any, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(DownloadError, match="there is no connection"):
        fetch(f"https://localhost:{port}/a", tmp_path / "a")


def test_the_address_has_to_be_one_of_https(tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match="should begin with https://"):
        fetch("http://localhost/a", tmp_path / "a")


def test_a_proxy_of_the_environment_is_asked(
    site: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as proxy:

        def refuse() -> None:
            connection, _ = proxy.accept()
            with connection:
                asked.append(connection.recv(4096).split(b"\r\n")[0])
                connection.sendall(b"HTTP/1.1 403 Not here\r\nContent-Length: 0\r\n\r\n")

        thread = Thread(target=refuse)
        thread.start()
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.getsockname()[1]}")
        monkeypatch.setenv("NO_PROXY", "")
        with pytest.raises(DownloadError, match="403 Not here"):
            fetch("https://voices.invalid/a", tmp_path / "a")
        thread.join()
    assert asked == [b"CONNECT voices.invalid:443 HTTP/1.1"]


def test_a_proxy_that_cannot_be_used_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "gopher://127.0.0.1:9")
    with pytest.raises(DownloadError, match="gopher"):
        fetch("https://localhost/a", tmp_path / "a")


def test_whoever_watches_may_end_it(site: Any, tmp_path: Path) -> None:
    site.replies["/a"] = file_server.offers(BODY)

    def interrupt(here: int, whole: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        download(f"{site.url}/a", tmp_path / "new" / "a", WANTED, watch=interrupt)
    assert left_in(tmp_path) == []


def test_a_file_that_somebody_brought_is_checked_and_copied(tmp_path: Path) -> None:
    good, bad, target = tmp_path / "good", tmp_path / "bad", tmp_path / "new" / "a"
    good.write_bytes(BODY)
    bad.write_bytes(OTHER)

    with pytest.raises(DownloadError, match=f"{bad}: it is another file than the one"):
        copy(bad, target, WANTED, watch=lambda *_: None)
    with pytest.raises(DownloadError, match="cannot be read: No such file"):
        copy(tmp_path / "none", target, WANTED, watch=lambda *_: None)
    assert left_in(tmp_path) == ["bad", "good"]

    copy(good, target, WANTED, watch=lambda *_: None)
    assert target.read_bytes() == BODY


def test_a_folder_that_cannot_be_written_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "good").write_bytes(BODY)
    with pytest.raises(OSError, match="File exists"):
        copy(tmp_path / "good", tmp_path / "good" / "a", WANTED, watch=lambda *_: None)


def test_a_file_is_whole_when_size_and_checksum_are_right(tmp_path: Path) -> None:
    path = tmp_path / "a"
    assert not WANTED.is_whole(path)
    for content, whole in ((BODY, True), (OTHER, False), (BODY[:-1], False)):
        path.write_bytes(content)
        assert WANTED.is_whole(path) is whole
    assert not WANTED.is_whole(tmp_path)
