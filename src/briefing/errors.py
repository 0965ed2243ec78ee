"""Every error that `briefing` raises on purpose, in one tree.

    BriefingError                    exit code 1
    ├── UsageError                   exit code 2: the command line asks for something impossible
    ├── ConfigError                  exit code 2: config.yaml, all problems at once
    ├── PluginError                  exit code 2: an engine, source, summarizer or store
    ├── SourceError                  a document that cannot be read
    ├── ExtractError                 a document that holds no article
    ├── UnspokenError                an article that nobody can speak
    ├── NothingToSayError            no article is left to speak of
    ├── NothingNewError              exit code 0 or 3: all that is there was told before
    ├── FaithfulnessError            a script line that is not verbatim in its source
    ├── SpeechError                  an engine failed, or its clip is not usable
    ├── CostError                    nobody agreed to what speaking would cost
    ├── AudioError                   sound that cannot be decoded, mastered or encoded
    ├── StoreError                   the segment store cannot be read or written
    ├── OutputError                  a file that cannot be written
    ├── PublishError                 a file that cannot be published
    └── LockedError                  another run is writing the same output

Errors cross process and machine borders: each passes all its arguments to ``super().__init__``
(so that it pickles) and words them in ``__str__``. Callers read the attributes, never the message.
"""

from __future__ import annotations

from dataclasses import dataclass

SHOWN_CHARACTERS = 80
"""How much of a text an error message shows."""


class BriefingError(Exception):
    """Base of all errors a user can cause or meet; `exit_code` is what the command returns."""

    exit_code = 1


class UsageError(BriefingError):
    """A command line, or a call, that asks for something impossible."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file; `line` counts from one, 0 means the file as a whole."""

    line: int
    message: str


class ConfigError(BriefingError):
    """A configuration file with one or more problems, all of them told at once."""

    exit_code = 2

    def __init__(self, path: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(path, problems)
        self.path = path
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(
            f"{self.path}:{p.line}: {p.message}" if p.line else f"{self.path}: {p.message}"
            for p in self.problems
        )


class PluginError(BriefingError):
    """A plugin that is not installed or does not load; `known` lists those that are."""

    exit_code = 2

    def __init__(self, kind: str, name: str, reason: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(kind, name, reason, known)
        self.kind = kind
        self.name = name
        self.reason = reason
        self.known = known

    def __str__(self) -> str:
        known = f"; installed {self.kind}s: {', '.join(self.known)}" if self.known else ""
        return f"{self.kind} {self.name!r}: {self.reason}{known}"


class SourceError(BriefingError):
    """A document that cannot be read."""

    def __init__(self, uri: str, reason: str) -> None:
        super().__init__(uri, reason)
        self.uri = uri
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.uri}: {self.reason}"


class ExtractError(SourceError):
    """A document that was read, but holds no article worth telling."""


class UnspokenError(SourceError):
    """An article whose story nobody can speak."""


class NothingToSayError(BriefingError):
    """No article is left; `skipped` says why each one was left out."""

    def __init__(self, skipped: tuple[SourceError, ...] = ()) -> None:
        super().__init__(skipped)
        self.skipped = skipped

    def __str__(self) -> str:
        if not self.skipped:
            return "nothing to say: the sources hold no article"
        return "nothing to say: every article was left out"


class NothingNewError(BriefingError):
    """There are articles, and all of them were told before: no failure, and no episode.

    `skipped` says why others were left out; then the exit code is 3, as that of an episode without them.
    """

    def __init__(self, articles: int, skipped: tuple[SourceError, ...] = ()) -> None:
        super().__init__(articles, skipped)
        self.articles = articles
        self.skipped = skipped
        self.exit_code = 3 if skipped else 0

    def __str__(self) -> str:
        what = "the article was" if self.articles == 1 else f"all {self.articles} articles were"
        return f"nothing new: {what} told before; 'since: all' or --since all tells them again"


class FaithfulnessError(BriefingError):
    """A quotation that is not, character for character, in the article it names."""

    def __init__(self, uri: str, written: str, found: str) -> None:
        super().__init__(uri, written, found)
        self.uri = uri
        self.written = written
        self.found = found

    def __str__(self) -> str:
        return f"{self.uri}: the script says {self.written!r}, the article {self.found!r}"


class SpeechError(BriefingError):
    """An engine that failed to speak a text, or whose clip failed the checks."""

    def __init__(self, engine: str, text: str, reason: str) -> None:
        super().__init__(engine, text, reason)
        self.engine = engine
        self.text = text
        self.reason = reason

    def __str__(self) -> str:
        shown = (
            self.text
            if len(self.text) <= SHOWN_CHARACTERS
            else self.text[: SHOWN_CHARACTERS - 1] + "…"
        )
        return f"engine {self.engine!r}: {self.reason} (text: {shown!r})"


class UntoldError(SpeechError):
    """A text that no engine could speak; `uris` are the articles of its story, if it is of one."""

    def __init__(self, engine: str, text: str, reason: str, uris: tuple[str, ...]) -> None:
        super().__init__(engine, text, reason)
        self.args = (engine, text, reason, uris)
        self.uris = uris


class CostError(BriefingError):
    """Nobody agreed to what speaking would cost."""

    def __init__(self, engines: tuple[str, ...], characters: int, amount: float) -> None:
        super().__init__(engines, characters, amount)
        self.engines = engines
        self.characters = characters
        self.amount = amount

    def __str__(self) -> str:
        who = " and ".join(map(repr, self.engines))
        return (
            f"nothing was spoken: {who} would take {self.amount:.2f} for {self.characters:,} characters, "
            "and nobody agreed to that"
        )


class AudioError(BriefingError):
    """Sound that cannot be decoded, mastered or encoded."""


class StoreError(BriefingError):
    """The segment store cannot be read or written."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"segment store {self.path}: {self.reason}"


class OutputError(BriefingError):
    """A file or folder of the episode that cannot be written."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class PublishError(BriefingError):
    """A file that a publisher cannot bring to its place; what was there before stays good."""

    def __init__(self, publisher: str, path: str, reason: str) -> None:
        super().__init__(publisher, path, reason)
        self.publisher = publisher
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"publisher {self.publisher!r}: {self.path}: {self.reason}"


class LockedError(BriefingError):
    """Another run holds the lock of the same output folder."""

    def __init__(self, path: str, waited_s: float) -> None:
        super().__init__(path, waited_s)
        self.path = path
        self.waited_s = waited_s

    def __str__(self) -> str:
        return (
            f"{self.path}: another briefing run is writing here "
            f"(waited {self.waited_s:.0f} s); try again when it is done"
        )
