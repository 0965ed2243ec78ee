import subprocess
import sys

import pytest

HEAVY = {
    "numpy", "pydantic", "yaml", "rich", "httpx", "pydub", "hibari", "onnxruntime", "trafilatura", "lxml", "PIL",
    "soundfile", "lameenc", "soxr", "gtts", "babel", "sentencex", "starlette", "uvicorn", "segno",
}  # fmt: skip
LOADED = "import sys; {}; print(' '.join({{m.split('.')[0] for m in sys.modules}}))"


def loaded_by(code: str) -> set[str]:
    command = [sys.executable, "-c", LOADED.format(code)]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())


@pytest.mark.parametrize(
    "code",
    [
        "import briefing",
        "import briefing.errors, briefing.model, briefing.protocols, briefing.registry",
    ],
)
def test_looking_at_the_package_loads_nothing_heavy(code: str) -> None:
    assert loaded_by(code).isdisjoint(HEAVY)


def test_the_api_is_found_when_asked_for() -> None:
    import briefing

    assert callable(briefing.render)
    assert callable(briefing.script)


def test_an_unknown_name_is_an_attribute_error() -> None:
    import briefing

    with pytest.raises(AttributeError, match="no attribute 'sing'"):
        _ = briefing.sing
