import pytest

from briefing.export.plain_text import ascii_only, latin_1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbour opens again", "Harbour opens again"),
        ("Straße, café, naïve, Ångström, señor", "Strasse, cafe, naive, Angstrom, senor"),
        ("“Yes” – ‘no’ — maybe…", "\"Yes\" - 'no' - maybe..."),
        ("Łódź, Ærø, œuvre, Đà Nẵng", "Lodz, AEro, oeuvre, Da Nang"),
        ("Harbour 🎧 opens ✅", "Harbour opens"),
        ("5 € for ½ a ﬁsh", "5 EUR for 1/2 a fish"),
        ("Cafe\u0301 ole\u0301", "Cafe ole"),
        ("line\nbreak\ttab\u00a0space\x00\x1b[2J", "line break tab space[2J"),
        ("面包 wins a prize", "wins a prize"),
    ],
)
def test_text_becomes_ascii(text: str, expected: str) -> None:
    assert ascii_only(text) == expected


def test_german_umlauts_are_written_out_in_german() -> None:
    assert ascii_only("Ärger über Öl in Köln", "de-AT") == "Aerger ueber Oel in Koeln"
    assert ascii_only("a\u0308rger", "de") == "aerger"
    assert ascii_only("Ärger über Öl in Köln", "sv") == "Arger uber Ol in Koln"


@pytest.mark.parametrize("text", ["Порт открыт", "面包获奖", "ميناء", "🎧🎧", "", " – ", "Порт 7"])
def test_what_would_lose_most_of_itself_is_nothing(text: str) -> None:
    assert ascii_only(text) == ""
    assert latin_1(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Straße, café, £5, «oui»", "Straße, café, £5, «oui»"),
        ("“Łódź” – Köln", '"Lódz" - Köln'),
        ("5 € 🎧 now", "5 EUR now"),
        ("a\x80b\x9fc", "abc"),
        ("Cafe\u0301", "Café"),
    ],
)
def test_text_becomes_latin_1(text: str, expected: str) -> None:
    assert latin_1(text) == expected
    assert latin_1(text).encode("latin-1")
