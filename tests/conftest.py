"""What all tests share: no network, foreign tools that are skipped with a reason, hypothesis in peace."""

import importlib.util
import ipaddress
import os
import shutil
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import settings

# Other processes share the machine: how long an example takes says nothing. An example that failed
# is printed with what reproduces it; nothing is kept in the checkout.
settings.register_profile("briefing", deadline=None, database=None, print_blob=True)
settings.load_profile("briefing")

# Tests that use the voice's own parts start onnxruntime themselves, and it phones home by default.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

REQUIRE_TOOLS = "BRIEFING_REQUIRE_TOOLS"
NODE_MODULES = "BRIEFING_NODE_MODULES"
"""A folder `node_modules`, for tools that are packages of Node.js."""


@pytest.fixture(scope="session")
def foreign_tool() -> Callable[[str], Path]:
    """Return the path of a program we did not write, or of a Node.js package; without it, skip.

    With BRIEFING_REQUIRE_TOOLS=1 a missing tool is a failure.
    """

    def find(name: str) -> Path:
        if program := shutil.which(name):
            return Path(program)
        package = Path(os.environ.get(NODE_MODULES, "node_modules")) / name
        if package.is_dir() and shutil.which("node"):
            return package.resolve()
        reason = f"{name} is not installed here (a program, or a package in {NODE_MODULES})"
        if os.environ.get(REQUIRE_TOOLS) == "1":
            pytest.fail(reason)
        pytest.skip(reason)

    return find


@pytest.fixture(scope="session")
def module_at() -> Callable[[Path], ModuleType]:
    """Return a module of the tests by its file: they are no package that could be imported from."""

    def load(place: Path) -> ModuleType:
        spec = importlib.util.spec_from_file_location(f"{place.stem}_at_{len(str(place))}", place)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module  # dataclasses look their module up
        spec.loader.exec_module(module)
        return module

    return load


def _is_here(host: object) -> bool:
    if not isinstance(host, str):
        return host is None
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host in {"", "localhost"}


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections that leave this machine, and looking up names that are not of it."""
    if request.node.get_closest_marker("network"):
        return

    def guarded(call: Callable[..., Any], place: int) -> Callable[..., Any]:
        def check(*args: Any, **kwargs: Any) -> Any:
            address = args[place]
            host = address[0] if isinstance(address, tuple) else address
            is_internet = isinstance(address, tuple) or place == 0
            if is_internet and not _is_here(host):
                raise AssertionError(f"a test reaches for the network: {host!r}; mark it 'network'")
            return call(*args, **kwargs)

        return check

    monkeypatch.setattr(socket.socket, "connect", guarded(socket.socket.connect, 1))
    monkeypatch.setattr(socket.socket, "connect_ex", guarded(socket.socket.connect_ex, 1))
    monkeypatch.setattr(socket, "getaddrinfo", guarded(socket.getaddrinfo, 0))


@pytest.fixture
def broken_plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Return a function that installs a plugin whose import fails, in a group of entry points."""

    def install(group: str) -> str:
        info = tmp_path / "sour-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: sour\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[{group}]\na-sour = sour_plugin:Plugin\n")
        (tmp_path / "sour_plugin.py").write_text("raise RuntimeError('no licence found')\n")
        monkeypatch.syspath_prepend(tmp_path)
        return "a-sour"

    return install
