"""`briefing --help` is quick because it imports nothing heavy; counted, since time depends on the machine."""

import subprocess
import sys

import pytest

HEAVY = {
    "numpy", "pydantic", "yaml", "rich", "httpx", "pydub", "hibari", "onnxruntime", "trafilatura", "lxml", "PIL",
    "soundfile", "lameenc", "soxr", "gtts", "babel", "sentencex", "shtab", "platformdirs", "asyncio", "email",
    "importlib.metadata",
}  # fmt: skip
CODE = """
import sys
from briefing.cli.main import main
try:
    main({words!r})
except SystemExit:
    pass
print(*sorted(sys.modules), sep="\\n", file=sys.stderr)
"""


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["--version"],
        ["render", "--help"],
        ["script", "--help"],
        ["say", "--help"],
        ["normalize", "--help"],
        ["nonsense"],
    ],
)
def test_nothing_heavy_is_imported(words: list[str]) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", CODE.format(words=words)], check=True, capture_output=True, text=True
    )

    loaded = set(ran.stderr.split())
    assert "briefing.cli.main" in loaded
    assert heavy(loaded) == set()
    assert len(loaded) < 200


def test_a_text_is_normalized_without_anything_heavy() -> None:
    words = ["normalize", "--no-config", "$5"]

    ran = subprocess.run(
        [sys.executable, "-c", CODE.format(words=words)], check=True, capture_output=True, text=True
    )

    assert ran.stdout == "five dollars.\n"
    assert heavy(set(ran.stderr.split())) == set()


def heavy(modules: set[str]) -> set[str]:
    return {module for module in modules if module in HEAVY or module.split(".")[0] in HEAVY}
