"""Edit feeds.toml; comments, order and layout stay as the user left them.

Every edit is verified before it is written: the new text is parsed like any feeds.toml, and must
mean what the old one meant, except for what was asked. A file that changes meanwhile is read again
and edited as it is then.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from briefing.config import toml_blocks, toml_literal
from briefing.config.config_file import FileChanged, FileEdit, contents, replace
from briefing.config.load import parse_config
from briefing.config.toml_lines import positions
from briefing.errors import ConfigError
from briefing.text.sanitize import line
from briefing.text.urls import masked, url_problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path
    from typing import Any

    from briefing.config.model import Config
    from briefing.config.toml_scan import KeyPath
    from briefing.domain.feed import Feed
    from briefing.domain.summit import Summit

    Data = dict[str, Any]

_TRIES = 20
_BLOCKS = ("feeds", "summits", "views")
_HEADING = (
    "# The feeds and summits of `briefing`. Edit it freely; errors are reported with their line.\n"
)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Appended:
    """The line of each new block, in order, and whether the file is new too."""

    lines: tuple[int, ...]
    created: bool
    written: FileEdit


@dataclass(frozen=True, slots=True)
class Removed:
    """The line where the block began; ``summits`` are those whose ``feeds`` named the feed."""

    line: int
    summits: tuple[str, ...]
    written: FileEdit


class _Draft(NamedTuple):
    text: str
    data: Data
    config: Config
    exists: bool


class _Edit(NamedTuple):
    """The new text and the data that it must parse to."""

    text: str
    data: Data


def append_feeds(path: Path, choose: Callable[[Config], Sequence[Feed]]) -> Appended:
    """Add the url, name and tags of each feed that ``choose`` picks, given the present file.

    A missing file is created. Raises `ConfigError`; then nothing was written.
    """

    def change(draft: _Draft) -> tuple[_Edit, tuple[int, ...]]:
        feeds = choose(draft.config)
        if not feeds:
            return _Edit(draft.text, draft.data), ()
        added = [toml_blocks.feed_block(feed) for feed in feeds]
        before = draft.text if draft.exists else _HEADING
        text = toml_blocks.with_blocks(before, added)
        data = {**draft.data, "feeds": [*draft.data.get("feeds", []), *map(_table, feeds)]}
        at = text[: text.index("[[feeds]]", len(before))].count("\n") + 1
        lines = []
        for block in added:
            lines.append(at)
            at += block.count("\n") + 2
        return _Edit(text, data), tuple(lines)

    lines, written = _edited(path, change)
    return Appended(lines, written.before is None and bool(lines), written)


def append_summit(path: Path, summit: Summit) -> Appended:
    """Add a block for ``summit`` at the end.

    Raises `ConfigError`, also if its id is taken; then nothing was written.
    """
    return append_summit_block(path, toml_blocks.summit_block(summit))


def append_summit_block(path: Path, block: str) -> Appended:
    """Add ``block``, the text of one ``[[summits]]`` block with its comments, at the end.

    Raises `ConfigError` if it is not one valid block; then nothing was written.
    """
    return _append_block(path, block, "summits")


def append_view_block(path: Path, block: str) -> Appended:
    """Add ``block``, the text of one ``[[views]]`` block, at the end, as `append_summit_block`."""
    return _append_block(path, block, "views")


def _append_block(path: Path, block: str, kind: str) -> Appended:
    block = block.replace("\r\n", "\n").strip("\n")

    def change(draft: _Draft) -> tuple[_Edit, int]:
        table = _only_block(block, kind, path)
        text = toml_blocks.with_blocks(draft.text if draft.exists else _HEADING, [block])
        tables = [*draft.data.get(kind, []), table]
        edit = _Edit(text, {**draft.data, kind: tables})
        _verify(edit, path)
        return edit, positions(text)[kind, len(tables) - 1]

    at, written = _edited(path, change)
    return Appended((at,), written.before is None, written)


def remove_feed(path: Path, url: str, names: Collection[str] = ()) -> Removed:
    """Remove the block of the feed with this ``url``, and the feed from summits' ``feeds``.

    ``names`` are other names of the feed, such as its own title. Raises `ConfigError`.
    """

    def change(draft: _Draft) -> tuple[_Edit, tuple[int, tuple[str, ...]]]:
        index, feed = _feed(draft, path, url)
        known = {url, feed.name, *names}
        places = [at for at, name in _references(draft.text) if name in known]
        data = _copy(draft.data)
        del data["feeds"][index]
        for _, summit, _, place in sorted(places, reverse=True):
            del data["summits"][summit]["feeds"][place]
        if not data["feeds"]:
            del data["feeds"]
        at = positions(draft.text)["feeds", index]
        text = toml_blocks.without_elements(draft.text, places)
        text = toml_blocks.without_block(text, ("feeds", index))
        about = dict.fromkeys(draft.config.summits[int(place[1])].id for place in places)
        return _Edit(text, data), (at, tuple(about))

    (at, summits), written = _edited(path, change)
    return Removed(at, summits, written)


def set_feed_key(
    path: Path, url: str, key: Literal["url", "name", "tags"], value: str | Sequence[str]
) -> tuple[int, FileEdit]:
    """Change a feed's address, name or tags; returns the line of the key, and the bytes.

    Summits that name the feed by its old address or name are changed too. Raises `ConfigError`.
    """
    if key == "url" and isinstance(value, str) and (reason := url_problem(value)):
        raise ConfigError((f"{line(str(path))}: {reason}",))

    def change(draft: _Draft) -> tuple[_Edit, int]:
        index, feed = _feed(draft, path, url)
        data, text = _copy(draft.data), draft.text
        data["feeds"][index][key] = value if isinstance(value, str) else list(value)
        if isinstance(value, str):
            places = [at for at, name in _references(text) if name == getattr(feed, key)]
            text = toml_blocks.with_elements(text, places, toml_literal.text(value))
            for _, summit, _, place in places:
                data["summits"][summit]["feeds"][place] = value
        written = toml_literal.text(value) if isinstance(value, str) else toml_literal.texts(value)
        text = toml_blocks.with_key(text, ("feeds", index), key, written)
        return _Edit(text, data), positions(text)["feeds", index, key]

    return _edited(path, change)


def feed_line(path: Path, url: str) -> int | None:
    """The line where the block of the feed with this ``url`` begins; None if it has none."""
    draft = _draft(contents(path), path)
    urls = [feed.url for feed in draft.config.feeds]
    return positions(draft.text).get(("feeds", urls.index(url))) if url in urls else None


def _edited(path: Path, change: Callable[[_Draft], tuple[_Edit, _T]]) -> tuple[_T, FileEdit]:
    for _ in range(_TRIES):
        before = contents(path)
        draft = _draft(before, path)
        try:
            edit, answer = change(draft)
            if edit.text == draft.text:
                return answer, FileEdit(before, before)
            _verify(edit, path)
        except toml_blocks.NotBlocks:
            problem = (
                "its views, feeds or summits are written as one list, `feeds = […]`: "
                "write them as [[feeds]], [[summits]] or [[views]] blocks"
            )
            raise ConfigError((f"{line(str(path))}: {problem}",)) from None
        after = edit.text.encode()
        try:
            replace(path, before, after)
        except FileChanged:
            continue
        return answer, FileEdit(before, after)
    problem = "another program keeps changing the file; nothing was written"
    raise ConfigError((f"{line(str(path))}: {problem}",))


def _draft(written: bytes | None, path: Path) -> _Draft:
    data, config = parse_config(written or b"", path)
    text = (written or b"").decode()  # keeps its line endings and byte order mark
    return _Draft(text, data, config, written is not None)


def _verify(edit: _Edit, path: Path) -> None:
    """Parse the new text as the next command will, and compare it with what was intended."""
    try:
        data, _ = parse_config(edit.text.encode(), path)
    except ConfigError as error:
        lists = (edit.data.get(table) for table in _BLOCKS)
        if "Cannot" in str(error) and any(isinstance(tables, list) for tables in lists):
            raise toml_blocks.NotBlocks from error
        problem = f"{line(str(path))}: nothing was written, since the result would be invalid:"
        raise ConfigError((problem, *error.problems)) from error
    if data != edit.data and _normalized(data) != _normalized(edit.data):
        problem = "the edit would change more than was asked; nothing was written"
        raise ConfigError((f"{line(str(path))}: {problem}",))


def _only_block(block: str, kind: str, path: Path) -> Data:
    try:
        data = tomllib.loads(block)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError((f"{line(str(path))}: nothing was written: {error}",)) from error
    tables = data.get(kind)
    if set(data) != {kind} or not isinstance(tables, list) or len(tables) != 1:
        problem = f"nothing was written: expected one [[{kind}]] block and nothing else"
        raise ConfigError((f"{line(str(path))}: {problem}",))
    table: Data = tables[0]
    return table


def _feed(draft: _Draft, path: Path, url: str) -> tuple[int, Feed]:
    for index, feed in enumerate(draft.config.feeds):
        if feed.url == url:
            return index, feed
    raise ConfigError((f"{line(str(path))}: there is no feed {masked(line(url))}",))


def _references(text: str) -> list[tuple[KeyPath, str]]:
    """The names in the ``feeds`` of summits, each with its place."""
    return [(at, line(name)) for at, name in toml_blocks.elements(text, "summits", "feeds")]


def _table(feed: Feed) -> Data:
    keys = {"url": feed.url, "name": feed.name, "tags": list(feed.tags)}
    return {key: value for key, value in keys.items() if value}


def _copy(data: Data) -> Data:
    """A copy whose feeds and summits may be modified."""
    copied = dict(data)
    for name in ("feeds", "summits"):
        if name in data:
            copied[name] = [dict(block) for block in data[name]]
    for summit in copied.get("summits", []):
        if "feeds" in summit:
            summit["feeds"] = list(summit["feeds"])
    return copied


def _normalized(data: Data) -> str:
    """A string that is equal for equal data, whatever the order of keys; nan equals itself."""
    return json.dumps(data, sort_keys=True, default=repr)
