"""Read and write the feed lists that readers exchange: OPML 1.0 and 2.0 (opml.org/spec2.opml).

Only the addresses, names and folders of outlines are read and written. Reading is streamed, and
entity declarations are refused, since entities can expand without limit or fetch files.
"""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from itertools import groupby
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
    """The feeds of an OPML file in file order; ``broken`` says where reading had to stop."""

    outlines: tuple[Outline, ...]
    broken: str | None = None


def read(text: str) -> Outlines:
    """The outlines of ``text``, up to the first error in the markup.

    Raises `UsageError` for a text that is not OPML, or that declares entities.
    """
    if max(text.count("="), text.count("&")) > _MOST_MARKUP:
        raise UsageError("the file has more attributes or references than a list of feeds can need")
    reader = _Reader(escape_references(text))
    if reader.broken:
        # Apart from references, a "<" in a title is the most common error.
        other = _Reader(escape_references(escape_brackets(text)))
        reader = other if len(other.outlines) > len(reader.outlines) or not other.broken else reader
    if not reader.is_opml:
        raise UsageError(
            f"this is not an OPML file{f' ({reader.broken})' if reader.broken else ''}"
        )
    return Outlines(tuple(reader.outlines), reader.broken)


class _Reader:
    """Follows the outlines with a stack of the tags that each open one passes to those inside."""

    def __init__(self, text: str) -> None:
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
            self._parser.Parse(text.encode(), True)
        except expat.ExpatError as error:
            self.broken = f"line {error.lineno}: {expat.ErrorString(error.code)}"

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
    """The lines of an OPML 2.0 file: feeds in their order, in a folder named after the first tag.

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
    for folder, inside in groupby(listed, lambda feed: feed.tags[:1]):
        if not folder:
            yield from (f"    {_written(feed)}" for feed in inside)
            continue
        yield f"    <outline{_attributes({'text': folder[0], 'title': folder[0]})}>"
        yield from (f"      {_written(feed)}" for feed in inside)
        yield "    </outline>"
    yield "  </body>"
    yield "</opml>"


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
