"""Read the ``[briefing]``, ``[tui]`` and ``[keys]`` tables."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, cast, get_args

from briefing.config import known_keys
from briefing.config.key_names import normalized
from briefing.config.model import MarkRead, Settings, TuiSettings
from briefing.config.time_zone import LOCAL, suggestion, zone
from briefing.text.language import LANGUAGES
from briefing.text.urls import masked, url_problem

if TYPE_CHECKING:
    from briefing.config.table_reader import Table

_MAIL = re.compile(r"[^@:/]+@[^@:/]+")
_PLAIN = re.compile(r"[!-'*-\[\]-~]{1,200}")  # ASCII without spaces, parentheses and backslashes


def read_settings(table: Table) -> Settings:
    """``[briefing]`` without ``cache``, which depends on where the file is."""
    table.check_known(known_keys.BRIEFING)
    usual = Settings()
    return Settings(
        interval=table.span("interval", usual.interval),
        concurrency=table.count("concurrency", usual.concurrency, least=1),
        timeout=table.span("timeout", usual.timeout, least=timedelta(seconds=1)),
        keep=table.span("keep", usual.keep),
        timezone=_timezone(table, usual.timezone),
        languages=_languages(table),
        contact=_contact(table),
    )


def read_tui(table: Table) -> TuiSettings:
    """``[tui]``; the TUI checks whether the theme exists."""
    table.check_known(known_keys.TUI)
    usual = TuiSettings()
    choices = get_args(MarkRead)
    mark_read = table.text("mark_read") or usual.mark_read
    if mark_read not in choices:
        table.wrong("mark_read", " or ".join(f'"{choice}"' for choice in choices))
        mark_read = usual.mark_read
    return TuiSettings(
        theme=table.text("theme"),
        mark_read=cast("MarkRead", mark_read),
        ascii=table.flag("ascii"),
        reader=table.flag("reader"),
    )


def read_keys(table: Table) -> dict[str, tuple[str, ...]]:
    """``[keys]``: the keys of each command id.

    What is no key is a warning; a command that has no other keeps its usual keys.
    """
    keys: dict[str, tuple[str, ...]] = {}
    for command in table.data:
        written = table.text(command) or ""
        names = ["comma"] if written == "," else [name.strip() for name in written.split(",")]
        listed = {name: normalized(name) for name in names if name}
        known = tuple(dict.fromkeys(key for key in listed.values() if key))
        for name in (name for name, key in listed.items() if key is None):
            rest = "" if known else f"; {command} keeps its usual keys"
            table.findings.warn(
                table.at(command),
                f'{table.label} {command}: "{name}" is no key, as "s", "S", "ctrl+s", "f5" and'
                f' "pageup" are{rest}',
            )
        if not listed and isinstance(table.data[command], str):
            table.findings.warn(
                table.at(command),
                f"{table.label} {command}: names no key; {command} keeps its usual keys",
            )
        if known:
            keys[command] = known
    return keys


def _languages(table: Table) -> tuple[str, ...]:
    languages = tuple(dict.fromkeys(code.lower() for code in table.texts("languages")))
    if set(languages) <= set(LANGUAGES):
        return languages
    table.wrong("languages", f"a list of codes of languages, of {', '.join(LANGUAGES)}")
    return ()


def _contact(table: Table) -> str | None:
    """What the User-Agent says about the user; it stands in a comment (RFC 9110, 5.6.5)."""
    contact = table.text("contact")
    if contact is None:
        return None
    web = url_problem(contact) is None and masked(contact) == contact
    if not (web or _MAIL.fullmatch(contact)) or not _PLAIN.fullmatch(contact):
        table.wrong(
            "contact",
            'an address "https://…" or an email address, without parentheses and passwords',
        )
        return None
    return contact


def _timezone(table: Table, usual: str) -> str:
    name = table.text("timezone") or usual
    if name == LOCAL:
        return name
    try:
        zone(name)
    except KeyError:
        table.wrong("timezone", f'"local" or a name such as "Asia/Seoul"{suggestion(name)}')
        return usual
    return name
