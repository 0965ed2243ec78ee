"""The fixtures that all tests rely on do what they promise."""

import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


def test_a_connection_out_of_this_machine_is_refused() -> None:
    with socket.socket() as sock, pytest.raises(AssertionError, match="reaches for the network"):
        sock.connect(("192.0.2.1", 80))


def test_a_name_of_the_internet_is_not_looked_up() -> None:
    with pytest.raises(AssertionError, match="reaches for the network"):
        socket.getaddrinfo("example.org", 80)


def test_a_connection_to_this_machine_is_let_through() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        assert client.getpeername() == server.getsockname()


def test_a_foreign_tool_that_is_there_is_found(
    foreign_tool: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Path(sys.executable)
    monkeypatch.setenv("PATH", str(program.parent))

    assert foreign_tool(program.name) == program


def test_a_foreign_tool_that_is_missing_skips_with_the_reason(
    foreign_tool: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BRIEFING_REQUIRE_TOOLS", raising=False)

    with pytest.raises(pytest.skip.Exception, match="no-such-tool is not installed"):
        foreign_tool("no-such-tool")


def test_a_foreign_tool_that_is_missing_fails_where_all_are_required(
    foreign_tool: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_REQUIRE_TOOLS", "1")

    with pytest.raises(pytest.fail.Exception, match="no-such-tool is not installed"):
        foreign_tool("no-such-tool")


def test_a_package_of_node_is_found_in_its_folder(
    foreign_tool: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "reads-anything").mkdir()
    monkeypatch.setenv("BRIEFING_NODE_MODULES", str(tmp_path))
    foreign_tool("node")

    assert foreign_tool("reads-anything") == tmp_path / "reads-anything"
