"""Remains of terminal sequences whose escape character was lost on the way.

Publishers' software drops the character itself as invalid in XML, and its sequence becomes text.
Only what is surely such a remain is removed.
"""

from __future__ import annotations

import re

from briefing.text.lazy_regex import lazy_regex

# The numbers are those that set titles, links, colours, notifications and the clipboard.
_COMMAND = lazy_regex(r"\](?:[0-24]|1[0-9]|[789]|52|99|133|777|1337);")
_BRACKET = lazy_regex(r"[\[\]]")

_MOST_PARAMETERS = 20
"""Characters of the parameters of a style: true colour takes fifteen."""
# A bracket that its line closes is text, such as that of "[30m to 60m]". The escape character may
# have become a substitute or ``^[``; a style may be followed by "erase to the end of the line".
_STYLE = lazy_regex(
    r"(?:\^\[|[\u241b\ufffd])?"
    rf"\[(?P<parameters>[\d;:]{{0,{_MOST_PARAMETERS}}})m(?:\[[0-2]?K)?(?![^\[\]\n]*\])"
)
_RESET = lazy_regex(r"\[(?:0{0,2}|39|49|2[2-9])m")
_RESETS = lazy_regex(r"0{0,2}|39|49|2[2-9]")
_WRITTEN_OUT = lazy_regex(r"(?:\\(?:e|0?33|x1b|u001b|u\{1b\})|\besc[> ]?)\[", re.IGNORECASE)
"""How texts about terminals write the escape character."""
_UNFINISHED = lazy_regex(rf"\[[\d;:]{{0,{_MOST_PARAMETERS}}}\Z")
_UNFINISHED_END = "[0123456789;:"


def without_lost_escapes(text: str) -> str:
    """``text`` without commands and styles that lost their escape character.

    A command reaches up to BEL or the end of its line; brackets that close others, as in
    ``[1]0;``, are text. Styles, such as ``[31m``, are removed only if one is set and then reset.
    Applying it twice changes nothing.
    """
    if "[" in text and _RESET.search(text):
        text = _without_styles(text)
    if "]" not in text or not _COMMAND.search(text):
        return text
    return "\n".join(map(_without_commands, text.split("\n")))


def _without_styles(text: str) -> str:
    styles = [style for style in _STYLE.finditer(text) if not _would_join(text, style.start())]
    is_reset = [_RESETS.fullmatch(style["parameters"]) is not None for style in styles]
    if False not in is_reset or True not in is_reset[is_reset.index(False) :]:
        return text
    if _WRITTEN_OUT.search(text):
        return text
    pieces, position = [], 0
    for style in styles:
        pieces.append(text[position : style.start()])
        position = style.end()
    return "".join([*pieces, text[position:]])


def _would_join(text: str, start: int) -> bool:
    """Whether the text before ``start`` could make a style with what follows the one there."""
    if not start or text[start - 1] not in _UNFINISHED_END:
        return False
    return _UNFINISHED.search(text[max(0, start - _MOST_PARAMETERS - 1) : start]) is not None


def _without_commands(line: str) -> str:
    pieces: list[str] = []
    position = opened = 0
    closed = 0  # the end of the last bracket that closes another
    for bracket in _BRACKET.finditer(line):
        start, end = bracket.span()
        if start < position:
            continue
        if bracket[0] == "[":
            opened += 1
        elif opened:
            opened -= 1
            closed = end
        elif _COMMAND.match(line, start):
            # What stands before it must not become another one with what follows it.
            before = max(position, closed)
            pieces += [line[position:before], line[before:start].rstrip("]0123456789")]
            bell = line.find("\x07", end)
            position = bell + 1 if bell >= 0 else len(line)
    return "".join([*pieces, line[position:]])
