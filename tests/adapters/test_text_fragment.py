"""Addresses that open an article at one sentence."""

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.adapters.text_fragment import source_link, text_directive

PAGE = "https://courier.example.com/2026/ferry"


def test_a_short_sentence_is_named_whole_without_its_outer_punctuation() -> None:
    assert source_link(PAGE, "The crossing takes 40 minutes.") == (
        f"{PAGE}#:~:text=The%20crossing%20takes%2040%20minutes"
    )


def test_a_long_sentence_is_named_by_its_first_and_last_words() -> None:
    sentence = (
        "“I cleaned offices on this side and slept on that side for 22 years,” said Ruth Cole, 58."
    )

    assert text_directive(sentence) == (
        "text=I%20cleaned%20offices%20on%20this,years%2C%E2%80%9D%20said%20Ruth%20Cole%2C%2058"
    )


@pytest.mark.parametrize(
    ("character", "encoded"), [("-", "%2D"), (",", "%2C"), ("&", "%26"), ("%", "%25"), ("#", "%23")]
)
def test_characters_with_a_meaning_of_their_own_are_encoded(character: str, encoded: str) -> None:
    assert text_directive(f"left{character}right") == f"text=left{encoded}right"


def test_a_fragment_that_is_there_stays_and_an_older_directive_goes() -> None:
    assert source_link(f"{PAGE}#part-2", "One two.") == f"{PAGE}#part-2:~:text=One%20two"
    assert source_link(f"{PAGE}#a:~:text=old", "One two.") == f"{PAGE}#a:~:text=One%20two"
    assert source_link(f"{PAGE}#:~:text=old", "One two.") == f"{PAGE}#:~:text=One%20two"


def test_writing_without_spaces_is_cut_at_its_punctuation() -> None:
    sentence = "渡轮公司周六表示，" + "这是三十一年来的第一次航行并且" * 10 + "，全程需要四十分钟。"

    assert unquote(text_directive(sentence)) == "text=渡轮公司周六表示,全程需要四十分钟"


def test_writing_without_spaces_and_punctuation_is_named_whole() -> None:
    assert unquote(text_directive("航" * 130)) == "text=" + "航" * 130


@pytest.mark.parametrize("text", ["", "…", " – “” "])
def test_a_text_of_punctuation_only_leaves_the_plain_address(text: str) -> None:
    assert source_link(PAGE, text) == PAGE


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)//https://x.example",
        "data:text/html,x",
        "file:///home/someone/article.txt",
        "//courier.example.com/a",
        "https://",
        "https:///path",
        "https://[::1",
        "https://exa mple.com/",
        "https://courier.example.com:port/",
        "https://" + "a" * 80 + ".example/",
    ],
)
def test_what_is_no_web_address_never_becomes_a_link(url: str) -> None:
    assert source_link(url, "The lake froze.") == ""


@given(url=st.text(), text=st.text())
def test_any_link_is_a_plain_ascii_url(url: str, text: str) -> None:
    for link in (source_link(url, text), source_link("https://x.example/" + url, text)):
        assert link == "" or urlsplit(link).scheme in {"http", "https"}
        assert all("!" <= character <= "~" and character not in '"<>`' for character in link)


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_directive_decodes_to_words_of_the_text(text: str) -> None:
    directive = text_directive(text)

    for piece in directive.removeprefix("text=").split(",") if directive else []:
        assert unquote(piece).split()
        assert " ".join(unquote(piece).split()) in " ".join(text.split())
        assert "-" not in piece
