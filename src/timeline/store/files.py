"""The bytes of a store: read whole, written whole or not at all, one writer at a time."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from timeline.errors import (
    InvalidStore,
    Location,
    StoreChanged,
    StoreLocked,
    StoreMissing,
    TimelineError,
    UnreadableFile,
)

NAME = "timeline.toml"
PATIENCE = 10.0  # seconds to wait for another writer: an import of thousands takes one or two


def find(start: Path) -> Path | None:
    """Return the nearest timeline.toml from a folder up to the root, as git finds its own."""
    here = start.absolute()
    for folder in (here, *here.parents):
        if (folder / NAME).is_file():
            return folder / NAME
    return None


def read(path: Path) -> bytes:
    """Return a store's bytes; raises StoreMissing or UnreadableFile."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise StoreMissing(f"{path}: no such file", tip="timeline init") from None
    except IsADirectoryError:
        raise UnreadableFile(f"{path} is a folder, not a timeline file") from None
    except OSError as error:
        raise UnreadableFile(f"cannot read {path}: {_reason(error)}") from None


def decode(data: bytes, path: Path) -> str:
    """Return the text of a store's bytes, line ends and byte order mark as they stand."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        place = Location(str(path), before.count(b"\n") + 1, column)
        raise InvalidStore(
            f"byte 0x{data[error.start]:02x} is not UTF-8", location=place, tip="save it as UTF-8"
        ) from None


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the store's lock, a file beside it that is gone afterwards; raises StoreLocked."""
    from filelock import FileLock, Timeout

    target = _target(path)
    if not target.parent.is_dir():  # the lock would make it
        raise _unwritable(path, FileNotFoundError(2, "no such folder"))
    beside = target.with_name(f".{target.name}.lock")
    lock = FileLock(beside)
    try:
        lock.acquire(timeout=PATIENCE)
    except Timeout:
        raise StoreLocked(
            f"another process is writing {path}", tip="wait for it, then try again"
        ) from None
    except OSError as error:
        raise _unwritable(path, error) from None
    try:
        _sweep(target)
        yield
    finally:
        # removed while held: a waiter sees that its file has no name any more and starts over
        with suppress(OSError):
            beside.unlink()
        lock.release()


def _sweep(target: Path) -> None:
    """Remove what a writer that was killed left behind: we hold the lock, so nobody needs it."""
    ours = re.compile(rf"\.{re.escape(target.name)}\.[a-z0-9_]{{8}}\.tmp")
    with suppress(OSError):
        for item in target.parent.iterdir():
            if ours.fullmatch(item.name):
                item.unlink()


def replace(path: Path, data: bytes, *, seen: bytes | None) -> None:
    """Put new bytes in a store's place at once; `seen` is what was read (None: no file yet).

    The file's mode is kept, a symbolic link stays one. Raises StoreChanged where the store no
    longer holds `seen`, and TimelineError where the folder or the disk refuses; the store is then
    as it was.
    """
    target = _target(path)
    try:
        _refuse_read_only(target)
        temporary = _write_beside(target, data)
    except OSError as error:
        raise _unwritable(path, error) from None
    try:
        if _now(target) != seen:
            raise StoreChanged(f"{path} changed while it was being written", tip="try again")
        temporary.replace(target)
    except OSError as error:
        raise _unwritable(path, error) from None
    finally:
        with suppress(OSError):
            temporary.unlink()
    _sync_folder(target.parent)


def _target(path: Path) -> Path:
    return path.resolve() if path.is_symlink() else path


def _now(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None


def _refuse_read_only(target: Path) -> None:
    """Honour a mode without any write permission, which a rename would step over."""
    with suppress(FileNotFoundError):
        if not target.stat().st_mode & 0o222:
            raise PermissionError(13, "it is read-only")


def _write_beside(target: Path, data: bytes) -> Path:
    """Write the bytes to a new file in the target's folder, safely on the disk, with its mode."""
    from tempfile import mkstemp

    handle, name = mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode(target))
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _mode(target: Path) -> int:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the rename last through a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unwritable(path: Path, error: OSError) -> TimelineError:
    return TimelineError(f"cannot write {path}: {_reason(error)}; nothing was changed")


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
