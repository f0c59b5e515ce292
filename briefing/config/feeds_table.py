"""Read the ``[[feeds]]`` blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.config import feed_access, known_keys
from briefing.config.table_reader import nearest
from briefing.domain.feed import Feed
from briefing.domain.feed_lookup import is_called
from briefing.text.urls import masked, url_problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta
    from pathlib import Path

    from briefing.config.problems import Findings
    from briefing.config.table_reader import Table
    from briefing.config.toml_scan import KeyPath

LABEL = "[[feeds]]"
_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")  # a field name: RFC 9110, 5.6.2
_FIELD_VALUE = re.compile(r"[^\x00-\x08\x0a-\x1f\x7f]*")


def read_feeds(
    tables: Sequence[Table], findings: Findings, folder: Path, *, trusted: bool
) -> tuple[Feed, ...]:
    """The feeds in file order; one without a URL keeps its place, so that others can name it.

    Paths in the blocks are relative to ``folder``.
    """
    feeds = tuple(_feed(table, folder, trusted=trusted) for table in tables)
    _check_unique(feeds, [table.path for table in tables], findings)
    return feeds


def resolve(reference: str, feeds: Sequence[Feed], findings: Findings, path: KeyPath) -> str | None:
    """The URL of the feed that ``reference`` names, by name or URL; None if several match.

    A name that no feed has here may be a feed's own title, which is known only after a fetch: it is
    returned as it is, with a warning.
    """
    matches = [place for place, feed in enumerate(feeds) if is_called(feed, feed.name, reference)]
    if len(matches) == 1:
        return feeds[matches[0]].url
    if matches:
        lines = " and ".join(str(findings.line(("feeds", place))) for place in matches)
        findings.problem(
            path, f'"{reference}" names {len(matches)} feeds (lines {lines}): give the URL'
        )
        return None
    near = nearest(reference, [name for feed in feeds for name in (feed.name, feed.url) if name])
    suggestion = f'did you mean "{masked(near)}"?' if near else ""
    if "://" in reference:
        advice = suggestion or "expected the name or the URL of a feed in this file"
        findings.problem(path, f'no feed is called "{masked(reference)}"; {advice}')
        return None
    guess = f" ({suggestion})" if suggestion else ""
    findings.warn(
        path,
        f'no feed is called "{reference}" in this file{guess}; it works only if a feed has the '
        f'title "{reference}"',
    )
    return reference


def _feed(table: Table, folder: Path, *, trusted: bool) -> Feed:
    table.check_known(known_keys.FEED)
    return Feed(
        url=table.required("url", known_keys.FEED) if not _is_blank(table.data.get("url")) else "",
        name=table.name("name"),
        tags=table.texts("tags"),
        outlet=table.name("outlet"),
        interval=_interval(table),
        prefer=table.count("prefer", 0),
        headers=_headers(table),
        user_agent=table.text("user_agent"),
        username=feed_access.username(table),
        password_command=feed_access.password_command(table, trusted=trusted),
        proxy=feed_access.proxy(table),
        ca_file=feed_access.ca_file(table, folder),
        legacy_tls=table.flag("legacy_tls"),
        allow_private=table.flag("allow_private"),
        full_text=table.flag("full_text"),
        problem=_url_problem(table) or feed_access.proxy_problem(table),
    )


def _url_problem(table: Table) -> str | None:
    """Why the URL cannot be fetched, with file and line. The other feeds work all the same."""
    url = table.data.get("url")
    reason = url_problem(url.strip()) if isinstance(url, str) else None
    if reason is None:
        return None
    table.findings.warn(table.at("url"), f"this feed will fail: {reason}")
    return f"{table.findings.place(table.at('url'))}: {reason}"


def _interval(table: Table) -> timedelta | None:
    from datetime import timedelta

    return table.span("interval", timedelta(0)) if "interval" in table.data else None


def _headers(table: Table) -> tuple[tuple[str, str], ...]:
    headers = table.data.get("headers", {})
    if not isinstance(headers, dict):
        # without the value, which may be a secret
        expected = 'a table, such as headers = {Accept-Language = "ko"}'
        table.findings.problem(table.at("headers"), f"{LABEL} headers: expected {expected}")
        return ()
    for name, value in headers.items():
        path = (*table.at("headers"), name)
        if not _TOKEN.fullmatch(name):
            table.findings.problem(path, f'"{name}" is not a valid header name')
        elif not isinstance(value, str) or not _FIELD_VALUE.fullmatch(value):
            table.findings.problem(path, f"header {name}: expected one line of text in quotes")
    return tuple((name, value) for name, value in headers.items() if isinstance(value, str))


def _check_unique(feeds: Sequence[Feed], paths: Sequence[KeyPath], findings: Findings) -> None:
    first: dict[str, KeyPath] = {}
    for feed, path in zip(feeds, paths, strict=True):
        earlier = first.setdefault(feed.url, path)
        if feed.url and earlier != path:
            findings.problem(
                (*path, "url"),
                f"this URL is already a feed, on line {findings.line((*earlier, 'url'))}: "
                "remove one of them",
            )


def _is_blank(value: object) -> bool:
    return isinstance(value, str) and not value.strip()
