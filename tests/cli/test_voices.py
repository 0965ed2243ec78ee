import json
from typing import Any


def test_every_engine_is_listed_with_its_voices(run: Any) -> None:
    ran = run("voices")

    assert ran.code == 0
    assert "tone\n  hum " in ran.out
    assert "hibari\n  heart " in ran.out


def test_one_engine_may_be_asked_for(run: Any) -> None:
    assert run("voices", "--engine", "tone").out.split() == ["tone", "hum", "en-US"]


def test_an_unknown_engine_is_an_error_that_lists_the_known(run: Any) -> None:
    ran = run("voices", "--engine", "festival")

    assert ran.code == 2
    assert "engine 'festival': not found; installed engines:" in ran.err


def test_the_options_of_one_engine_are_explained(run: Any) -> None:
    ran = run("voices", "--engine", "gtts")

    assert "speech.options:" in ran.out
    assert "timeout_s" in ran.out
    assert "(more than 0 and at most 600; default: 30.0)" in ran.out
    assert "speech.options" not in run("voices", "--engine", "tone").out


def test_an_engine_that_cannot_speak_is_named_with_its_reason(run: Any) -> None:
    ran = run("voices", "--language", "de")

    assert "hibari: it speaks English, not 'de'" in ran.out


def test_json_is_one_object(run: Any) -> None:
    ran = run("voices", "--json", "--language", "de")

    found = json.loads(ran.out)
    assert found["engines"]["tone"]
    assert "English" in found["unusable"]["hibari"]
