"""A program of its own, run by `espeak_library`: loads libespeak-ng, answers one request, and ends.

Why not in our process: the library keeps the phase of its voice from one text to the next, even when it is
ended and begun again, so that the same text sounds a little different each time. In a new process it sounds
the same to the last bit. A crash of the library is then an error of one text, and its licence (GPL-3.0-or-
later) stays on its side. Nothing but the standard library is imported, which takes 20 ms.

The request is JSON on standard input; the answer is a line of JSON on standard output, then 16-bit samples.
"""

from __future__ import annotations

import ctypes
import json
import sys
from typing import Any

# Names and values as in speak_lib.h.
AUDIO_OUTPUT_SYNCHRONOUS = 2
INITIALIZE_DONT_EXIT = 0x8000
CHARS_UTF8 = 1
POS_CHARACTER = 1
RATE = 1
EE_OK = 0


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


def main() -> None:
    """Answer the request. Ends with a message and exit code 1 when it cannot."""
    request = json.load(sys.stdin.buffer)
    library = _loaded(request["library"])
    # The path is "." for data beside the library, whose folder we run in: it may be longer than the 160
    # bytes that the library has room for, and its letters may be none that Windows' code page has.
    data = request["data"].encode() or None
    rate_hz = library.espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, data, INITIALIZE_DONT_EXIT)
    if rate_hz <= 0:
        raise SystemExit("its data cannot be read")
    place = ctypes.c_char_p()
    version = library.espeak_Info(ctypes.byref(place)).decode()
    answer: dict[str, Any] = {"rate_hz": rate_hz, "version": version}
    samples = b""
    if request["voice"]:
        samples = _spoken(library, request["voice"], request["words_per_minute"], request["text"])
    else:
        answer["data"] = (place.value or b"").decode()
        answer["voices"] = _voices(library)
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + samples)


def _loaded(path: str) -> Any:
    try:
        library = ctypes.CDLL(path)
    except OSError as error:
        raise SystemExit(str(error)) from error
    library.espeak_Info.restype = ctypes.c_char_p
    library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
    library.espeak_Synth.argtypes = (
        ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint, ctypes.c_uint,
        ctypes.c_void_p, ctypes.c_void_p,
    )  # fmt: skip
    return library


def _voices(library: Any) -> list[tuple[str, list[tuple[int, str]]]]:
    """Return the identifier of each voice, and its languages with their priority (low is better)."""
    listed = library.espeak_ListVoices(None)
    found = []
    for index in range(10_000):
        if not listed[index]:
            break
        voice = listed[index].contents
        found.append((voice.identifier.decode(), _languages(voice.languages)))
    return found


def _languages(address: int) -> list[tuple[int, str]]:
    """Read a list of (priority byte, text that ends in a zero), itself ended by a zero."""
    found = []
    while priority := ctypes.c_ubyte.from_address(address).value:
        language = ctypes.string_at(address + 1)
        found.append((priority, language.decode()))
        address += len(language) + 2
    return found


def _spoken(library: Any, voice: str, words_per_minute: int, text: str) -> bytes:
    pieces: list[bytes] = []

    def keep(samples: int | None, count: int, _events: int) -> int:
        if samples and count > 0:
            pieces.append(ctypes.string_at(samples, 2 * count))
        return 0

    callback = _Callback(keep)
    library.espeak_SetSynthCallback(callback)
    if library.espeak_SetVoiceByName(voice.encode()) != EE_OK:
        raise SystemExit(f"it has no voice {voice!r}")
    library.espeak_SetParameter(RATE, words_per_minute, 0)
    data = text.encode()
    error = (
        library.espeak_Synth(data, len(data) + 1, 0, POS_CHARACTER, 0, CHARS_UTF8, None, None)
        or library.espeak_Synchronize()
    )
    if error != EE_OK:
        raise SystemExit(f"it failed with code {error}")
    return b"".join(pieces)


if __name__ == "__main__":
    main()
