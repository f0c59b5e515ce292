"""Read and write the feed lists that readers exchange: OPML 1.0 and 2.0 (opml.org/spec2.opml).

Only the addresses, names and folders of outlines are read and written. Reading is streamed, and
entity declarations are refused, since entities can expand without limit or fetch files.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING
from xml.parsers import expat

from briefing.errors import UsageError
from briefing.text.sanitize import line
from briefing.text.xml_repair.escaping import escape_brackets, escape_references

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.domain.feed import Feed

LONGEST = 1_000
MOST_TAGS = 100
_MOST_OUTLINES = 100_000
_MOST_MARKUP = 1_500_000
_DEEPEST = 5
"""Folders inside each other: the further tags of a feed are labels."""
_MOST_FAULTS = 50
_MOST_READ = 64 << 20
"""Bytes: with each fault the file is read again."""
_INVALID_TOKEN = expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN]
_TAG_END = re.compile(rb">(?=\s*(?:<|\Z))")
_TAGS = "briefing:tags"
_NAMESPACE = "urn:briefing:opml"


@dataclass(frozen=True, slots=True)
class Outline:
    """An outline that is or should be a feed, with cleaned texts and its line.

    ``url`` is empty if it has no ``xmlUrl``.
    """

    line: int
    url: str
    name: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlines:
    """The feeds of an OPML file in file order.

    ``faults`` say where tags were left out that cannot be read, ``broken`` where reading had to
    stop.
    """

    outlines: tuple[Outline, ...]
    broken: str | None = None
    faults: tuple[str, ...] = ()


def read(text: str) -> Outlines:
    """The outlines of ``text``, without the tags whose markup is broken.

    Raises `UsageError` for a text that is not OPML, or that declares entities.
    """
    if max(text.count("="), text.count("&")) > _MOST_MARKUP:
        raise UsageError("the file has more attributes or references than a list of feeds can need")
    reader = _Reader(escape_references(text).encode())
    if reader.broken:
        # Apart from references, a "<" in a title is the most common error.
        other = _Reader(escape_references(escape_brackets(text)).encode())
        reader = other if len(other.outlines) > len(reader.outlines) or not other.broken else reader
    if not reader.is_opml:
        raise UsageError(
            f"this is not an OPML file{f' ({reader.broken})' if reader.broken else ''}"
        )
    best = _behind_faults(reader)
    return Outlines(tuple(best.outlines), best.broken, best.faults)


def _behind_faults(reader: _Reader) -> _Reader:
    """The reader that finds the most, when tags that cannot be read are left out one by one."""
    best = reader
    most = min(_MOST_FAULTS, _MOST_READ // (len(reader.document) + 1))
    while reader.broken and len(reader.faults) < most:
        start, end = reader.broken_tag()
        if end <= start:
            break
        tag = reader.document[start:end]
        # A folder's end must still find its beginning, and lines keep their numbers.
        opens = tag.startswith(b"<outline") and tag.endswith(b">") and not tag.endswith(b"/>")
        blank = b"<outline>" * opens + re.sub(rb"[^\n]", b" ", tag)
        rest = reader.document[:start] + blank + reader.document[end:]
        reader = _Reader(rest, (*reader.faults, reader.broken))
        if len(reader.outlines) > len(best.outlines) or not reader.broken:
            best = reader
    return best


class _Reader:
    """Follows the outlines with a stack of the tags that each open one passes to those inside."""

    def __init__(self, document: bytes, faults: tuple[str, ...] = ()) -> None:
        self.document = document
        self.faults = faults
        self.outlines: list[Outline] = []
        self.is_opml = False
        self.broken: str | None = None
        self._open: list[tuple[str, ...]] = [()]
        self._pending: Outline | None = None
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.EntityDeclHandler = self._entity
        try:
            self._parser.Parse(document, True)
        except expat.ExpatError as error:
            self.broken = f"line {error.lineno}: {expat.ErrorString(error.code)}"

    def broken_tag(self) -> tuple[int, int]:
        """Where the tag that could not be read starts and ends; nothing at the end of the file."""
        at = self._parser.ErrorByteIndex
        inside = self.document[at : at + 1] == b"<" and self._parser.ErrorCode == _INVALID_TOKEN
        start = self.document.rfind(b"<", 0, at if inside else at + 1)
        end = _TAG_END.search(self.document, at)
        return (start, end.end()) if end and start >= 0 else (0, 0)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.lower()
        self.is_opml = self.is_opml or name == "opml"
        if name != "outline":
            return
        self._pending = None
        given = {key.lower(): value for key, value in reversed(attributes.items())}
        outline = self._outline(given)
        inside = self._open[-1]
        if outline.url:
            self._add(outline)
        elif 0 < len(outline.name) <= LONGEST and outline.name not in inside:
            inside = (*inside, outline.name) if len(inside) < MOST_TAGS else inside
        if not outline.url and _is_meant_as_feed(given):
            self._pending = outline  # unless it contains outlines: then it is a folder
        self._open.append(inside)

    def _end(self, name: str) -> None:
        if name.lower() != "outline":
            return
        if self._pending:
            self._add(self._pending)
            self._pending = None
        self._open.pop()

    def _outline(self, given: Mapping[str, str]) -> Outline:
        around = self._open[-1]
        own = _tags(given)
        tags = tuple(dict.fromkeys((*around, *own)))[:MOST_TAGS] if own else around
        name = line(given.get("title", "")) or line(given.get("text", ""))
        at = self._parser.CurrentLineNumber
        url = line(given.get("xmlurl", ""))
        if not url and given.get("type", "").strip().lower() in ("rss", "atom"):
            url = line(given.get("url", ""))
        return Outline(at, url, name, tags)

    def _add(self, outline: Outline) -> None:
        if len(self.outlines) == _MOST_OUTLINES:
            raise UsageError(f"the file lists more than {_MOST_OUTLINES} feeds")
        self.outlines.append(outline)

    def _entity(self, name: str, *_: object) -> None:
        raise UsageError(
            f"the file declares an entity ({line(name)[:40]}), which a list of feeds never needs: "
            "not imported"
        )


def _is_meant_as_feed(given: Mapping[str, str]) -> bool:
    return any(given.get(key, "").strip() for key in ("type", "url", "htmlurl", "xmlurl"))


def _tags(given: Mapping[str, str]) -> tuple[str, ...]:
    """The tags in our own attribute if there is one, else the categories."""
    try:
        own = json.loads(given.get(_TAGS, ""))
    except (ValueError, RecursionError):
        own = None
    written = own if isinstance(own, list) else _categories(given.get("category", ""))
    tags = (line(tag) for tag in written[:MOST_TAGS] if isinstance(tag, str))
    return tuple(tag for tag in tags if 0 < len(tag) <= LONGEST)


def _categories(category: str) -> list[str]:
    """The categories of an outline, split at commas; a path of categories stays whole."""
    return [part.strip().strip("/") for part in category.split(",")]


def write(feeds: Iterable[Feed]) -> Iterator[str]:
    """The lines of an OPML 2.0 file: feeds in their order, in folders named after their tags.

    A feed is in the folder of its first tag, and in one inside that for each further tag that
    stands behind the same tags in every feed: so the folders of an imported file come back.
    ``category`` holds all tags of a feed. Tags that it cannot hold, such as one with a comma, are
    repeated in an attribute of our own namespace, so that reading the file gives the same tags.
    """
    listed = list(feeds)
    needs_namespace = any(_is_lost(feed.tags) for feed in listed)
    namespace = f' xmlns:briefing="{_NAMESPACE}"' if needs_namespace else ""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<opml version="2.0"{namespace}>'
    yield "  <head>"
    yield "    <title>briefing</title>"
    yield "  </head>"
    yield "  <body>"
    open_folders: tuple[str, ...] = ()
    for feed, path in zip(listed, _paths(listed), strict=True):
        same = takewhile(lambda pair: pair[0] == pair[1], zip(open_folders, path, strict=False))
        shared = len(list(same))
        for depth in range(len(open_folders), shared, -1):
            yield f"{_indent(depth)}</outline>"
        for depth, folder in enumerate(path[shared:], shared + 1):
            yield f"{_indent(depth)}<outline{_attributes({'text': folder, 'title': folder})}>"
        open_folders = path
        yield f"{_indent(len(path) + 1)}{_written(feed)}"
    for depth in range(len(open_folders), 0, -1):
        yield f"{_indent(depth)}</outline>"
    yield "  </body>"
    yield "</opml>"


def _indent(depth: int) -> str:
    return "  " * (depth + 1)


def _paths(feeds: Sequence[Feed]) -> list[tuple[str, ...]]:
    """The folders that each feed is in, outermost first."""
    before: dict[str, set[tuple[str, ...]]] = {}
    for feed in feeds:
        for place, tag in enumerate(feed.tags[:_DEEPEST]):
            before.setdefault(tag, set()).add(feed.tags[:place])
    paths = []
    for feed in feeds:
        levels = takewhile(lambda tag: len(before[tag]) == 1, feed.tags[1:_DEEPEST])
        paths.append((*feed.tags[:1], *levels))
    return paths


def _written(feed: Feed) -> str:
    name = feed.name or feed.url
    attributes = {"type": "rss", "text": name, "title": name, "xmlUrl": feed.url}
    if feed.tags:
        attributes["category"] = ",".join(feed.tags)
    if _is_lost(feed.tags):
        attributes[_TAGS] = json.dumps(feed.tags, ensure_ascii=False)
    return f"<outline{_attributes(attributes)}/>"


def _is_lost(tags: Sequence[str]) -> bool:
    return bool(tags) and _categories(",".join(tags)) != list(tags)


def _attributes(attributes: Mapping[str, str]) -> str:
    return "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items())
