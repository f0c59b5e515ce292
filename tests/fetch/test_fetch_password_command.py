"""Credentials: whom they are told, where they come from, and that nobody else hears of them."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from briefing.domain.feed import Feed
from briefing.fetch import password_command
from briefing.fetch.outcome import Failed, Fetched
from tests.fetch.web import Clock, Serve, answer, failure, fetch
from tests.waiting import PATIENCE_S, until

RSS = b"<rss/>"


def python(program: str, *args: str) -> tuple[str, ...]:
    return (sys.executable, "-c", program, *args)


def basic(pair: str) -> str:
    return "Basic " + b64encode(pair.encode()).decode()


@pytest.mark.parametrize(
    ("login", "keys", "sent"),
    [
        ("", {"username": "ann"}, basic("ann:")),
        ("", {"username": "안나"}, basic("안나:")),
        ("", {"username": "ann", "password_command": python("print('hun ter2 ')")},
         basic("ann:hun ter2 ")),
        ("ann@", {"password_command": python("print('hunter2')")}, basic("ann:hunter2")),
        ("bob:old@", {"username": "ann"}, basic("ann:")),
        ("bob:old@", {"username": "ann", "password_command": python("print('new')")},
         basic("ann:new")),
        ("", {"username": "ann", "headers": (("Authorization", "Bearer x"),)}, "Bearer x"),
    ],
)  # fmt: skip
async def test_who_we_are(serve: Serve, login: str, keys: dict[str, Any], sent: str) -> None:
    web = await serve({"/": answer("200 OK", RSS)})
    (got,) = await fetch(Feed(web.url("/", f"{login}127.0.0.1"), **keys))
    assert isinstance(got, Fetched)
    assert web.seen[0].headers["authorization"] == sent


async def test_a_command_runs_once_a_fetch_and_only_its_first_line_counts(
    serve: Serve, tmp_path: Path
) -> None:
    runs = tmp_path / "runs"
    program = (
        "import sys; open(sys.argv[1], 'a').write('x');"
        "sys.stdout.buffer.write(b'p\\xc3\\xa4ss\\r\\nnotes\\n' + b'more ' * 100_000)"
    )
    web = await serve({"/": answer("302 Found", b"", "Location: /x"), "/x": answer("200 OK", RSS)})
    feed = Feed(web.url(), username="ann", password_command=python(program, str(runs)))
    (got,) = await fetch(feed)
    assert isinstance(got, Fetched)
    assert {request.headers["authorization"] for request in web.seen} == {basic("ann:päss")}
    assert runs.read_text() == "x"


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (("no-such-command-anywhere",), "its password_command cannot be started"),
        (("",), "its password_command cannot be started"),
        (python("raise SystemExit(3)"), "its password_command failed (exit status 3)"),
        (python("print('hunter2'); raise SystemExit(1)"),
         "its password_command failed (exit status 1)"),
        (python(""), "its password_command printed no password"),
        (python("print(); print('hunter2')"), "its password_command printed no password"),
        (python("print('hunter2' * 1000)"), "its password_command printed more than a password"),
    ],
)  # fmt: skip
async def test_a_command_that_fails_is_told_without_a_word_of_it(
    serve: Serve, capfd: pytest.CaptureFixture[str], command: tuple[str, ...], reason: str
) -> None:
    web = await serve({"/": answer("200 OK", RSS)})
    feed = Feed(web.url(), username="ann", password_command=command)
    assert await fetch(feed) == [Failed(feed, reason)]
    assert not web.seen
    assert capfd.readouterr() == ("", "")


async def test_what_a_command_says_is_heard_nowhere(
    serve: Serve, capfd: pytest.CaptureFixture[str]
) -> None:
    web = await serve({"/": answer("401 Unauthorized", b"hunter2")})
    program = "import sys; print('hunter2'); print('hunter2', file=sys.stderr)"
    feed = Feed(web.url(), username="ann", password_command=python(program))
    assert await fetch(feed) == [Failed(feed, "401 unauthorized", 401)]
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(os.name != "posix", reason="how to see a process differs")
@pytest.mark.parametrize("ends", ["limit", "deadline", "reader"])
async def test_a_command_that_hangs_is_ended_with_all_that_it_started(
    serve: Serve, clock: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ends: str
) -> None:
    monkeypatch.setattr(
        password_command, "LIMIT", PATIENCE_S if ends == "limit" else 9 * PATIENCE_S
    )
    pids = tmp_path / "pids"
    program = (
        "import os, sys, subprocess, time\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        "open(sys.argv[1] + '.new', 'w').write(f'{os.getpid()} {child.pid}')\n"
        "os.rename(sys.argv[1] + '.new', sys.argv[1])\n"
        "print('hunter2', flush=True)\n"
        "time.sleep(600)\n"
    )
    web = await serve({"/": answer("200 OK", RSS)})
    feed = Feed(web.url(), username="ann", password_command=python(program, str(pids)))
    deadline = PATIENCE_S if ends == "deadline" else 9 * PATIENCE_S
    task = asyncio.create_task(fetch(feed, timeout=deadline))
    await until(pids.exists)
    if ends == "reader":
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    else:
        clock.advance(PATIENCE_S)
        (got,) = await asyncio.wait_for(task, PATIENCE_S)
        assert (
            failure(got).reason
            == {
                "limit": f"its password_command took longer than {PATIENCE_S:g} s",
                "deadline": f"no complete answer within {PATIENCE_S:g} s",
            }[ends]
        )
    started = [int(pid) for pid in pids.read_text().split()]
    await until(lambda: not any(alive(pid) for pid in started))
    gc.collect()  # a pipe left open would warn here


def alive(pid: int) -> bool:
    """Whether the process runs; one that only waits for its parent's parent to look does not."""
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (ProcessLookupError, FileNotFoundError):
        return False
    return state != "Z" or int(Path(f"/proc/{pid}/stat").read_text().split()[3]) == os.getpid()


@pytest.mark.skipif(os.name != "posix", reason="needs a process that lets go of its parent")
async def test_a_helper_that_a_command_leaves_behind_holds_nobody(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(password_command, "LIMIT", PATIENCE_S)
    note = tmp_path / "pid"
    program = (
        "import subprocess, sys; print('hunter2', flush=True);"
        "helper = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']);"
        "open(sys.argv[1], 'w').write(str(helper.pid))"
    )
    web = await serve({"/": answer("200 OK", RSS)})
    feed = Feed(web.url(), username="ann", password_command=python(program, str(note)))
    (got,) = await fetch(feed, timeout=2 * PATIENCE_S)
    helper = int(note.read_text())
    try:
        assert isinstance(got, Fetched)
        assert alive(helper), "the fetch did not wait for its end"
    finally:
        os.kill(helper, signal.SIGKILL)


async def test_credentials_and_headers_stay_with_the_origin(
    serve: Serve, names: dict[str, list[list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    names["news.example"] = names["cdn.example"] = [["127.0.0.1"]]
    elsewhere = await serve({})
    elsewhere.pages |= {f"/{n}": answer("200 OK", RSS) for n in range(3)}
    web = await serve({})
    away = [
        elsewhere.url("/0", "news.example"),  # another port
        web.url("/seen", "cdn.example"),  # another host
        web.url("/back", "cdn.example"),  # another host, and home again
    ]
    web.pages |= {
        f"/{n}": answer("302 Found", b"", f"Location: {place}") for n, place in enumerate(away)
    }
    web.pages["/seen"] = answer("200 OK", RSS)
    web.pages["/back"] = answer("302 Found", b"", f"Location: {web.url('/home', 'news.example')}")
    web.pages["/home"] = answer("200 OK", RSS)
    monkeypatch.setattr("briefing.fetch.address_guard.is_public", lambda address: True)
    feeds = [
        Feed(
            web.url(f"/{n}", "news.example"),
            headers=(("X-Key", "hunter2"), ("Cookie", "hunter2")),
            username="ann",
            password_command=python("print('hunter2')"),
        )
        for n in range(3)
    ]
    got = await fetch(*feeds)
    assert all(isinstance(outcome, Fetched) for outcome in got)
    home = f"news.example:{web.port}"
    for request in [*web.seen, *elsewhere.seen]:
        at_home = request.headers["host"] == home
        assert ("authorization" in request.headers) is at_home
        assert ("hunter2" in str(request.headers)) is at_home
