"""Addresses of the net: pages, e-mail, bare domains and file names."""

from __future__ import annotations

import re

from briefing.normalize.acronyms import say_token
from briefing.normalize.numbers import cardinal, digits
from briefing.normalize.rules import Context, Rule, rule, spell

SIGNS = {
    ".": "dot", "/": "slash", "-": "dash", "_": "underscore", "@": "at", ":": "colon", "?": "question mark", "=": "equals", "&": "ampersand", "#": "hash",
    "%": "percent", "+": "plus", "~": "tilde", "*": "star", "!": "exclamation mark", ",": "comma", "$": "dollar",
}  # fmt: skip
SAID_DOMAINS = frozenset(
    "com net org edu gov info biz app dev shop news blog online site live tech media store mil int museum pro name tel mobi cat".split()
)
_TOP = (
    "com|org|net|edu|gov|mil|int|info|biz|app|dev|news|blog|shop|site|tech|media|store|online|live|io|co|uk|us|ca|au|nz|ie|in|de|fr|es|it|nl|be|ch|at|eu|ru|cn|jp|kr|"
    "br|mx|za|tv|me|ly|ai|fm|sm|se|no|fi|dk|pl|cz|pt|gr|tr|il|ua|to|gg|xyz|abc"
)
_PIECE = re.compile(r"[A-Za-z]+|\d+|[^A-Za-z\d]")
_FILES = "html?|php|pdf|docx?|xlsx?|pptx?|txt|csv|json|jpe?g|png|gif|mp3|mp4|zip|exe|py|js|apk"


def _words(text: str, *, domain: bool) -> str:
    said: list[str] = []
    pieces = _PIECE.findall(text)
    for at, piece in enumerate(pieces):
        if piece in SIGNS:
            said.append(SIGNS[piece])
        elif piece.isdecimal():
            said.append(
                cardinal(int(piece)) if len(piece) == 4 and piece.endswith("000") else digits(piece)
            )
        elif piece.isalpha():
            last = at and pieces[at - 1] == "."
            said.append(_label(piece, after_dot=bool(last) and domain))
    return " ".join(said)


def _label(word: str, *, after_dot: bool) -> str:
    lower = word.lower()
    if after_dot and len(word) <= 3 and lower not in SAID_DOMAINS and lower != "org":
        return spell(lower)
    if word.isascii() and len(word) > 1 and not re.search(r"[aeiouy]", lower):
        return spell(lower)
    return say_token(word) if word.isupper() else _camel(word)


def _camel(word: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", word)


def _tail(text: str) -> tuple[str, str]:
    """Split off the punctuation of the sentence around an address."""
    bare = text.rstrip(".,;:!?'\")]}>*")
    return bare, text[len(bare) :]


def _url(match: re.Match[str], context: Context) -> str | None:
    bare, tail = _tail(match.group())
    scheme, _, rest = bare.rpartition("://")
    if scheme.lower() == "file":
        return f"file colon slash slash {_words(rest, domain=True)}{_stop(tail)}"
    rest = re.sub(r"^www\.", "", rest, flags=re.IGNORECASE)
    host, slash, path = rest.partition("/")
    if path[:-1].isalpha():
        path = path.rstrip("/")
    said = _words(host, domain=True)
    if slash:
        said += " " + _words(slash + path, domain=True)
    return said + _stop(tail)


_HOST_END = re.compile(r"(?:\.[A-Za-z][\w-]{0,62}|://[\w.-]{1,300})(?::\d{1,5})?$")


def _path(match: re.Match[str], context: Context) -> str | None:
    return "" if _HOST_END.search(context.before(match.start(), 80)) else None


def _stop(tail: str) -> str:
    return tail[:1] if tail[:1] in tuple(".,;:!?") else ""


def _email(match: re.Match[str], context: Context) -> str | None:
    name, _, host = match.group().rpartition("@")
    return f"{_words(name, domain=False)} at {_words(host, domain=True)}"


def _file(match: re.Match[str], context: Context) -> str | None:
    return _words(match.group(), domain=True)


def _domain(match: re.Match[str], context: Context) -> str | None:
    """A bare domain; not two sentences that touch ("end.In the"), nor "U.S.in"."""
    host = match.group().split("/")[0].rstrip(".,")
    labels = host.split(".")
    if any(len(label) == 1 for label in labels[:-1]) and len(labels) > 1 and host[0].isupper():
        return None
    if (
        labels[-1] in ("in", "no", "to", "at", "it", "me", "us", "be", "so")
        and labels[0].islower() is False
    ):
        return None
    return _url(match, context)


_ADDRESS = r"[^\s<>\"“”()\[\]\ue000]"
_PAGE = r"(?:/[A-Za-z][a-z]{1,11}/?(?![^\s<>\"“”()\[\].,;:!?'*}]|[.,;:!?'*}]\w))?"
"""The path of an address, where it is one plain word that can be remembered; other paths are left out.

Only an address that is all there is of a text is read to its end.
"""

RULES: tuple[Rule, ...] = (
    rule(
        "email",
        r"(?<![\w@])[\w.+&-]{1,64}@[\w-]{1,63}(?:\.[A-Za-z][\w-]{0,62}){1,4}(?:/[\w-]{1,80})*",
        _email,
        needs="@",
    ),
    rule("url", r"(?<!\w)file://[^\s<>\"“”()\[\]]{1,2000}", _url, needs=":"),
    rule(
        "url",
        rf"^(?:(?:https?|ftp)://)?(?:[\w-]{{1,63}}\.){{1,4}}(?:{_TOP})/{_ADDRESS}{{1,40}}$",
        _url,
        needs="/",
    ),
    rule("url", rf"(?<!\w)(?:https?|ftp)://[^\s/?#<>\"“”()\[\]]{{1,300}}{_PAGE}", _url, needs=":"),
    rule("url", rf"(?<![\w.@/-])www\.[^\s/?#<>\"“”()\[\]]{{1,300}}{_PAGE}", _url, needs="w"),
    rule(
        "url",
        rf"(?<![\w.@-])(?:[A-Za-z][\w-]{{0,62}}\.){{1,4}}(?:{_TOP})(?![\w@])(?!\.\w){_PAGE}",
        _domain,
        needs=".",
    ),
    rule(
        "url-path",
        rf"(?<=\ue000)(?:[/?#]{_ADDRESS}{{0,2000}}(?<![.,;:!?'*}}])|/)",
        _path,
        needs=".:",
        deletes=True,
    ),
    rule("file", rf"(?<![\w.@/-])[\w-]{{1,80}}\.(?:{_FILES})(?![\w@])(?!\.\w)", _file, needs="."),
)
