"""Where each key of a TOML text stands: tomllib reads the values and gives no positions."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left

Path = tuple[str | int, ...]
"""A place in a TOML document: ``("feeds", 2, "url")`` is the ``url`` of the third ``[[feeds]]``."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}\n#]*")
_STRING = re.compile(
    r'"""(?:\\[\s\S]|[^\\])*?"{3,5}'  # up to two quotes may stand before the closing three
    r"|'''[\s\S]*?'{3,5}"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'"
)


def positions(text: str) -> dict[Path, int]:
    """The line, from 1, of every table header, key and array element of ``text``.

    ``text`` must be valid TOML 1.0 (tomllib has read it); of a table told in several places the
    first counts.
    """
    scanner = _Scanner(text)
    scanner.document()
    return scanner.found


class _Scanner:
    def __init__(self, text: str) -> None:
        self.found: dict[Path, int] = {}
        self._text = text
        self._at = 0
        self._breaks = [match.start() for match in re.finditer("\n", text)]
        self._last: dict[Path, int] = {}

    def document(self) -> None:
        table: Path = ()
        self._skip()
        while self._at < len(self._text):
            if self._take("[["):
                table = self._header(array=True)
            elif self._take("["):
                table = self._header(array=False)
            else:
                self._pair(table)
            self._skip()

    def _header(self, *, array: bool) -> Path:
        line = self._line()
        parts = self._key()
        path: Path = ()
        for place, part in enumerate(parts, 1):
            path = (*path, part)
            self.found.setdefault(path, line)
            if array and place == len(parts):
                self._last[path] = self._last.get(path, -1) + 1
            if path in self._last:  # a header inside an array means its newest table
                path = (*path, self._last[path])
                self.found.setdefault(path, line)
        self._take("]]" if array else "]")
        return path

    def _pair(self, table: Path) -> None:
        line = self._line()
        path = table
        for part in self._key():
            path = (*path, part)
            self.found.setdefault(path, line)
        self._take("=")
        self._skip()
        self._value(path)

    def _key(self) -> list[str]:
        parts = []
        while True:
            self._skip()
            quoted = self._match(_STRING)
            parts.append(_plain(quoted) if quoted else self._match(_BARE))
            self._skip()
            if not self._take("."):
                return parts

    def _value(self, path: Path) -> None:
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
            self._match(_SCALAR)

    def _array(self, path: Path) -> None:
        index = 0
        self._skip()
        while not self._take("]"):
            element = (*path, index)
            self.found.setdefault(element, self._line())
            self._value(element)
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

    def _line(self) -> int:
        return bisect_left(self._breaks, self._at) + 1


def _plain(quoted: str) -> str:
    return str(tomllib.loads(f"key = {quoted}")["key"])
