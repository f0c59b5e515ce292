"""Read a table of feeds.toml key by key; wrong types are reported and the default is used."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeGuard

from briefing.config.known_keys import table_of
from briefing.domain import duration
from briefing.text.normalize import composed
from briefing.text.sanitize import line
from briefing.text.urls import masked

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from briefing.config.problems import Findings
    from briefing.config.toml_scan import KeyPath

_MOST = 1_000_000
_TEXT = 'text in quotes, such as {} = "…"'
_TEXTS = 'a list of texts in quotes, such as {} = ["…", "…"]'


@dataclass(frozen=True, slots=True)
class Table:
    """``data`` as tomllib parsed it, its place in the file, and its name in messages."""

    data: Mapping[str, object]
    path: KeyPath
    label: str
    findings: Findings

    def at(self, key: str) -> KeyPath:
        """The place of ``key``."""
        return (*self.path, key)

    def wrong(self, key: str, expected: str) -> None:
        """Report that ``key`` has the wrong value."""
        actual = described(self.data[key])
        self.findings.problem(
            self.at(key), f"{self.label} {key}: expected {expected}, not {actual}"
        )

    def required(self, key: str, known: Collection[str]) -> str:
        """The text of a required key; if it is missing or blank, that is reported, and ``""``."""
        if key not in self.data:
            typo = nearest(key, [other for other in self.data if other not in known])
            advice = f'did you misspell it as "{typo}"?' if typo else f'add {key} = "…"'
            self.findings.problem(self.path, f"{self.label} has no {key}; {advice}")
            return ""
        text = self.text(key)
        if text is None and isinstance(self.data[key], str):
            self.wrong(key, "text that is not blank")
        return text or ""

    def text(self, key: str) -> str | None:
        """The text of ``key`` on one line, safe to show; None if missing or blank."""
        value = self.data.get(key)
        if value is not None and not isinstance(value, str):
            self.wrong(key, _TEXT.format(key))
            return None
        return (line(value) if value else "") or None

    def name(self, key: str) -> str | None:
        """The `text` of ``key`` in NFC, as the texts of entries are."""
        text = self.text(key)
        return None if text is None else composed(text)

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts of ``key``, without blank ones."""
        value = self.data.get(key, [])
        if not _is_texts(value):
            self.wrong(key, _TEXTS.format(key))
            return ()
        return plain_texts(value)

    def flag(self, key: str) -> bool:
        """The boolean ``key``, False if missing."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            self.wrong(key, f"{key} = true or {key} = false")
            return False
        return value

    def count(self, key: str, default: int, *, least: int | None = None) -> int:
        """The whole number ``key``."""
        value = self.data.get(key, default)
        if type(value) is not int or (least is not None and value < least):
            self.wrong(key, "a whole number" + ("" if least is None else f" of at least {least}"))
            return default
        if value > _MOST:
            self.wrong(key, f"a whole number of at most {_MOST}")
            return default
        return value

    def span(self, key: str, default: timedelta, *, least: timedelta = timedelta(0)) -> timedelta:
        """The duration ``key``."""
        value = self.data.get(key)
        if value is None:
            return default
        span = duration.parse(value) if isinstance(value, str) else None
        if span is None:
            self.wrong(key, duration.EXPECTED)
            return default
        if span < least:
            self.wrong(key, f"a duration of at least {least.total_seconds():.0f}s")
        return span

    def check_known(self, known: Collection[str]) -> None:
        """Warn about every unknown key, with its own table or the nearest known key."""
        for key in self.data:
            if key not in known:
                self.findings.warn(
                    self.at(key), f'unknown key "{key}" in {self.label}; {hint(key, known)}'
                )


def hint(word: str, known: Collection[str]) -> str:
    """The table the key belongs to, or ``did you mean "url"?``, or all known keys."""
    if place := table_of(word):
        return f"it belongs under {place}"
    near = nearest(word, known)
    return f'did you mean "{near}"?' if near else f"known: {', '.join(known)}"


def nearest(word: str, known: Collection[str]) -> str | None:
    """The member of ``known`` that was probably meant, whatever its case."""
    from difflib import get_close_matches  # needed only for an error

    folded = {name.casefold(): name for name in known}
    close = get_close_matches(word.casefold(), folded, n=1)
    return folded[close[0]] if close else None


def plain_texts(values: Sequence[str]) -> tuple[str, ...]:
    """Each text on one line and in NFC, safe to show, without blank ones."""
    return tuple(composed(text) for text in map(line, values) if text)


def described(value: object) -> str:
    """A TOML value as messages describe it."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            short = masked(value) if len(value) <= 60 else masked(value)[:59] + "…"
            return json.dumps(short, ensure_ascii=False)
        case datetime():
            return f"the date-time {value.isoformat()}"
        case date():
            return f"the date {value.isoformat()}"
        case time():
            return f"the time {value.isoformat()}"
        case dict():
            return "a table"
        case list():
            return "a list"
        case _:
            return f"the number {value}"


def _is_texts(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)
