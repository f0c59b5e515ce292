"""Modules that httpx and httpcore look for and that are never used here."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from types import ModuleType


def mark_absent() -> None:
    """Let the import of these modules fail at once; to be called before httpx is imported.

    httpx offers a command line where the libraries for it are installed, and loading those takes as
    long as httpx itself. httpcore asks at every request whether sniffio is installed, which it no
    longer is with the anyio of today, and searching for it takes as long as sending the request.
    A module that is None in ``sys.modules`` cannot be imported:
    https://docs.python.org/3/reference/import.html#the-module-cache
    """
    absent = cast("dict[str, ModuleType | None]", sys.modules)
    absent.setdefault("httpx._main", None)
    if "sniffio" not in sys.modules and find_spec("sniffio") is None:
        absent["sniffio"] = None
