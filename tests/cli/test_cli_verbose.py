"""``-v`` adds what caused an error, a sentence a line, and never a traceback."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import run_on_full_disk

if TYPE_CHECKING:
    from tests.conftest import Workspace


def is_plain(stderr: str) -> bool:
    return not any(word in stderr for word in ("Traceback", 'File "', "\n    raise ", "^^^"))


@pytest.mark.parametrize(
    "argv",
    [
        ("show", "--as-of", "nonsense"),
        ("--as-of", "nonsense"),
        ("show", "--as-of", "1815-06-09"),
        ("show", "nowhere"),
        ("show", "--format", "stone"),
        ("stories", "--since", "often"),
        ("stories", "--summit", "nowhere"),
        ("search", "since:soon"),
        ("refresh", "no such feed"),
        ("feeds", "remove", "no such feed"),
        ("feeds", "import", "no-such-file.opml"),
        ("why", "nothing"),
        ("split", "nothing", "x"),
        ("summits", "accept", "nothing"),
        ("mark",),
        ("fly",),
        ("show", "--demo", "--cache", "x.db"),
        (),
    ],
    ids=" ".join,
)
def test_a_usage_error_has_no_traceback(workspace: Workspace, argv: tuple[str, ...]) -> None:
    workspace.configure("")
    quiet, verbose = workspace.run(*argv), workspace.run("-v", *argv)
    assert quiet.returncode == verbose.returncode == 2
    assert verbose.stderr.startswith(quiet.stderr)
    assert is_plain(verbose.stderr)


def test_without_a_cause_there_is_nothing_to_add(workspace: Workspace) -> None:
    workspace.configure("")
    done = workspace.run("-v", "show", "--as-of", "nonsense")
    assert done.stderr == (
        "briefing: --as-of nonsense: expected a time such as 2025-10-29T14:30 or "
        "2025-10-29T05:30Z\n"
    )


@pytest.mark.parametrize("kind", ["missing", "folder"])
def test_a_configuration_that_is_no_file_has_no_traceback(workspace: Workspace, kind: str) -> None:
    if kind == "folder":
        workspace.config.mkdir()
    done = workspace.run("-v", "show")
    assert done.returncode == 2
    assert "feeds.toml: " in done.stderr
    assert is_plain(done.stderr)


@pytest.mark.parametrize("kind", ["folder", "damaged"])
def test_a_cache_that_cannot_be_used_has_no_traceback(workspace: Workspace, kind: str) -> None:
    workspace.configure("")
    if kind == "folder":
        workspace.cache.mkdir()
    else:
        workspace.cache.write_bytes(b"junk" * 2000)
    done = workspace.run("-v", "show")
    assert done.returncode == 74
    assert "briefing.db" in done.stderr
    assert ("caused by DatabaseError: " in done.stderr) == (kind == "damaged")
    assert is_plain(done.stderr)


@pytest.mark.parametrize("written", ["[[feeds]\n", "[[feeds]]\nurl = 3\n"], ids=["syntax", "type"])
def test_a_mistake_in_the_configuration_has_no_traceback(
    workspace: Workspace, written: str
) -> None:
    workspace.config.write_text(written, encoding="utf-8")
    done = workspace.run("-v", "show")
    assert done.returncode == 2
    assert "feeds.toml:" in done.stderr
    assert is_plain(done.stderr)


def test_an_output_that_cannot_be_written_has_no_traceback(workspace: Workspace) -> None:
    workspace.configure("")
    done = run_on_full_disk(workspace, "-v", "show", "--format", "json")
    assert done.returncode == 74
    assert "    OSError: [Errno 28] No space left on device, raised in briefing/" in done.stderr
    assert is_plain(done.stderr)


def test_a_fault_is_told_with_its_place_and_all_its_causes(workspace: Workspace) -> None:
    workspace.configure("")
    script = """
import sys
from briefing.cli import main, show

def run(args, context):
    try:
        try:
            raise LookupError("first\\x1b[31m")
        except LookupError as error:
            raise ExceptionGroup("several", [OSError("one"), error])
    except ExceptionGroup as error:
        raise ValueError("last") from error

show.run = run
sys.exit(main.main(sys.argv[1:]))
"""
    done = subprocess.run(
        [sys.executable, "-c", script, *workspace.command("-v", "show")[3:]],
        capture_output=True,
        text=True,
        cwd=workspace.path,
        env=workspace.environment(),
        check=False,
    )
    assert done.returncode == 70
    assert "\x1b" not in done.stderr
    fault, place, *causes = done.stderr.splitlines()
    assert fault == "briefing: a bug in briefing: ValueError: last"
    assert place.startswith("    ValueError: last, raised in briefing/cli/main.py, line ")
    assert causes == [
        "    caused by ExceptionGroup: several (2 sub-exceptions)",
        "    caused by OSError: one",
        "    caused by LookupError: first",
    ]
    assert is_plain(done.stderr)
