from __future__ import annotations

import json

import pytest

from briefing.adapters.model_server import (
    authorization,
    checked_base,
    complaint,
    is_here,
    is_out_of_credit,
    key_named,
    shown,
)

KEY = "sk-not-a-real-key-0123456789"


def base_of(address: str, *, has_key: bool = False) -> str:
    return checked_base(address, "/audio/speech", has_key=has_key, example="http://127.0.0.1/v1")


@pytest.mark.parametrize(
    ("address", "base"),
    [
        ("http://127.0.0.1:8880/v1", "http://127.0.0.1:8880/v1"),
        (" https://speech.example/v1/ ", "https://speech.example/v1"),
        ("https://speech.example/v1/audio/speech", "https://speech.example/v1"),
        ("http://[::1]:8880/v1", "http://[::1]:8880/v1"),
    ],
)
def test_an_address_may_be_given_in_several_ways(address: str, base: str) -> None:
    assert base_of(address) == base


@pytest.mark.parametrize(
    "address",
    [
        "",
        "speech.example",
        "ftp://speech.example",
        "https://",
        "https://:80",
        "https://speech.example:0",
        "https://speech.example:99999",
        "https://[::1",
        "https://a..b",
        "https://me:secret@speech.example",
        "https://speech.example/v1?key=secret",
        "https://speech.example/v1#here",
    ],
)
def test_what_is_no_address_or_holds_a_secret_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="base_url should") as error:
        base_of(address)
    assert "secret" not in str(error.value)


@pytest.mark.parametrize(
    "address", ["http://localhost/v1", "http://127.0.0.9/v1", "http://[::1]/v1"]
)
def test_a_key_may_stay_on_this_machine(address: str) -> None:
    assert is_here(address)
    assert base_of(address, has_key=True) == address


@pytest.mark.parametrize(
    "address", ["http://10.0.0.7/v1", "http://speech.example/v1", "http://localhost.example/v1"]
)
def test_a_key_goes_nowhere_else_in_the_open(address: str) -> None:
    assert not is_here(address)
    with pytest.raises(ValueError, match="in the open"):
        base_of(address, has_key=True)
    assert base_of(address.replace("http:", "https:"), has_key=True)


def test_a_key_comes_from_the_variable_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPEECH_KEY", f" {KEY}\n")
    assert key_named("SPEECH_KEY") == KEY
    assert key_named("") == ""
    with pytest.raises(ValueError, match="UNSET_KEY is not set"):
        key_named("UNSET_KEY")
    with pytest.raises(ValueError, match="name of an environment variable") as error:
        key_named(KEY)
    assert KEY not in str(error.value)


def test_a_key_goes_into_one_header() -> None:
    assert authorization(KEY) == {"Authorization": f"Bearer {KEY}"}
    assert authorization("") == {}


@pytest.mark.parametrize("key", ["two words", "a\nb", "schlüssel"])
def test_what_no_header_can_carry_is_no_key(key: str) -> None:
    with pytest.raises(ValueError, match="no key has") as error:
        authorization(key)
    assert key not in str(error.value)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"error": {"message": "no such voice"}}, "no such voice"),
        ({"error": "no such voice"}, "no such voice"),
        ({"detail": {"error": "validation_error", "message": "no such voice"}}, "no such voice"),
        ({"detail": "no such voice"}, "no such voice"),
        ({"message": "no such voice"}, "no such voice"),
        ({"detail": [{"loc": ["body", "voice"], "msg": "no such voice"}]}, "no such voice"),
        ({"detail": [{"loc": ["body"]}]}, ""),
        ({"error": {"message": None}}, ""),
        ([], ""),
        (7, ""),
    ],
)
def test_a_complaint_is_found_in_the_forms_that_are_in_use(said: object, told: str) -> None:
    assert complaint(json.dumps(said).encode()) == told


@pytest.mark.parametrize("body", [b"", b"<html>", b"[" * 100_000, b"\xff"])
def test_what_is_no_json_complains_of_nothing(body: bytes) -> None:
    assert complaint(body) == ""
    assert not is_out_of_credit(body)


def test_an_empty_account_is_told_from_too_many_requests() -> None:
    assert is_out_of_credit(b'{"error": {"code": "insufficient_quota"}}')
    assert is_out_of_credit(b'{"error": {"type": "insufficient_quota", "code": null}}')
    assert not is_out_of_credit(b'{"error": {"code": "rate_limit_exceeded"}}')
    assert not is_out_of_credit(b'{"error": "insufficient_quota"}')


def test_a_reason_is_short_on_one_line_and_without_the_key() -> None:
    line = shown(f"Incorrect key {KEY}\nBearer {KEY} " + "and so on " * 50, KEY)
    assert line.startswith("Incorrect key … Bearer … and so on")
    assert len(line) == 160
    assert shown("short", "") == "short"
