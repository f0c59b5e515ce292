"""The keys of a feed about access: credentials, proxy, certificate authorities."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.config.paths import written_path
from briefing.text.sanitize import clean
from briefing.text.urls import url_problem

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.config.table_reader import Table

WINDOWS = os.name == "nt"
_COMMAND = "password_command"


def username(table: Table) -> str | None:
    """The user name; RFC 7617, 2 allows no colon in it. What follows a colon may be a password."""
    name = table.text("username")
    if name and ":" in name:
        table.findings.problem(table.at("username"), "username: expected a name without a colon")
    return name


def password_command(table: Table, *, trusted: bool) -> tuple[str, ...]:
    """The words of the command; none in a file that nobody named, since it must run nothing."""
    command = table.text(_COMMAND)
    if command is None:
        return ()
    if not trusted:
        table.findings.warn(
            table.at(_COMMAND),
            f"{_COMMAND} is ignored in a feeds.toml that is only found in the working directory: "
            "name the file with --config",
        )
        return ()
    written = str(table.data[_COMMAND]).strip()
    if clean(written) != written or "\n" in written:
        table.findings.problem(table.at(_COMMAND), f"{_COMMAND}: expected one line of text")
        return ()
    try:
        words = _words(written)
    except ValueError:
        table.findings.problem(table.at(_COMMAND), f"{_COMMAND}: expected matching quotes")
        return ()
    if table.text("username") is None and "@" not in urlsplit(_url(table)).netloc:
        table.findings.warn(table.at(_COMMAND), f"{_COMMAND} has no effect without a username")
    return words


def proxy(table: Table) -> str | None:
    """The URL of the proxy, as written."""
    return table.text("proxy")


def proxy_problem(table: Table) -> str | None:
    """Why the proxy cannot be used, with file and line; its URL is never quoted."""
    url = table.data.get("proxy")
    if not isinstance(url, str) or not url.strip():
        return None
    reason = url_problem(url.strip())
    if reason is None and urlsplit(url.strip())[2:] not in (("", "", ""), ("/", "", "")):
        reason = "expected a URL that ends with the port"
    if reason is None:
        return None
    table.findings.warn(table.at("proxy"), f"this feed will fail: proxy: {reason}")
    return f"{table.findings.place(table.at('proxy'))}: proxy: {reason}"


def ca_file(table: Table, folder: Path) -> str | None:
    """The absolute path of the file, relative to ``folder``; a missing file is only a warning."""
    path = written_path(table, "ca_file", folder)
    if path is None:
        return None
    if not os.path.isfile(path):  # noqa: PTH113  # is_file() raises for an unreadable directory
        table.findings.warn(table.at("ca_file"), f"this feed will fail: there is no file {path}")
    return str(path)


def _words(command: str) -> tuple[str, ...]:
    """The words as a POSIX shell would split them; on Windows a backslash belongs to a path."""
    parts = shlex.shlex(command, posix=True, punctuation_chars=False)
    parts.whitespace_split = True
    parts.commenters = ""
    if WINDOWS:
        parts.escape = ""
    return tuple(parts)


def _url(table: Table) -> str:
    url = table.data.get("url")
    return url.strip() if isinstance(url, str) and url_problem(url.strip()) is None else ""
