import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.adapters.links import ascii_url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/b", "https://a.example/b"),
        ("  HTTP://A.example:8080/b/?q=1&r=2#x ", "http://a.example:8080/b/?q=1&r=2#x"),
        ("https://häfen.example/ü", "https://xn--hfen-loa.example/%C3%BC"),
        ("https://a.example/a b?q=c d#e f", "https://a.example/a%20b?q=c%20d#e%20f"),
        ("https://a.example/100%/%C3%BC%2f", "https://a.example/100%25/%C3%BC%2f"),
        ("https://[2001:db8::1]:81/", "https://[2001:db8::1]:81/"),
        ("https://me:secret@a.example/", "https://a.example/"),
        ("http://[::1]:80/a", "http://[::1]:80/a"),
        ("https://a.example/\ud800", "https://a.example/%3F"),
    ],
)
def test_a_ascii_url_becomes_ascii(url: str, expected: str) -> None:
    assert ascii_url(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "a.example",
        "/only/a/path",
        "file:///home/me/a.html",
        "javascript:alert(1)",
        "https://",
        "https://[::1",
        "https:///path",
        "https://exa mple.com/",
        "https://a.example:port/",
        f"https://{'a' * 80}.example/",
    ],
)
def test_what_is_no_web_address_is_no_link(url: str) -> None:
    assert ascii_url(url) == ""


@given(st.text(max_size=40))
def test_whatever_comes_the_link_is_printable_ascii_and_stays_what_it_is(text: str) -> None:
    url = ascii_url(f"https://a.example/{text}")

    assert all("!" <= char <= "~" for char in url)
    assert ascii_url(url) == url
