import pytest

from briefing.errors import UsageError
from briefing.serve.visits import Visit, networks, visit

ROOT = "http://192.168.1.5:8017/"
TRUSTED = networks(["127.0.0.1", "10.0.0.0/8", "::1"])


def headers(**values: str) -> list[tuple[bytes, bytes]]:
    return [
        (f"x-forwarded-{name}".encode(), value.encode("latin-1")) for name, value in values.items()
    ]


def test_nobody_but_a_trusted_proxy_is_believed() -> None:
    said = headers(proto="https", host="evil.example", prefix="/x", **{"for": "198.51.100.7"})
    assert visit("192.168.1.9", said, ROOT, TRUSTED) == Visit("192.168.1.9", ROOT)
    assert visit("127.0.0.1", said, ROOT, ()) == Visit("127.0.0.1", ROOT)
    assert visit("", said, ROOT, TRUSTED) == Visit("", ROOT)


@pytest.mark.parametrize("peer", ["127.0.0.1", "10.1.2.3", "::1", "::ffff:127.0.0.1"])
def test_a_trusted_one_is(peer: str) -> None:
    said = headers(
        proto="https", host="news.example:8443", prefix="/b/c", **{"for": "198.51.100.7"}
    )
    assert visit(peer, said, ROOT, TRUSTED) == Visit(
        "198.51.100.7", "https://news.example:8443/b/c/"
    )


@pytest.mark.parametrize(
    ("said", "root"),
    [
        ({"proto": "https"}, "https://192.168.1.5:8017/"),
        ({"host": "news.example"}, "http://news.example/"),
        ({"host": "[2001:db8::1]:80"}, "http://[2001:db8::1]:80/"),
        ({"host": "evil.example, news.example"}, "http://news.example/"),
        ({"prefix": "/"}, ROOT),
        ({"proto": "javascript"}, ROOT),
        ({"host": "a b"}, ROOT),
        ({"host": "a/b"}, ROOT),
        ({"host": "me@a"}, ROOT),
        ({"host": 'a"><script>'}, ROOT),
        ({"prefix": "x"}, ROOT),
        ({"prefix": "//evil.example"}, ROOT),
        ({"prefix": "/../x"}, ROOT),
        ({"prefix": "/x?y"}, ROOT),
        ({}, ROOT),
    ],
)
def test_only_what_can_be_is_taken(said: dict[str, str], root: str) -> None:
    assert visit("127.0.0.1", headers(**said), ROOT, TRUSTED).root == root


@pytest.mark.parametrize(
    ("chain", "client"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("1.1.1.1, 198.51.100.7", "198.51.100.7"),  # the first may be made up
        ("198.51.100.7, 10.0.0.2", "198.51.100.7"),
        ("10.0.0.3, 10.0.0.2", "10.0.0.3"),
        ("\x1b[2J, nonsense", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
def test_the_client_is_the_nearest_that_is_no_proxy_of_ours(chain: str, client: str) -> None:
    assert visit("127.0.0.1", headers(**{"for": chain}), ROOT, TRUSTED).client == client


def test_a_proxy_has_an_address() -> None:
    with pytest.raises(UsageError, match="trusted proxy 'nginx'"):
        networks(["nginx"])
