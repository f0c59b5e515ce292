"""The progress bar of a refresh in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.progress_bar import ProgressBar, pace
from briefing.domain.refresh_report import Progress

if TYPE_CHECKING:
    import pytest


def test_the_bar_ends_its_line_once_all_entries_are_grouped(
    capsys: pytest.CaptureFixture[str],
) -> None:
    bar = ProgressBar()
    bar.draw(Progress(1, 2, 30, 0))
    bar.draw(Progress(2, 2, 60, 1, 0, 60))
    bar.draw(Progress(2, 2, 60, 1, 60, 60))
    _, feeds, grouping, end = capsys.readouterr().err.split("\r")
    assert feeds.startswith("━━━━━━━━━━━━──────────── 1/2 · 30 new")
    assert "grouping 0/60 · 60 new · 1 failed" in grouping
    assert "\n" not in feeds + grouping
    assert end.startswith("━━━━━━━━━━━━━━━━━━━━━━━━ grouping 60/60")
    assert end.endswith("\n")


def test_the_pace_is_shown_once_it_means_something() -> None:
    assert pace(done=3, left=100, seconds=0.5) == ""
    assert pace(done=0, left=100, seconds=9.0) == ""
    assert pace(done=1200, left=4800, seconds=3.0) == " · 400/s, 12 s left"
    assert pace(done=100, left=0, seconds=9.0) == ""
