"""What ``-v`` adds to an error: where a bug was raised, and the chain of causes."""

from __future__ import annotations

from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING

import briefing
from briefing.errors import BriefingError
from briefing.text.sanitize import line

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = Path(briefing.__file__).parent.parent


def explained(error: BaseException) -> Iterator[str]:
    """Sentences about ``error``, each on one line, without control characters or a traceback.

    Only an error that is not a `BriefingError` needs a place: the others say what is wrong.
    """
    if not isinstance(error, BriefingError):
        yield _sentence(error) + _place(error)
    for sentence in dict.fromkeys(map(_sentence, _causes(error))):
        yield f"caused by {sentence}"


def _sentence(error: BaseException) -> str:
    text, name = line(str(error)), type(error).__name__
    return f"{name}: {text}" if text else name


def _place(error: BaseException) -> str:
    """The last line of the program's own code that ``error`` came through."""
    place = ""
    for frame, number in walk_tb(error.__traceback__):
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(_ROOT / "briefing"):
            place = f", raised in {path.relative_to(_ROOT).as_posix()}, line {number}"
    return place


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Causes and members of groups, the nearest first, each once: chains can be circular."""
    seen = {id(error)}
    waiting = _next(error)
    while waiting:
        cause = waiting.pop(0)
        if id(cause) not in seen:
            seen.add(id(cause))
            yield cause
            waiting = _next(cause) + waiting


def _next(error: BaseException) -> list[BaseException]:
    members = list(error.exceptions) if isinstance(error, BaseExceptionGroup) else []
    context = None if error.__suppress_context__ else error.__context__
    cause = error.__cause__ or context
    return [*members, cause] if cause else members
