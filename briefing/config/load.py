"""Load feeds.toml into a ``Config``, or report all of its problems at once."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.config import feeds_table, settings_table, summits_table
from briefing.config.config_file import contents
from briefing.config.model import Config
from briefing.config.paths import default_cache, written_path
from briefing.config.problems import Findings
from briefing.config.table_reader import Table, described, hint
from briefing.config.toml_hints import advice
from briefing.errors import ConfigError
from briefing.text.sanitize import line as one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.domain.feed import Feed
    from briefing.domain.saved_search import SavedSearch
    from briefing.domain.summit import Summit

_BLOCKS = ("feeds", "summits", "views")
_SECTIONS = ("briefing", "tui", "keys", *_BLOCKS)
_WHERE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def load(
    path: Path,
    *,
    trusted: bool = True,
    cache: Path | None = None,
    absent: bool = False,
    check_words: bool = True,
) -> Config:
    """Read the feeds.toml at ``path``.

    ``trusted``: a person named the file, so that its keys may run commands. ``cache`` overrides the
    file's own. With ``absent``, a file that does not exist counts as empty. Without
    ``check_words`` there are no warnings of summits that can find nothing and of words in them that
    do not count, which saves loading how they are found. Raises `ConfigError` with all problems in
    file order.
    """
    written = contents(path)
    if written is None and not absent:
        raise ConfigError((f"{one_line(str(path))}: no such file",))
    return parse_config(
        written or b"", path, trusted=trusted, cache=cache, check_words=check_words
    )[1]


def parse_config(
    written: bytes,
    path: Path,
    *,
    trusted: bool = True,
    cache: Path | None = None,
    check_words: bool = True,
) -> tuple[dict[str, object], Config]:
    """Parse the bytes ``written`` of a file at ``path``: as TOML data, and as a configuration.

    The rest is as for `load`.
    """
    text = _text(written, path)
    findings = Findings(str(path), text)
    data = _parsed(text, findings)
    _check_sections(data, findings)
    blocks = {name: _blocks(data, name, findings) for name in _BLOCKS}
    main = _table(data, "briefing", findings)
    feeds = feeds_table.read_feeds(blocks["feeds"], findings, path.parent, trusted=trusted)
    summits = summits_table.read_summits(
        blocks["summits"], feeds, findings, check_words=check_words
    )
    config = Config(
        path=Path(os.path.abspath(path)),  # noqa: PTH100  # resolve() would follow links
        cache=_cache(main, path, cache),
        feeds=feeds,
        summits=summits,
        views=_views(blocks["views"], feeds, summits, findings),
        settings=settings_table.read_settings(main),
        tui=settings_table.read_tui(_table(data, "tui", findings)),
        keys=settings_table.read_keys(_table(data, "keys", findings)),
        warnings=findings.warnings,
    )
    if findings.problems:
        raise ConfigError(findings.everything)
    return data, config


def _text(written: bytes, path: Path) -> str:
    try:
        return written.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = written.count(b"\n", 0, error.start) + 1
        problem = f"{one_line(str(path))}:{line}: not UTF-8: save the file as UTF-8 text"
        raise ConfigError((problem,)) from error


def _parsed(text: str, findings: Findings) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        message = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        where = _WHERE.search(message)
        line = len(text.rstrip().split("\n")) if where else 1
        if where and where[1]:
            line = int(where[1])
        reason = _WHERE.sub("", message)
        meant = advice(text.split("\n")[line - 1], reason)
        findings.problem_at(line, f"not valid TOML: {reason}" + (f"; {meant}" if meant else ""))
        raise ConfigError(findings.problems) from error


def _check_sections(data: Mapping[str, object], findings: Findings) -> None:
    for key in data:
        if key not in _SECTIONS:
            advice = hint(key, _SECTIONS)
            findings.warn((key,), f'unknown key "{key}" at the top level; {advice}')


def _table(data: Mapping[str, object], name: str, findings: Findings) -> Table:
    value = data.get(name, {})
    if not isinstance(value, dict):
        findings.problem((name,), f"expected a table, [{name}], not {described(value)}")
        value = {}
    return Table(value, (name,), f"[{name}]", findings)


def _blocks(data: Mapping[str, object], name: str, findings: Findings) -> list[Table]:
    value = data.get(name, [])
    if not isinstance(value, list) or not all(isinstance(block, dict) for block in value):
        findings.problem(
            (name,), f"expected blocks that each begin with [[{name}]], not {described(value)}"
        )
        return []
    return [
        Table(block, (name, place), f"[[{name}]]", findings) for place, block in enumerate(value)
    ]


def _views(
    tables: Sequence[Table], feeds: Sequence[Feed], summits: Sequence[Summit], findings: Findings
) -> tuple[SavedSearch, ...]:
    if not tables:
        return ()
    from briefing.config.views_table import read_views  # most files have none

    return read_views(tables, feeds, summits, findings)


def _cache(main: Table, path: Path, override: Path | None) -> Path:
    """The cache: ``override``, else the file's own, else the one in the user's data directory."""
    if override is not None:
        return Path(os.path.abspath(override))  # noqa: PTH100
    return written_path(main, "cache", path.parent) or default_cache()
