"""The reader's own editor."""

from __future__ import annotations

import shlex
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_USUAL = "vi"


def edit(path: Path, environ: Mapping[str, str]) -> None:
    """Edit ``path`` in ``$VISUAL``, ``$EDITOR``, else vi, until the editor ends.

    Raises `OSError` where it cannot be started.
    """
    chosen = environ.get("VISUAL") or environ.get("EDITOR") or _USUAL
    try:
        command = shlex.split(chosen)
    except ValueError:
        command = [chosen]
    subprocess.run([*command, str(path)], check=False)  # noqa: S603  the reader's own choice
