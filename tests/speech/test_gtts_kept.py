"""What gTTS's engine does against a service that refuses: it slows down, gives up in time, loses nothing."""

from __future__ import annotations

import pickle
import socket
from collections.abc import Callable
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from briefing.adapters.clip_store import ClipStore
from briefing.errors import SpeechError
from briefing.model import Utterance
from briefing.speech.breaker import COOL_DOWN_S
from briefing.speech.gtts import GTTSEngine

Say = Callable[..., Utterance]
Make = Callable[..., GTTSEngine]

SHORT = "The eastern basin closes on the first of March."
LONG = (
    "The harbour authority will close the eastern basin for six weeks from the first of March, "
    "while divers repair a cracked lock gate; ferries to the outer islands are to use the western quay. "
    "Passengers should expect to arrive twenty minutes late."
)


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def clips(tmp_path: Path) -> ClipStore:
    return ClipStore(tmp_path / "clips")


@pytest.fixture
def engine(google: Any, time: Time, clips: ClipStore) -> Make:
    def make(*, clips: ClipStore = clips, **options: Any) -> GTTSEngine:
        here = {"base_url": google.url, "ca_file": google.ca_file, "timeout_s": 5.0, "retries": 2}
        return GTTSEngine(
            GTTSEngine.Options.model_validate({**here, **options}),
            clips=clips,
            sleep=time.sleep,
            clock=time.clock,
            jitter=Random(1),  # noqa: S311
        )

    return make


def test_a_service_that_is_not_there_is_not_waited_for_again(
    engine: Make, time: Time, utterance: Say
) -> None:
    gone = engine(base_url=f"https://localhost:{free_port()}")
    with pytest.raises(SpeechError, match="3 attempts"):
        gone.speak(utterance(SHORT))
    slept = list(time.slept)

    with pytest.raises(SpeechError, match=r"not asked again for \d+ s"):
        gone.speak(utterance(LONG))

    assert time.slept == slept


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


class TestKeeping:
    def test_a_refusal_in_the_middle_loses_nothing_and_the_next_run_sends_what_is_missing(
        self,
        *,
        engine: Make,
        google: Any,
        google_server: ModuleType,
        tmp_path: Path,
        utterance: Say,
    ) -> None:
        whole = engine(clips=ClipStore(tmp_path / "elsewhere")).speak(utterance(LONG))
        parts = list(google.texts)
        assert len(parts) == 3
        google.asked.clear()

        google.faults += [None, None, *[google_server.status(429)] * 3]
        with pytest.raises(SpeechError, match="answered 429"):
            engine().speak(utterance(LONG))
        assert google.texts == [*parts, *parts[2:] * 2]
        google.asked.clear()

        clip = engine().speak(utterance(LONG))
        assert google.texts == parts[2:]
        assert np.array_equal(clip.samples, whole.samples)
        google.asked.clear()

        assert np.array_equal(engine().speak(utterance(LONG)).samples, whole.samples)
        assert not google.asked

    def test_a_part_that_other_sentences_share_is_asked_for_once(
        self, engine: Make, google: Any, utterance: Say
    ) -> None:
        engine().speak(utterance(LONG))
        google.asked.clear()
        engine().speak(utterance(f"{LONG} {SHORT}"))
        assert len(google.texts) < 3

    def test_another_accent_pace_or_language_is_another_clip(
        self, engine: Make, google: Any, utterance: Say
    ) -> None:
        for options in ({}, {"slow": True}, {"lang": "de"}, {"tld": "co.uk"}, {}):
            engine(**options).speak(utterance(SHORT))
        assert len(google.asked) == 4

    def test_a_damaged_clip_is_asked_for_again(
        self, engine: Make, google: Any, clips: ClipStore, utterance: Say
    ) -> None:
        good = engine().speak(utterance(SHORT))
        (path,) = clips.root.iterdir()
        path.write_bytes(path.read_bytes()[:-100])
        assert np.array_equal(engine().speak(utterance(SHORT)).samples, good.samples)
        assert google.texts == [SHORT, SHORT]

    @pytest.mark.parametrize(
        "fault",
        ["silence", "an MP3 cut in a frame", "an absurd length", "a sound much too short", "empty audio"],
    )  # fmt: skip
    def test_what_fails_a_check_is_never_kept(
        self,
        *,
        engine: Make,
        google: Any,
        google_server: ModuleType,
        clips: ClipStore,
        utterance: Say,
        fault: str,
    ) -> None:
        google.faults += [google_server.FAULTS[fault]] * 3
        with pytest.raises(SpeechError):
            engine().speak(utterance(SHORT))
        assert not clips.root.exists()

    def test_a_cache_that_cannot_be_written_is_done_without(
        self, engine: Make, google: Any, tmp_path: Path, utterance: Say
    ) -> None:
        (tmp_path / "file").write_text("in the way")
        voice = engine(clips=ClipStore(tmp_path / "file" / "clips"))
        voice.speak(utterance(SHORT))
        voice.speak(utterance(SHORT))
        assert google.texts == [SHORT, SHORT]

    def test_what_would_be_sent_is_counted(self, engine: Make, google: Any, utterance: Say) -> None:
        voice = engine()
        counted = voice.characters(utterance(LONG))
        voice.speak(utterance(LONG))
        assert counted == sum(map(len, google.texts))
        assert voice.characters(utterance(LONG)) == 0
        assert voice.price_per_million_characters == 0


class TestSlowing:
    def test_after_a_refusal_requests_are_spaced_and_then_less_and_less(
        self, engine: Make, google: Any, google_server: ModuleType, time: Time, utterance: Say
    ) -> None:
        voice = engine(retries=4)
        google.faults += [google_server.status(429)] * 3
        voice.speak(utterance(SHORT))
        time.slept.clear()
        for number in range(8):
            voice.speak(utterance(f"{SHORT} {number}."))
        assert 1.2 < time.slept[0] <= 2.0
        assert 0.5 < time.slept[-1] < 1.2
        assert time.slept[-1] < 0.7 * time.slept[0]

    def test_without_a_refusal_nothing_is_waited_for(
        self, engine: Make, time: Time, utterance: Say
    ) -> None:
        engine().speak(utterance(LONG))
        assert not time.slept

    def test_the_page_for_robots_is_a_refusal_as_well(
        self, engine: Make, google: Any, google_server: ModuleType, time: Time, utterance: Say
    ) -> None:
        google.faults.append(google_server.FAULTS["redirect to the page for robots"])
        voice = engine()
        voice.speak(utterance(SHORT))
        time.slept.clear()
        voice.speak(utterance("And then it rained."))
        assert time.slept


class TestGivingUp:
    def failed(
        self, voice: GTTSEngine, google: Any, google_server: ModuleType, utterance: Say
    ) -> None:
        google.faults += [google_server.status(429)] * 9
        for number in range(3):
            with pytest.raises(SpeechError, match="answered 429"):
                voice.speak(utterance(f"{SHORT} {number}."))

    def test_after_three_failures_it_fails_at_once_until_it_has_cooled_down(
        self, engine: Make, google: Any, google_server: ModuleType, time: Time, utterance: Say
    ) -> None:
        voice = engine()
        self.failed(voice, google, google_server, utterance)
        google.asked.clear()
        with pytest.raises(SpeechError, match=r"not asked again for 120 s.*answered 429") as error:
            voice.speak(utterance(SHORT))
        assert google.url in error.value.reason
        assert not google.asked

        time.now += COOL_DOWN_S
        voice.speak(utterance(SHORT))
        voice.speak(utterance(LONG))
        assert google.texts[0] == SHORT

    def test_what_is_kept_is_spoken_all_the_same(
        self, engine: Make, google: Any, google_server: ModuleType, utterance: Say
    ) -> None:
        voice = engine()
        voice.speak(utterance(LONG))
        self.failed(voice, google, google_server, utterance)
        google.asked.clear()
        voice.speak(utterance(LONG))
        assert not google.asked

    def test_texts_without_words_do_not_count(
        self, engine: Make, google: Any, utterance: Say
    ) -> None:
        voice = engine()
        for _ in range(5):
            with pytest.raises(SpeechError, match="nothing to pronounce"):
                voice.speak(utterance("?!"))
        voice.speak(utterance(SHORT))
        assert google.texts == [SHORT]

    def test_a_copy_in_another_process_begins_anew(
        self, google: Any, google_server: ModuleType, clips: ClipStore, utterance: Say
    ) -> None:
        options = GTTSEngine.Options(base_url=google.url, ca_file=google.ca_file, retries=0)
        voice = GTTSEngine(options, clips=clips)
        google.faults += [google_server.status(500)] * 3
        for _ in range(3):
            with pytest.raises(SpeechError, match="answered 500"):
                voice.speak(utterance(SHORT))
        copy = pickle.loads(pickle.dumps(voice))  # noqa: S301
        copy.speak(utterance(SHORT))
        with pytest.raises(SpeechError, match="not asked again"):
            voice.speak(utterance(LONG))
