from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from briefing.domain.feed import Feed, FeedHealth, FeedState
from briefing.render.feed_health import Diagnosis, diagnose

NOW = datetime(2025, 10, 29, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
NEW_URL = "https://new.example/rss"


def diagnosis_of(problem: str | None = None, **known: object) -> Diagnosis:
    state = FeedState("u", **({"checked": NOW, "newest": NOW, "entries": 7} | known))  # type: ignore[arg-type]
    return diagnose(FeedHealth(Feed("u", problem=problem), "Wire", state), NOW)


@pytest.mark.parametrize(
    ("known", "kind", "words"),
    [
        ({}, "ok", "7 entries"),
        ({"entries": 1, "notes": ("not well-formed XML",)}, "ok", "1 entry (not well-formed XML)"),
        ({"checked": None}, "new", "not fetched yet"),
        ({"problem": "feeds.toml:3: no host"}, "unusable", "feeds.toml:3: no host"),
        ({"gone": True, "error": "410 gone"}, "gone", "410 gone: the publisher removed it"),
        ({"moved_to": NEW_URL, "moves": 3}, "moved", f"moved for good to {NEW_URL}"),
        ({"moved_to": NEW_URL, "moves": 2}, "ok", "7 entries"),
        ({"newest": NOW - 15 * DAY}, "silent", "silent for 15 days"),
        ({"newest": NOW - 15 * DAY, "gap": 7 * DAY}, "ok", "7 entries"),
        ({"newest": None, "changed": NOW - 20 * DAY}, "silent", "silent for 20 days"),
        ({"newest": None}, "ok", "7 entries"),
        (
            {"ahead": timedelta(hours=9)},
            "drifting",
            "its newest entry was dated 9 h ahead: its clock or zone is wrong",
        ),
        ({"ahead": timedelta(minutes=20)}, "ok", "7 entries"),
        ({"ahead": timedelta(days=14)}, "ok", "7 entries"),
        (
            {"error": "not a feed: an HTML page", "failures": 2, "http": 200},
            "no feed",
            "not a feed: an HTML page, 2 times in a row",
        ),
        ({"error": "401 unauthorized", "http": 401}, "blocked", "401 unauthorized"),
        (
            {"error": "403 forbidden", "http": 403},
            "blocked",
            "403 forbidden: the server refuses to answer",
        ),
        ({"error": "429 too many requests", "http": 429}, "blocked", "429 too many requests"),
        ({"error": "404 not found", "http": 404}, "failing", "404 not found"),
        ({"error": "the connection was refused"}, "failing", "the connection was refused"),
    ],
)
def test_diagnosis_names_each_problem(known: dict[str, object], kind: str, words: str) -> None:
    diagnosis = diagnosis_of(**known)  # type: ignore[arg-type]
    assert (diagnosis.kind, diagnosis.words) == (kind, words)
    assert diagnosis.healthy is (kind in ("ok", "new"))
    assert bool(diagnosis.remedy) is not diagnosis.healthy


@pytest.mark.parametrize(
    ("error", "kind", "remedy"),
    [
        ("a bot check by Cloudflare came in place of the feed", "blocked", "let feed readers"),
        ("it wants a cookie: a page", "blocked", 'set headers = {Cookie = "…"}'),
        ("its certificate is signed by an unknown authority", "failing", "intermediate"),
        ("its certificate is signed by itself", "failing", "set ca_file"),
        ("its ca_file holds no certificate", "failing", "correct its ca_file"),
        ("it speaks old TLS; legacy_tls = true would allow it", "failing", "set legacy_tls = true"),
        (
            "10.0.0.1 is at a private address; allow_private = true would allow it",
            "failing",
            "set allow_private = true",
        ),
        ("its certificate has expired", "failing", "nothing to do"),
    ],
)
def test_the_remedy_leads_to_the_cure(error: str, kind: str, remedy: str) -> None:
    diagnosis = diagnosis_of(error=error, http=200, failures=1)
    assert diagnosis.kind == kind
    assert remedy in diagnosis.remedy


def test_a_feed_never_fetched_is_new() -> None:
    assert diagnose(FeedHealth(Feed("u"), "u", None), NOW).kind == "new"
