import pytest

from briefing.assemble.language_codes import three_letters


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("en-US", "eng"),
        ("de", "deu"),
        ("zh_Hans_CN", "zho"),
        (" FR ", "fra"),
        ("gsw-CH", "gsw"),
        ("x", "und"),
        ("", "und"),
        ("123", "und"),
        ("äöü", "und"),
    ],
)
def test_a_language_tag_gives_three_letters(language: str, code: str) -> None:
    assert three_letters(language) == code
