from __future__ import annotations

import base64
import json
from types import ModuleType
from urllib.parse import parse_qs

import pytest

from briefing.adapters.retries import Unusable
from briefing.speech.google import audio_of, headers, request_body

MP3 = base64.b64encode(b"an MP3").decode()


@pytest.mark.parametrize(
    "text",
    ["Good morning, all.", '“Grüße”, 100 % & more = \\ "quoted"', "你好", "Dr. Who? Yes!No."],
)
def test_a_request_holds_the_text_to_the_letter(text: str) -> None:
    form = parse_qs(request_body(text, "en", slow=True).decode("ascii"))
    ((rpc, parameters, _, _),) = json.loads(form["f.req"][0])[0]
    assert rpc == "jQ1olc"
    assert json.loads(parameters) == [text, "en", True, "null"]


def test_headers_are_those_of_gtts() -> None:
    assert set(headers()) == {"Referer", "User-Agent", "Content-Type"}


def test_the_audio_of_an_answer(google_server: ModuleType) -> None:
    assert audio_of(google_server.answer(MP3)) == b"an MP3"


def test_the_audio_is_found_between_other_lines(google_server: ModuleType) -> None:
    answer = google_server.answer(MP3).replace(b"\n\n", b"\n\n412\n") + b'\n25\n[["e",4]]\n'
    assert audio_of(answer) == b"an MP3"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"", "no audio line, it begins with ''"),
        (b"<html>Before you continue</html>", "begins with '<html>Before you continue</html>'"),
        (b'[["wrb.fr","jQ1olc",null,null,null,[3],"generic"]]', "no speech for this text"),
        (b'[["wrb.fr","jQ1olc","[\\"\\"]"]]', "is empty"),
        (b'[["wrb.fr","jQ1olc","[null]"]]', "is empty"),
        (b'[["wrb.fr","jQ1olc","[]"]]', "is broken"),
        (b'[["wrb.fr","jQ1olc"]]', "is broken"),
        (b'[["wrb.fr","jQ1olc","[\\"QUJ', "is broken"),
        (b'{"jQ1olc": 1}', "has no audio"),
        (b'[["x","jQ1olc"]]', "has no audio"),
        (b'"jQ1olc"', "has no audio"),
        (b'["jQ1olc", 7]', "is broken"),
        (b'[["wrb.fr","jQ1olc","[\\"QUJDR\\"]"]]', "is cut off"),
        (b'[["wrb.fr","jQ1olc","[\\"QU JD\\"]"]]', "is cut off"),
    ],
)
def test_an_answer_without_whole_audio_says_what_is_wrong(answer: bytes, reason: str) -> None:
    with pytest.raises(Unusable) as error:
        audio_of(answer)
    assert reason in str(error.value)
