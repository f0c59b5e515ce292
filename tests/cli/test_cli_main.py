"""The command line as scripts see it: exit codes, streams, signals."""

from __future__ import annotations

import json
import signal
import subprocess
import threading
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from briefing.cli import context as cli_context
from briefing.cli.arguments import parse
from briefing.cli.main import main
from tests.builders.rss import item, rss
from tests.cli.conftest import run_on_full_disk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Site, Workspace


def talks(title: str) -> bytes:
    return rss("Wire", item(title, f"{title} in words enough to be a sentence."))


def test_without_a_configuration_it_says_what_to_do(workspace: Workspace) -> None:
    done = subprocess.run(
        workspace.command("show")[:-2],
        capture_output=True,
        text=True,
        cwd=workspace.path,
        env=workspace.environment(),
        check=False,
    )
    assert done.returncode == 2
    assert "--config" in done.stderr
    assert "--demo" in done.stderr


def test_a_mistake_in_the_configuration_is_told_with_its_line(workspace: Workspace) -> None:
    workspace.config.write_text('[[feeds]]\nurl = 3\n[[summits]]\nid = "a"\n')
    done = workspace.run("show")
    assert done.returncode == 2
    assert "feeds.toml:2" in done.stderr
    assert "name" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("argv", "word"),
    [
        (["show", "nowhere"], "nowhere"),
        (["stories", "--summit", "nowhere"], "nowhere"),
        (["search", "since:soon"], "since:soon"),
        (["refresh", "no such feed"], "no such feed"),
        (["show", "--as-of", "yesterday"], "yesterday"),
        (["stories", "--since", "often"], "often"),
        (["mark"], "--all"),
        (["fly"], "fly"),
    ],
)
def test_what_makes_no_sense_is_told_and_exits_2(
    workspace: Workspace, argv: list[str], word: str
) -> None:
    workspace.configure("")
    done = workspace.run(*argv)
    assert done.returncode == 2
    assert word in done.stderr
    assert "Traceback" not in done.stderr


def test_the_reading_room_needs_a_terminal(workspace: Workspace) -> None:
    workspace.configure("")
    done = workspace.run()
    assert done.returncode == 2
    assert "briefing show" in done.stderr


def test_a_damaged_cache_is_told_and_kept(workspace: Workspace) -> None:
    workspace.configure("")
    workspace.cache.write_bytes(b"junk" * 2000)
    done = workspace.run("show")
    assert done.returncode == 74
    assert "briefing.db" in done.stderr
    assert workspace.cache.read_bytes() == b"junk" * 2000


def test_a_closed_pipe_is_no_error(workspace: Workspace) -> None:
    workspace.configure("".join(f'[[feeds]]\nurl = "http://h{n}.example/"\n' for n in range(5000)))
    process = workspace.start("feeds", "list")
    assert process.stdout
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr
    talk = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 0
    assert "Traceback" not in talk
    assert "Broken pipe" not in talk


def test_a_full_disk_under_the_output_exits_74(workspace: Workspace) -> None:
    workspace.configure("")
    done = run_on_full_disk(workspace, "show", "--format", "json")
    assert done.returncode == 74
    assert "cannot write the output: No space left" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_signal_ends_a_refresh_cleanly(
    site: Site, workspace: Workspace, number: signal.Signals, code: int
) -> None:
    site.documents["/a.xml"] = talks("A")
    site.gates["/a.xml"] = threading.Event()
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/a.xml"\n')
    running = workspace.start("refresh")
    assert site.asked.wait(timeout=30)
    running.send_signal(number)
    _, talk = running.communicate(timeout=60)
    assert running.returncode == code
    assert "Traceback" not in talk
    site.gates["/a.xml"].set()
    assert workspace.run("refresh", "--quiet").returncode == 0


def test_quiet_is_quiet_when_all_is_well_and_tells_failures(
    site: Site, workspace: Workspace
) -> None:
    site.documents["/a.xml"] = talks("A")
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/a.xml"\n')
    done = workspace.run("refresh", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    workspace.configure(
        f'[[feeds]]\nurl = "{site.url}/a.xml"\n[[feeds]]\nurl = "{site.url}/b.xml"\nname = "B"\n'
    )
    done = workspace.run("refresh", "--quiet", "--force")
    assert done.returncode == 0
    assert "B: " in done.stderr
    assert "404" in done.stderr
    assert workspace.run("refresh", "--quiet", "--force", "--strict").returncode == 1


def test_quiet_repeats_no_warning(site: Site, workspace: Workspace) -> None:
    site.documents["/a.xml"] = talks("A")
    workspace.configure(f'colour = 1\n[[feeds]]\nurl = "{site.url}/a.xml"\nfull_text = true\n')
    assert "colour" in workspace.run("refresh").stderr
    assert not workspace.run("refresh", "--quiet", "--force").stderr


def test_a_deleted_working_directory_is_needed_by_relative_paths_only(
    site: Site, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.documents["/a.xml"] = talks("A")
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/a.xml"\n')
    assert workspace.run("refresh", "--quiet").returncode == 0

    def run_in_deleted(*argv: str) -> tuple[int, str]:
        gone = tmp_path / "gone"
        gone.mkdir()
        monkeypatch.chdir(gone)
        gone.rmdir()
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as err:
            return main(argv), err.getvalue()

    monkeypatch.setenv("HOME", str(workspace.path))
    absolute = ("--config", str(workspace.config))
    assert run_in_deleted("stories", *absolute) == (0, "")
    code, message = run_in_deleted("stories", "--config", "feeds.toml")
    assert code in (2, 74)
    assert "working directory" in message or "feeds.toml: no such file" in message
    code, message = run_in_deleted("stories", *absolute, "--cache", "b.db")
    assert code == 74
    assert "the working directory was deleted" in message


def test_a_tilde_is_the_home_directory(workspace: Workspace) -> None:
    workspace.configure("")
    (workspace.path / "news.db").mkdir()
    assert str(workspace.path / "news.db") in workspace.run("stories", "--cache=~/news.db").stderr
    argv = [*workspace.command("stories")[:-2], "--config=~/none.toml"]
    with redirect_stderr(StringIO()) as err:
        assert main(argv[3:]) == 2
    assert "~" not in err.getvalue()


def test_one_feed_can_be_refreshed_by_name(site: Site, workspace: Workspace) -> None:
    for name in "ab":
        site.documents[f"/{name}.xml"] = talks(name)
    workspace.configure(
        "".join(f'[[feeds]]\nurl = "{site.url}/{name}.xml"\nname = "{name}"\n' for name in "ab")
    )
    report = workspace.json("refresh", "b", "--json")
    assert [result["feed"] for result in report["results"]] == ["b"]
    assert [path for path, _ in site.log] == ["/b.xml"]


def test_nothing_due_is_no_failure(site: Site, workspace: Workspace) -> None:
    site.documents["/a.xml"] = talks("A")
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/a.xml"\n')
    workspace.run("refresh")
    report = workspace.json("refresh", "--json")
    assert report["feeds"]["not_due"] == 1
    assert len(site.log) == 1


def test_a_star_stays_with_its_point(site: Site, workspace: Workspace) -> None:
    site.documents["/a.xml"] = talks("Gyeongju talks resume")
    workspace.configure(
        f'[[feeds]]\nurl = "{site.url}/a.xml"\n[[summits]]\nid = "g"\nname = "Gyeongju summit"\n'
    )
    workspace.run("refresh")
    summit = workspace.json("show", "--format", "json")["summits"][0]
    point = summit["lead"] or summit["points"][0]
    assert workspace.run("star", point["id"]).returncode == 0
    assert workspace.run("star").stdout == f"{point['id']}  {point['text']}\n"
    assert workspace.run("star", point["id"], "--remove").returncode == 0
    assert workspace.run("star").stdout == ""
    assert workspace.run("star", "nothing").returncode == 2


def test_the_crontab_line_runs_as_it_stands(site: Site, workspace: Workspace) -> None:
    site.documents["/a.xml"] = talks("A")
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/a.xml"\n')
    line = workspace.run("schedule", "--every", "2h").stdout.strip()
    minute, hour, *rest = line.split(" ", 5)
    assert 0 <= int(minute) < 60
    assert (hour, rest[:3]) == ("*/2", ["*", "*", "*"])
    command = rest[3].replace(r"\%", "%")
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        capture_output=True,
        text=True,
        cwd="/",
        env=workspace.environment(),
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert workspace.cache.exists()


def test_systemd_units_name_the_same_command(workspace: Workspace) -> None:
    workspace.configure("")
    units = workspace.run("schedule", "--systemd").stdout
    assert f'"--config" "{workspace.config}"' in units
    assert "OnUnitActiveSec=30min" in units


def test_a_new_summit_in_the_configuration_is_briefed_without_a_refresh(
    site: Site, workspace: Workspace
) -> None:
    site.documents["/a.xml"] = talks("Gyeongju talks resume")
    feed = f'[[feeds]]\nurl = "{site.url}/a.xml"\n'
    workspace.configure(feed)
    workspace.run("refresh")
    workspace.configure(f'{feed}[[summits]]\nid = "g"\nname = "Gyeongju summit"\n')
    done = workspace.run("show", "g", "--format", "json")
    assert json.loads(done.stdout)["summits"][0]["counts"]["stories"] == 1


@pytest.mark.parametrize("written", ["[[feeds]]\n", None], ids=["mistaken", "absent"])
def test_a_room_without_a_configuration_leaves_every_cache_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str | None
) -> None:
    monkeypatch.setattr(cli_context, "at_terminal", lambda: True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    if written:
        (tmp_path / "feeds.toml").write_text(written, encoding="utf-8")
    with ExitStack() as stack:
        given = cli_context.load_context(parse([]), stack)
    assert bool(given.problems) == bool(written)
    assert given.missing == (written is None)
    assert not given.config.cache.exists()
    assert given.desk().empty
