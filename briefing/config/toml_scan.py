"""Find the position of each key and value of a TOML text; tomllib gives values only."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from typing import NamedTuple

KeyPath = tuple[str | int, ...]
"""A place in a TOML document: ``("feeds", 2, "url")`` is the ``url`` of the third ``[[feeds]]``."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}\n#]*")
_STRING = re.compile(
    r'"""(?:\\[\s\S]|[^\\])*?"{3,5}'  # up to two quotes may come before the closing three
    r"|'''[\s\S]*?'{3,5}"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'"
)


class TextRange(NamedTuple):
    """Offsets in a text: where a key or header starts, where its value starts, and its end.

    Array elements and headers have no key: they start where their value does.
    """

    start: int
    value: int
    end: int


class TomlStatement(NamedTuple):
    """A header or a top-level ``key = value`` pair, with the path it defines."""

    path: KeyPath
    start: int
    end: int


class Scan(NamedTuple):
    """``spans`` holds every table header, key and array element; the first of several counts.

    ``statements`` are in document order.
    """

    spans: dict[KeyPath, TextRange]
    statements: list[TomlStatement]


@lru_cache(maxsize=1)  # one edit scans the same text several times
def scan(text: str) -> Scan:
    """Scan ``text``, which must be valid TOML 1.0 (tomllib has parsed it).

    The result is cached and must not be modified.
    """
    scanner = _Scanner(text)
    scanner.document()
    return Scan(scanner.spans, scanner.statements)


class _Scanner:
    def __init__(self, text: str) -> None:
        self.spans: dict[KeyPath, TextRange] = {}
        self.statements: list[TomlStatement] = []
        self._text = text
        self._at = 0
        self._last: dict[KeyPath, int] = {}

    def document(self) -> None:
        table: KeyPath = ()
        self._skip()
        while self._at < len(self._text):
            start = self._at
            if self._take("[["):
                path = table = self._header(array=True)
            elif self._take("["):
                path = table = self._header(array=False)
            else:
                path = self._pair(table)
            self.statements.append(TomlStatement(path, start, self._at))
            self._skip()

    def _header(self, *, array: bool) -> KeyPath:
        start = self._at - (2 if array else 1)
        parts = self._key()
        self._take("]]" if array else "]")
        span = TextRange(start, start, self._at)
        path: KeyPath = ()
        for place, part in enumerate(parts, 1):
            path = (*path, part)
            self.spans.setdefault(path, span)
            if array and place == len(parts):
                self._last[path] = self._last.get(path, -1) + 1
            if path in self._last:  # a header inside an array means its newest table
                path = (*path, self._last[path])
                self.spans.setdefault(path, span)
        return path

    def _pair(self, table: KeyPath) -> KeyPath:
        start = self._at
        parts = self._key()
        self._take("=")
        self._skip()
        value = self._at
        self._value((*table, *parts))
        path = table
        for part in parts:
            path = (*path, part)
            self.spans.setdefault(path, TextRange(start, value, self._at))
        return path

    def _key(self) -> list[str]:
        parts = []
        while True:
            self._skip()
            quoted = self._match(_STRING)
            parts.append(_plain(quoted) if quoted else self._match(_BARE))
            self._skip()
            if not self._take("."):
                return parts

    def _value(self, path: KeyPath) -> None:
        if self._match(_STRING):
            return
        if self._take("["):
            self._array(path)
        elif self._take("{"):
            self._skip()
            while not self._take("}"):
                self._pair(path)
                self._skip()
                self._take(",")
                self._skip()
        else:
            scalar = self._match(_SCALAR)
            self._at -= len(scalar) - len(scalar.rstrip())

    def _array(self, path: KeyPath) -> None:
        index = 0
        self._skip()
        while not self._take("]"):
            start = self._at
            element = (*path, index)
            self._value(element)
            self.spans.setdefault(element, TextRange(start, start, self._at))
            self._skip()
            self._take(",")
            self._skip()
            index += 1

    def _skip(self) -> None:
        self._match(_BLANK)

    def _take(self, token: str) -> bool:
        here = self._text.startswith(token, self._at)
        self._at += len(token) if here else 0
        return here

    def _match(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._at)
        self._at = match.end() if match else self._at
        return match.group() if match else ""


def _plain(quoted: str) -> str:
    return str(tomllib.loads(f"key = {quoted}")["key"])
