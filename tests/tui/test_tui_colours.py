"""The terminal is asked for its background, once, and never for long."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from briefing.tui.terminal.colours import is_light

ASK = """
import sys, termios
from briefing.tui.terminal.colours import ask
before = termios.tcgetattr(0)
print("asked", ask(float(sys.argv[1])), termios.tcgetattr(0) == before, flush=True)
"""
ATTRIBUTES = b"\x1b[?62;22c"


@pytest.mark.parametrize(
    ("reply", "light"),
    [
        (b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?6c", True),
        (b"\x1b]11;rgb:fb/f8/f1\x07\x1b[?6c", True),
        (b"\x1b]11;rgba:1515/1717/1c1c/ffff\x1b\\", False),
        (b"\x1b]11;rgb:0/0/0\x1b\\", False),
        (b"\x1b]11;rgb:0000/0000/ffff\x1b\\", False),
        (b"\x1b[?6c", None),
        (b"\x1b]11;rgb:zz/zz/zz\x1b\\", None),
        (b"", None),
    ],
)
def test_a_reply_is_read(reply: bytes, light: bool | None) -> None:
    assert is_light(reply) is light


@pytest.mark.parametrize(
    ("answers", "patience", "said"),
    [
        (b"\x1b]11;rgb:ffff/ffff/eeee\x1b\\" + ATTRIBUTES, "60", "True"),
        (b"\x1b]11;rgb:0000/0000/0000\x1b\\" + ATTRIBUTES, "60", "False"),
        (ATTRIBUTES, "60", "None"),
        (b"", "0.05", "None"),
    ],
    ids=["light", "dark", "neither", "silent"],
)
def test_a_terminal_is_asked_and_left_as_it_was(answers: bytes, patience: str, said: str) -> None:
    pty = pytest.importorskip("pty", reason="needs a POSIX terminal")
    master, slave = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", ASK, patience],
        stdin=slave,
        stdout=slave,
        start_new_session=True,
        preexec_fn=lambda: os.close(os.open(os.ttyname(0), os.O_RDWR)),
    )
    os.close(slave)
    shown = b""
    try:
        while b"asked" not in shown or not shown.endswith(b"\n"):
            shown += os.read(master, 1024)
            if b"\x1b]11;?" in shown and answers:
                os.write(master, answers)
                answers = b""
    finally:
        child.wait(30)
        os.close(master)
    assert shown.split(b"asked ")[1].split() == [said.encode(), b"True"]


def test_what_is_no_terminal_is_not_asked() -> None:
    ask = "from briefing.tui.terminal.colours import ask; print(ask(60))"
    done = subprocess.run(
        [sys.executable, "-c", ask],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "None\n"
