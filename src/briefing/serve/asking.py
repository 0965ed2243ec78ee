"""A request as the server reads it: nothing of it is believed, joined or written down as it came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote_to_bytes, urlsplit

from briefing.serve.conditional import Headers, field

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import Scope


@dataclass(frozen=True, slots=True)
class Asked:
    """A request. `path` is as it was sent; empty when it is none, as in `OPTIONS *`."""

    method: str
    path: bytes
    query: bytes
    headers: Headers
    peer: str

    @classmethod
    def of(cls, scope: Scope) -> Asked:
        """Read the scope of ASGI."""
        path, headers = scope["raw_path"], scope["headers"]
        if not path.startswith(b"/") and b"://" in path:
            # The absolute form (RFC 9112, 3.2.2): its authority holds, not the Host header.
            try:
                parts = urlsplit(path.decode("ascii"))
            except ValueError:
                path = b""
            else:
                path = (parts.path or "/").encode("ascii")
                others = [(name, value) for name, value in headers if name != b"host"]
                headers = [*others, (b"host", parts.netloc.encode("ascii"))]
        if not path.startswith(b"/"):
            path = b""
        peer = scope["client"][0] if scope.get("client") else ""
        return cls(scope["method"], path, scope["query_string"], headers, peer)

    @property
    def has_body(self) -> bool:
        """Whether the client wants to send something."""
        length = field(self.headers, b"content-length")
        return field(self.headers, b"transfer-encoding") is not None or length not in {None, "0"}

    @property
    def mark(self) -> str:
        """The version of the file that is asked for, `?v=...`; empty for any."""
        if not self.query.startswith(b"v=") and b"&v=" not in self.query:
            return ""
        try:
            found = parse_qs(self.query.decode("ascii"), max_num_fields=16)
        except ValueError:
            return "?"
        return found.get("v", [""])[0]


@dataclass(frozen=True, slots=True)
class Place:
    """What follows the token: `name` is decoded, None for the address of the folder without its slash."""

    name: str | None


def place(path: bytes, is_right: Callable[[bytes], bool] | None) -> Place | None:
    """Return where a path leads; None for nowhere, or a wrong token. Without *is_right* there are no tokens."""
    if not path:
        return None
    rest = path[1:]
    if is_right is not None:
        token, slash, rest = rest.partition(b"/")
        if not is_right(unquote_to_bytes(token)):
            return None
        if not slash:
            return Place(None)
    try:
        return Place(unquote_to_bytes(rest).decode("utf-8"))
    except UnicodeDecodeError:
        return None
