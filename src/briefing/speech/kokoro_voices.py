"""Kokoro's voices: for each a table of style vectors, one for every number of phonemes.

A folder holds a file `NAME.bin` for each voice, raw little-endian float32; an archive of numpy (`.npz`, also
under the name `voices-v1.0.bin`) holds them all. The English ones are named for accent and sex: af_heart is
an American woman, bm_george a British man.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STYLE = 256
"""Numbers in a style vector."""

ACCENTS = MappingProxyType({"a": "en-US", "b": "en-GB"})
FIRST = ("af_heart", "bf_emma")
"""The best voice of each accent, by the grades of Kokoro's authors."""

WORDS_PER_MINUTE = 165.0
MEASURED = MappingProxyType(
    {
        "af_heart": 165,
        "af_alloy": 168,
        "af_aoede": 167,
        "af_bella": 161,
        "af_jessica": 188,
        "af_kore": 161,
        "af_nicole": 103,
        "af_nova": 174,
        "af_river": 188,
        "af_sarah": 165,
        "af_sky": 166,
        "am_adam": 167,
        "am_echo": 169,
        "am_eric": 185,
        "am_fenrir": 160,
        "am_liam": 181,
        "am_michael": 149,
        "am_onyx": 174,
        "am_puck": 160,
        "am_santa": 149,
        "bf_emma": 173,
        "bf_alice": 166,
        "bf_isabella": 172,
        "bf_lily": 165,
        "bm_daniel": 175,
        "bm_fable": 162,
        "bm_george": 146,
        "bm_lewis": 156,
    }
)
"""Words of news text a minute of sound: how much longer each takes than hibari's voice for the same sentences.

af_heart was measured on 20 of them, the others against it on two."""

_ENGLISH = re.compile(r"([ab])[fm]_[a-z]+")
_ARCHIVE = b"PK\x03\x04"


class VoiceFileError(Exception):
    """A file of voices that cannot be used; the message names it."""


@dataclass(frozen=True, slots=True)
class StyleFile:
    """Where the style vectors of one English voice are; `member` is its name in an archive, or empty."""

    name: str
    path: Path
    member: str = ""

    @property
    def language(self) -> str:
        """The BCP 47 tag of its accent."""
        return ACCENTS[self.name[0]]

    @property
    def words_per_minute(self) -> float:
        """Its pace at rate 1.0, without the silence at both ends."""
        return MEASURED.get(self.name, WORDS_PER_MINUTE)

    def vectors(self) -> NDArray[np.float32]:
        """Return a row for each number of phonemes, from one. Raises VoiceFileError."""
        import numpy as np

        table: NDArray[np.float32]
        try:
            if self.member:
                with np.load(self.path) as archive:
                    table = archive[self.name].astype(np.float32)
            else:
                table = np.fromfile(self.path, "<f4")
            table = table.reshape(-1, STYLE)
        except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
            reason = f"{self.path}: no style vectors of a Kokoro voice ({error})"
            raise VoiceFileError(reason) from error
        return table


def default_folder() -> Path:
    """Return the folder where a user keeps Kokoro's voices; it need not exist."""
    import platformdirs

    return Path(platformdirs.user_data_dir("briefing", appauthor=False)) / "kokoro"


def style_files(place: Path) -> tuple[StyleFile, ...]:
    """Return the English voices of a folder or an archive, the best first.

    Raises VoiceFileError for a place that is there and holds none.
    """
    if place.is_dir():
        found = [found for path in sorted(place.iterdir()) for found in _in_file(path)]
    elif place.is_file():
        found = list(_in_file(place))
    else:
        return ()
    if not found and (place.is_file() or any(place.iterdir())):
        raise VoiceFileError(f"{place}: there are no English voices of Kokoro in it")
    unique = {file.name: file for file in found}.values()
    return tuple(sorted(unique, key=lambda file: (file.name not in FIRST, file.name)))


def _in_file(path: Path) -> tuple[StyleFile, ...]:
    if path.suffix not in {".bin", ".npz"} or not path.is_file():
        return ()
    with path.open("rb") as file:
        is_archive = file.read(len(_ARCHIVE)) == _ARCHIVE
    if not is_archive:
        return (StyleFile(path.stem, path),) if _ENGLISH.fullmatch(path.stem) else ()
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name.removesuffix(".npy") for name in archive.namelist()]
    except (OSError, zipfile.BadZipFile) as error:
        raise VoiceFileError(f"{path}: {error}") from error
    return tuple(StyleFile(name, path, name) for name in sorted(names) if _ENGLISH.fullmatch(name))
