"""The lock on a file that processes exclude each other with, also where the system has none."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

import filelock

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def locked(path: str, timeout: float = -1) -> Iterator[None]:
    """Hold the lock at ``path``; raises `filelock.Timeout` after ``timeout`` seconds (-1: never).

    On a file system without ``flock``, filelock creates and deletes the file instead, and warns at
    each run: a reader can do nothing about that.
    """
    lock = filelock.FileLock(path, timeout=timeout)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "flock not supported", UserWarning)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
