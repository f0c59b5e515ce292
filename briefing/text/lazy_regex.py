"""Regular expressions that are compiled at their first use.

Compiling all patterns of the program takes longer than most commands, which use few of them.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


def lazy_regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Like `re.compile`, but an invalid pattern raises `re.error` only at its first use."""
    return cast("re.Pattern[AnyStr]", _LazyRegex(pattern, flags))


class _LazyRegex:
    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        self.__class__ = _CompiledRegex  # type: ignore[assignment]
        return getattr(self, name)


class _CompiledRegex:
    """What a `_LazyRegex` becomes: a class with ``__getattr__`` slows down every call."""
