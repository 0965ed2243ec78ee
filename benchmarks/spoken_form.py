"""How fast and how well English becomes speech, beside what two engines do by themselves.

    python benchmarks/spoken_form.py [--seconds 2] [--errors 0]

Speed is in sentences a second of CPU on one core: of the golden sentences (tests/normalize/golden) and of the sentences
of the sample articles, plain and with pronunciations. Load is the import of the front end in a fresh interpreter,
beyond what the interpreter itself takes, and the first sentence after it; the best of five.

Accuracy is counted on the golden sentences. TEXT: letters and digits equal those of an accepted form. PHON: espeak-ng
says the same for both (its library is looked for; without it there is no PHON).

Peers in the same run: the text that gTTS sends after its own pre-processing (what its server makes of it is not seen), and espeak-ng given the written sentence.
"""

from __future__ import annotations

import argparse
import ctypes
import ctypes.util
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from briefing.normalize import spoken_form

ROOT = Path(__file__).parent.parent
LOAD = """
import sys, time
start = time.process_time()
import briefing.normalize.front
loaded = time.process_time()
briefing.normalize.spoken_form("Police said 3 of 10 roads were shut at 9:30 p.m. on Jan. 5, 2024.")
print(loaded - start, time.process_time() - loaded)
"""
NUMBER_WORD = re.compile(
    r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand|million|billion|trillion)$"
)
Case = tuple[str, list[str]]


def main() -> None:
    """Print the numbers."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=2, help="CPU for each speed")
    parser.add_argument("--errors", type=int, default=0, help="show so many wrong sentences")
    options = parser.parse_args()
    cases = golden()
    print("sentences a second of CPU   plain   marked   characters each")
    for name, sentences in (("golden", [w for w, _ in cases]), ("samples", samples())):
        plain = rate(sentences, options.seconds, "plain")
        marked = rate(sentences, options.seconds, "misaki")
        print(
            f"{name:<26} {plain:6.0f}   {marked:6.0f}   {sum(map(len, sentences)) / len(sentences):.0f}"
        )
    load, first = load_seconds()
    print(f"load {load * 1000:.0f} ms, first sentence {first * 1000:.0f} ms")
    print(f"accuracy on {len(cases)} golden sentences    TEXT    PHON")
    espeak = espeak_voice()
    for peer, say in (("briefing", lambda t: spoken_form(t).text), ("gTTS", gtts_text())):
        if say is not None:
            report(
                peer,
                [(say(written), *case) for case in cases for written in case[:1]],
                espeak,
                options.errors,
            )
    if espeak is not None:
        report(
            "espeak-ng", [(written, written, accepted) for written, accepted in cases], espeak, 0
        )


def golden() -> list[Case]:
    """Return the written sentences with their accepted spoken forms."""
    lines = [
        line.split("\t")
        for path in sorted((ROOT / "tests/normalize/golden").glob("*.tsv"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [(written, accepted.split("|")) for _, written, accepted in lines]


def samples() -> list[str]:
    """Return the sentences of the sample articles."""
    found: list[str] = []
    for path in sorted((ROOT / "samples").iterdir()):
        if path.is_file():
            text = re.sub(
                r"(?s)<(head|script|style).*?</\1>|<[^>]+>", " ", path.read_text(encoding="utf-8")
            )
            for paragraph in re.split(r"\n\s*\n", text):
                found += re.split(r"(?<=[.!?])\s+(?=[A-Z“\"])", " ".join(paragraph.split()))
    return [sentence for sentence in found if sentence.strip()]


def rate(sentences: list[str], seconds: float, markup: str) -> float:
    """Return sentences a second of process time."""
    done, start = 0, time.process_time()
    while time.process_time() - start < seconds:
        for sentence in sentences:
            spoken_form(sentence, markup=markup)  # type: ignore[arg-type]
        done += len(sentences)
    return done / (time.process_time() - start)


def load_seconds() -> tuple[float, float]:
    """Return CPU seconds of the import and of the first sentence, the best of five each."""
    runs = [
        subprocess.run(
            [sys.executable, "-c", LOAD], capture_output=True, text=True, check=True
        ).stdout
        for _ in range(5)
    ]
    loads, firsts = zip(*(map(float, run.split()) for run in runs), strict=True)
    return min(loads), min(firsts)


def gtts_text() -> Callable[[str], str] | None:
    """Return what gTTS makes of a text before it is sent, or None without gTTS."""
    try:
        from gtts.tokenizer import pre_processors as pre
    except ImportError:
        return None
    return lambda text: str(pre.word_sub(pre.abbreviations(pre.end_of_line(pre.tone_marks(text)))))


def report(
    peer: str,
    said: list[tuple[str, str, list[str]]],
    espeak: Callable[[str], str] | None,
    errors: int,
) -> None:
    """Print one line of accuracy, and the wrong sentences."""
    text = [bare(s) in {bare(form) for form in accepted} for s, _, accepted in said]
    phon = (
        [espeak(s) in {espeak(form) for form in accepted} for s, _, accepted in said]
        if espeak
        else []
    )
    shown = f"{100 * sum(phon) / len(said):6.1f} %" if phon else "     -"
    print(f"{peer:<34} {100 * sum(text) / len(said):6.1f} % {shown}")
    wrong = [entry for entry, right in zip(said, text, strict=True) if not right]
    for spoken, written, accepted in wrong[:errors]:
        print(f"  {written}\n    said     {spoken}\n    accepted {accepted[0]}")


def bare(text: str) -> str:
    """Only what is heard: no case, punctuation, spacing, nor the "and" of numbers."""
    return re.sub(r"\band\b|[\W_]", "", re.sub(r"['’]", "", text.casefold()))


def espeak_voice() -> Callable[[str], str] | None:
    """Return espeak-ng's phonemes for a text, without stress and length, or None without its library."""
    try:
        library = ctypes.CDLL(ctypes.util.find_library("espeak-ng") or "libespeak-ng.so.1")
    except OSError:
        return None
    if library.espeak_Initialize(2, 0, None, 0) < 0 or library.espeak_SetVoiceByName(b"en-us"):
        return None
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    cache: dict[str, str] = {}

    def phonemes(text: str) -> str:
        if text not in cache:
            place = ctypes.c_char_p(without_joints(text).encode())
            pieces = []
            while place.value:
                pieces.append(library.espeak_TextToPhonemes(ctypes.byref(place), 1, 2).decode())
            cache[text] = settled("".join(pieces))
        return cache[text]

    return phonemes


def without_joints(text: str) -> str:
    """Drop the "and" of numbers, and write a letter A so that it is no article."""
    words = text.replace("-", " ").split()
    kept = []
    for at, word in enumerate(words):
        near = [
            w.strip(".,;:!?").lower()
            for w in (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])
        ]
        if word == "and" and at and len(near) == 2 and all(map(NUMBER_WORD.match, near)):
            continue
        kept.append("eigh" if word == "A" and at and any(len(w) == 1 for w in near) else word)
    return " ".join(kept)


def settled(phonemes: str) -> str:
    """Drop stress, length and pauses, and level the vowels that depend on stress."""
    bare_phonemes = re.sub(r"\([a-z-]+\)|[ˈˌːˑ\s‍_|.,;:!?]", "", phonemes)
    for strong, weak in (
        ("ᵻ", "ɪ"),
        ("ɐ", "ə"),
        ("ʌ", "ə"),
        ("ɾ", "t"),
        ("ði", "ðə"),
        ("ðɪ", "ðə"),
        ("tu", "tə"),
        ("tʊ", "tə"),
        ("ɹɹ", "ɹ"),
    ):
        bare_phonemes = bare_phonemes.replace(strong, weak)
    return bare_phonemes


if __name__ == "__main__":
    main()
