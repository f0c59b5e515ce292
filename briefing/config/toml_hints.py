"""Advice for a line that is not valid TOML."""

from __future__ import annotations

import re

from briefing.domain import duration

BACKSLASH = r"a \ in double quotes starts an escape: write the path in single quotes, or with /"
_QUOTES = 'text needs straight quotes: "…"'
_CURLY = re.compile(r"[=\[,]\s*[“”„‘’‚«»「]")
_BLOCK = re.compile(r"\[+\s*(feed|summit)s\s*\]")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}([./-]\d{1,4})?")
_HOUR = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?!:)")
_BARE_TEXT = re.compile(r"[=\[,]\s*(?!true\b|false\b)[^\W\d_]")
_TEXT = re.compile(r'"(?:\\.|[^"\\])*"' + r"|'[^']*'")


def advice(line: str, reason: str) -> str | None:
    """What to write instead of ``line``, which tomllib rejects for ``reason``; None if unknown.

    Nothing of the line is quoted that could be a secret.
    """
    if block := _BLOCK.match(line.strip()):
        return f"each {block[1]} starts with [[{block[1]}s]]" if "Cannot" in reason else None
    if "declaration" in reason:
        return None
    if "\\" in line and re.search("Unescaped|hex value|Unicode scalar", reason):
        return BACKSLASH
    before, equals, after = line.partition("=")
    value = "= " + (after if equals and not before.lstrip().startswith(("'", '"')) else line)
    if _CURLY.search(value):
        return _QUOTES
    rest = _TEXT.sub("…", value).partition("#")[0]
    if '"' in rest or "'" in rest:
        return "a closing quote is missing, or there is one too many"
    return _of_a_value(rest.removeprefix("= ").strip()) or _of_bare_text(rest)


def _of_a_value(value: str) -> str | None:
    if duration.parse(value) is not None:
        return f'a duration needs quotes: "{value.replace(" ", "")}"'
    if _HOUR.match(value):
        return "write a time with seconds and zone: 2025-10-29T07:00:00+09:00"
    if _DATE.match(value):
        return "write a date as 2025-10-29"
    if value in ("True", "False", "TRUE", "FALSE"):
        return "write true and false in lower case"
    return None


def _of_bare_text(value: str) -> str | None:
    return _QUOTES if _BARE_TEXT.search(value) else None
