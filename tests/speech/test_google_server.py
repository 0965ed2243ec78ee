"""The fake must be right before anything is proved with it: gTTS's own reader understands it."""

from __future__ import annotations

import io
import ssl
from http.client import HTTPSConnection
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import pytest
import soundfile
from gtts import gTTS, gTTSError

from briefing.speech.google import request_body


def post(google: Any, body: bytes, path: str | None = None) -> tuple[int, bytes]:
    context = ssl.create_default_context(cafile=google.ca_file)
    address = urlsplit(google.url)
    connection = HTTPSConnection(str(address.hostname), address.port, context=context, timeout=5)
    try:
        connection.request("POST", path or "/_/TranslateWebserverUi/data/batchexecute", body)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


@pytest.fixture
def real_gtts(google: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """gTTS, sent to the fake in place of Google: it has no setting for that."""
    monkeypatch.setattr("gtts.tts._translate_url", lambda tld, path: f"{google.url}/{path}")
    return gTTS


def test_gtts_itself_gets_speech_from_it(google: Any, real_gtts: Any) -> None:
    mp3 = io.BytesIO()
    real_gtts("Good morning.", lang="en").write_to_fp(mp3)
    mp3.seek(0)
    sound, rate_hz = soundfile.read(mp3)
    assert rate_hz == 24_000
    assert len(sound) / rate_hz == pytest.approx(0.06 * len("Good morning.") + 0.3, abs=0.1)
    assert [(asked.text, asked.lang, asked.slow) for asked in google.asked] == [
        ("Good morning.", "en", False)
    ]


def test_gtts_itself_fails_on_a_refusal(
    google: Any, real_gtts: Any, google_server: ModuleType
) -> None:
    google.faults.append(google_server.status(429, Retry_After="7"))
    with pytest.raises(gTTSError) as error:
        real_gtts("Good morning.", lang="en").write_to_fp(io.BytesIO())
    assert error.value.rsp.headers["Retry-After"] == "7"


def test_gtts_itself_takes_html_for_a_success(
    google: Any, real_gtts: Any, google_server: ModuleType
) -> None:
    google.faults.append(google_server.FAULTS["a page of HTML with status 200"])
    mp3 = io.BytesIO()
    real_gtts("Good morning.", lang="en").write_to_fp(mp3)
    assert mp3.getvalue() == b""


def test_slow_speech_lasts_longer(google: Any) -> None:
    _, normal = post(google, request_body("Good morning.", "en", slow=False))
    _, slow = post(google, request_body("Good morning.", "en", slow=True))
    assert len(slow) > len(normal)


def test_it_takes_at_most_a_hundred_characters(google: Any) -> None:
    assert b"null" in post(google, request_body("a" * 100, "en", slow=False)).__repr__().encode()
    body = request_body("b" * 100, "en", slow=False).replace(b"bbb", b"bbbb", 1)
    status, answer = post(google, body)
    assert (status, b'["wrb.fr","jQ1olc",null' in answer) == (200, True)


def test_it_knows_one_path(google: Any) -> None:
    assert post(google, b"", path="/translate_tts")[0] == 404


def test_faults_come_in_order_and_end(google: Any, google_server: ModuleType) -> None:
    google.faults += [google_server.status(503), None, google_server.status(500)]
    body = request_body("Good morning.", "en", slow=False)
    assert [post(google, body)[0] for _ in range(4)] == [503, 200, 500, 200]
