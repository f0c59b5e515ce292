"""What is scheduled runs the installed program, wherever cron stands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.cli.open_tui import refresh_command
from briefing.cli.schedule import _crontab
from briefing.config.model import Config
from tests.builders.rss import rss

if TYPE_CHECKING:
    from tests.conftest import Site, Workspace


def test_nothing_in_the_working_directory_is_run(site: Site, workspace: Workspace) -> None:
    site.documents["/a.xml"] = rss("A")
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/a.xml"\n')
    line = workspace.run("schedule", "--every", "2h").stdout.strip()
    here = workspace.path / "parent"
    (here / "briefing").mkdir(parents=True)
    (here / "httpx.py").write_text("raise SystemExit('evil')\n")
    done = subprocess.run(
        ["/bin/sh", "-c", line.split(" ", 5)[5].replace(r"\%", "%")],
        capture_output=True,
        text=True,
        cwd=here,
        env=workspace.environment(),
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert workspace.cache.exists()


def test_the_units_run_the_same(workspace: Workspace) -> None:
    workspace.configure("")
    assert '"-P" "-m" "briefing"' in workspace.run("schedule", "--systemd").stdout


def test_the_reading_room_refreshes_in_the_same_way() -> None:
    config = Config(Path("/tmp/feeds.toml"), Path("/tmp/briefing.db"))
    assert refresh_command(config, None)[1:4] == ["-P", "-m", "briefing"]


@pytest.mark.parametrize("every", [1, 10, 30, 60, 120, 1440])
def test_no_reader_comes_at_the_full_hour(every: int) -> None:
    for number in range(200):
        minutes = _crontab([f"briefing-{number}"], every, None).split(" ", 1)[0].split(",")
        assert every == 1 or "0" not in minutes
        assert all(0 <= int(minute) < 60 for minute in minutes)


@pytest.mark.parametrize("folder", ["found", "it's 100% $HOME"])
def test_a_file_that_was_only_found_may_run_no_command_from_cron_either(
    site: Site, workspace: Workspace, folder: str
) -> None:
    site.documents["/a.xml"] = rss("A")
    here = workspace.path / folder
    here.mkdir()
    proof = workspace.path / "it-ran"
    own = f'[briefing]\ncache = "c.db"\n[[feeds]]\nurl = "{site.url}/a.xml"\n'
    (here / "feeds.toml").write_text(own)
    named = run_in(here, workspace, "schedule", "--config", "feeds.toml")
    assert "--config" in named.stdout
    assert named.stderr == ""
    found = run_in(here, workspace, "schedule")
    assert found.returncode == 0, found.stderr
    assert "--config" not in found.stdout
    assert "password_command" in found.stderr
    (here / "feeds.toml").write_text(f'{own}username = "ann"\npassword_command = "touch {proof}"\n')
    for printed, runs in ((found, False), (named, True)):
        line = printed.stdout.strip().split(" ", 5)[5].replace(r"\%", "%")
        done = subprocess.run(
            ["/bin/sh", "-c", f"{line} --force"],
            capture_output=True,
            text=True,
            cwd=workspace.path,
            env=workspace.environment(),
            check=False,
        )
        assert done.returncode in (0, 1), done.stderr
        assert (here / "c.db").exists()
        assert proof.exists() == runs
    units = run_in(here, workspace, "schedule", "--systemd").stdout
    assert f"WorkingDirectory={here}".replace("%", "%%") in units
    assert "--config" not in units


def run_in(folder: Path, workspace: Workspace, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "briefing", *args],
        capture_output=True,
        text=True,
        cwd=folder,
        env=workspace.environment(),
        check=False,
    )
