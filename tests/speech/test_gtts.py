from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from briefing.adapters.clip_store import ClipStore
from briefing.errors import PluginError, SpeechError
from briefing.model import Clip, Utterance
from briefing.speech.gtts import GTTSEngine
from briefing.speech.plausibility import sounding

Say = Callable[..., Utterance]

SHORT = "The eastern basin closes on the first of March."
LONG = (
    "The harbour authority will close the eastern basin for six weeks from the first of March, "
    "while divers repair a cracked lock gate; ferries to the outer islands are to use the western quay. "
    "Passengers should expect to arrive twenty minutes late."
)


class Naps:
    """A sleep that only writes down how long it was asked to sleep, and a clock that only it moves."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.now = 1000.0

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


class Nothing(ClipStore):
    """A store that keeps nothing, so that every part is asked for."""

    def read(self, key: str) -> None:
        return None

    def write(self, key: str, clip: Clip) -> None:
        """Forget it."""


@pytest.fixture
def naps() -> Naps:
    return Naps()


@pytest.fixture
def engine(google: Any, naps: Naps) -> Callable[..., GTTSEngine]:
    def make(*, language: str = "en-US", **options: Any) -> GTTSEngine:
        here = {"base_url": google.url, "ca_file": google.ca_file, "timeout_s": 5.0, "retries": 2}
        chosen = GTTSEngine.Options.model_validate({**here, **options})
        return GTTSEngine(
            chosen,
            language=language,
            clips=Nothing(),
            sleep=naps,
            clock=naps.clock,
            jitter=Random(1),  # noqa: S311
        )

    return make


Make = Callable[..., GTTSEngine]


class TestSpeaking:
    def test_a_short_text_is_one_request(self, engine: Make, google: Any, utterance: Say) -> None:
        clip = engine().speak(utterance(SHORT))
        assert google.texts == [SHORT]
        assert clip.rate_hz == 24_000
        assert clip.duration_ms == pytest.approx(60 * len(SHORT) + 300, abs=100)

    def test_a_long_text_is_cut_where_a_speaker_pauses(
        self, engine: Make, google: Any, utterance: Say
    ) -> None:
        engine().speak(utterance(LONG))
        assert " ".join(google.texts) == LONG
        assert all(len(text) <= 100 and text[-1] in ",;." for text in google.texts)

    def test_no_seam_has_more_silence_than_a_pause_of_speech(
        self, engine: Make, utterance: Say
    ) -> None:
        clip = engine().speak(utterance(LONG))
        start, end = sounding(clip.samples)
        loud = np.flatnonzero(np.abs(clip.samples[start:end]) > 0.01)
        assert np.diff(loud).max() / clip.rate_hz < 0.45
        assert clip.duration_ms == pytest.approx(60 * len(LONG) + 300 + 700, abs=400)

    def test_connections_are_used_again(self, engine: Make, google: Any, utterance: Say) -> None:
        voice = engine()
        voice.speak(utterance(LONG))
        voice.speak(utterance(SHORT))
        assert len(google.asked) >= 4
        assert google.connections == 1

    @pytest.mark.parametrize(
        ("language", "options", "code", "slow"),
        [
            ("en-GB", {}, "en", False),
            ("de", {"slow": True}, "de", True),
            ("pt-PT", {}, "pt-PT", False),
            ("en-US", {"lang": "fr"}, "fr", False),
        ],
    )
    def test_language_and_pace_are_those_asked_for(
        self,
        *,
        engine: Make,
        google: Any,
        utterance: Say,
        language: str,
        options: dict[str, Any],
        code: str,
        slow: bool,
    ) -> None:
        engine(language=language, **options).speak(utterance("Ja."))
        assert [(asked.lang, asked.slow) for asked in google.asked] == [(code, slow)]

    def test_it_calls_itself_what_gtts_does(
        self, engine: Make, google: Any, utterance: Say
    ) -> None:
        engine().speak(utterance(SHORT))
        headers = google.asked[0].headers
        assert headers["referer"] == "http://translate.google.com/"
        assert headers["content-type"] == "application/x-www-form-urlencoded;charset=utf-8"

    def test_nothing_to_pronounce_is_an_error_without_a_request(
        self, engine: Make, google: Any, utterance: Say
    ) -> None:
        with pytest.raises(SpeechError, match="nothing to pronounce") as error:
            engine().speak(utterance("?!"))
        assert (error.value.engine, error.value.text) == ("gtts", "?!")
        assert not google.asked


def names(kind: str) -> list[str]:
    """Return the names in a table of faults; the table itself comes with a fixture."""
    return {
        "FAULTS": [
            "too many requests",
            "too many requests, come back in 7 s",
            "server error",
            "bad gateway",
            "unavailable",
            "redirect to the page for robots",
            "hangs",
            "drips its body",
            "drips its headers",
            "hangs up in the middle",
            "a page of HTML with status 200",
            "an empty answer",
            "no audio line",
            "an audio line without audio",
            "an audio line that is no JSON",
            "no speech for the text",
            "empty audio",
            "truncated base64",
            "something else than an MP3",
            "an MP3 cut in a frame",
            "an MP3 with a hole",
            "an MP3 that changes its rate",
            "silence",
            "an absurd length",
            "a sound much too short",
        ],
        "FATAL": ["forbidden", "not found", "bad request"],
    }[kind]


SLOW_FAULTS = {"hangs", "drips its body", "drips its headers"}


def limit_s(fault: str) -> float:
    return 0.3 if fault in SLOW_FAULTS else 5.0


class TestFaults:
    @pytest.mark.parametrize("kind", ["FAULTS", "FATAL"])
    def test_every_fault_of_the_server_is_in_the_tables_here(
        self, google_server: ModuleType, kind: str
    ) -> None:
        assert names(kind) == list(getattr(google_server, kind))

    @pytest.mark.parametrize("fault", names("FAULTS"))
    def test_one_fault_is_overcome(
        self,
        *,
        engine: Make,
        google: Any,
        google_server: ModuleType,
        naps: Naps,
        utterance: Say,
        fault: str,
    ) -> None:
        good = engine().speak(utterance(SHORT))
        google.faults.append(google_server.FAULTS[fault])
        clip = engine(timeout_s=limit_s(fault)).speak(utterance(SHORT))
        assert np.array_equal(clip.samples, good.samples)
        assert len(naps.seconds) == 1

    @pytest.mark.parametrize("fault", names("FAULTS"))
    def test_a_lasting_fault_is_an_error_and_never_a_hole(
        self,
        *,
        engine: Make,
        google: Any,
        google_server: ModuleType,
        naps: Naps,
        utterance: Say,
        fault: str,
    ) -> None:
        google.faults += [google_server.FAULTS[fault]] * 3
        with pytest.raises(SpeechError, match=rf"{google.url}.*\(3 attempts\)") as error:
            engine(timeout_s=limit_s(fault)).speak(utterance(SHORT))
        assert (error.value.engine, error.value.text) == ("gtts", SHORT)
        assert len(google.asked) == 3
        assert len(naps.seconds) == 2

    @pytest.mark.parametrize("fault", names("FATAL"))
    def test_what_cannot_get_better_is_not_tried_again(
        self, *, engine: Make, google: Any, google_server: ModuleType, utterance: Say, fault: str
    ) -> None:
        google.faults.append(google_server.FATAL[fault])
        with pytest.raises(SpeechError, match="answered 40"):
            engine().speak(utterance(SHORT))
        assert len(google.asked) == 1

    def test_a_fault_in_the_middle_loses_nothing_that_was_spoken(
        self, *, engine: Make, google: Any, google_server: ModuleType, utterance: Say
    ) -> None:
        google.faults += [None, google_server.status(429), google_server.status(503)]
        engine().speak(utterance(LONG))
        first, second, *_ = google.texts
        assert google.texts.count(first) == 1
        assert google.texts.count(second) == 3

    def test_parts_of_two_sample_rates_are_not_joined(
        self, *, engine: Make, google: Any, google_server: ModuleType, utterance: Say
    ) -> None:
        google.faults += [None, google_server.sends(lambda _: google_server.hum(5.0, 16_000))]
        clip = engine().speak(utterance(LONG))
        assert clip.rate_hz == 24_000
        google.faults += [None] + [
            google_server.sends(lambda _: google_server.hum(5.0, 16_000))
        ] * 3
        with pytest.raises(SpeechError, match="16000 Hz, the part before it 24000 Hz"):
            engine().speak(utterance(LONG))

    def test_the_server_says_how_long_to_wait(
        self, *, engine: Make, google: Any, google_server: ModuleType, naps: Naps, utterance: Say
    ) -> None:
        google.faults += [
            google_server.status(429, Retry_After="7"),
            google_server.status(429, Retry_After="86400"),
        ]
        engine().speak(utterance(SHORT))
        assert naps.seconds == [7.0, 60.0]

    def test_without_retries_the_first_fault_is_the_last(
        self, *, engine: Make, google: Any, google_server: ModuleType, utterance: Say
    ) -> None:
        google.faults.append(google_server.status(500))
        with pytest.raises(SpeechError, match=r"answered 500 \(1 attempt\)"):
            engine(retries=0).speak(utterance(SHORT))

    def test_a_server_that_is_not_there_is_named(self, engine: Make, utterance: Say) -> None:
        with pytest.raises(SpeechError, match=r"https://localhost:9/.*\(1 attempt\)"):
            engine(base_url="https://localhost:9", retries=0).speak(utterance(SHORT))

    def test_a_certificate_of_a_stranger_is_not_trusted(
        self, *, engine: Make, google: Any, naps: Naps, utterance: Say
    ) -> None:
        with pytest.raises(SpeechError, match="cannot be trusted"):
            engine(ca_file="").speak(utterance(SHORT))
        assert not google.asked
        assert not naps.seconds

    def test_a_file_without_certificates_is_named(
        self, *, engine: Make, google: Any, tmp_path: Path, utterance: Say
    ) -> None:
        empty = tmp_path / "ca.pem"
        empty.write_text("")
        with pytest.raises(SpeechError, match="see ca_file"):
            engine(ca_file=str(empty)).speak(utterance(SHORT))
        assert not google.asked


class TestSettings:
    def test_it_asks_google_itself_unless_told_otherwise(self) -> None:
        assert "url= " in GTTSEngine(GTTSEngine.Options()).identity + " "

    @pytest.mark.parametrize(
        ("language", "options", "reason"),
        [
            ("tlh", {}, "does not speak 'tlh'"),
            ("en-US", {"lang": "xx"}, "does not speak 'xx'"),
            ("en-US", {"tld": "evil.example/"}, "no domain of Google Translate"),
            ("en-US", {"tld": "com@evil.example"}, "no domain of Google Translate"),
            ("en-US", {"base_url": "ftp://example.org"}, "should begin with https://"),
            ("en-US", {"ca_file": "/nowhere/ca.pem"}, "'/nowhere/ca.pem' cannot be read"),
        ],
    )
    def test_a_wrong_setting_is_refused_at_once(
        self, language: str, options: dict[str, Any], reason: str
    ) -> None:
        with pytest.raises(PluginError, match=reason):
            GTTSEngine(GTTSEngine.Options(**options), language=language)

    def test_another_pace_is_refused_with_advice(self) -> None:
        with pytest.raises(PluginError, match="slow: true"):
            GTTSEngine(GTTSEngine.Options(), rate=1.2)

    @pytest.mark.parametrize(
        "options", [{"retries": -1}, {"timeout_s": 0}, {"speed": 2}, {"slow": "yes"}]
    )
    def test_options_out_of_range_or_unknown_are_refused(self, options: dict[str, Any]) -> None:
        with pytest.raises(ValueError, match=next(iter(options))):
            GTTSEngine.Options(**options)

    def test_the_identity_changes_with_all_that_changes_the_sound(self) -> None:
        options = GTTSEngine.Options
        identities = {
            GTTSEngine(options(), language="en-US").identity,
            GTTSEngine(options(), language="en-GB").identity,
            GTTSEngine(options(tld="com.au")).identity,
            GTTSEngine(options(slow=True)).identity,
            GTTSEngine(options(), language="de").identity,
            GTTSEngine(options(base_url="https://localhost")).identity,
        }
        assert len(identities) == 6
        same = GTTSEngine(options(timeout_s=1, retries=0)).identity
        assert same == GTTSEngine(options()).identity

    def test_its_one_voice_is_the_language(self) -> None:
        (voice,) = GTTSEngine(GTTSEngine.Options(), language="de-AT").voices()
        assert (voice.engine, voice.name, voice.language) == ("gtts", "de", "de-AT")
        (slow,) = GTTSEngine(GTTSEngine.Options(slow=True), language="de").voices()
        assert slow.words_per_minute < voice.words_per_minute

    def test_it_pickles_and_speaks_on(self, google: Any, utterance: Say) -> None:
        options = GTTSEngine.Options(base_url=google.url, ca_file=google.ca_file)
        voice = GTTSEngine(options, clips=Nothing())
        first = voice.speak(utterance(SHORT))
        second = pickle.loads(pickle.dumps(voice)).speak(utterance(SHORT))  # noqa: S301
        assert np.array_equal(first.samples, second.samples)
        assert google.texts == [SHORT, SHORT]
