"""Wrong syntax: what a person probably meant, beside what the reader of TOML says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.config.conftest import Problems

QUOTES = 'text needs straight quotes: "…"'
CLOSING = "a closing quote is missing, or there is one too many"
DATE = "write a date as 2025-10-29"
BLOCK = "each feed starts with [[feeds]]"
PATH = "single quotes, or with /"


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("[[feeds]]\nurl = https://ann:hunter2@wire.example/", 2, QUOTES),
        ("[[feeds]]\nname = “Wire”", 2, QUOTES),
        ("[[feeds]]\nname = ‘Wire’", 2, QUOTES),
        ("[[feeds]]\ntags = [asia, korea]", 2, QUOTES),
        ('[[feeds]]\ntags = ["asia", “korea”]', 2, QUOTES),
        ("[[feeds]]\ntags = [\n  asia,\n]", 3, QUOTES),
        ("[tui]\nascii = True", 2, "write true and false in lower case"),
        ('[[feeds]]\nname = "Wire\nurl = "x"', 2, CLOSING),
        ('[[summits]]\npeople = ["Trump, "Lee"]', 2, CLOSING),
        ("[[feeds]]\nname = 'Wire\nurl = 'x'", 2, CLOSING),
        ("[briefing]\ninterval = 1h", 2, 'a duration needs quotes: "1h"'),
        ("[briefing]\nkeep = 180d # half a year", 2, 'a duration needs quotes: "180d"'),
        ("[[summits]]\nstarts = 29.10.2025", 2, DATE),
        ("[[summits]]\nstarts = 2025/10/29", 2, DATE),
        ("[[summits]]\nstarts = 2025-1-2", 2, DATE),
        ("[[summits]]\nstarts = 2025-13-45", 2, DATE),
        ("[[summits]]\nstarts = 2025-10-29T07:00", 2, "2025-10-29T07:00:00+09:00"),
        ('[feeds]\nurl = "a"\n[feeds]\nurl = "b"', 3, BLOCK),
        ('[feeds]\nurl = "a"\n[[feeds]]\nurl = "b"', 3, BLOCK),
        ('[summits]\nid = "a"\n[summits]\nid = "b"', 3, "each summit starts with [[summits]]"),
        ('[briefing]\ncache = "C:\\Users\\ann\\b.db"', 2, PATH),
        ('[briefing]\ncache = "D:\\data\\b.db"', 2, PATH),
        ('[briefing]\ncache = "D:\\data\\"', 2, PATH),
    ],
)
def test_a_common_slip_is_told_with_what_to_write(
    problems: Problems, text: str, line: int, hint: str
) -> None:
    (reported,) = problems(text)
    assert reported.startswith(f"feeds.toml:{line}: not valid TOML: ")
    assert hint in reported.split("\n")[0]
    assert "hunter2" not in reported


@pytest.mark.parametrize("text", ["[briefing\n", "a = 1\na = 2\n", "x = " + "[" * 5000, "= 1"])
def test_what_cannot_be_guessed_is_not(problems: Problems, text: str) -> None:
    (reported,) = problems(text)
    assert ";" not in reported.split("\n")[0]


def test_a_path_whose_backslashes_were_read_as_escapes_is_told(problems: Problems) -> None:
    (reported,) = problems('[briefing]\ncache = "C:\\new.db"')
    assert "without control characters" in reported
    assert PATH in reported
