"""What a person hears of a mistake: where it is, the line, what was expected, all at once."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from briefing.config.load import load
from briefing.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.config.conftest import Loaded, Problems, Written

FEED = '[[feeds]]\nurl = "https://wire.example/rss"\n'
SUMMIT = '[[summits]]\nid = "a"\nname = "Gyeongju summit"\n'


def test_every_mistake_is_told_at_once_in_file_order_with_its_line(problems: Problems) -> None:
    reported = problems(
        """[briefing]
interval = 60
timezone = "Asia/Soul"

[[feeds]]
uri = "https://wire.example/rss"

[[summits]]
id = "gyeongju"
people = [
    "Donald Trump",
    42,
]
"""
    )
    assert [problem.split(": ")[0] for problem in reported] == [
        "feeds.toml:2",
        "feeds.toml:3",
        "feeds.toml:5",
        "feeds.toml:6",
        "feeds.toml:8",
        "feeds.toml:12",
    ]
    assert reported[0] == (
        'feeds.toml:2: [briefing] interval: expected a duration such as "90s", "30m", '
        '"1h30m" or "7d", at most 100 years, not the number 60\n    interval = 60'
    )
    assert 'did you mean "Asia/Seoul"?' in reported[1]
    assert 'has no url; did you misspell it as "uri"?' in reported[2]
    assert 'did you mean "url"?' in reported[3]
    assert '[[summits]] has no name; add name = "…"' in reported[4]
    assert reported[5].endswith("\n    42,")


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("[briefing]\nconcurrency = true", 2, "a whole number of at least 1, not true"),
        ("[briefing]\nconcurrency = 0", 2, "at least 1, not the number 0"),
        ('[briefing]\nkeep = "long"', 2, 'a duration such as "90s"'),
        ('[briefing]\nkeep = "9999999d"', 2, "a duration"),
        ('[briefing]\ninterval = "-1h"', 2, "a duration"),
        ('[briefing]\ninterval = "1h 5"', 2, "a duration"),
        ('[briefing]\ntimeout = "0s"', 2, "at least 1s"),
        ("[briefing]\ncache = 1", 2, "text in quotes"),
        ('[briefing]\ntimezone = "../etc"', 2, '"local" or a name'),
        ('[briefing]\nlanguages = ["kr"]', 2, "a list of codes of languages, of en, de,"),
        ('[briefing]\nlanguages = "en"', 2, "languages"),
        ('[briefing]\ntimezone = "Asia"', 2, '"local" or a name'),
        ('[tui]\nmark_read = "never"', 2, '"leave" or "open" or "manual"'),
        ('[tui]\nascii = "yes"', 2, "ascii = true or ascii = false"),
        ("[keys]\nnext = 1", 2, "text in quotes"),
        ("feeds = 3", 1, "blocks that each begin with [[feeds]], not the number 3"),
        ('[feeds]\nurl = "https://x.example"', 1, "[[feeds]], not a table"),
        ("briefing = []", 1, "expected a table, [briefing], not a list"),
        ("[[feeds]]\nurl = 5", 2, "text in quotes"),
        (FEED + "name = 5", 3, "text in quotes"),
        (FEED + 'tags = "one"', 3, 'tags = ["…", "…"], not "one"'),
        (FEED + "tags = [1]", 3, "a list of texts"),
        (FEED + "prefer = 1.5", 3, "a whole number"),
        (FEED + "[feeds.headers]\nA = 1", 4, "header A: expected one line of text"),
        ('[[summits]]\nname = "A"', 1, '[[summits]] has no id; add id = "…"'),
        ('[[summits]]\nid = " "\nname = "A"', 2, "not blank"),
        ('[[summits]]\nid = "a b"\nname = "A"', 2, "one word"),
        ('[[summits]]\nid = "today"\nname = "A"', 2, '"today" is reserved: choose another'),
        (SUMMIT + 'people = "Trump"', 4, "a list of names"),
        (SUMMIT + "place = 1", 4, "a list of texts"),
        (SUMMIT + 'starts = "2025-10-29"', 4, "a date without quotes, such as starts = 2025-10-29"),
        (SUMMIT + "starts = 07:00:00", 4, "a date without quotes"),
        (
            SUMMIT + "starts = 2025-10-29T07:00:00",
            4,
            "a zone after the time, such as starts = 2025-10-29T07:00:00+09:00",
        ),
        (SUMMIT + "starts = 2025-10-30\nends = 2025-10-29", 5, "not before starts (2025-10-30)"),
        (
            SUMMIT + "starts = 2025-10-30T10:00:00+09:00\nends = 2025-10-30T00:30:00Z",
            5,
            "not before starts",
        ),
        (SUMMIT + 'timezone = "Seoul"', 4, 'such as "Asia/Seoul" (did you mean "Asia/Seoul"?)'),
        (SUMMIT + 'timezone = "local"', 4, "[[summits]] timezone: expected a name such as"),
        (SUMMIT + "timezone = 9", 4, "text in quotes"),
        (SUMMIT + SUMMIT, 5, 'the id "a" is already used on line 2'),
        (FEED + FEED, 4, "this URL is already a feed, on line 2"),
        (SUMMIT + "ends = 9999-12-31", 4, "a year between 1900 and 2200, not the date 9999-12-31"),
        (SUMMIT + "starts = 0001-01-01T00:00:00Z", 4, "a year between 1900 and 2200"),
        (SUMMIT + "starts = 9999-12-31T23:59:00-12:00", 4, "a year between 1900 and 2200"),
        (FEED + "prefer = 9999999999", 3, "a whole number of at most 1000000"),
        (SUMMIT + 'feeds = ["https://w.example/"]', 4, "the URL of a feed in this file"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_was_expected(
    problems: Problems, text: str, line: int, expected: str
) -> None:
    (reported,) = problems(text)
    where, _, message = reported.partition(": ")
    assert where == f"feeds.toml:{line}"
    assert expected in message
    assert message.split("\n    ")[1] == text.split("\n")[line - 1]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ('"Key: hunter2"', "expected a table, such as headers"),
        ('{"A B" = "hunter2"}', '"A B" is not a valid header name'),
        ('{A = "hunter2\\r\\nB: y"}', "header A: expected one line of text"),
        ("{A = 1}", "header A: expected one line of text"),
    ],
)
def test_headers_that_cannot_be_sent_are_told_without_their_values(
    problems: Problems, headers: str, expected: str
) -> None:
    (reported,) = problems(FEED + f"headers = {headers}")
    assert reported.startswith("feeds.toml:3: ")
    assert expected in reported
    assert reported.endswith("\n    headers = …")


def test_a_name_that_two_feeds_share_is_ambiguous_only_where_it_is_used(
    problems: Problems, loaded: Loaded
) -> None:
    twins = FEED + 'name = "Wire"\n' + FEED.replace("wire", "other") + 'name = "Wire"\n'
    assert len(loaded(twins).feeds) == 2
    (reported,) = problems(twins + SUMMIT + 'feeds = ["Wire"]')
    assert '"Wire" names 2 feeds (lines 1 and 4): give the URL' in reported


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[briefing\n", 1),
        ('a = 1\nb = "open\n', 2),
        ("a = 1\na = 2\n", 2),
        ("[[feeds]]\nurl = https://x.example\n", 2),
        ('[[feeds]]\ntags = ["a"\n\n', 2),
        ("a = 1\nd = 2025-13-45\n", 2),
        ("x = " + "[" * 5000, 1),
    ],
)
def test_wrong_syntax_is_told_with_its_line(problems: Problems, text: str, line: int) -> None:
    (reported,) = problems(text)
    assert reported.startswith(f"feeds.toml:{line}: not valid TOML: ")
    assert "(at " not in reported


def test_other_encodings_are_named_with_the_line(problems: Problems) -> None:
    assert problems("# ok\nname = '연합'".encode("cp949")) == [
        "feeds.toml:2: not UTF-8: save the file as UTF-8 text"
    ]
    assert problems("[briefing]".encode("utf-16"))[0].startswith("feeds.toml:1: not UTF-8")


def test_a_file_that_is_not_there_or_none_is_told_in_words(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "no.toml", "no such file"), (tmp_path, "a directory")):
        with pytest.raises(ConfigError, match=re.escape(str(path)) + f": .*{words}"):
            load(path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_told_in_words(written: Written) -> None:
    path = written("")
    path.chmod(0)
    with pytest.raises(ConfigError, match="cannot be read: Permission denied"):
        load(path)


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        (FEED + 'nmae = "x"', 3, 'unknown key "nmae" in [[feeds]]; did you mean "name"?'),
        (FEED + 'NAME = "x"', 3, 'did you mean "name"?'),
        ('[[summits]]\nid = "a"\nname = "Lisbon"\npeopel = []', 4, 'did you mean "people"?'),
        ("[briefing]\nzzz = 1", 2, "known: cache, interval, concurrency"),
        ("[tui]\ntehme = 'x'", 2, 'did you mean "theme"?'),
        ("[[feed]]\nurl = 'x'", 1, 'unknown key "feed" at the top level; did you mean "feeds"?'),
        ("interval = '1h'", 1, "it belongs under [briefing]"),
        ("theme = 'ink'", 1, "it belongs under [tui]"),
        (SUMMIT + "ends = 2025-10-29", 4, "it counts as undated"),
        (
            FEED + 'name = "Wire"\n' + SUMMIT + 'feeds = [\n"Wier"]',
            8,
            'no feed is called "Wier" in this file (did you mean "Wire"?); it works only if a feed '
            'has the title "Wier"',
        ),
        (SUMMIT + 'feeds = ["Wire"]', 4, 'no feed is called "Wire" in this file; it works only if'),
        (FEED + 'cache = "b.db"', 3, "it belongs under [briefing]"),
        (FEED + "theme = 'ink'", 3, "it belongs under [tui]"),
        (SUMMIT + "interval = '1h'", 4, "it belongs under [briefing]"),
        ("[briefing]\nmark_read = 'open'", 2, "it belongs under [tui]"),
        (FEED + "dedupe = true", 3, 'unknown key "dedupe" in [[feeds]]; known: url, name, '),
        (FEED + 'block = "advert"', 3, 'unknown key "block" in [[feeds]]; known: url, name, '),
        ("[tui]\nzzz = 1", 2, "known: theme, mark_read, ascii, reader"),
    ],
)
def test_what_is_odd_is_a_warning_and_the_file_is_used(
    loaded: Loaded, text: str, line: int, expected: str
) -> None:
    (warning,) = loaded(text).warnings
    assert f"feeds.toml:{line}: " in warning
    assert expected in warning


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://wire.example/rss", 'must begin with http:// or https://, not "ftp"'),
        ("wire.example/rss", "and this has neither"),
        ("https:///rss", "names no host"),
        ("https://wire.example:99999/", "host or port is not valid"),
        ("https://wire.example:0/", "port is not valid"),
        ("https://wire.example:http/", "host or port is not valid"),
        ("https://[::1/rss", "host or port is not valid"),
        ("https://wire example/rss", "a space or a control character"),
        ("", "the URL is empty"),
        ("   ", "the URL is empty"),
    ],
)
def test_a_url_no_fetch_can_use_fails_that_feed_and_no_other(
    loaded: Loaded, url: str, reason: str
) -> None:
    config = loaded(f'[[feeds]]\nurl = "{url}"\n' + FEED.replace("wire", "good"))
    bad, good = config.feeds
    assert bad.problem is not None
    assert "feeds.toml:2: " in bad.problem
    assert reason in bad.problem
    assert "\n" not in bad.problem
    assert good.problem is None
    assert "feeds.toml:2: this feed will fail: " in config.warnings[0]


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:8000/x", "HTTPS://a.example", "http://[::1]:80/", "https://경주.example/"],
)
def test_urls_a_fetch_can_use_have_no_problem(loaded: Loaded, url: str) -> None:
    assert loaded(f'[[feeds]]\nurl = "{url}"').feeds[0].problem is None


@pytest.mark.parametrize(
    "text",
    [
        '[[feeds]]\nurl = "https://ann:hunter2@wire.example/rss"\nurl2 = "https://ann:hunter2@w"',
        '[[feeds]]\nurl = "ftp://ann:hunter2@wire.example/rss"',
        '[[feeds]]\nurl = "https://ann:hun/hunter2@wire.example/rss"',
        FEED + 'headers = {Authorization = "hunter2"}\nhaeders = {Authorization = "hunter2"}',
        FEED + 'password = "hunter2"',
        '[[feeds]]\nurl = "https://h.example"\npassword_command = "echo hunter2"',
    ],
)
def test_no_password_is_quoted_in_a_warning(loaded: Loaded, text: str) -> None:
    config = loaded(text)
    assert config.warnings
    assert "hunter2" not in "".join(config.warnings)
    assert "hunter2" not in "".join(feed.problem or "" for feed in config.feeds)


@pytest.mark.parametrize(
    "text",
    [
        '[[feeds]]\nurl = "https://ann:hunter2@w.example/"\n' * 2,
        FEED + 'headers = {Authorization = "hunter2", B = 1}',
        FEED + "[feeds.headers]\nAuthorization = hunter2",
        FEED + SUMMIT + 'feeds = ["https://ann:hunter2@w.example/"]',
        FEED + 'tags = "https://ann:hunter2@w.example/"',
    ],
)
def test_no_password_is_quoted_in_a_problem(problems: Problems, text: str) -> None:
    reported = "".join(problems(text))
    assert reported
    assert "hunter2" not in reported


def test_a_mistake_in_a_huge_line_is_told_at_once(problems: Problems) -> None:
    (problem,) = problems("interval = " + "<p>:" * 100_000)
    assert len(problem) < 500
