"""The names of keys in ``[keys]``, and what else people call them."""

from __future__ import annotations

import re

_NAMED = frozenset(
    "up down left right home end pageup pagedown insert delete backspace enter escape tab space"
    " comma".split()
    + [f"f{number}" for number in range(1, 25)]
)
_PUNCTUATION = frozenset(
    "exclamation_mark quotation_mark number_sign dollar_sign percent_sign ampersand apostrophe"
    " left_parenthesis right_parenthesis asterisk plus comma minus full_stop slash colon semicolon"
    " less_than_sign equals_sign greater_than_sign question_mark at left_square_bracket backslash"
    " right_square_bracket circumflex_accent underscore grave_accent left_curly_bracket"
    " vertical_line right_curly_bracket tilde".split()
)
_OTHER_NAMES = {
    "esc": "escape", "return": "enter", "cr": "enter", "del": "delete", "ins": "insert",
    "bs": "backspace", "pgup": "pageup", "page_up": "pageup", "prior": "pageup",
    "pgdn": "pagedown", "pgdown": "pagedown", "page_down": "pagedown", "next": "pagedown",
    "spacebar": "space", "spc": "space", "period": "full_stop", "dot": "full_stop",
    "arrowup": "up", "arrowdown": "down", "arrowleft": "left", "arrowright": "right",
}  # fmt: skip
_MODIFIERS = {
    "ctrl": "ctrl", "control": "ctrl", "c": "ctrl", "alt": "alt", "meta": "alt", "m": "alt",
    "option": "alt", "a": "alt", "shift": "shift", "s": "shift", "super": "super", "cmd": "super",
}  # fmt: skip
_SEPARATOR = re.compile(r"(?<=.)[+-](?=.)")


def normalized(key: str) -> str | None:
    """The name of a key as the terminal interface knows it; None if there is no such key.

    ``Ctrl+S``, ``C-s``, ``<C-s>`` and ``^S`` are ``ctrl+s``; ``Delete`` is ``delete``; ``shift+s``
    is ``S``, as a terminal sends it. A letter alone keeps its case.
    """
    if len(key) == 1:
        return key if key.isprintable() and not key.isspace() else None
    if len(key) > 2 and key[0] == "<" and key[-1] == ">":
        key = key[1:-1]
    elif len(key) == 2 and key[0] == "^":
        key = f"ctrl+{key[1]}"
    *before, last = _SEPARATOR.split(key)
    modifiers = {_MODIFIERS.get(word.casefold()) for word in before}
    name = _base(last)
    if None in modifiers or name is None:
        return None
    if modifiers == {"shift"} and len(name) == 1 and not name.isalpha():
        return None  # what it types depends on the keyboard
    return _combined({word for word in modifiers if word}, name)


def _combined(modifiers: set[str], name: str) -> str:
    if modifiers == {"shift"} and len(name) == 1:
        return name.upper()
    if modifiers and len(name) == 1:
        name = name.lower()
    return "+".join([*sorted(modifiers), name])


def _base(name: str) -> str | None:
    """A key without modifiers."""
    if len(name) == 1:
        return name if name.isprintable() and not name.isspace() else None
    folded = name.casefold().replace(" ", "_")
    folded = _OTHER_NAMES.get(folded, _OTHER_NAMES.get(folded.replace("_", ""), folded))
    return folded if folded in _NAMED or folded in _PUNCTUATION else None
