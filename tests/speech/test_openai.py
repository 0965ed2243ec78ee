from __future__ import annotations

import importlib.util
import pickle
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from threading import Barrier
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from briefing.adapters.clip_store import ClipStore
from briefing.errors import PluginError, SpeechError
from briefing.model import Utterance
from briefing.speech.openai import OpenAIEngine

Say = Callable[..., Utterance]
Make = Callable[..., OpenAIEngine]

SHORT = "The eastern basin closes on the first of March."
LONG = (
    "The harbour authority will close the eastern basin for six weeks from the first of March, "
    "while divers repair a cracked lock gate; ferries to the outer islands are to use the western quay. "
    "Passengers should expect to arrive twenty minutes late."
)
KEY = "sk-not-a-real-key-0123456789"


class Naps:
    """A sleep that only writes down how long it was asked to sleep, and a clock that only it moves."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.now = 1000.0
        self.moves = True

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        self.now += seconds * self.moves

    def clock(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def speech_server() -> ModuleType:
    """The module with the fake of OpenAI's speech service."""
    place = Path(__file__).with_name("speech_server.py")
    spec = importlib.util.spec_from_file_location("speech_server_for_openai", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def service(speech_server: ModuleType, certificate: Any) -> Iterator[Any]:
    """The service, running on this machine over TLS, without faults."""
    with speech_server.running(certificate.context) as service:
        yield service


@pytest.fixture
def naps() -> Naps:
    return Naps()


@pytest.fixture
def clips(tmp_path: Path) -> ClipStore:
    return ClipStore(tmp_path / "clips")


@pytest.fixture
def engine(service: Any, certificate: Any, naps: Naps, clips: ClipStore) -> Make:
    def make(*, rate: float = 1.0, language: str = "en-US", **options: Any) -> OpenAIEngine:
        here = {
            "base_url": service.url,
            "ca_file": certificate.ca_file,
            "timeout_s": 20.0,
            "retries": 2,
        }
        return OpenAIEngine(
            OpenAIEngine.Options.model_validate({**here, **options}),
            rate=rate,
            language=language,
            clips=clips,
            sleep=naps,
            clock=naps.clock,
            jitter=Random(1),  # noqa: S311
        )

    return make


class TestSpeaking:
    def test_a_text_is_one_request(self, engine: Make, service: Any, utterance: Say) -> None:
        clip = engine().speak(utterance(SHORT, "af_heart"))
        (asked,) = service.asked
        assert asked.body == {
            "model": "kokoro",
            "input": SHORT,
            "voice": "af_heart",
            "response_format": "wav",
        }
        assert clip.rate_hz == 24_000
        assert clip.duration_ms == pytest.approx(60 * len(SHORT) + 300, abs=2)

    @pytest.mark.parametrize("format_", ["mp3", "wav", "flac", "opus", "pcm"])
    def test_every_format_sounds_alike(
        self, engine: Make, service: Any, utterance: Say, format_: str
    ) -> None:
        clip = engine(response_format=format_).speak(utterance(SHORT, "af_heart"))
        assert service.asked[0].format == format_
        assert clip.rate_hz == 24_000
        assert clip.duration_ms == pytest.approx(60 * len(SHORT) + 300, abs=100)
        assert clip.samples.max() == pytest.approx(0.2, abs=0.03)

    def test_a_long_text_is_cut_where_a_speaker_pauses(
        self, engine: Make, service: Any, utterance: Say
    ) -> None:
        clip = engine(max_characters=100).speak(utterance(LONG, "af_heart"))
        assert " ".join(service.texts) == LONG
        assert all(len(text) <= 100 and text[-1] in ",;." for text in service.texts)
        assert clip.duration_ms == pytest.approx(60 * len(LONG) + 300 + 700, abs=400)

    def test_a_text_of_more_than_4096_characters_is_more_than_one_request(
        self, engine: Make, service: Any, utterance: Say
    ) -> None:
        text = " ".join([LONG] * 18)
        clip = engine(response_format="pcm").speak(utterance(text, "af_heart"))
        assert [len(asked) <= 4096 for asked in service.texts] == [True, True]
        assert " ".join(service.texts) == text
        assert clip.duration_ms == pytest.approx(60 * len(text) + 600, abs=400)

    def test_pace_goes_to_the_server_only_when_there_is_one(
        self, engine: Make, service: Any, utterance: Say
    ) -> None:
        normal = engine().speak(utterance(SHORT, "af_heart"))
        fast = engine(rate=2.0).speak(utterance(SHORT, "af_heart"))
        assert [asked.body.get("speed") for asked in service.asked] == [None, 2.0]
        assert fast.duration_ms < 0.6 * normal.duration_ms

    def test_the_voice_of_the_utterance_goes_before_that_of_the_options(
        self, engine: Make, service: Any, utterance: Say
    ) -> None:
        service.voices |= {"af_sky", "bm_lewis"}
        voice = engine(voice="bm_lewis")
        voice.speak(utterance(SHORT, "af_sky"))
        voice.speak(utterance(SHORT, ""))
        assert [asked.body["voice"] for asked in service.asked] == ["af_sky", "bm_lewis"]

    def test_connections_are_used_again(self, engine: Make, service: Any, utterance: Say) -> None:
        voice = engine()
        voice.speak(utterance(LONG, "af_heart"))
        voice.speak(utterance(SHORT, "af_heart"))
        assert (len(service.asked), service.connections) == (2, 1)

    @pytest.mark.parametrize("size", [0xFFFFFFFF, 0x7FFFFFFF, 2_000_000_000, 0])
    def test_a_stream_that_does_not_say_how_long_it_is_is_heard_to_its_end(
        self, *, engine: Make, service: Any, speech_server: ModuleType, utterance: Say, size: int
    ) -> None:
        service.faults.append(speech_server.sized(size))
        clip = engine(retries=0).speak(utterance(SHORT, "af_heart"))
        assert clip.duration_ms == pytest.approx(60 * len(SHORT) + 300, abs=2)

    def test_a_server_that_sends_another_format_and_says_so_is_understood(
        self, engine: Make, service: Any, speech_server: ModuleType, utterance: Say
    ) -> None:
        service.faults.append(speech_server.sends_mp3)
        clip = engine(retries=0).speak(utterance(SHORT, "af_heart"))
        assert clip.duration_ms == pytest.approx(60 * len(SHORT) + 300, abs=100)

    def test_a_server_that_knows_no_formats_is_asked_without_one_from_then_on(
        self, engine: Make, service: Any, utterance: Say
    ) -> None:
        service.refuses = {"response_format"}
        voice = engine()
        voice.speak(utterance(SHORT, "af_heart"))
        voice.speak(utterance(LONG, "af_heart"))
        assert ["response_format" in asked.body for asked in service.asked] == [True, False, False]

    def test_nothing_to_pronounce_is_an_error_without_a_request(
        self, engine: Make, service: Any, utterance: Say
    ) -> None:
        with pytest.raises(SpeechError, match="nothing to pronounce") as error:
            engine().speak(utterance("?!"))
        assert (error.value.engine, error.value.text) == ("openai", "?!")
        assert not service.asked

    def test_several_threads_speak_and_no_more_of_them_ask_than_is_allowed(
        self, engine: Make, service: Any, speech_server: ModuleType, utterance: Say
    ) -> None:
        both = Barrier(2, timeout=10)

        def waits(handler: Any, asked: Any) -> None:
            both.wait()  # passes only while two requests are under way
            handler.reply(200, speech_server.speech(asked), "audio/wav")

        service.faults += [waits] * 6
        voice = engine(concurrency=2)
        texts = [f"{SHORT[:-1]} of {year}." for year in range(2020, 2026)]
        with ThreadPoolExecutor(6) as pool:
            spoken = list(pool.map(lambda text: voice.speak(utterance(text, "af_heart")), texts))
        assert len(spoken) == 6
        assert service.most_at_once == 2
        assert sorted(service.texts) == texts


def names(kind: str) -> list[str]:
    """Return the names in a table of faults; the table itself comes with a fixture."""
    return {
        "FAULTS": [
            "too many requests",
            "too many requests, come back in 7 s",
            "server error",
            "bad gateway",
            "loading the model",
            "hangs",
            "drips its body",
            "drips its headers",
            "hangs up in the middle",
            "hangs up in the middle of a stream",
            "a page of HTML with status 200",
            "a page of HTML that calls itself sound",
            "an error in JSON with status 200",
            "events in place of sound",
            "an empty answer",
            "a WAV that is only a header",
            "a WAV that is cut off",
            "an MP3 that calls itself WAV",
            "an MP3 cut in a frame",
            "a FLAC that is cut off",
            "an Ogg without its end",
            "no sound at all",
            "silence",
            "an absurd length",
            "a sound much too short",
        ],
        "FINAL": [
            "no key",
            "no credit",
            "payment required",
            "forbidden",
            "not found",
            "wrong method",
            "too long a text",
            "redirect",
        ],
    }[kind]


SLOW_FAULTS = {"hangs", "drips its body", "drips its headers"}


def limit_s(fault: str) -> float:
    return 1.2 if fault in SLOW_FAULTS else 20.0


class TestFaults:
    @pytest.mark.parametrize("kind", ["FAULTS", "FINAL"])
    def test_every_fault_of_the_server_is_in_the_tables_here(
        self, speech_server: ModuleType, kind: str
    ) -> None:
        assert names(kind) == list(getattr(speech_server, kind))

    @pytest.mark.parametrize("fault", names("FAULTS"))
    def test_one_fault_is_overcome(
        self,
        *,
        engine: Make,
        service: Any,
        speech_server: ModuleType,
        naps: Naps,
        utterance: Say,
        fault: str,
    ) -> None:
        service.faults.append(speech_server.FAULTS[fault])
        naps.moves = fault not in SLOW_FAULTS
        clip = engine(timeout_s=limit_s(fault)).speak(utterance(SHORT, "af_heart"))
        assert clip.duration_ms == pytest.approx(60 * len(SHORT) + 300, abs=2)
        assert len(service.asked) == 2
        assert len(naps.seconds) == 1

    @pytest.mark.parametrize("fault", names("FAULTS"))
    def test_a_lasting_fault_is_an_error_and_nothing_is_kept(
        self,
        *,
        engine: Make,
        service: Any,
        speech_server: ModuleType,
        clips: ClipStore,
        naps: Naps,
        utterance: Say,
        fault: str,
    ) -> None:
        naps.moves = fault not in SLOW_FAULTS
        retries = 1 if fault in SLOW_FAULTS else 2
        service.faults += [speech_server.FAULTS[fault]] * 3
        with pytest.raises(SpeechError) as error:
            engine(timeout_s=limit_s(fault), retries=retries).speak(utterance(SHORT, "af_heart"))
        assert (error.value.engine, error.value.text) == ("openai", SHORT)
        assert service.url + "/audio/speech" in error.value.reason
        assert error.value.reason.endswith(f"({retries + 1} attempts)")
        assert not clips.root.exists()

    @pytest.mark.parametrize("fault", names("FINAL"))
    def test_what_cannot_get_better_is_not_tried_again(
        self,
        *,
        engine: Make,
        service: Any,
        speech_server: ModuleType,
        naps: Naps,
        utterance: Say,
        fault: str,
    ) -> None:
        service.faults.append(speech_server.FINAL[fault])
        with pytest.raises(SpeechError, match=rf"{service.url}/audio/speech: HTTP \d\d\d"):
            engine().speak(utterance(SHORT, "af_heart"))
        assert len(service.asked) == 1
        assert not naps.seconds

    @pytest.mark.parametrize(
        ("fault", "advice"),
        [
            ("no key", "api_key_env"),
            ("forbidden", "api_key_env"),
            ("not found", "model, voice and base_url"),
            ("too long a text", "max_characters"),
            ("redirect", "at another address, https://elsewhere.invalid.*see base_url"),
            ("no credit", "no credit left"),
        ],
    )
    def test_the_error_says_what_to_do(
        self,
        *,
        engine: Make,
        service: Any,
        speech_server: ModuleType,
        utterance: Say,
        fault: str,
        advice: str,
    ) -> None:
        service.faults.append(speech_server.FINAL[fault])
        with pytest.raises(SpeechError, match=advice):
            engine().speak(utterance(SHORT, "af_heart"))

    def test_a_wrong_voice_is_named_by_the_server(
        self, engine: Make, service: Any, utterance: Say
    ) -> None:
        with pytest.raises(SpeechError, match="HTTP 400: voice 'nobody' not found"):
            engine().speak(utterance(SHORT, "nobody"))
        assert len(service.asked) == 2  # the second one without response_format

    def test_a_fault_in_the_middle_loses_nothing_that_was_spoken(
        self, engine: Make, service: Any, speech_server: ModuleType, utterance: Say
    ) -> None:
        service.faults += [None, *[speech_server.status(429)] * 3]
        with pytest.raises(SpeechError, match="HTTP 429"):
            engine(max_characters=100).speak(utterance(LONG, "af_heart"))
        first, second, *_ = service.texts
        assert service.texts == [first, second, second, second]

        service.asked.clear()
        engine(max_characters=100).speak(utterance(LONG, "af_heart"))
        assert service.texts[0] == second
        assert f"{first} {' '.join(service.texts)}" == LONG

    def test_the_server_says_how_long_to_wait(
        self, *, engine: Make, service: Any, speech_server: ModuleType, naps: Naps, utterance: Say
    ) -> None:
        service.faults += [
            speech_server.status(429, Retry_After="7"),
            speech_server.status(503, Retry_After="9"),
        ]
        engine().speak(utterance(SHORT, "af_heart"))
        assert naps.seconds == [7.0, 9.0]

    def test_a_wait_beyond_the_deadline_is_not_begun(
        self, *, engine: Make, service: Any, speech_server: ModuleType, naps: Naps, utterance: Say
    ) -> None:
        service.faults += [speech_server.status(429, Retry_After="30")]
        with pytest.raises(SpeechError, match=r"HTTP 429.*\(1 attempt\)"):
            engine(timeout_s=20).speak(utterance(SHORT, "af_heart"))
        assert not naps.seconds

    def test_parts_of_two_sample_rates_are_not_joined(
        self, engine: Make, service: Any, speech_server: ModuleType, utterance: Say
    ) -> None:
        service.faults += [None, *[speech_server.sends_another_rate] * 3]
        with pytest.raises(SpeechError, match="16000 Hz, the part before it 24000 Hz"):
            engine(max_characters=100).speak(utterance(LONG, "af_heart"))

    def test_clips_of_a_service_that_has_another_rate_now_are_asked_for_anew(
        self, engine: Make, service: Any, speech_server: ModuleType, utterance: Say
    ) -> None:
        service.faults += [None, *[speech_server.status(500)] * 3]
        with pytest.raises(SpeechError):
            engine(max_characters=100).speak(utterance(LONG, "af_heart"))
        service.faults += [speech_server.sends_another_rate] * 10
        clip = engine(max_characters=100).speak(utterance(LONG, "af_heart"))
        assert clip.rate_hz == 16_000
        assert clip.duration_ms == pytest.approx(60 * len(LONG) + 300 + 700, abs=400)

    def test_a_server_that_is_not_there_is_named(
        self, engine: Make, naps: Naps, utterance: Say
    ) -> None:
        with pytest.raises(SpeechError, match=r"https://localhost:9/v1/audio/speech: .*does the server run\?.*\(3 attempts\)"):  # fmt: skip
            engine(base_url="https://localhost:9/v1").speak(utterance(SHORT, "af_heart"))
        assert len(naps.seconds) == 2

    def test_a_certificate_of_a_stranger_is_not_trusted(
        self, *, engine: Make, service: Any, naps: Naps, utterance: Say
    ) -> None:
        with pytest.raises(SpeechError, match=r"cannot be trusted.*see ca_file"):
            engine(ca_file="").speak(utterance(SHORT, "af_heart"))
        assert not service.asked
        assert not naps.seconds

    def test_a_file_without_certificates_is_named(
        self, engine: Make, tmp_path: Path, utterance: Say
    ) -> None:
        empty = tmp_path / "ca.pem"
        empty.write_text("")
        with pytest.raises(SpeechError, match="see ca_file"):
            engine(ca_file=str(empty)).speak(utterance(SHORT, "af_heart"))


class TestKey:
    def test_it_comes_from_the_environment_and_goes_into_the_header(
        self, engine: Make, service: Any, utterance: Say, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        service.key = KEY
        monkeypatch.setenv("SPEECH_KEY", KEY)
        voice = engine(api_key_env="SPEECH_KEY")
        voice.speak(utterance(SHORT, "af_heart"))
        assert service.asked[0].headers["authorization"] == f"Bearer {KEY}"
        assert KEY not in voice.identity + repr(voice) + repr(vars(voice))

    def test_it_is_in_no_error_even_if_the_server_repeats_it(
        self, engine: Make, service: Any, utterance: Say, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        service.key = "another"
        monkeypatch.setenv("SPEECH_KEY", KEY)
        with pytest.raises(SpeechError, match="HTTP 401") as error:
            engine(api_key_env="SPEECH_KEY").speak(utterance(SHORT, "af_heart"))
        assert KEY not in str(error.value)

    @pytest.mark.parametrize(
        ("options", "reason"),
        [
            ({"api_key_env": "UNSET_SPEECH_KEY"}, "UNSET_SPEECH_KEY is not set"),
            ({"api_key_env": KEY}, "name of an environment variable"),
            ({"base_url": "http://speech.example/v1", "api_key_env": "SPEECH_KEY"}, "in the open"),
            ({"base_url": "https://me:secret@speech.example/v1"}, "no name, key or query"),
            ({"base_url": "https://speech.example:99999/v1"}, "an address such as"),
            ({"ca_file": "/nowhere/ca.pem"}, "cannot be read"),
        ],
    )
    def test_what_would_betray_it_or_cannot_work_is_refused_at_once(
        self, options: dict[str, Any], reason: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SPEECH_KEY", KEY)
        with pytest.raises(PluginError, match=reason) as error:
            OpenAIEngine(OpenAIEngine.Options(**options))
        assert KEY not in str(error.value)


class TestSettings:
    @pytest.mark.parametrize("rate", [0.2, 4.5])
    def test_a_pace_that_the_protocol_does_not_know_is_refused(self, rate: float) -> None:
        with pytest.raises(PluginError, match=r"from 0\.25 to 4"):
            OpenAIEngine(OpenAIEngine.Options(), rate=rate)

    @pytest.mark.parametrize(
        "options",
        [{"retries": -1}, {"timeout_s": 0}, {"concurrency": 0}, {"response_format": "aac"}, {"speed": 2}],
    )  # fmt: skip
    def test_options_out_of_range_or_unknown_are_refused(self, options: dict[str, Any]) -> None:
        with pytest.raises(ValueError, match=next(iter(options))):
            OpenAIEngine.Options(**options)

    def test_the_identity_changes_with_all_that_changes_the_sound(self) -> None:
        options = OpenAIEngine.Options
        engines = [
            OpenAIEngine(options()),
            OpenAIEngine(options(), rate=1.2),
            OpenAIEngine(options(model="tts-1")),
            OpenAIEngine(options(response_format="mp3")),
            OpenAIEngine(options(base_url="http://127.0.0.1:9000/v1")),
            OpenAIEngine(options(max_characters=100)),
        ]
        assert len({engine.identity for engine in engines}) == len(engines)
        same = options(timeout_s=1, retries=0, concurrency=1, price_per_million_characters=15)
        assert OpenAIEngine(same).identity == OpenAIEngine(options()).identity

    def test_its_voice_speaks_the_language_of_the_show_and_any_other_may_be_named(self) -> None:
        engine = OpenAIEngine(OpenAIEngine.Options(voice="ff_siwis"), language="fr-FR")
        (voice,) = engine.voices()
        assert (voice.engine, voice.name, voice.language) == ("openai", "ff_siwis", "fr-FR")
        assert engine.voice_named("ef_dora").name == "ef_dora"

    def test_it_pickles_and_speaks_on_with_the_same_clips(
        self, service: Any, certificate: Any, clips: ClipStore, utterance: Say
    ) -> None:
        options = OpenAIEngine.Options(base_url=service.url, ca_file=certificate.ca_file)
        voice = OpenAIEngine(options, clips=clips)
        first = voice.speak(utterance(SHORT, "af_heart"))
        copy = pickle.loads(pickle.dumps(voice))  # noqa: S301
        assert np.array_equal(copy.speak(utterance(SHORT, "af_heart")).samples, first.samples)
        assert service.texts == [SHORT]
        copy.speak(utterance(LONG, "af_heart"))
        assert service.texts == [SHORT, LONG]


class TestCost:
    def test_what_is_counted_beforehand_is_what_is_sent(
        self, engine: Make, service: Any, utterance: Say
    ) -> None:
        voice = engine(max_characters=100, price_per_million_characters=15.0)
        said = utterance(f"  {LONG}\n\n{LONG.upper()} ?! ", "af_heart")
        counted = voice.characters(said)
        voice.speak(said)
        assert counted == sum(map(len, service.texts))
        assert voice.price_per_million_characters == 15.0

    def test_what_is_kept_costs_nothing(
        self, engine: Make, service: Any, speech_server: ModuleType, utterance: Say
    ) -> None:
        voice = engine(max_characters=100)
        service.faults += [None, *[speech_server.status(500)] * 3]
        with pytest.raises(SpeechError):
            voice.speak(utterance(LONG, "af_heart"))
        left = voice.characters(utterance(LONG, "af_heart"))
        service.asked.clear()
        voice.speak(utterance(LONG, "af_heart"))
        assert left == sum(map(len, service.texts))
        assert voice.characters(utterance(LONG, "af_heart")) == 0

    def test_another_voice_or_language_is_another_clip(
        self, engine: Make, service: Any, utterance: Say
    ) -> None:
        service.voices.add("af_sky")
        engine().speak(utterance(SHORT, "af_heart"))
        engine().speak(utterance(SHORT, "af_sky"))
        engine(language="en-GB").speak(utterance(SHORT, "af_heart"))
        assert len(service.asked) == 3
