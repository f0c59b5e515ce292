"""The message that brings the keys of one read to the app."""

from __future__ import annotations

from collections import deque
from threading import Lock
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from textual import events


class KeysTyped(Message, bubble=False):
    """Keys that arrived without anything else in between."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: deque[events.Key] | None = deque()
        self._lock = Lock()

    def add(self, key: events.Key) -> bool:
        """Add a key, unless the app already has the others."""
        with self._lock:
            if self._keys is None:
                return False
            self._keys.append(key)
            return True

    def take(self) -> deque[events.Key]:
        """The keys; no more can be added."""
        with self._lock:
            keys, self._keys = self._keys, None
        return keys or deque()
