r"""The protocol of Google Translate's speech service: one POST for at most 100 characters.

gTTS builds the request, so that a new release of it follows when Google changes it. The answer is read
here: it is a line of JSON between others, `[["wrb.fr","jQ1olc","[\"<MP3 in base64>\"]",...],...]`; without
speech, the third place is null. gTTS takes a page of HTML, or empty audio, for a success.
"""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from briefing.adapters.retries import Unusable

PATH = "/_/TranslateWebserverUi/data/batchexecute"
RPC = "jQ1olc"
MOST_CHARACTERS = 100


def headers() -> dict[str, str]:
    """Return the headers that gTTS sends."""
    from gtts import gTTS  # brings `requests`: 0.06 s

    return dict(gTTS.GOOGLE_TTS_HEADERS)


def request_body(text: str, code: str, *, slow: bool) -> bytes:
    """Return the form for a text of at most 100 characters, in a language by gTTS's code."""
    from gtts import gTTS

    # Without its pre-processing: what is spoken was decided before, to the letter.
    speech = gTTS(text, lang=code, slow=slow, lang_check=False, pre_processor_funcs=[])
    (body,) = speech.get_bodies()
    return str(body).encode("ascii")


def audio_of(answer: bytes) -> bytes:
    """Return the MP3 of an answer. Raises Unusable when there is none in it, or only a part of one."""
    for line in answer.decode("utf-8", "replace").splitlines():
        if f'"{RPC}"' in line:
            return _decoded(_payload(line))
    raise Unusable(f"the answer has no audio line, it begins with {_glance(answer)}")


def _payload(line: str) -> str:
    try:
        for entry in json.loads(line):
            if entry[:2] == ["wrb.fr", RPC]:
                return _text_of(entry[2])
    except (ValueError, TypeError, LookupError) as error:
        raise Unusable(f"the audio line of the answer is broken: {error}") from error
    raise Unusable("the audio line of the answer has no audio")


def _text_of(result: Any) -> str:
    if result is None:
        raise Unusable("the service has no speech for this text")
    audio = json.loads(result)[0]
    if not isinstance(audio, str) or not audio:
        raise Unusable("the audio in the answer is empty")
    return audio


def _decoded(audio: str) -> bytes:
    try:
        return base64.b64decode(audio, validate=True)
    except binascii.Error as error:
        raise Unusable(f"the audio in the answer is cut off: {error}") from error


def _glance(answer: bytes) -> str:
    return repr(answer[:60].decode("utf-8", "replace").strip())
