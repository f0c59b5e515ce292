from __future__ import annotations

from briefing.text.plural import counted


def test_only_one_is_singular() -> None:
    assert [counted(count, "feed") for count in (0, 1, 2)] == ["0 feeds", "1 feed", "2 feeds"]
    assert counted(2, "entry", "entries") == "2 entries"
