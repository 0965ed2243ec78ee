"""The fake must be right before anything is proved with it: here it is asked by the standard library."""

from __future__ import annotations

import importlib.util
import io
import json
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import pytest
import soundfile


@pytest.fixture(scope="module")
def speech_server() -> ModuleType:
    """The module with the fake of OpenAI's speech service."""
    place = Path(__file__).with_name("speech_server.py")
    spec = importlib.util.spec_from_file_location("speech_server_for_itself", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def service(speech_server: ModuleType) -> Iterator[Any]:
    with speech_server.running() as service:
        yield service


def post(service: Any, path: str = "/v1/audio/speech", key: str = "", **more: Any) -> Any:
    address = urlsplit(service.url)
    connection = HTTPConnection(str(address.hostname), address.port, timeout=5)
    asked = {"model": "kokoro", "voice": "af_heart", "input": "Good morning.", **more}
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    try:
        connection.request("POST", path, json.dumps(asked), headers)
        answer = connection.getresponse()
        return answer.status, answer.getheader("Content-Type"), answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("format_", "kind"),
    [("mp3", "audio/mpeg"), ("wav", "audio/wav"), ("flac", "audio/flac"), ("opus", "audio/ogg")],
)
def test_it_speaks_in_every_format(service: Any, format_: str, kind: str) -> None:
    status, declared, body = post(service, response_format=format_)
    assert (status, declared) == (200, kind)
    sound, rate_hz = soundfile.read(io.BytesIO(body))
    assert rate_hz == 24_000
    assert len(sound) / rate_hz == pytest.approx(0.06 * len("Good morning.") + 0.3, abs=0.1)


def test_pcm_has_no_header(service: Any) -> None:
    _, _, body = post(service, response_format="pcm")
    assert len(body) / 2 / 24_000 == pytest.approx(0.06 * len("Good morning.") + 0.3)


def test_without_a_format_it_is_an_mp3(service: Any) -> None:
    assert post(service)[1] == "audio/mpeg"


def test_twice_the_speed_is_half_the_length(service: Any) -> None:
    normal = post(service, response_format="pcm")[2]
    fast = post(service, response_format="pcm", speed=2.0)[2]
    assert len(fast) - 14_400 == pytest.approx((len(normal) - 14_400) / 2)


def test_it_knows_one_path_its_models_voices_and_limits(service: Any) -> None:
    assert post(service, path="/audio/speech")[0] == 404
    assert post(service, model="large")[0] == 404
    for wrong in ({"voice": "nobody"}, {"response_format": "midi"}, {"input": "a" * 4097}):
        assert post(service, **wrong)[0] == 400
    assert post(service, input="a" * 4096, response_format="pcm")[0] == 200


def test_it_refuses_a_wrong_key_and_repeats_it_as_some_servers_do(service: Any) -> None:
    service.key = "right"
    assert post(service, key="right")[0] == 200
    assert post(service)[0] == 401
    status, _, body = post(service, key="wrong")
    assert (status, b"wrong" in body) == (401, True)


def test_it_refuses_the_fields_that_it_is_told_to(service: Any) -> None:
    service.refuses = {"speed"}
    assert post(service)[0] == 200
    assert post(service, speed=1.5)[0] == 400


def test_faults_come_in_order_and_end(service: Any, speech_server: ModuleType) -> None:
    service.faults += [speech_server.status(503), None, speech_server.status(500)]
    assert [post(service)[0] for _ in range(4)] == [503, 200, 500, 200]


def test_the_header_of_a_stream_does_not_say_how_long_it_is(
    service: Any, speech_server: ModuleType
) -> None:
    service.faults.append(speech_server.sized(0xFFFFFFFF))
    body = post(service, response_format="wav")[2]
    assert body[4:8] == body[40:44] == b"\xff\xff\xff\xff"
    assert len(body) == len(post(service, response_format="wav")[2])
