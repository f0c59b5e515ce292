"""Read and replace feeds.toml as a whole, so that nobody ever sees half a file."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import ConfigError
from briefing.text.sanitize import line

if TYPE_CHECKING:
    from collections.abc import Iterator

_WRITABLE = 0o222


@dataclass(frozen=True, slots=True)
class FileEdit:
    """The bytes of the file before and after an edit; None where there was no file."""

    before: bytes | None
    after: bytes | None


class FileChanged(Exception):
    """Another program has changed the file since it was read."""


def contents(path: Path) -> bytes | None:
    """The bytes of the file, None if there is none. Raises `ConfigError` if it is unreadable."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except IsADirectoryError:
        raise ConfigError((f"{line(str(path))}: this is a directory, not a file",)) from None
    except (OSError, ValueError) as error:
        raise _error(path, "cannot be read", error) from error


def replace(path: Path, before: bytes | None, after: bytes | None) -> None:
    """Replace the contents ``before`` of the file by ``after`` (None: no file).

    A program that reads the file meanwhile sees the old or the new contents, never half of them,
    even if this process is killed. A symbolic link stays one; the file's mode stays, and its owner
    where the system allows it. Raises `FileChanged` if the contents are not ``before`` any longer,
    and `ConfigError` if the file cannot or must not be written.
    """
    target = Path(os.path.realpath(path))
    try:
        if before is None:
            target.parent.mkdir(parents=True, exist_ok=True)
        _check_writable(path, target)
        fresh = target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")
        try:
            if after is not None:
                _write(fresh, after, target if before is not None else None)
            with _locked(target.parent):
                if contents(target) != before:
                    raise FileChanged
                if after is None:
                    target.unlink(missing_ok=True)
                else:
                    os.replace(fresh, target)  # noqa: PTH105
            _flush_folder(target.parent)
        finally:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
    except OSError as error:
        raise _error(path, "cannot be written", error) from error


def _check_writable(path: Path, target: Path) -> None:
    """Respect write permissions where the system would not: for root, and when replacing."""
    for place, what in ((target, "file"), (target.parent, "folder")):
        with suppress(FileNotFoundError):
            if place.stat().st_mode & _WRITABLE and os.access(place, os.W_OK):
                continue
            problem = f"the {what} {line(str(place))} is read-only; nothing was changed"
            raise ConfigError((f"{line(str(path))}: {problem}",))


def _write(fresh: Path, contents: bytes, like: Path | None) -> None:
    """Write a new file and flush it to disk, with the mode and owner of ``like``.

    Without ``like`` nobody else may read it, since addresses and headers may hold passwords.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(fresh, flags, 0o600), "wb") as file:
        file.write(contents)
        if like:
            status = like.stat()
            if hasattr(os, "chown"):
                with suppress(OSError):  # only root may change the owner
                    os.chown(fresh, status.st_uid, status.st_gid)
            fresh.chmod(status.st_mode & 0o7777)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Lock the folder, so that one program at a time replaces a file in it.

    Where the system has no such lock, the comparison of the contents has to suffice.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _flush_folder(folder: Path) -> None:
    """Flush the folder's new entry to disk, where folders can be opened (not on Windows)."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _error(path: Path, what: str, error: OSError | ValueError) -> ConfigError:
    reason = getattr(error, "strerror", None) or str(error)
    return ConfigError((f"{line(str(path))}: {what}: {reason}",))
