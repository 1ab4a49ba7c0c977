"""What can go wrong for a user: one class per failure, each with its exit code."""

from __future__ import annotations

from typing import NamedTuple

NO = 1
USAGE = 2
INVALID_STORE = 3
CONFLICT = 4


class TimelineError(Exception):
    """A failure a user can see: one lower-case sentence, and a tip on what to do."""

    exit_code = USAGE

    def __init__(self, message: str, *, tip: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.tip = tip


class UsageError(TimelineError):
    """The command line asks for something that cannot be done."""


class UnreadableFile(TimelineError):
    """A file is missing, a folder, empty, binary, too large or in an unknown encoding."""


class InvalidDate(TimelineError):
    """A text that should be an EDTF date is none."""


class AmbiguousDate(TimelineError):
    """A date that can be read in more than one way, or lacks its year."""


class NothingResolved(TimelineError):
    """A text holds dates, and not one of them could be resolved."""


class StoreMissing(TimelineError):
    """No timeline.toml from here up to the root."""


class Location(NamedTuple):
    """A place in a file: line and column count from 1; `width` is the caret's length."""

    file: str
    line: int
    column: int
    source: str = ""
    width: int = 1


class InvalidStore(TimelineError):
    """The store does not parse, or says something impossible."""

    exit_code = INVALID_STORE

    def __init__(
        self, message: str, *, location: Location | None = None, tip: str | None = None
    ) -> None:
        super().__init__(message, tip=tip)
        self.location = location


class StoreChanged(TimelineError):
    """The store changed between our reading and our writing."""

    exit_code = CONFLICT


class StoreLocked(TimelineError):
    """Another process is writing the store."""

    exit_code = CONFLICT
