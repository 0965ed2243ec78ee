"""What servers with OpenAI's protocols have in common: the address, the key, the form of a complaint."""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from briefing.adapters import shallow_json
from briefing.adapters.clean_text import clean_line

SHOWN_CHARACTERS = 160
"""How much of what a server says goes into a reason."""

_COMPLAINTS = ("message", "msg", "error", "detail")
_MOST_NESTED = 3
_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")


def checked_base(base_url: str, path: str, *, has_key: bool, example: str) -> str:
    """Return the address that *path* is added to. Raises ValueError when it cannot be used.

    A key goes over TLS, or stays on this machine.
    """
    base = base_url.strip().rstrip("/").removesuffix(path).rstrip("/")
    mistake = f"base_url should be an address such as {example}"
    try:
        parts = urlsplit(base)
        port = parts.port
    except ValueError as error:
        raise ValueError(mistake) from error
    if parts.scheme not in {"http", "https"} or not _is_host(parts.hostname) or port == 0:
        raise ValueError(mistake)
    if parts.username is not None or parts.query or parts.fragment:
        raise ValueError(
            "base_url should have no name, key or query in it; api_key_env names the key"
        )
    if has_key and parts.scheme == "http" and not is_here(base):
        raise ValueError(
            f"base_url should begin with https://, or the key would go to {parts.hostname} in the open"
        )
    return base


def is_here(base: str) -> bool:
    """Whether the host of an address is this machine."""
    host = urlsplit(base).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def key_named(variable: str) -> str:
    """Return the key in an environment variable, an empty one for no name. Raises ValueError without it."""
    if not variable:
        return ""
    if not _VARIABLE.fullmatch(variable):
        # It may be the key itself, so it is not shown.
        raise ValueError(
            "api_key_env should be the name of an environment variable, such as OPENAI_API_KEY, in capitals"
        )
    if key := os.environ.get(variable, "").strip():
        return key
    raise ValueError(f"api_key_env: the environment variable {variable} is not set")


def authorization(key: str) -> Mapping[str, str]:
    """Return the header that carries a key, none for an empty one. Raises ValueError for what is no key."""
    if not key:
        return {}
    if not key.isascii() or not key.isprintable() or " " in key:
        raise ValueError("the key has characters that no key has: a space, a line end, a letter of another alphabet")  # fmt: skip
    return {"Authorization": f"Bearer {key}"}


def complaint(body: bytes) -> str:
    """Return what a server says went wrong, in one of the forms in use; nothing when it does not.

    Those are OpenAI's `{"error": {"message"}}`, FastAPI's `{"detail"}` with a text, a list or more of this
    kind in it, and a bare `{"error"}` or `{"message"}`.
    """
    try:
        said = shallow_json.loads(body)
    except ValueError:
        return ""
    for _ in range(_MOST_NESTED):
        if isinstance(said, list) and said:
            said = said[0]
        if isinstance(said, dict):
            said = next((said[name] for name in _COMPLAINTS if said.get(name)), None)
    return said if isinstance(said, str) else ""


def is_out_of_credit(body: bytes) -> bool:
    """Whether a 429 means that the account is empty, which no waiting mends: OpenAI's `insufficient_quota`."""
    try:
        error = shallow_json.loads(body)["error"]
        return "insufficient_quota" in {error.get("code"), error.get("type")}
    except (ValueError, TypeError, LookupError, AttributeError):
        return False


def shown(reason: str, key: str) -> str:
    """Return *reason* on one line of bounded length, without the key, should a server repeat it."""
    line = clean_line(reason.replace(key, "…") if key else reason)
    return line if len(line) <= SHOWN_CHARACTERS else line[: SHOWN_CHARACTERS - 1] + "…"


def _is_host(name: str | None) -> bool:
    try:
        return bool((name or "").encode("idna"))
    except UnicodeError:  # a part of it is empty, or too long
        return False
