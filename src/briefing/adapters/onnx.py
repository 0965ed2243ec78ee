"""onnxruntime without its telemetry.

Since 1.29 the official builds for Linux and macOS, as those for Windows long before, record each session and
send the records to their maker, unless they are told not to; a device id is kept in the user's cache folder.
A program that promises that nothing leaves the machine has to tell them.
"""

from __future__ import annotations

import os

SWITCH = "ORT_DISABLE_TELEMETRY"
"""Read when the library starts, so it has to stand in the environment before the first import."""


def without_telemetry() -> None:
    """Import onnxruntime with its telemetry off, in this process and in those it starts."""
    os.environ[SWITCH] = "1"
    import onnxruntime

    # For whoever imported it before us, and for Windows, where the switch is not read.
    onnxruntime.disable_telemetry_events()
