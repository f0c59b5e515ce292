"""One walk over the markup of a document, which leaves it balanced and within bounds."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.parse.xml_repair.entities import References, in_cdata
from briefing.parse.xml_repair.tags import UNREAD, Tags

MOST_ITEMS = 2_000
"""Items of a document that are read."""

# What feedparser spends: about 30 microseconds a tag, and the time of a tag on a few attributes.
_MOST_MARKS = 100_000
_ATTRIBUTES_A_MARK = 4
_LONGEST_TEXT = 1 << 20
_DEEPEST = 250
_MOST_SEARCHES = 1_000
_MARK = re.compile(
    r"<(?:(?P<cdata>!\[CDATA\[)|(?P<comment>!--)|(?P<other>[?!])"
    r"|(?P<end>/)?(?P<name>[A-Za-z_][\w:.-]*))",
    re.ASCII,
)
_ATTRIBUTES = re.compile(r"(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+>")
_SPANNING = re.compile(r"(?:[^<>\"']|\"[^\"]{0,999}\"|'[^']{0,999}')*+>")
_PLAIN = re.compile(r"[^<>]*>")
_BLANK = re.compile(r"\s*<")
_REST = re.compile(r"[^<>]*>?")
_LONGEST_SPAN = 2_000
_ITEMS = frozenset(["item", "entry"])
# An unclosed text would take all that follows it for its own.
_TEXTS = frozenset("title description summary content content:encoded subtitle tagline".split())
_STRUCTURE = _ITEMS | frozenset("guid pubdate published updated channel".split())
_COSTLY = _TEXTS | {"encoded", "link"}
_VOID = frozenset("br hr img input wbr".split())


class _Open(NamedTuple):
    """An element: its name in lower case, as it is written, and the piece it begins with."""

    name: str
    written: str
    begins: int

    @property
    def local(self) -> str:
        return self.name.rpartition(":")[2]


class Walk:
    """A pass over ``text`` from its root on.

    Afterwards ``sound`` says whether it was well-formed, ``cut`` whether there is more of it.
    ``open`` are the elements not yet closed, outermost first.
    """

    def __init__(self, text: str, start: int) -> None:
        self.source, self.at = text, start
        self.references = References(text[:start])
        self.tags = Tags(self.references)
        self.out: list[str] = []
        self.open: list[_Open] = []
        self.beyond = self.items = self.marks = self.texts = self.searches = 0
        self.sound, self.closed, self.cut = True, False, False
        self.last_of = {closer: text.rfind(closer) for closer in ("-->", "]]>")}

    def run(self) -> None:
        """Walk to the end, or to where there is more than anybody reads."""
        while self.marks < _MOST_MARKS:
            self.marks += 1
            mark = _MARK.search(self.source, self.at)
            if mark is None:
                self.write(self.source[self.at :])
                return
            if mark.start() > self.at:
                self.write(self.source[self.at : mark.start()])
            self.at = mark.end()
            if mark["cdata"]:
                self.cdata()
            elif mark["comment"]:
                self.at = self.behind_comment()
            elif mark["other"]:
                self.at = self.behind_tag()
            elif mark["end"]:
                self.end(mark["name"].lower())
            elif not self.start(mark["name"]):
                break
        self.cut = True

    def text(self) -> str:
        """The document so far; its root is closed here, whatever stood behind its end."""
        self.sound &= self.cut or (self.closed and len(self.open) == 1)
        if not self.closed:
            self.drop_torn()
        self.close(0)
        undeclared = self.tags.undeclared()
        self.sound &= not undeclared
        self.out[1] = undeclared
        return "".join(self.out)

    def write(self, text: str) -> None:
        text = text[:_LONGEST_TEXT]
        if "<" in text or (self.closed and text.strip()):
            self.sound = False
            text = text.replace("<", "&lt;")
        self.out.append(self.references.known(text).replace("]]>", "]]&gt;"))

    def cdata(self) -> None:
        end = self.find("]]>")
        self.sound &= end >= 0
        text = self.source[self.at : end if end >= 0 else None][:_LONGEST_TEXT]
        self.out.append(f"<![CDATA[{in_cdata(text)}]]>")
        self.at = end + 3 if end >= 0 else len(self.source)

    def start(self, name: str) -> bool:
        """Read a start tag; False where the document is to be cut before it."""
        local = name.rpartition(":")[2].lower()
        raw = self.attributes()
        if raw is None and local in _COSTLY | _STRUCTURE:
            # The tag lacks nothing but its end.
            raw = "" if _BLANK.match(self.source, self.at) else None
            self.sound = False
        if raw is None or (raw and raw != "/" and not raw[0].isspace()):
            self.sound = False
            self.out.append(self.references.known(f"&lt;{name}{raw}>" if raw else f"&lt;{name}"))
            return True
        if local in _ITEMS:
            self.items += 1
            if self.items > MOST_ITEMS:
                return False
        if local in _STRUCTURE and self.texts:
            self.close_texts()
        named, attributes, well_formed = self.tags.read(name, raw)
        self.sound &= well_formed and not self.closed
        empty = attributes.endswith("/")
        self.marks += empty + attributes.count("=") // _ATTRIBUTES_A_MARK + 2 * (local in _COSTLY)
        if named == UNREAD and self.open and (empty or self.skip(name)):
            return True
        if not self.open:
            self.open.append(_Open(name.lower(), named, 0))
            self.out += [f"<{named}{attributes.rstrip('/')}", "", ">"]
            self.closed = empty
        elif len(self.open) == _DEEPEST:
            self.sound = False
            self.beyond += not empty
        elif empty or name.lower() in _VOID:
            self.out.append(f"<{named}{attributes.rstrip('/')}/>")
        else:
            self.push(name, named, attributes)
        return True

    def push(self, name: str, named: str, attributes: str) -> None:
        self.open.append(_Open(name.lower(), named, len(self.out)))
        self.texts += self.open[-1].name in _TEXTS
        self.out.append(f"<{named}{attributes}>")

    def end(self, name: str) -> None:
        self.at = self.behind_tag()
        if self.beyond:
            self.beyond -= 1
            return
        place = len(self.open) - 1
        while place >= 0 and self.open[place].name != name:
            place -= 1
        self.sound &= 0 <= place == len(self.open) - 1 or name in _VOID
        if place > 0:
            self.close(place)
        # The root is closed at the very end, whatever stands behind it.
        self.closed |= place == 0

    def close(self, down_to: int) -> None:
        while len(self.open) > down_to:
            element = self.open.pop()
            self.texts -= element.name in _TEXTS
            self.out.append(f"</{element.written}>")

    def drop_torn(self) -> None:
        """Leave out the element of an item in which the document breaks off.

        Half a link is no link, and half a sentence may say the opposite of the whole.
        """
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].local in _ITEMS:
                return
            if self.open[place - 1].local in _ITEMS:
                del self.out[self.open[place].begins :], self.open[place:]
                return

    def close_texts(self) -> None:
        """Close what holds no items and no dates, where it was left open before one."""
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].local in _ITEMS:
                return
            if self.open[place].name in _TEXTS:
                self.sound = False
                self.close(place)

    def skip(self, name: str) -> bool:
        """Pass over an element that nobody reads, if there is nothing but text in it."""
        at, text = self.at, self.source
        if text.startswith("<![CDATA[", at):
            at = self.find("]]>")
        at = text.find("<", at) if at >= 0 else -1
        end = text[at : at + len(name) + 3].lower()
        if at < 0 or end[: len(name) + 2] != f"</{name.lower()}" or end[-1:] not in "> \n":
            return False
        self.at = at
        self.at = self.behind_tag(at + 2)
        return True

    def attributes(self) -> str | None:
        """What the tag holds behind its name, and go on behind it; None if it has no end."""
        found = _ATTRIBUTES.match(self.source, self.at) or _PLAIN.match(self.source, self.at)
        if found is None and self.searches < _MOST_SEARCHES:
            self.searches += 1
            found = _SPANNING.match(self.source, self.at, self.at + _LONGEST_SPAN)
        if found is None:
            return None
        self.at = found.end()
        return found[0][:-1]

    def behind_tag(self, at: int | None = None) -> int:
        rest = _REST.match(self.source, self.at if at is None else at)
        return rest.end() if rest else self.at

    def behind_comment(self) -> int:
        end = self.find("-->")
        if self.source.startswith((">", "->"), self.at):
            return self.source.index(">", self.at) + 1
        self.sound &= end >= 0
        return end + 3 if end >= 0 else self.at

    def find(self, closer: str) -> int:
        """Where ``closer`` stands next, or -1; never looks twice through what has none."""
        return self.source.find(closer, self.at) if self.at <= self.last_of[closer] else -1
