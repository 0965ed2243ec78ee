"""Measure an installation: a fresh virtual environment, `pip install .`, what each package weighs.

    python benchmarks/install_size.py [CHECKOUT]

Prints the total on disk without pip and setuptools, the heaviest packages, and the seconds from
"installed" to a finished first briefing (the sample show).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import venv
from importlib.metadata import distributions
from pathlib import Path

SHOWN = 16


def main() -> None:
    """Install, weigh, render once."""
    checkout = Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    with tempfile.TemporaryDirectory(prefix="briefing-install-") as folder:
        home = Path(folder)
        venv.create(home / "venv", with_pip=True)
        scripts = home / "venv" / ("Scripts" if os.name == "nt" else "bin")
        subprocess.run(
            [scripts / "python", "-m", "pip", "install", "--quiet", str(checkout)], check=True
        )
        weigh(home / "venv")
        environment = {**os.environ, "XDG_CACHE_HOME": str(home / "cache")}
        started = time.perf_counter()
        command = [scripts / "briefing", "render", "--quiet", "-o", str(home / "out")]
        subprocess.run(command, check=True, cwd=checkout, env=environment)
        print(f"first briefing after install: {time.perf_counter() - started:.1f} s wall")


def weigh(environment: Path) -> None:
    """Print what each distribution takes on disk, byte code included, in MB of 1,000,000 bytes."""
    packages = next(environment.rglob("site-packages"))
    sizes = {}
    for found in distributions(path=[str(packages)]):
        files = {packages / str(file) for file in found.files or ()}
        compiled = {
            cached
            for file in files
            if file.suffix == ".py"
            for cached in (file.parent / "__pycache__").glob(f"{file.stem}.*.pyc")
        }
        sizes[found.metadata["Name"]] = sum(
            file.stat().st_size for file in files | compiled if file.is_file()
        )
    for name in ("pip", "setuptools"):
        sizes.pop(name, None)
    total = sum(sizes.values())
    for name, size in sorted(sizes.items(), key=lambda pair: -pair[1])[:SHOWN]:
        print(f"{name:24} {size / 1e6:7.1f} MB")
    print(f"{'others':24} {(total - sum(sorted(sizes.values())[-SHOWN:])) / 1e6:7.1f} MB")
    print(f"{'total without pip':24} {total / 1e6:7.1f} MB in {len(sizes)} packages")


if __name__ == "__main__":
    main()
