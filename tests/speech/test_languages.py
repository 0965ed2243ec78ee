from __future__ import annotations

import pytest
from gtts.lang import tts_langs

from briefing.speech.languages import accent_tld, gtts_code, gtts_tlds, speakers


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en-US", "en"),
        ("en", "en"),
        ("EN_gb", "en"),
        ("de-AT", "de"),
        ("fr-CA", "fr-CA"),
        ("fr-BE", "fr"),
        ("pt-BR", "pt"),
        ("pt-PT", "pt-PT"),
        ("he", "iw"),
        ("nb-NO", "no"),
        ("fil", "tl"),
        ("zh", "zh-CN"),
        ("zh-Hant-HK", "zh-TW"),
        ("zh-TW", "zh-TW"),
        ("zh-Hans", "zh-CN"),
        ("yue-HK", "yue"),
        ("sr-Latn-RS", "sr"),
        ("tlh", ""),
        ("", ""),
    ],
)
def test_a_tag_becomes_a_code_of_gtts(tag: str, code: str) -> None:
    assert gtts_code(tag) == code


def test_every_code_of_gtts_is_its_own_tag() -> None:
    codes = [code for code in tts_langs() if code != "zh"]
    assert [gtts_code(code) for code in codes] == codes


@pytest.mark.parametrize(
    ("tag", "tld"),
    [("en-US", "com"), ("en-GB", "co.uk"), ("en", "com"), ("de-AT", "com"), ("pt-BR", "com.br")],
)
def test_a_region_has_its_accent(tag: str, tld: str) -> None:
    assert accent_tld(tag) == tld
    assert tld in gtts_tlds()


def test_domains_are_domains() -> None:
    assert all(set(tld) <= set("abcdefghijklmnopqrstuvwxyz.") for tld in gtts_tlds())


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("en-GB", "engines 'hibari' and 'gtts' do"),
        ("de", "engine 'gtts' does, online, and 'espeak', offline"),
        ("tlh", "engine 'espeak' may"),
    ],
)
def test_whoever_speaks_a_language_is_named(tag: str, words: str) -> None:
    assert speakers(tag) == words
