"""Write the first feeds.toml: the sample, or a template to fill in."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from briefing.config.config_file import FileChanged, FileEdit, replace
from briefing.config.load import parse_config
from briefing.errors import ConfigError
from briefing.text.sanitize import line

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.config.model import Config

Form = Literal["sample", "template"]

_CACHE = re.compile(r"^(cache = .*\n)", re.MULTILINE)


def text(form: Form) -> str:
    """The contents of the file as it is written for a user.

    The sample names a cache beside it, which suits a checkout; a user's cache belongs in the user's
    data directory, so that line becomes a comment.
    """
    contents = files("briefing.config").joinpath(f"{form}.toml").read_text(encoding="utf-8")
    return _CACHE.sub(r"# \1", contents, count=1)


def config(form: Form, path: Path) -> Config:
    """The configuration that the file would give at ``path``."""
    return parse_config(text(form).encode(), path)[1]


def create(path: Path, form: Form) -> FileEdit:
    """Write the file at ``path``. Raises `ConfigError`, also if there is a file already."""
    written = text(form).encode()
    try:
        replace(path, None, written)
    except FileChanged:
        problem = f"{line(str(path))}: this file already exists; it was not changed"
        raise ConfigError((problem,)) from None
    return FileEdit(None, written)
