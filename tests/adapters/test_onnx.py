"""Nothing leaves the machine, and nothing is recorded for it to leave later."""

import os
import subprocess
import sys
from pathlib import Path

SAY = """
from briefing.model import Utterance
from briefing.speech.hibari import HibariEngine
engine = HibariEngine(HibariEngine.Options())
print(len(engine.speak(Utterance("Good morning.", "Good morning.", engine.voices()[0])).samples))
"""


def test_the_voice_speaks_without_a_trace_of_telemetry(tmp_path: Path) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        # Either would switch it off whether or not we do.
        if name not in {"CI", "ORT_DISABLE_TELEMETRY", "TF_BUILD", "GITHUB_ACTIONS"}
    }
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "TMPDIR"):
        environment[name] = str(tmp_path)

    said = subprocess.run(
        [sys.executable, "-c", SAY], env=environment, capture_output=True, text=True, check=True
    )

    assert int(said.stdout) > 10_000
    assert list(tmp_path.rglob("*")) == []
