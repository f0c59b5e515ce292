"""Write values as TOML literals."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_DELETE = "\x7f"  # the one control character that TOML escapes (1.0, "String") and JSON does not


def text(value: str) -> str:
    """``value`` as a basic string; a lone surrogate, which no file can hold, becomes ``?``."""
    whole = value.encode("utf-8", "replace").decode()
    return json.dumps(whole, ensure_ascii=False).replace(_DELETE, r"\u007f")


def texts(values: Iterable[str]) -> str:
    """``values`` as an array on one line."""
    return f"[{', '.join(map(text, values))}]"
