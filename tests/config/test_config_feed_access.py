"""The keys of a feed that say how it is reached."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from briefing.config.load import load
from briefing.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.config.conftest import Loaded, Problems, Written

FEED = '[[feeds]]\nurl = "https://wire.example/rss"\n'


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("pass show news", ("pass", "show", "news")),
        ("  pass   'two words'  \"and  three\" ", ("pass", "two words", "and  three")),
        ("pass # no-comment", ("pass", "#", "no-comment")),
        ("""sh -c 'echo "$HOME" | head'""", ("sh", "-c", 'echo "$HOME" | head')),
        ("pass a;b&&c", ("pass", "a;b&&c")),
    ],
)
def test_a_command_is_parted_into_words_and_run_by_no_shell(
    loaded: Loaded, command: str, words: tuple[str, ...]
) -> None:
    config = loaded(FEED + f'username = "ann"\npassword_command = """{command}"""')
    assert config.warnings == ()
    assert config.feeds[0].password_command == words


@pytest.mark.parametrize(
    ("name", "words"), [("posix", ("C:bin", "x y")), ("nt", ("C:\\bin", "x y"))]
)
def test_a_backslash_belongs_to_a_path_on_windows(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch, name: str, words: tuple[str, ...]
) -> None:
    monkeypatch.setattr("briefing.config.feed_access.WINDOWS", name == "nt")
    (feed,) = loaded(FEED + "username = 'ann'\npassword_command = '''C:\\bin \"x y\"'''").feeds
    assert feed.password_command == words


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('password_command = "echo \'hunter2"', "expected matching quotes"),
        ('password_command = "echo \\u0000hunter2"', "expected one line of text"),
        ('password_command = "echo\\nhunter2"', "expected one line of text"),
        ('password_command = ["echo", "hunter2"]', "expected text in quotes"),
        ('username = "ann:hunter2"', "expected a name without a colon"),
        ('ca_file = "a\\u0007b"', "a path without control characters"),
        ("proxy = 3128", "expected text in quotes"),
    ],
)
def test_what_cannot_be_used_is_told_without_a_secret(
    problems: Problems, line: str, expected: str
) -> None:
    reported = problems(FEED + line)
    assert reported[0].startswith("feeds.toml:3: ")
    assert expected in reported[0]
    assert "hunter2" not in "".join(reported)


def test_a_command_in_a_file_that_nobody_named_is_no_command(loaded: Loaded) -> None:
    text = FEED + 'username = "ann"\npassword_command = "echo hunter2"'
    assert loaded(text).feeds[0].password_command == ("echo", "hunter2")
    config = loaded(text, trusted=False)
    assert config.feeds[0].password_command == ()
    assert config.feeds[0].username == "ann"
    (warning,) = config.warnings
    assert "is ignored in a feeds.toml that is only found in the working directory" in warning
    assert "hunter2" not in warning


@pytest.mark.parametrize(("login", "warned"), [("", True), ("ann@", False), ("ann:old@", False)])
def test_a_command_wants_a_user_name(loaded: Loaded, login: str, warned: bool) -> None:
    text = f'[[feeds]]\nurl = "https://{login}wire.example/rss"\npassword_command = "pass x"'
    config = loaded(text)
    assert any("no effect without a username" in warning for warning in config.warnings) is warned
    assert config.feeds[0].password_command == ("pass", "x")


@pytest.mark.parametrize(
    "url",
    ["http://proxy.example:3128", "https://proxy.example", "http://127.0.0.1:8080/",
     "http://ann:hunter2@proxy.example:3128"],
)  # fmt: skip
def test_a_proxy_is_a_url(loaded: Loaded, url: str) -> None:
    config = loaded(FEED + f'proxy = "{url}"')
    assert config.warnings == ()
    assert (config.feeds[0].proxy, config.feeds[0].problem) == (url, None)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("socks5://ann:hunter2@proxy.example", 'with http:// or https://, not "socks5"'),
        ("proxy.example:3128", "must begin with http:// or https://"),
        ("ann:hunter2@proxy.example:3128", "must begin with http:// or https://"),
        ("http://ann:hunter2@:3128", "names no host"),
        ("http://ann:hunter2@proxy.example:99999", "host or port is not valid"),
        ("http://ann:hunter2@proxy.example/path", "ends with the port"),
        ("http://ann:hunter2@proxy.example?x", "ends with the port"),
        ("http://ann:hun ter2@proxy.example", "a space or a control character"),
    ],
)
def test_a_proxy_no_fetch_can_use_fails_that_feed_and_no_other(
    loaded: Loaded, url: str, reason: str
) -> None:
    config = loaded(FEED + f'proxy = "{url}"\n' + FEED.replace("wire", "other"))
    bad, good = config.feeds
    (warning,) = config.warnings
    assert "feeds.toml:3: this feed will fail: proxy: " in warning
    assert reason in warning
    assert bad.problem is not None
    assert reason in bad.problem
    assert good.problem is None
    assert "ter2" not in warning + bad.problem


@pytest.mark.parametrize(
    "line",
    [
        'proxi = "ann:hunter2@proxy.example:3128"',
        'proxy = "ann:hunter2@proxy.example:3128"',
        'tags = "ann:hunter2@proxy.example"',
        '"proxy" = "hunter2"',
    ],
)
def test_no_login_is_quoted_even_where_the_url_lacks_its_scheme(
    written: Written, line: str
) -> None:
    try:
        reported = load(written(FEED + line)).warnings
    except ConfigError as error:
        reported = error.problems
    assert reported
    excerpts = [text.partition("\n")[2] for text in reported]
    assert "hunter2" not in "".join(excerpts)


def test_a_ca_file_is_looked_for_beside_feeds_toml(
    loaded: Loaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "house.pem").write_text("")
    monkeypatch.chdir(tmp_path.parent)
    config = loaded(FEED + 'ca_file = "house.pem"')
    assert config.feeds[0].ca_file == str(tmp_path / "house.pem")
    assert config.warnings == ()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert loaded(FEED + 'ca_file = "~/house.pem"').feeds[0].ca_file == str(tmp_path / "house.pem")


def test_a_ca_file_that_is_not_there_is_told_with_its_line(loaded: Loaded, tmp_path: Path) -> None:
    config = loaded(FEED + 'ca_file = "house.pem"')
    assert config.feeds[0].ca_file == str(tmp_path / "house.pem")
    assert config.feeds[0].problem is None  # it may be there when the feed is fetched
    (warning,) = config.warnings
    assert f"feeds.toml:3: this feed will fail: there is no file {tmp_path}{os.sep}" in warning


@pytest.mark.parametrize(
    "contact",
    ["https://me.example/", "http://me.example", "ann@me.example", "https://me.example/?a=1&b=[c]"],
)
def test_a_contact_is_a_web_or_a_mail_address(loaded: Loaded, contact: str) -> None:
    config = loaded(f'[briefing]\ncontact = "{contact}"')
    assert config.settings.contact == contact
    assert config.warnings == ()


@pytest.mark.parametrize(
    "contact",
    ["Ann", "me.example", "ftp://me.example", "https://me.example/(x)", "ann@me.example)",
     "https://me.example/\\\\", "안나@me.example", "ann @me.example", "https://ann:hunter2@me.example",
     "mailto:ann@me.example", "a@b@c", "@", "https://me.example/" + "x" * 300],
)  # fmt: skip
def test_what_would_break_the_user_agent_is_no_contact(problems: Problems, contact: str) -> None:
    (reported,) = problems(f'[briefing]\ncontact = "{contact}"')
    assert reported.startswith(
        'feeds.toml:2: [briefing] contact: expected an address "https://…" or an email'
    )
    assert "hunter2" not in reported
