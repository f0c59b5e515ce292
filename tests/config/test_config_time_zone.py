"""The local zone: what the system's link names, or what tzlocal makes of the other files."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from briefing.config import time_zone

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such link")


@pytest.fixture(autouse=True)
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system whose link names Asia/Seoul, and on which tzlocal answers Europe/Berlin."""
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Asia/Seoul")
    monkeypatch.setattr(time_zone, "_LINK", str(link))
    monkeypatch.setattr(time_zone, "_OTHER_FILES", (str(tmp_path / "timezone"),))
    monkeypatch.setattr("tzlocal.get_localzone", lambda: time_zone.zone("Europe/Berlin"))
    monkeypatch.delenv("TZ", raising=False)
    return tmp_path


def local() -> str:
    return str(time_zone.zone(time_zone.LOCAL))


def test_the_link_names_the_zone(system: Path) -> None:
    assert local() == "Asia/Seoul"
    (system / "timezone").write_text("Asia/Seoul\n")
    assert local() == "Asia/Seoul"


def test_tzlocal_decides_when_something_else_names_a_zone(
    system: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (system / "timezone").write_text("Asia/Tokyo\n")
    assert local() == "Europe/Berlin"
    (system / "timezone").unlink()
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert local() == "Europe/Berlin"


@pytest.mark.parametrize("target", ["/somewhere/else", "/usr/share/zoneinfo/No/Such"])
def test_tzlocal_decides_when_the_link_names_no_zone(system: Path, target: str) -> None:
    (system / "localtime").unlink()
    (system / "localtime").symlink_to(target)
    assert local() == "Europe/Berlin"
