"""Problems and warnings about a feeds.toml, each with its file, line and the line's text."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.config.toml_lines import positions
from briefing.text.sanitize import line as one_line
from briefing.text.urls import masked

if TYPE_CHECKING:
    from briefing.config.toml_scan import KeyPath

_SECRET = re.compile(
    r"(?i)(?:headers|username|password|authorization|cookie|token|secret|api[-_]?key"
    r"|proxy(?=[\s\"']*=))[^=]*=?\s*"
)
_LOGIN = re.compile(r"[^\s\"'/@:=]+:[^\s\"'@]+@")  # of a URL that lacks its scheme
_LONGEST = 120
_MOST_READ = 2_000
"""Characters of a line that are searched for secrets, of which the first are shown."""


class Findings:
    """Collects all problems and warnings of a file, so that they are reported together."""

    def __init__(self, file: str, text: str) -> None:
        self._file = one_line(file)
        self._text = text
        self._problems: list[tuple[int, str]] = []
        self._warnings: list[tuple[int, str]] = []

    def problem(self, path: KeyPath, message: str) -> None:
        """Add a problem at ``path``: the file cannot be used."""
        self.problem_at(self.line(path), message)

    def problem_at(self, line: int, message: str) -> None:
        """Add a problem on ``line``: the file cannot be used."""
        self._problems.append((line, self._message(line, message)))

    def warn(self, path: KeyPath, message: str) -> None:
        """Add a warning at ``path``: the file is used all the same."""
        line = self.line(path)
        self._warnings.append((line, self._message(line, message)))

    def line(self, path: KeyPath) -> int:
        """The line of ``path``, or of the nearest table around it."""
        while path and path not in self._positions:
            path = path[:-1]
        return self._positions.get(path, 1)

    def place(self, path: KeyPath) -> str:
        """``file:line`` of ``path``."""
        return f"{self._file}:{self.line(path)}"

    @property
    def problems(self) -> tuple[str, ...]:
        """Complete texts in file order."""
        return _in_order(self._problems)

    @property
    def warnings(self) -> tuple[str, ...]:
        """Complete texts in file order."""
        return _in_order(self._warnings)

    @property
    def everything(self) -> tuple[str, ...]:
        """Problems and warnings together in file order: they often explain each other."""
        return _in_order(self._problems + self._warnings)

    @cached_property
    def _positions(self) -> dict[KeyPath, int]:
        return positions(self._text)  # computed only if there is something to report

    def _message(self, line: int, message: str) -> str:
        text = f"{self._file}:{line}: {one_line(message)}"
        excerpt = self._excerpt(line)
        return f"{text}\n    {excerpt}" if excerpt else text

    def _excerpt(self, line: int) -> str:
        """The line as it was written, without secrets."""
        lines = self._text.split("\n")
        written = one_line(lines[line - 1][:_MOST_READ]) if line <= len(lines) else ""
        secret = _SECRET.search(written)
        if secret and not written.startswith("#"):
            written = written[: secret.end()] + ("…" if secret.end() < len(written) else "")
        written = _LOGIN.sub("", masked(written))
        return written if len(written) <= _LONGEST else written[: _LONGEST - 1] + "…"


def _in_order(findings: list[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(text for _, text in sorted(findings, key=lambda finding: finding[0]))
