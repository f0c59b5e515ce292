"""URLs as they may be shown."""

from __future__ import annotations

import pytest

from briefing.text.url_display import masked, safe_link


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://ann:pw@wire.example/a", "https://wire.example/a"),
        ("https://token@wire.example", "https://wire.example"),
        ("https://ann:p@ss@wire.example/a", "https://wire.example/a"),
        ("https://ann:p/w@wire.example/a", "https://wire.example/a"),
        ("https://wire.example/@ann/feed", "https://wire.example/@ann/feed"),
        ("https://wire.example:8080/@ann", "https://wire.example:8080/@ann"),
        ("https://wire.example/?mail=a@b.example", "https://wire.example/?mail=a@b.example"),
        ("write to ann@wire.example", "write to ann@wire.example"),
        (
            "from https://a:b@c.example and https://d:e@f.example",
            "from https://c.example and https://f.example",
        ),
    ],
)
def test_user_names_and_passwords_are_left_out(url: str, expected: str) -> None:
    assert masked(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://wire.example/뉴스?a=1&b=[2]#c", "https://wire.example/뉴스?a=1&b=[2]#c"),
        (" https://wire.example/a b ", "https://wire.example/a%20b"),
        ('https://wire.example/">\n<', "https://wire.example/%22%3E%0A%3C"),
        ("HTTP://wire.example/", "HTTP://wire.example/"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//wire.example/a", None),
        ("https://", None),
        ("/relative", None),
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_are_shown(url: str | None, expected: str | None) -> None:
    assert safe_link(url) == expected
