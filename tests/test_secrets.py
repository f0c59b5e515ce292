"""What a reader keeps from others is in no output, and what is no part of a URL in no cache."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from tests.conftest import Site, Workspace

RSS = rss("Pacific Ledger", item("A medal", "A crown of gold."))
COMMANDS = [
    ("refresh", "--force"),
    ("refresh", "--force", "--json"),
    ("refresh", "--force", "-v"),
    ("feeds", "list"),
    ("feeds", "list", "--json"),
    ("stories", "--json"),
]


@pytest.fixture
def telling(workspace: Workspace) -> str:
    """A password_command that says that it ran, and tells hunter2."""
    (workspace.path / "tell.py").write_text("open('ran', 'a').write('x')\nprint('hunter2')\n")
    return f"'{sys.executable}' tell.py"


def test_no_secret_is_shown_and_none_but_that_of_a_url_is_stored(
    site: Site, workspace: Workspace, telling: str
) -> None:
    site.documents["/feed"] = RSS
    there = site.url.removeprefix("http://")
    workspace.configure(
        f"""
[[feeds]]
url = "http://ann:hunter1@{there}/feed"
headers = {{X-Key = "hunter2"}}
[[feeds]]
url = "{site.url}/feed"
username = "ann"
password_command = "{telling}"
[[feeds]]
url = "{site.url}/missing"
username = "ann"
password_command = "{telling}; hunter2"
[[feeds]]
url = "http://news.example/feed"
proxy = "http://ann:hunter2@127.0.0.1:1"
[[feeds]]
url = "http://other.example/feed"
proxy = "socks5://ann:hunter2@127.0.0.1:1"
"""
    )
    for command in COMMANDS:
        done = workspace.run(*command)
        assert done.returncode == 0, done.stderr
        assert "hunter" not in done.stdout + done.stderr
    written = [path for path in workspace.path.iterdir() if path.name.startswith("briefing.db")]
    assert written
    assert not any(b"hunter2" in path.read_bytes() for path in written)


def test_a_command_runs_once_a_refresh_and_only_when_its_feed_is_asked(
    site: Site, workspace: Workspace, telling: str
) -> None:
    site.documents["/feed"] = RSS
    feed = f'[[feeds]]\nurl = "{site.url}/feed"\nusername = "ann"\npassword_command = "{telling}"\n'
    workspace.configure(feed)
    ran = workspace.path / "ran"
    assert workspace.run("feeds").returncode == 0
    assert workspace.run("show").returncode == 0
    assert not ran.exists()
    assert workspace.run("refresh").returncode == 0
    assert workspace.run("refresh").returncode == 0  # not due
    assert ran.read_text() == "x"


def test_a_file_that_merely_lies_there_runs_nothing(
    site: Site, workspace: Workspace, telling: str
) -> None:
    site.documents["/feed"] = RSS
    workspace.configure(
        f'[[feeds]]\nurl = "{site.url}/feed"\nusername = "ann"\npassword_command = "{telling}"\n'
    )
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "refresh"],
        capture_output=True,
        text=True,
        cwd=workspace.path,
        env=workspace.environment(),
        check=True,
        timeout=60,
    )
    assert "password_command is ignored" in done.stderr
    assert not (workspace.path / "ran").exists()
    assert site.log == [("/feed", 200)]
