"""The keys of ``[keys]``: what they are called, and what is no key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.config.key_names import normalized
from briefing.config.load import load

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("written", "name"),
    [
        *(("Ctrl+S", "ctrl+s"), ("C-s", "ctrl+s"), ("<C-s>", "ctrl+s"), ("^S", "ctrl+s")),
        *(("Delete", "delete"), ("PgDn", "pagedown"), ("Page Up", "pageup"), ("<Esc>", "escape")),
        *(("shift+s", "S"), ("Shift+Tab", "shift+tab"), ("F5", "f5"), ("Return", "enter")),
        *(("s", "s"), ("S", "S"), ("ㅓ", "ㅓ"), ("?", "?"), ("<", "<"), ("+", "+"), ("-", "-")),
        *(("ctrl++", "ctrl++"), ("question_mark", "question_mark"), ("ctrl+shift+up",) * 2),
    ],
)
def test_what_can_only_mean_one_key_is_that_key(written: str, name: str) -> None:
    assert normalized(written) == name


@pytest.mark.parametrize("written", ["bogus_key", "ab", "ctrl+", "ctrl+x+y", "shift+1", "f99"])
def test_what_is_no_key_is_none(written: str) -> None:
    assert normalized(written) is None


@pytest.mark.parametrize(
    ("value", "keys", "warned"),
    [
        ("Ctrl+S, s", ("ctrl+s", "s"), ""),
        (",", ("comma",), ""),
        ("bogus_key, s", ("s",), ':2: [keys] star: "bogus_key" is no key'),
        ("bogus_key", None, "star keeps its usual keys"),
        ("", None, "star keeps its usual keys"),
        (", ,", None, "star keeps its usual keys"),
    ],
)
def test_no_command_loses_its_keys_without_a_word(
    tmp_path: Path, value: str, keys: tuple[str, ...] | None, warned: str
) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(f'[keys]\nstar = "{value}"\n')
    config = load(path)
    assert config.keys.get("star") == keys
    assert bool(config.warnings) == bool(warned)
    assert warned in "".join(config.warnings)
