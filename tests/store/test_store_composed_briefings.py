"""A stored briefing is returned only if composing would give the same."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.config.load import load
from briefing.desk import Desk
from briefing.refresh import run as refresh
from briefing.store import composed_briefings, meta
from briefing.store.connection import open_read_only, open_writable
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.config.model import Config
    from briefing.demo import Demo
    from briefing.domain.briefing import Briefing


@pytest.fixture
def config(demo: Demo, tmp_path: Path) -> Config:
    cache = tmp_path / "cache.db"
    shutil.copy(demo.cache, cache)
    return load(demo.config_path, cache=cache)


def rows(config: Config) -> dict[str, bytes]:
    db = open_read_only(config.cache)
    assert db
    kept_rows = db.execute("SELECT summit, briefing FROM kept_briefings").fetchall()
    db.close()
    return {row["summit"]: row["briefing"] for row in kept_rows}


def compose_and_save(config: Config, now: datetime) -> tuple[Briefing, ...]:
    with Desk(config, now) as desk:
        briefings = desk.briefings()
        desk.save_briefings()
    return briefings


def composed(
    config: Config, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> tuple[Briefing, ...]:
    """The briefings without any that was kept."""
    with monkeypatch.context() as patch:
        patch.setattr(composed_briefings, "get", lambda *_: None)
        patch.setattr(composed_briefings, "get_unchanged", lambda *_: None)
        with Desk(config, now) as desk:
            return desk.briefings()


def test_what_was_kept_is_given_again_as_it_was(
    config: Config, demo: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    briefings = compose_and_save(config, demo.now)
    assert set(rows(config)) == {"gyeongju", "trump-xi"}
    with monkeypatch.context() as patch:
        patch.setattr("briefing.compose.briefing.compose", None)
        with Desk(config, demo.now) as desk:
            assert desk.briefings() == briefings
            assert repr(desk.briefing("gyeongju").next) == repr(briefings[0].next)


def test_while_nothing_changes_no_passage_is_read(
    config: Config, demo: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    briefings = compose_and_save(config, demo.now)
    with monkeypatch.context() as patch:
        patch.setattr("briefing.store.briefing_input.of_summit", None)
        with Desk(config, demo.now) as desk:
            assert desk.briefings() == briefings
    db = open_writable(config.cache)
    with transaction(db):
        meta.put(db, "unrelated", "1")
    db.close()
    with monkeypatch.context() as patch:
        patch.setattr("briefing.compose.briefing.compose", None)
        assert compose_and_save(config, demo.now) == briefings
        patch.setattr("briefing.store.briefing_input.of_summit", None)
        with Desk(config, demo.now) as desk:
            assert desk.briefings() == briefings


def test_a_refresh_that_brings_nothing_leaves_what_is_stored_current(
    config: Config, demo: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    refresh(config, now=demo.now, force=True)
    briefings = compose_and_save(config, demo.now)
    report = refresh(config, now=demo.now, force=True)
    assert {result.status for result in report.results} == {"unchanged", "failed"}
    monkeypatch.setattr("briefing.store.briefing_input.of_summit", None)
    with Desk(config, demo.now) as desk:
        assert desk.briefings() == briefings


def test_whatever_the_reader_does_is_seen(
    config: Config, demo: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    briefings = compose_and_save(config, demo.now)
    first, second, third, *_ = briefings[0].points
    actions: list[Callable[[Desk], object]] = [
        lambda desk: desk.mark([first], read=True),
        lambda desk: desk.mark([first], read=False),
        lambda desk: desk.star(second, on=True),
        lambda desk: desk.hide(third, on=True),
        lambda desk: desk.mark_summit("trump-xi", demo.now),
        lambda desk: desk.mark_summit("gyeongju", None),
    ]
    for action in actions:
        with Desk(config, demo.now) as desk:
            action(desk)
        fresh = composed(config, demo.now, monkeypatch)
        with Desk(config, demo.now) as desk:
            assert desk.briefings() == fresh
        assert compose_and_save(config, demo.now) == fresh


def test_what_comes_in_is_seen(config: Config, demo: Demo, monkeypatch: pytest.MonkeyPatch) -> None:
    compose_and_save(config, demo.now)
    before = rows(config)
    with Desk(config, demo.now) as desk:
        (gone, *_) = desk.briefing("gyeongju").stories
    db = open_writable(config.cache)
    with transaction(db):
        db.execute(
            "UPDATE entries SET title = 'Another headline' WHERE id = ?", (gone.entries[0].id,)
        )
    db.close()
    with Desk(config, demo.now) as desk:
        assert desk.briefings() == composed(config, demo.now, monkeypatch)
    refresh(config, now=demo.now + timedelta(hours=1), force=True)
    later = demo.now + timedelta(hours=1)
    assert compose_and_save(config, later) == composed(config, later, monkeypatch)
    assert rows(config)["gyeongju"] != before["gyeongju"]


def test_what_feeds_toml_says_is_seen(
    config: Config, demo: Demo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    compose_and_save(config, demo.now)
    path = tmp_path / "feeds.toml"
    text = demo.config_path.read_text(encoding="utf-8")
    assert '"Lantern Live"' in text
    for other in (
        text.replace('"Lantern Live"', '"Another Name"'),
        text.replace("Gyeongju summit", "Gyeongju talks"),
        text.replace('timezone = "Asia/Seoul"', 'timezone = "America/Los_Angeles"'),
    ):
        path.write_text(other, encoding="utf-8")
        changed = load(path, cache=config.cache)
        with Desk(changed, demo.now) as desk:
            assert desk.briefings() == composed(changed, demo.now, monkeypatch)


def test_what_the_clock_changes_is_seen(
    config: Config, demo: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    briefings = compose_and_save(config, demo.now)
    assert all(briefing.valid_until for briefing in briefings)
    ends = sorted({end for briefing in briefings if (end := briefing.valid_until)})
    moments = [demo.now - timedelta(minutes=1), demo.now + timedelta(days=40)]
    for end in ends:
        moments += [end - timedelta(microseconds=1), end, end + timedelta(hours=30)]
    for now in moments:
        with Desk(config, now) as desk:
            assert desk.briefings() == composed(config, now, monkeypatch), now
    still = demo.now + (ends[0] - demo.now) / 2
    monkeypatch.setattr("briefing.compose.briefing.compose", None)
    with Desk(config, still) as desk:
        assert [briefing.points for briefing in desk.briefings()] == [
            briefing.points for briefing in briefings
        ]


def test_other_code_composes_anew(
    config: Config, demo: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose_and_save(config, demo.now)
    monkeypatch.setattr(composed_briefings, "code", lambda: "other")
    monkeypatch.setattr("briefing.compose.briefing.compose", None)
    with Desk(config, demo.now) as desk, pytest.raises(TypeError):
        desk.briefings()


def test_a_summit_that_is_followed_no_more_is_let_go(
    config: Config, demo: Demo, tmp_path: Path
) -> None:
    compose_and_save(config, demo.now)
    path = tmp_path / "feeds.toml"
    text = demo.config_path.read_text(encoding="utf-8")
    path.write_text(text.replace('id = "trump-xi"', 'id = "busan"'), encoding="utf-8")
    compose_and_save(load(path, cache=config.cache), demo.now)
    assert set(rows(config)) == {"gyeongju", "busan"}


def test_a_cache_that_cannot_be_written_is_still_read(config: Config, demo: Demo) -> None:
    briefings = compose_and_save(config, demo.now)
    config.cache.chmod(0o444)
    with Desk(config, demo.now) as desk:
        assert desk.briefings() == briefings
