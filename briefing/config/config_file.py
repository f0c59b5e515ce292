"""The bytes of feeds.toml: read whole, replaced whole or not at all."""

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
class Written:
    """What the file held before an edit (None: there was no file) and since, byte for byte."""

    before: bytes | None
    after: bytes | None


class Changed(Exception):
    """The file is not what it was: somebody else has written it meanwhile."""


def contents(path: Path) -> bytes | None:
    """What the file holds, None where there is none; raises ConfigError when it is unreadable."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except IsADirectoryError:
        raise ConfigError((f"{line(str(path))}: this is a directory, not a file",)) from None
    except (OSError, ValueError) as error:
        raise _told(path, "cannot be read", error) from error


def replace(path: Path, before: bytes | None, after: bytes | None) -> None:
    """Make ``after`` the contents of the file, if they are still ``before`` (None: no file).

    Whoever reads the file meanwhile, and whatever kills this process, sees the one or the other
    whole. A symbolic link stays one; the mode of the file stays, and its owner where the system
    lets it. Raises `Changed`, or ConfigError when the file may not or cannot be written.
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
            with _alone_in(target.parent):
                if contents(target) != before:
                    raise Changed
                if after is None:
                    target.unlink(missing_ok=True)
                else:
                    os.replace(fresh, target)  # noqa: PTH105
            _settle(target.parent)
        finally:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
    except OSError as error:
        raise _told(path, "cannot be written", error) from error


def _check_writable(path: Path, target: Path) -> None:
    """Heed write permissions also where the system would not: for root, and for a replacement."""
    for place, what in ((target, "file"), (target.parent, "folder")):
        with suppress(FileNotFoundError):
            if place.stat().st_mode & _WRITABLE and os.access(place, os.W_OK):
                continue
            told = f"the {what} {line(str(place))} is read-only; nothing was changed"
            raise ConfigError((f"{line(str(path))}: {told}",))


def _write(fresh: Path, contents: bytes, like: Path | None) -> None:
    """Write a new file to the disk itself, with the mode and owner of ``like``."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(fresh, flags, 0o600 if like else 0o666), "wb") as file:
        file.write(contents)
        if like:
            known = like.stat()
            if hasattr(os, "chown"):
                with suppress(OSError):  # only root gives files away
                    os.chown(fresh, known.st_uid, known.st_gid)
            fresh.chmod(known.st_mode & 0o7777)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Of several programs that are here for the same folder, one at a time goes on.

    Where the system has no such lock the comparison alone has to do.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system that knows no locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _settle(folder: Path) -> None:
    """Write the folder's new entry to the disk, where folders can be opened (not on Windows)."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _told(path: Path, what: str, error: OSError | ValueError) -> ConfigError:
    reason = getattr(error, "strerror", None) or str(error)
    return ConfigError((f"{line(str(path))}: {what}: {reason}",))
