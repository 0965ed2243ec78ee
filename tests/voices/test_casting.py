"""Who speaks which language, by the settings; engines are built, but none of them is asked to speak."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from briefing.adapters.espeak_library import EspeakError, installed
from briefing.casting import Casting
from briefing.config import Config, EngineSettings, ShowSettings, SpeechSettings
from briefing.errors import ConfigError, PluginError, UsageError


def has_espeak() -> bool:
    """Whether its library is here, from the extra or the system's."""
    try:
        installed()
    except EspeakError:
        return False
    return True


def casting(speech: Mapping[str, Any], language: str = "en-US") -> Casting:
    show = ShowSettings(language=language)
    return Casting(Config(show=show, speech=SpeechSettings.model_validate(speech)))


def names(chain: Any) -> list[str]:
    return [speaker.engine.name for speaker in chain]


def test_one_engine_speaks_the_language_of_the_show() -> None:
    cast = casting({"engine": "tone"}, "de-DE")

    assert names(cast.chain("de-DE")) == ["tone"]
    assert cast.lead.voice.language == "de-DE"
    assert cast.refusal("de-AT") == ""


def test_what_is_in_another_language_is_refused_with_what_to_do() -> None:
    reason = casting({"engine": "tone"}).refusal("de")

    assert reason.startswith("is in 'de' while the show speaks 'en-US'")
    assert "speech.languages" in reason
    assert "{de: auto}" in reason


def test_a_language_has_the_engine_that_is_named_for_it() -> None:
    cast = casting({"engine": "tone", "languages": {"de": "gtts", "*": "tone"}})

    assert names(cast.chain("de-AT")) == ["gtts"]
    assert cast.chain("de-AT")[0].voice.language == "de-AT"
    assert names(cast.chain("fr")) == ["tone"]
    assert names(cast.chain("en-GB")) == ["tone"]
    assert cast.refusal("fr") == ""


def test_a_language_for_nobody_is_refused_though_others_are_spoken() -> None:
    cast = casting({"engine": "tone", "languages": {"ru": "nobody", "*": "tone"}})

    assert "speech.languages" in cast.refusal("ru")
    assert cast.refusal("uk") == ""


def test_an_exact_tag_goes_before_its_language() -> None:
    cast = casting({"engine": "tone", "languages": {"pt": "gtts", "pt-BR": "tone"}})

    assert names(cast.chain("pt-BR")) == ["tone"]
    assert names(cast.chain("pt-PT")) == ["gtts"]


def test_the_language_of_the_show_may_have_an_engine_of_its_own_too() -> None:
    assert names(casting({"engine": "gtts", "languages": {"en": "tone"}}).chain("en-US")) == [
        "tone"
    ]


def test_auto_is_the_embedded_voice_for_english() -> None:
    cast = casting({"engine": "auto"}, "en-GB")

    assert names(cast.chain("en-GB")) == ["hibari"]
    assert cast.notes == ()


def test_auto_is_the_online_voice_for_the_rest_and_what_is_installed_after_it() -> None:
    cast = casting({"engine": "auto"}, "fr-CA")

    assert names(cast.chain("fr-CA")) == (["gtts", "espeak"] if has_espeak() else ["gtts"])
    assert cast.notes == ()


def test_auto_takes_no_options() -> None:
    with pytest.raises(UsageError, match="auto takes no options"):
        _ = casting({"engine": "auto", "options": {"tld": "ca"}}).lead


def test_in_a_chain_each_engine_has_its_voice_and_options() -> None:
    cast = casting({"engine": [{"name": "gtts", "options": {"tld": "co.uk"}}, "hibari", "tone"]})
    chain = cast.chain("en-US")

    assert names(chain) == ["gtts", "hibari", "tone"]
    assert "tld=co.uk" in chain[0].engine.identity
    assert [speaker.voice.name for speaker in chain] == ["en", "heart", "hum"]
    assert [speaker.wording.written_out for speaker in chain] == [True, True, True]


def test_who_cannot_speak_here_is_passed_over_and_named() -> None:
    cast = casting({"engine": ["hibari", "tone"]}, "de")

    assert names(cast.chain("de")) == ["tone"]
    (note,) = cast.notes
    assert note.startswith("engine 'hibari': it speaks English, not 'de'")
    assert note.endswith("'tone' speaks 'de' in its place")


def test_a_slip_in_a_name_is_an_error_even_when_others_can_speak() -> None:
    with pytest.raises(PluginError, match="engine 'hibary': not found"):
        _ = casting({"engine": ["tone", "hibary"]}).lead


def test_wrong_options_are_an_error_even_when_others_can_speak() -> None:
    with pytest.raises(ConfigError, match="tdl"):
        _ = casting({"engine": [{"name": "gtts", "options": {"tdl": "ca"}}, "tone"]}).lead


def test_when_none_can_speak_every_reason_is_told() -> None:
    with pytest.raises(PluginError) as caught:
        _ = casting({"engine": ["hibari", "gtts"]}, "tlh").lead

    told = str(caught.value)
    assert told.startswith("engine 'hibari, gtts': none of them can speak 'tlh': ")
    assert "hibari: it speaks English" in told
    assert "gtts: it does not speak 'tlh'" in told


def test_a_single_engine_that_cannot_speak_is_told_as_ever() -> None:
    with pytest.raises(PluginError, match=r"^engine 'hibari': it speaks English, not 'de'"):
        _ = casting({"engine": "hibari"}, "de").lead


def test_an_article_that_cannot_be_spoken_for_want_of_an_engine_is_refused_not_the_run() -> None:
    cast = casting({"engine": "tone", "languages": {"de": "hibari"}})

    assert cast.refusal("de").startswith("is in 'de', which cannot be spoken: engine 'hibari'")
    assert names(cast.chain("en-US")) == ["tone"]


def test_an_engine_is_built_once_for_a_language() -> None:
    cast = casting({"engine": "tone"})

    assert cast.chain("en-US")[0] is cast.chain("en-US")[0]


def test_the_settings_of_a_single_engine_are_its_entry() -> None:
    speech = SpeechSettings(engine="gtts", voice="v", options={"tld": "ca"})

    assert speech.speakers("en-GB", "en-US") == (
        EngineSettings(name="gtts", voice="v", options={"tld": "ca"}),
    )
