"""Every example in the documentation is run, and every path and link in it leads somewhere."""

from __future__ import annotations

import re
import shlex
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing import store
from briefing.cli import arguments
from briefing.config.load import load
from briefing.desk import Desk

if TYPE_CHECKING:
    from briefing.demo import Demo
    from briefing.domain.briefing import Briefing
    from tests.conftest import Workspace

ROOT = Path(__file__).parent.parent
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
}
README = PAGES["README.md"]
PATH = re.compile(r"(?<!`)`([\w.-]+(?:/[\w.-]+)*(?:\.py|/))`(?!`)")
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


COMMANDS = {
    name: [
        shlex.split(line, comments=True)
        for block in blocks(page, "sh")
        for line in block.splitlines()
        if line.startswith("briefing")
    ]
    for name, page in PAGES.items()
}


def test_there_are_examples() -> None:
    assert len(COMMANDS["README.md"]) >= 5
    assert len(COMMANDS["docs/commands.md"]) >= 30
    assert len(blocks(README, "toml")) == 3


@pytest.mark.parametrize("name", [name for name, commands in COMMANDS.items() if commands])
def test_each_command_of_a_page_is_understood(name: str) -> None:
    for command in COMMANDS[name]:
        args = arguments.parse(command[1:])
        assert args.command == (command[1] if len(command) > 1 else None), command


def test_the_configuration_of_the_readme_is_valid(workspace: Workspace) -> None:
    workspace.config.write_text(blocks(README, "toml")[0], encoding="utf-8")
    config = load(workspace.config)
    assert [summit.id for summit in config.summits] == ["gyeongju", "trump-xi"]
    assert not config.warnings


def briefing_with(block: str, demo: Demo, folder: Path) -> Briefing:
    """The briefing of the sample feeds on the one summit that ``block`` describes."""
    path, cache = folder / "feeds.toml", folder / "cache.db"
    path.write_text(block, encoding="utf-8")
    shutil.copy(demo.cache, cache)
    config = replace(load(demo.config_path), summits=load(path).summits, cache=cache)
    with Desk(config, demo.now) as desk:
        (briefing,) = desk.briefings()
        return briefing


def test_one_person_alone_finds_all_news_of_him_as_the_readme_says(
    demo: Demo, tmp_path: Path
) -> None:
    block = blocks(README, "toml")[1]
    assert "finds all news of that person" in block
    briefing = briefing_with(block, demo, tmp_path)
    assert len(briefing.summit.people) == 1
    with Desk(load(demo.config_path, cache=demo.cache), demo.now) as desk:
        named = {
            entry.id
            for story in desk.stories()
            for entry in story.entries
            if any("Donald Trump" in text for text in (entry.title, *entry.paragraphs))
        }
    found = {entry.id for story in briefing.stories for entry in story.entries}
    assert named
    assert named <= found


def test_an_everyday_word_finds_nothing_as_the_readme_says(demo: Demo, tmp_path: Path) -> None:
    block = blocks(README, "toml")[2]
    assert "finds nothing" in block
    assert not briefing_with(block, demo, tmp_path).stories
    warnings = " ".join(load(tmp_path / "feeds.toml").warnings)
    assert '"trade" is an everyday word' in warnings
    assert '"trade" finds only texts with its whole name' in warnings


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    for target, heading in LINK.findall(PAGES[name]):
        path = (ROOT / name).parent / target if target else ROOT / name
        assert path.exists(), target
        if heading:
            assert heading in anchors(path.read_text(encoding="utf-8")), f"{target}#{heading}"


def anchors(page: str) -> set[str]:
    """The anchors that GitHub makes for the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", PAGES)
def test_files_and_folders_that_a_page_names_exist(name: str) -> None:
    for path in PATH.findall(PAGES[name]):
        assert (ROOT / path).exists() or (ROOT / "briefing" / path).exists(), path


def test_the_tables_of_the_cache_are_those_of_the_store() -> None:
    rows = re.findall(
        r"^\| ([\w, ]+) \| [^|]+ \| `store/(\w+)\.py` \|$",
        PAGES["docs/architecture.md"],
        re.MULTILINE,
    )
    on_the_page = {table: module for tables, module in rows for table in tables.split(", ")}
    lines = re.findall(r"^    (\w+) +(\w+)", store.__doc__ or "", re.MULTILINE)
    assert on_the_page == dict(lines)


def test_constants_and_types_that_a_page_names_exist() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "briefing").rglob("*.py"))
    )
    words = set(re.findall(r"\w+", code))
    for name in ("docs/architecture.md", "docs/cache.md"):
        for constant in re.findall(r"`([A-Z]\w*)`", PAGES[name]):
            assert constant in words, f"{name}: {constant}"
