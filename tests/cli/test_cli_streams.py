"""Streams that are closed, full or gone, and signals that come early or not at all."""

from __future__ import annotations

import shlex
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from tests.conftest import Site, Workspace


def shell(
    workspace: Workspace, *args: str, redirect: str = "", before: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run one command line in a shell, which does the redirections."""
    return subprocess.run(
        ["/bin/sh", "-c", f"{before} {shlex.join(workspace.command(*args))} {redirect}"],
        capture_output=True,
        text=True,
        cwd=workspace.path,
        env=workspace.environment(),
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("refresh", "--force", "--strict"), 1),
        (("show",), 0),
        (("star",), 0),
        (("why", "nothing"), 2),
        (("undo",), 0),
        (("schedule",), 0),
        (("feeds", "check", "Wire"), 1),
        ((), 2),
    ],
)
def test_a_process_tells_what_a_call_tells(
    workspace: Workspace, argv: tuple[str, ...], code: int
) -> None:
    """The other tests of the command line may then spare themselves the process."""
    workspace.configure('[[feeds]]\nurl = "http://127.0.0.1:9/a.xml"\nname = "Wire"\n')
    alone, called = workspace.process(*argv), workspace.run(*argv)
    assert alone.returncode == called.returncode == code
    # What follows in a line may count the times that a feed was asked.
    assert alone.stdout.split()[:5] == called.stdout.split()[:5]
    assert alone.stderr.split()[:5] == called.stderr.split()[:5]
    assert called.stdout or called.stderr or argv == ("star",)


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("show", "--format", "json"), 74),
        (("--version",), 74),
        (("--help",), 74),
        (("mark", "--all"), 0),
        (("refresh",), 0),
        (("show", "nowhere"), 2),
    ],
)
def test_an_answer_to_a_closed_stdout_is_lost_and_that_is_told(
    workspace: Workspace, argv: tuple[str, ...], code: int
) -> None:
    workspace.configure("")
    done = shell(workspace, *argv, redirect=">&-")
    assert (done.returncode, done.stdout) == (code, "")
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.parametrize("argv", [("--version",), ("--help",), ("show", "--format", "json")])
def test_a_full_disk_is_told_whatever_the_answer(
    workspace: Workspace, argv: tuple[str, ...]
) -> None:
    workspace.configure("")
    done = shell(workspace, *argv, redirect=">/dev/full")
    assert done.returncode == 74
    assert "No space left" in done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.parametrize("redirect", ["2>&-", "2>/dev/full", "2>&- <&-"])
@pytest.mark.parametrize(
    ("argv", "code"),
    [(("show", "nowhere"), 2), (("fly",), 2), (("show", "--max-words", "0"), 2), (("refresh",), 0)],
)
def test_talk_that_nobody_can_hear_changes_nothing(
    workspace: Workspace, argv: tuple[str, ...], code: int, redirect: str
) -> None:
    workspace.configure("")
    done = shell(workspace, *argv, redirect=redirect)
    assert (done.returncode, done.stdout) == (code, "")


def test_with_every_stream_closed_the_exit_code_is_left(workspace: Workspace) -> None:
    workspace.configure("")
    assert shell(workspace, "show", "nowhere", redirect="<&- >&- 2>&-").returncode == 2
    assert shell(workspace, redirect="<&- >&- 2>&-").returncode == 2


def test_a_hang_up_that_was_ignored_at_the_start_stays_ignored(
    site: Site, workspace: Workspace
) -> None:
    site.documents["/a.xml"] = rss("Wire", item("Talks", "Talks opened in Gyeongju today."))
    site.gates["/a.xml"] = threading.Event()
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/a.xml"\n')
    running = subprocess.Popen(
        ["/bin/sh", "-c", f"trap '' HUP; exec {shlex.join(workspace.command('refresh'))}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=workspace.path,
        env=workspace.environment(),
    )
    workspace.started.append(running)
    assert site.asked.wait(timeout=30)
    running.send_signal(signal.SIGHUP)
    site.gates["/a.xml"].set()
    _, talk = running.communicate(timeout=60)
    assert running.returncode == 0, talk


def test_an_interrupt_while_the_program_loads_shows_no_traceback(workspace: Workspace) -> None:
    script = """
import sys
class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == "briefing.cli.main":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupt())
from briefing.__main__ import main
sys.exit(main())
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        env=workspace.environment(),
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_the_program_ends_shows_no_traceback(
    workspace: Workspace, number: int
) -> None:
    script = """
import atexit, os, sys
atexit.register(lambda: os.kill(os.getpid(), int(sys.argv[2])))
from briefing.__main__ import main
sys.exit(main())
"""
    done = subprocess.run(
        [sys.executable, "-c", script, "--version", str(int(number))],
        capture_output=True,
        text=True,
        env=workspace.environment(),
        check=False,
    )
    assert (done.returncode, done.stderr) == (-number, "")
