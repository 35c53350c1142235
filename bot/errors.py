"""The error tree. Every error that reaches a person carries a message that says how to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in a file that people edit.

    Attributes:
        file: path as the reader would type it.
        line: line number from 1; 0 when the fault is in the file as a whole.
        what: what is wrong, in one sentence.
        mend: how to mend it, in one sentence.
    """

    file: str
    line: int
    what: str
    mend: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.what} {self.mend}"


class PoldergidsError(Exception):
    """Base of all errors that end a command with a message instead of a traceback."""

    exit_code = 1


class UsageError(PoldergidsError):
    """Raised when a command is called in a way that cannot work."""

    exit_code = 2


class SettingsError(PoldergidsError):
    """Raised when the configuration or the environment is not valid."""

    exit_code = 2


class InvalidFilesError(PoldergidsError):
    """Raised when files that people edit hold faults; lists all of them at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class StoreError(PoldergidsError):
    """Raised when what the bot keeps cannot be read or written."""


class DamagedStoreError(StoreError):
    """Raised when what the bot keeps is damaged: better not written to until it is whole."""


class GoneStoreError(DamagedStoreError):
    """Raised when what the bot keeps was taken away while it was in use."""


class WrongStoreError(StoreError):
    """Raised when a setting names what this bot cannot use, however long it waits."""


class ChannelError(PoldergidsError):
    """Raised when a channel cannot be opened or has to close, such as without a network."""

    exit_code = 3
