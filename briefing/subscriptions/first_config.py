"""The first feeds.toml of somebody who has none: the sample, or a form to fill in."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from briefing.config.config_file import Changed, Written, replace
from briefing.config.load import understood
from briefing.errors import ConfigError
from briefing.text.sanitize import line

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.config.model import Config

Form = Literal["sample", "template"]

_CACHE = re.compile(r"^(cache = .*\n)", re.MULTILINE)


def text(form: Form) -> str:
    """The file, as it is written for a reader.

    The sample's cache lies beside it, which suits a checkout; a reader's own lies with his data.
    """
    told = files("briefing.config").joinpath(f"{form}.toml").read_text(encoding="utf-8")
    return _CACHE.sub(r"# \1", told, count=1)


def config(form: Form, path: Path) -> Config:
    """What the file would say at ``path``."""
    return understood(text(form).encode(), path)[1]


def begin(path: Path, form: Form) -> Written:
    """Write the file at ``path``, where there is none; raises ConfigError, also where there is."""
    written = text(form).encode()
    try:
        replace(path, None, written)
    except Changed:
        told = f"{line(str(path))}: somebody has made this file meanwhile; it stays as it is"
        raise ConfigError((told,)) from None
    return Written(None, written)
