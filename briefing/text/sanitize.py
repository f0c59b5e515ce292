"""Cleaning of text from feeds, so that it cannot control a terminal.

Escape sequences are those of ECMA-48 (CSI, OSC, DCS, SOS, PM, APC, and the two-character ones);
bidirectional controls are dropped for the reasons in Unicode TR 36.
"""

from __future__ import annotations

from briefing.text.lazy_regex import lazy_regex

_STRING = "\x07\x1b\x9c\n\x90\x98\x9d-\x9f"
_SEQUENCE = lazy_regex(
    # A string sequence opened by ESC ends with its line at the latest, so that an unclosed one
    # removes only that line. Eight-bit openers are often only mis-decoded quotes: they remove
    # text only if they are closed.
    rf"\x1b[\]PX^_][^{_STRING}]*(?:\x07|\x1b\\|\x9c)?"
    rf"|[\x90\x98\x9d-\x9f][^{_STRING}]*(?:\x07|\x1b\\|\x9c)"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|\x1b[ -/]*[0-~]?"
)
# What is left of an operating system command whose escape character was lost on the way; the
# numbers are those that set titles, links, colours, notifications and the clipboard.
_LOST_COMMAND = lazy_regex(r"\](?:[0-24]|1[0-9]|[789]|52|99|133|777|1337);")
_BRACKET = lazy_regex(r"[\[\]]")
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr((plane << 16) + 0xFFFE)}{chr((plane << 16) + 0xFFFF)}" for plane in range(17)
)
_DROPPED = lazy_regex(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"
    "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
    rf"\ud800-\udfff{_NONCHARACTERS}]"
)
_NEW_LINE = lazy_regex("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSAFE = lazy_regex(_DROPPED.pattern[:-1] + "\t\r\x0b\x0c\u2028\u2029]")


def clean(text: str) -> str:
    """``text`` without terminal controls and invisible characters.

    Escape sequences are removed whole; C0 and C1 controls, bidi controls, lone surrogates,
    noncharacters and invisible format characters one by one. Every kind of line end becomes
    ``\\n``, a tab a space. Applying it twice changes nothing.
    """
    # Printable text, in Python's sense, has none of these, and that is much quicker to find out. It
    # has no line ends and no-break spaces either, which are safe.
    if text.isprintable() or text.replace("\n", "").replace("\xa0", "").isprintable():
        return _without_lost_commands(text)
    if not _UNSAFE.search(text):
        return _without_lost_commands(text)
    text = _SEQUENCE.sub("", text)
    text = _NEW_LINE.sub("\n", text).replace("\t", " ")
    return _without_lost_commands(_DROPPED.sub("", _without_lost_commands(text)))


def _without_lost_commands(text: str) -> str:
    """``text`` without commands that lost their escape character, up to BEL or the line's end.

    Brackets that close others, as in ``[1]0;``, are text.
    """
    if "]" not in text or not _LOST_COMMAND.search(text):
        return text
    return "\n".join(map(_without_lost_commands_of_line, text.split("\n")))


def _without_lost_commands_of_line(text: str) -> str:
    kept: list[str] = []
    position = 0
    while (bracket := _BRACKET.search(text, position)) and _LOST_COMMAND.match(
        text, bracket.start()
    ):
        kept.append(text[position : bracket.start()])
        end = text.find("\x07", bracket.end())
        position = end + 1 if end >= 0 else len(text)
    return "".join([*kept, text[position:]])


def line(text: str) -> str:
    """``text`` cleaned and on one line, with each run of white space as one space."""
    return " ".join(clean(text).split())
