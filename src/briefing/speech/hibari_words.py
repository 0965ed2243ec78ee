"""When the words of a text sound in hibari's voice, by listening in on its model and its pronunciation.

Hibari makes phonemes of sentences, and sound of phonemes, and does not say which are of which word. Both are
overheard here: the tokens of its pronunciation with their phonemes, and how long each phoneme takes. Where any
of it is not as expected, the voice speaks all the same, and there are no times.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.adapters.onnx import without_telemetry
from briefing.adapters.word_times import Span, plain_words, respread, share
from briefing.model import Milliseconds, WordTime
from briefing.speech.hibari_durations import Listened, with_durations
from briefing.speech.plausibility import SOUNDING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing.speech.seams import Place

SILENT = frozenset(';:,.!?—…"“”()')
"""Phonemes of punctuation: their time is a pause."""
LAG_S = 0.085
"""How much earlier a phoneme sounds than the frames that are computed for it, at rate 1.0.

Measured at the hisses within sentences, by their high frequencies; at other rates it is as much of a phoneme.
Kokoro, which taught the voice, sets its own times back by 75 ms."""
PAUSE_S = 0.08
"""So long is no stop of a consonant."""
EARLY_S, NEAR_S = 0.035, 0.1
"""A word after a pause seems to begin before it sounds: so much on average, give or take the other, at rate 1.0."""
SHORTEST_S = 0.02
"""What is left of a word at the least, where others seem to begin before it sounds."""
DURATIONS = "tensor(int64)"
"""The type of the output that we add to the model; its own are all fractions."""


def load(name: str, path: Path) -> Any:
    """Return the Hibari of a voice whose file is here, with one thread; it tells durations if it can."""
    without_telemetry()
    from hibari import Hibari  # numpy and onnxruntime: 0.3 s

    timed = with_durations(path.read_bytes())
    if timed is not None:
        try:
            model = Hibari(voice=name, model=timed, threads=1)
        except Exception:  # noqa: BLE001, S110 - it has no common class; without times, it says why
            pass
        else:
            # Both would hold the 8 MB of the file for good: one to name it, one to begin anew on a GPU.
            model.model_path, model.sess._model_bytes = str(path), b""
            return model
    return Hibari(voice=name, model=str(path), threads=1)


class Listening:
    """One text being spoken by `model`, a Hibari as `load` returned it, which is left as it was."""

    def __init__(self, model: Any) -> None:
        self.model = copy(model)
        self._g2p = _Noting(model.g2p)
        self._session: Listened | None = None
        self._pieces: list[tuple[Span, ...]] = []
        if model.sess.get_outputs()[-1].type == DURATIONS:
            # As given to its constructor, which we cannot call again: it loads the model.
            self._session = self.model.sess = Listened(model.sess)
            self.model._g2p = self._g2p

    def spoken(self, phonemes: str, sample_count: int) -> None:
        """Take note that the model has just made so many samples of these phonemes."""
        ends = self._session.ends if self._session and sample_count else ()
        self._pieces.append(tuple(_times(phonemes, self.model.vocab, ends, sample_count)))

    def words(
        self,
        text: str,
        sound: NDArray[np.float32],
        places: Sequence[Place],
        *,
        rate: float,
        rate_hz: int,
    ) -> tuple[WordTime, ...]:
        """Return when the words of the text sound; nothing if that cannot be told.

        `places` are where in the sound the pieces came to stand that have any.
        """
        if not self._session:
            return ()
        units, pieces = self._g2p.units, [piece for piece in self._pieces if piece]
        phonemes = sum(len(part) for unit in units for part in unit.phonemes.split())
        if len(places) != len(pieces) or phonemes != sum(map(len, pieces)):
            return ()
        lag = round(LAG_S / rate * rate_hz)
        heard = list(_heard(units, _placed(pieces, places, lag)))
        sounding = _sounding([span for _, span in heard], sound, rate, rate_hz)
        words = plain_words(text)
        spans = respread(words, [word for word, _ in heard], sounding)
        return tuple(
            WordTime(word, _ms(start, rate_hz), _ms(end, rate_hz))
            for word, (start, end) in zip(words, spans, strict=True)
            if end > start
        )


class _Unit(NamedTuple):
    """What stands between two spaces in a text as hibari reads it, and its phonemes."""

    text: str
    phonemes: str


class _Noting:
    """Hibari's pronunciation, which notes the units of all that it is asked for."""

    def __init__(self, g2p: Any) -> None:
        self._g2p = g2p
        self.units: list[_Unit] = []

    def __call__(self, sentence: str) -> str:
        noting = copy(self._g2p)
        noting.phonemize_tokens = self._phonemized
        phonemes: str = noting(sentence)
        return phonemes

    def _phonemized(self, tokens: Any) -> Any:
        found = self._g2p.phonemize_tokens(tokens)
        text = phonemes = ""
        for token in found:
            text += token.text
            phonemes += token.phonemes or ""
            if token.whitespace:
                self.units.append(_Unit(text, phonemes))
                text = phonemes = ""
        self.units.append(_Unit(text, phonemes))
        return found


def _times(
    phonemes: str, vocabulary: dict[str, int], ends: Sequence[int], sample_count: int
) -> Iterator[Span]:
    """Yield the span in samples of each phoneme but the spaces; nothing if the ends are of something else."""
    known = sum(phoneme in vocabulary for phoneme in phonemes)
    # A pad before the first and one after the last; every frame has as many samples.
    if len(ends) != known + 2 or ends[-1] <= 0 or sample_count % ends[-1]:
        return
    frame = sample_count // ends[-1]
    at = 0
    for phoneme in phonemes:
        start = ends[at]
        at += phoneme in vocabulary
        if not phoneme.isspace():
            yield start * frame, ends[at] * frame


def _placed(pieces: Sequence[Sequence[Span]], places: Sequence[Place], lag: int) -> Iterator[Span]:
    """Yield all spans where they are in the whole sound, cut off where the pieces were."""
    for piece, place in zip(pieces, places, strict=True):
        for start, end in piece:
            low, high = place.origin + start - lag, place.origin + end - lag
            yield (
                min(max(low, place.start), place.end),
                min(max(high, place.start), place.end),
            )


def _heard(units: Sequence[_Unit], times: Iterator[Span]) -> Iterator[tuple[str, Span]]:
    """Yield the words of the units with their spans; those of which nothing is heard are left out."""
    for unit in units:
        groups = [span for group in unit.phonemes.split() if (span := _span(group, times))]
        words = unit.text.split()
        if groups and len(groups) == len(words):
            yield from zip(words, groups, strict=True)
        elif groups:
            yield from zip(words, share(words, groups[0][0], groups[-1][1]), strict=True)


def _span(phonemes: str, times: Iterator[Span]) -> Span | None:
    """Take the times of these phonemes, and return from where to where anything is said."""
    taken = zip(phonemes, islice(times, len(phonemes)), strict=True)
    said = [span for phoneme, span in taken if phoneme not in SILENT]
    return (said[0][0], said[-1][1]) if said else None


def _sounding(
    spans: Sequence[Span], sound: NDArray[np.float32], rate: float, rate_hz: int
) -> list[Span]:
    """Return the spans up to the next, and at pauses from and to where there is sound.

    Nobody pauses between words but at punctuation, which the last phoneme before it has part of, too.
    """
    import numpy as np

    loud = np.flatnonzero(np.abs(sound) > SOUNDING)
    if not spans or not loud.size:
        return list(spans)
    last = int(loud[-1]) + 1
    starts = np.array([int(loud[0]), *(start for start, _ in spans[1:]), last])
    quiet: dict[int, int] = {}
    pauses = np.flatnonzero(np.diff(loud) > PAUSE_S * rate_hz)
    for silence, sounds in zip(loud[pauses] + 1, loud[pauses + 1], strict=True):
        away = np.abs(starts[1:-1] + EARLY_S / rate * rate_hz - sounds)
        away[(starts[:-2] >= silence) | (sounds >= starts[2:])] = sound.size  # a word would be gone
        if away.size and away.min() <= NEAR_S / rate * rate_hz:
            word = int(np.argmin(away))
            starts[word + 1], quiet[word] = sounds, int(silence)
    least = np.arange(len(starts)) * round(SHORTEST_S * rate_hz)
    starts = np.minimum(np.maximum.accumulate(starts - least) + least, last)
    return [
        (start, max(start, min(quiet.get(word, end), end)))
        for word, (start, end) in enumerate(pairwise(starts.tolist()))
    ]


def _ms(samples: int, rate_hz: int) -> Milliseconds:
    return Milliseconds(samples * 1000 // rate_hz)
