"""Add, remove and change the blocks of a TOML text; every byte around them stays.

The library that preserves layout (tomlkit) moves blocks together where two kinds alternate, and
takes the comment above the next block for the end of this one. So the text itself is edited here,
and `briefing.config.edit` verifies the result.
"""

from __future__ import annotations

import re
import tomllib
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefing.config import toml_literal
from briefing.config.toml_scan import scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.config.toml_scan import KeyPath, Scan
    from briefing.domain.feed import Feed
    from briefing.domain.saved_search import SavedSearch
    from briefing.domain.summit import Summit

_BOM = "\ufeff"
_GAP = re.compile(r"[ \t]*\r?\n")
_COMMA = re.compile(r"[ \t]*,[ \t]*")


class NotBlocks(Exception):
    """The feeds are written as one array, ``feeds = […]``, to which no block can be added."""


def feed_block(feed: Feed) -> str:
    """The ``[[feeds]]`` block of ``feed``: only url, name and tags."""
    lines = ["[[feeds]]", f"url = {toml_literal.text(feed.url)}"]
    if feed.name:
        lines.append(f"name = {toml_literal.text(feed.name)}")
    if feed.tags:
        lines.append(f"tags = {toml_literal.texts(feed.tags)}")
    return "\n".join(lines)


def summit_block(summit: Summit, comments: Mapping[str, str] = MappingProxyType({})) -> str:
    """The ``[[summits]]`` block of ``summit``: id, name, people, place, dates and terms.

    ``comments``, of one line, are written above the keys that they are about. A comment on a key
    that the summit lacks comes last.
    """
    values = _summit_values(summit)
    lines = ["[[summits]]"]
    for key, value in values.items():
        if value:
            lines += [f"# {comments[key]}"] if key in comments else []
            lines.append(f"{key} = {value}")
    lines += [f"# {comment}" for key, comment in comments.items() if not values.get(key)]
    return "\n".join(lines)


def view_block(view: SavedSearch) -> str:
    """The ``[[views]]`` block of a saved search."""
    name, query = toml_literal.text(view.name), toml_literal.text(view.query)
    return f"[[views]]\nname = {name}\nquery = {query}"


def summit_line(summit: Summit, key: str) -> str:
    """The line of ``key`` in the block of ``summit``, such as ``place = "Lisbon"``."""
    return f"{key} = {_summit_values(summit)[key]}"


def _summit_values(summit: Summit) -> dict[str, str]:
    """The values of a block as TOML literals by key; empty for what the summit lacks."""
    return {
        "id": toml_literal.text(summit.id),
        "name": toml_literal.text(summit.name),
        "people": f"[{', '.join(map(_names, summit.people))}]" if summit.people else "",
        "place": _names(summit.place) if summit.place else "",
        "starts": summit.starts.isoformat() if summit.starts else "",
        "ends": summit.ends.isoformat() if summit.ends else "",
        "terms": toml_literal.texts(summit.terms) if summit.terms else "",
    }


def _names(names: Sequence[str]) -> str:
    return toml_literal.texts(names) if len(names) > 1 else toml_literal.text(names[0])


def with_blocks(text: str, blocks: Iterable[str]) -> str:
    """``text`` with ``blocks`` at its end, a blank line before each.

    Line endings are those of ``text``, and it ends with one if it did before.
    """
    end = _line_end(text)
    bare = text.removeprefix(_BOM)
    added = "\n\n".join(blocks).replace("\n", end)
    if not bare:
        return text + added + end
    if not bare.endswith("\n"):
        return text + end + end + added
    apart = "" if bare.endswith(("\n\n", "\n\r\n")) or not bare.strip() else end
    return text + apart + added + end


def without_block(text: str, block: KeyPath) -> str:
    """``text`` without the lines of ``block``, from its header to its last key.

    Comments before and after it stay, since they may belong to its neighbours; of the blank lines
    around it, those after it stay.
    """
    scanned = scan(text)
    for start, end in reversed(list(_runs(scanned, block))):
        first, last = _whole_lines(text, start, end)
        text = _cut(text, first, last)
    return text


def with_key(text: str, block: KeyPath, key: str, value: str) -> str:
    """``text`` with ``key`` of ``block`` set to ``value``, a TOML literal.

    A key that is missing is added on a line of its own after the ``url``.
    """
    scanned = scan(text)
    _check_written_as_block(scanned, block)
    present = scanned.spans.get((*block, key))
    if present:
        return text[: present.value] + value + text[present.end :]
    url = scanned.spans[*block, "url"]
    first, last = _whole_lines(text, url.start, url.end)
    indent = text[first : url.start] if text[first : url.start].isspace() else ""
    line = f"{indent}{key} = {value}"
    if text[last - 1] != "\n":
        return text[:last] + _line_end(text) + line + text[last:]
    return text[:last] + line + _line_end(text) + text[last:]


def elements(text: str, table: str, key: str) -> Iterator[tuple[KeyPath, str]]:
    """The texts in the arrays ``key`` of all ``[[table]]`` blocks, each with its place."""
    for path, span in scan(text).spans.items():
        if len(path) == 4 and (path[0], path[2]) == (table, key):
            value = tomllib.loads(f"value = {text[span.value : span.end]}")["value"]
            if isinstance(value, str):
                yield path, value


def with_elements(text: str, places: Sequence[KeyPath], value: str) -> str:
    """``text`` with the array elements at ``places`` replaced by ``value``, a TOML literal."""
    spans = scan(text).spans
    for span in sorted((spans[place] for place in places), reverse=True):
        text = text[: span.value] + value + text[span.end :]
    return text


def without_elements(text: str, places: Sequence[KeyPath]) -> str:
    """``text`` without the array elements at ``places``; comments between them stay."""
    for place in sorted(places, reverse=True):
        text = _without_element(text, place)
    return text


def _without_element(text: str, place: KeyPath) -> str:
    spans = scan(text).spans
    start, _, end = spans[place]
    before = spans.get((*place[:-1], int(place[-1]) - 1))
    if comma := _COMMA.match(text, end):
        end = comma.end()
    elif before and "\n" not in text[before.end : start]:
        start = before.end
    line = text.rfind("\n", 0, start) + 1
    gap = _GAP.match(text, end)
    if gap and not text[line:start].strip():
        start, end = line, gap.end()
    return text[:start] + text[end:]


def _runs(scanned: Scan, block: KeyPath) -> Iterator[tuple[int, int]]:
    """Where ``block`` starts and ends; several times if other blocks lie between its tables."""
    _check_written_as_block(scanned, block)
    run: tuple[int, int] | None = None
    for path, start, end in scanned.statements:
        if path[: len(block)] == block:
            run = (run[0] if run else start, end)
        elif run:
            yield run
            run = None
    if run:
        yield run


def _check_written_as_block(scanned: Scan, block: KeyPath) -> None:
    if all(path != block for path, _, _ in scanned.statements):
        raise NotBlocks


def _whole_lines(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole lines of ``start`` to ``end``, with line ending and comment."""
    first = text.rfind("\n", 0, start) + 1
    if not first and text.startswith(_BOM):
        first = len(_BOM)
    last = text.find("\n", end) + 1
    return first, last or len(text)


def _cut(text: str, first: int, last: int) -> str:
    """``text`` without ``first`` to ``last`` and one of the two gaps around it."""
    before, after = text[:first], text[last:]
    if not before.removeprefix(_BOM).strip():
        while gap := _GAP.match(after):
            after = after[gap.end() :]
    elif not after or _GAP.match(after):
        before = _without_gap(before)
    if not after and not text.endswith("\n"):
        before = before.removesuffix("\n").removesuffix("\r")
    return before + after


def _without_gap(text: str) -> str:
    """``text`` without the blank lines at its end."""
    while True:
        start = text.rfind("\n", 0, len(text) - 1) + 1
        if start == 0 or text[start:].strip():
            return text
        text = text[:start]


def _line_end(text: str) -> str:
    first = text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"
