"""What is wrong or odd in a feeds.toml, each finding with its file, line and text."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.config.toml_lines import positions
from briefing.text.sanitize import line as one_line
from briefing.text.urls import masked

if TYPE_CHECKING:
    from briefing.config.toml_scan import Path

_SECRET = re.compile(
    r"(?i)(?:headers|username|password|authorization|cookie|token|secret|api[-_]?key"
    r"|proxy(?=[\s\"']*=))[^=]*=?\s*"
)
_LOGIN = re.compile(r"[^\s\"'/@:=]+:[^\s\"'@]+@")  # of a URL that lacks its scheme
_LONGEST = 120


class Findings:
    """Collects every problem and warning of one file, so that all are told at once."""

    def __init__(self, file: str, text: str) -> None:
        self._file = one_line(file)
        self._text = text
        self._problems: list[tuple[int, str]] = []
        self._warnings: list[tuple[int, str]] = []

    def problem(self, path: Path, message: str) -> None:
        """The file cannot be used because of what stands at ``path``."""
        self.problem_at(self.line(path), message)

    def problem_at(self, line: int, message: str) -> None:
        """The file cannot be used because of what stands on ``line``."""
        self._problems.append((line, self._told(line, message)))

    def warn(self, path: Path, message: str) -> None:
        """What stands at ``path`` is odd; the file is used all the same."""
        line = self.line(path)
        self._warnings.append((line, self._told(line, message)))

    def line(self, path: Path) -> int:
        """The line of ``path``, or of the nearest thing around it."""
        while path and path not in self._positions:
            path = path[:-1]
        return self._positions.get(path, 1)

    def place(self, path: Path) -> str:
        """``file:line`` of ``path``."""
        return f"{self._file}:{self.line(path)}"

    @property
    def problems(self) -> tuple[str, ...]:
        """Ready texts in file order."""
        return _in_order(self._problems)

    @property
    def warnings(self) -> tuple[str, ...]:
        """Ready texts in file order."""
        return _in_order(self._warnings)

    @property
    def everything(self) -> tuple[str, ...]:
        """Problems and warnings together in file order: often the one explains the other."""
        return _in_order(self._problems + self._warnings)

    @cached_property
    def _positions(self) -> dict[Path, int]:
        return positions(self._text)  # only a file with something to tell pays for it

    def _told(self, line: int, message: str) -> str:
        told = f"{self._file}:{line}: {one_line(message)}"
        excerpt = self._excerpt(line)
        return f"{told}\n    {excerpt}" if excerpt else told

    def _excerpt(self, line: int) -> str:
        """The line as it was written, but for what nobody may read over a shoulder."""
        lines = self._text.split("\n")
        written = one_line(lines[line - 1]) if line <= len(lines) else ""
        secret = _SECRET.search(written)
        if secret and not written.startswith("#"):
            written = written[: secret.end()] + ("…" if secret.end() < len(written) else "")
        written = _LOGIN.sub("", masked(written))
        return written if len(written) <= _LONGEST else written[: _LONGEST - 1] + "…"


def _in_order(findings: list[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(text for _, text in sorted(findings, key=lambda finding: finding[0]))
