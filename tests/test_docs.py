"""Every example in the documentation is run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.cli import arguments
from briefing.config.load import load

if TYPE_CHECKING:
    from tests.conftest import Workspace

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


COMMANDS = [
    shlex.split(line, comments=True)
    for block in blocks("sh")
    for line in block.splitlines()
    if line.startswith("briefing")
]


def test_the_readme_has_examples() -> None:
    assert len(COMMANDS) >= 12
    assert blocks("toml")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_each_command_of_the_readme_is_understood(command: list[str]) -> None:
    args = arguments.parse(command[1:])
    assert args.command == (command[1] if len(command) > 1 else None)


def test_the_configuration_of_the_readme_is_valid(workspace: Workspace) -> None:
    workspace.config.write_text(blocks("toml")[0], encoding="utf-8")
    config = load(workspace.config)
    assert [summit.id for summit in config.summits] == ["gyeongju", "trump-xi"]
    assert not config.warnings


def test_links_in_the_docs_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
