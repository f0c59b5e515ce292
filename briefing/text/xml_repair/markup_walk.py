"""One pass over the markup of a document, which leaves it balanced and within bounds."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.text.lazy_regex import lazy_regex
from briefing.text.xml_repair.cdata_end import is_odd_section, section_end
from briefing.text.xml_repair.references import References, resolve_in_cdata
from briefing.text.xml_repair.tags import UNREAD, StartTags

MAX_ITEMS = 2_000
"""Items of a document that are read."""

# feedparser takes about 30 microseconds for a tag, and as long for every four attributes.
_MAX_TAGS = 100_000
_ATTRIBUTES_PER_TAG = 4
_MAX_TEXT = 1 << 20
_MAX_DEPTH = 250
_MAX_SEARCHES = 1_000
_MARKUP = lazy_regex(
    r"<(?:(?P<cdata>!\[CDATA\[)|(?P<comment>!--)|(?P<other>[?!])"
    r"|(?P<end>/)?(?P<name>[A-Za-z_][\w:.-]*))",
    re.ASCII,
)
_SOUND_ATTRIBUTES = lazy_regex(r"(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+>")
_MULTILINE_ATTRIBUTES = lazy_regex(r"(?:[^<>\"']|\"[^\"]{0,999}\"|'[^']{0,999}')*+>")
_ANY_ATTRIBUTES = lazy_regex(r"[^<>]*>")
_ONLY_SPACE = lazy_regex(r"\s*<")
_TAG_REST = lazy_regex(r"[^<>]*>?")
_MAX_ATTRIBUTES_LENGTH = 2_000
_ITEM_ELEMENTS = frozenset(["item", "entry"])
# Without its end tag, such an element would swallow all that follows it.
_TEXT_ELEMENTS = frozenset(
    "title description summary content content:encoded subtitle tagline".split()
)
_STRUCTURE_ELEMENTS = _ITEM_ELEMENTS | frozenset("guid pubdate published updated channel".split())
_COSTLY_ELEMENTS = _TEXT_ELEMENTS | {"encoded", "link"}
_VOID_ELEMENTS = frozenset("br hr img input wbr".split())


class _OpenElement(NamedTuple):
    """An element not yet closed.

    ``name`` is in lower case, ``written`` is the name as written out, and ``start`` the index in
    the output of the piece it begins with.
    """

    name: str
    written: str
    start: int

    @property
    def local_name(self) -> str:
        return self.name.rpartition(":")[2]

    @property
    def holds_text(self) -> bool:
        """Whether no other part of an item belongs in it; a link of any namespace counts."""
        return self.name in _TEXT_ELEMENTS or self.local_name == "link"


class MarkupWalk:
    """A pass over ``text`` from its root element at ``start`` on.

    Afterwards ``well_formed`` says whether the markup was well-formed, ``truncated`` whether some
    of it was left unread. ``open`` are the elements not yet closed, outermost first.
    """

    def __init__(self, text: str, start: int) -> None:
        self.source, self.position = text, start
        self.references = References(text[:start])
        self.start_tags = StartTags(self.references)
        self.output: list[str] = []
        self.open: list[_OpenElement] = []
        self.too_deep = self.item_count = self.tag_count = self.open_texts = self.search_count = 0
        self.well_formed, self.root_closed, self.truncated = True, False, False
        self.last_position = {closer: text.rfind(closer) for closer in ("-->", "]]>")}

    def run(self) -> None:
        """Walk to the end of the document, or to where a bound is reached."""
        while self.tag_count < _MAX_TAGS:
            self.tag_count += 1
            markup = _MARKUP.search(self.source, self.position)
            if markup is None:
                self.write(self.source[self.position :])
                return
            if markup.start() > self.position:
                self.write(self.source[self.position : markup.start()])
            self.position = markup.end()
            if markup["cdata"]:
                self.cdata()
            elif markup["comment"]:
                self.position = self.comment_end()
            elif markup["other"]:
                self.position = self.tag_end()
            elif markup["end"]:
                self.end_tag(markup["name"].lower())
            elif not self.start_tag(markup["name"]):
                break
        self.truncated = True

    def text(self) -> str:
        """The document so far. Its root element is closed here, after whatever followed its end."""
        self.well_formed &= self.truncated or (self.root_closed and len(self.open) == 1)
        if not self.root_closed:
            self.drop_incomplete()
        self.close(0)
        undeclared = self.start_tags.undeclared()
        self.well_formed &= not undeclared
        self.output[1] = undeclared
        return "".join(self.output)

    def write(self, text: str) -> None:
        text = text[:_MAX_TEXT]
        if "<" in text or (self.root_closed and text.strip()):
            self.well_formed = False
            text = text.replace("<", "&lt;")
        self.output.append(self.references.resolve(text).replace("]]>", "]]&gt;"))

    def cdata(self) -> None:
        end = self.find("]]>")
        stop, after = (end, end + 3) if end >= 0 else (len(self.source), len(self.source))
        name = self.open[-1].name if self.open else ""
        corrected = None
        if (
            name
            and self.search_count < _MAX_SEARCHES
            and is_odd_section(self.source, self.position, stop, after, name)
        ):
            self.search_count += 1
            corrected = section_end(self.source, self.position, stop, after, name)
        self.well_formed &= end >= 0 and corrected is None
        stop, after = corrected or (stop, after)
        text = resolve_in_cdata(self.source[self.position : stop][:_MAX_TEXT])
        self.output.append(f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>")
        self.position = after

    def start_tag(self, name: str) -> bool:
        """Read a start tag; False where the document is to be truncated before it."""
        local = name.rpartition(":")[2].lower()
        raw = self.attributes()
        if raw is None and local in _COSTLY_ELEMENTS | _STRUCTURE_ELEMENTS:
            # The tag lacks nothing but its end.
            raw = "" if _ONLY_SPACE.match(self.source, self.position) else None
            self.well_formed = False
        if raw is None or (raw and raw != "/" and not raw[0].isspace()):
            self.well_formed = False
            self.output.append(
                self.references.resolve(f"&lt;{name}{raw}>" if raw else f"&lt;{name}")
            )
            return True
        if local in _ITEM_ELEMENTS:
            self.item_count += 1
            if self.item_count > MAX_ITEMS:
                return False
        if local in _STRUCTURE_ELEMENTS and self.open_texts:
            self.close_texts()
        written, attributes, well_formed = self.start_tags.repair(name, raw)
        self.well_formed &= well_formed and not self.root_closed
        empty = attributes.endswith("/")
        self.tag_count += (
            empty + attributes.count("=") // _ATTRIBUTES_PER_TAG + 2 * (local in _COSTLY_ELEMENTS)
        )
        if written == UNREAD and self.open and (empty or self.skip(name)):
            return True
        if not self.open:
            self.open.append(_OpenElement(name.lower(), written, 0))
            self.output += [f"<{written}{attributes.rstrip('/')}", "", ">"]
            self.root_closed = empty
        elif len(self.open) == _MAX_DEPTH:
            self.well_formed = False
            self.too_deep += not empty
        elif empty or name.lower() in _VOID_ELEMENTS:
            self.output.append(f"<{written}{attributes.rstrip('/')}/>")
        else:
            self.push(name, written, attributes)
        return True

    def push(self, name: str, written: str, attributes: str) -> None:
        self.open.append(_OpenElement(name.lower(), written, len(self.output)))
        self.open_texts += self.open[-1].holds_text
        self.output.append(f"<{written}{attributes}>")

    def end_tag(self, name: str) -> None:
        self.position = self.tag_end()
        if self.too_deep:
            self.too_deep -= 1
            return
        depth = len(self.open) - 1
        while depth >= 0 and self.open[depth].name != name:
            depth -= 1
        self.well_formed &= 0 <= depth == len(self.open) - 1 or name in _VOID_ELEMENTS
        if depth > 0:
            self.close(depth)
        # The root element is closed at the very end, whatever follows its end tag.
        self.root_closed |= depth == 0

    def close(self, down_to: int) -> None:
        while len(self.open) > down_to:
            element = self.open.pop()
            self.open_texts -= element.holds_text
            self.output.append(f"</{element.written}>")

    def drop_incomplete(self) -> None:
        """Leave out the element of an item in which the document breaks off.

        Half a link leads nowhere, and half a sentence may say the opposite of the whole.
        """
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].local_name in _ITEM_ELEMENTS:
                return
            if self.open[depth - 1].local_name in _ITEM_ELEMENTS:
                del self.output[self.open[depth].start :], self.open[depth:]
                return

    def close_texts(self) -> None:
        """Close text elements of an item that are open where an item or a date begins."""
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].local_name in _ITEM_ELEMENTS:
                return
            if self.open[depth].holds_text:
                self.well_formed = False
                self.close(depth)

    def skip(self, name: str) -> bool:
        """Skip an element that is never read, if it contains nothing but text."""
        position, text = self.position, self.source
        if text.startswith("<![CDATA[", position):
            position = self.find("]]>")
        position = text.find("<", position) if position >= 0 else -1
        end = text[position : position + len(name) + 3].lower()
        if position < 0 or end[: len(name) + 2] != f"</{name.lower()}" or end[-1:] not in "> \n":
            return False
        self.position = position
        self.position = self.tag_end(position + 2)
        return True

    def attributes(self) -> str | None:
        """Return the text after a tag's name and move past the tag; None if it has no end."""
        text, start = self.source, self.position
        attributes = _SOUND_ATTRIBUTES.match(text, start) or _ANY_ATTRIBUTES.match(text, start)
        if attributes is None and self.search_count < _MAX_SEARCHES:
            self.search_count += 1
            attributes = _MULTILINE_ATTRIBUTES.match(text, start, start + _MAX_ATTRIBUTES_LENGTH)
        if attributes is None:
            return None
        self.position = attributes.end()
        return attributes[0][:-1]

    def tag_end(self, position: int | None = None) -> int:
        rest = _TAG_REST.match(self.source, self.position if position is None else position)
        return rest.end() if rest else self.position

    def comment_end(self) -> int:
        end = self.find("-->")
        if self.source.startswith((">", "->"), self.position):
            return self.source.index(">", self.position) + 1
        self.well_formed &= end >= 0
        return end + 3 if end >= 0 else self.position

    def find(self, closer: str) -> int:
        """The next position of ``closer``, or -1; never searches twice text that has none."""
        if self.position > self.last_position[closer]:
            return -1
        return self.source.find(closer, self.position)
