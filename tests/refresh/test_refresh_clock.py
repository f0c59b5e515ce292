"""A clock that was wrong, a change of daylight time or of zone loses nothing and delays nothing."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from tests.conftest import Site, Workspace

FACTS = (
    "Ministers from Portugal and Morocco opened the ferry talks in Lisbon.",
    "The ferry talks in Lisbon agreed on two ships a day from the spring.",
    "Fishermen protested outside the ferry talks in Lisbon against the new line.",
    "Engineers showed reporters a model of a terminal at the ferry talks in Lisbon.",
    "A storm closed the harbour where the ferry talks in Lisbon are held.",
)
SUMMIT = '[[summits]]\nid = "lisbon"\nname = "Lisbon talks"\nterms = ["ferry"]\nplace = "Lisbon"\n'
NEGATIVE = re.compile(r"(?<![\w-])-\d+ ?(?:µs|s|m|h|d)\b")


@pytest.fixture
def press(site: Site, workspace: Workspace) -> Workspace:
    workspace.within = True
    workspace.configure(
        f'[[feeds]]\nurl = "{site.url}/press.xml"\nname = "Press"\ninterval = "30m"\n{SUMMIT}'
    )
    return workspace


def at(moment: str) -> tuple[str, str]:
    return "--as-of", moment if "T" in moment else f"{moment}T12:00Z"


def publish(site: Site, *dates: str) -> None:
    """The facts, as many as there are ``dates``, each in an entry of that day."""
    site.documents["/press.xml"] = rss(
        "Press",
        *(
            item(f"Report {n}", fact, guid=str(n), published=f"{date} 08:00:00 GMT")
            for n, (date, fact) in enumerate(zip(dates, FACTS, strict=False))
        ),
    )


def refresh(press: Workspace, moment: str, *options: str) -> dict[str, Any]:
    """The result of the only feed."""
    done = press.run("refresh", "--json", *options, *at(moment))
    assert done.returncode in (0, 1), done.stderr
    (result,) = json.loads(done.stdout)["results"]
    return dict(result)


def new(press: Workspace, moment: str) -> list[int]:
    """The numbers of the facts that are new to the reader."""
    output = press.run("show", *at(moment))
    assert output.returncode == 0, output.stderr
    assert not NEGATIVE.search(output.stdout), output.stdout
    (briefing,) = press.json("show", "--format", "json", *at(moment))["summits"]
    texts = {point["text"] for point in [briefing["lead"], *briefing["points"]] if point}
    assert len(texts) == entries(press)
    unread = [p["text"] for p in [briefing["lead"], *briefing["points"]] if p and p["new"]]
    return sorted(FACTS.index(text) for text in unread)


def entries(press: Workspace) -> int:
    with closing(sqlite3.connect(press.cache)) as db:
        return int(db.execute("SELECT COUNT(*) FROM entries").fetchone()[0])


def mark(press: Workspace, moment: str) -> None:
    assert press.run("mark", "lisbon", *at(moment)).returncode == 0


DAYS = ("27 Oct 2025", "28 Oct 2025", "29 Oct 2025", "30 Oct 2025", "31 Oct 2025")


def test_a_clock_set_back_a_day_loses_no_mark_and_no_news(site: Site, press: Workspace) -> None:
    publish(site, *DAYS[:2])
    refresh(press, "2025-10-28")
    mark(press, "2025-10-28T13:00Z")
    assert new(press, "2025-10-28T13:00Z") == []
    back = "2025-10-27T13:00Z"
    publish(site, *DAYS[:3])
    assert refresh(press, back)["status"] == "updated"
    assert new(press, back) == [2]
    mark(press, "2025-10-27T13:30Z")
    assert new(press, "2025-10-27T13:31Z") == []
    publish(site, *DAYS[:4])
    assert refresh(press, "2025-10-27T14:00Z", "--force")["status"] == "updated"
    right = "2025-10-28T18:00Z"
    assert new(press, right) == [3]
    publish(site, *DAYS)
    assert refresh(press, right)["status"] == "updated"
    assert new(press, right) == [3, 4]
    mark(press, "2025-10-28T19:00Z")
    assert new(press, "2025-10-28T19:00Z") == []


@pytest.mark.parametrize("wrong", ["2026-10-28", "2099-01-01"])
def test_a_clock_that_was_years_ahead_loses_no_mark_and_no_news(
    site: Site, press: Workspace, wrong: str
) -> None:
    publish(site, DAYS[0])
    refresh(press, "2025-10-28")
    mark(press, "2025-10-28T13:00Z")
    publish(site, *DAYS[:2])
    refresh(press, wrong)
    mark(press, f"{wrong}T13:00Z")
    publish(site, *DAYS[:3])
    refresh(press, f"{wrong}T14:00Z", "--force")
    right = "2025-10-29T12:00Z"
    publish(site, *DAYS[:4])
    assert refresh(press, right)["status"] == "updated"
    assert new(press, right) == [2, 3]
    mark(press, "2025-10-29T12:30Z")
    assert new(press, "2025-10-29T12:30Z") == []
    publish(site, *DAYS)
    assert refresh(press, "2025-10-29T18:00Z")["status"] == "updated"
    assert new(press, "2025-10-29T18:00Z") == [4]
    with closing(sqlite3.connect(press.cache)) as db:
        (latest,) = db.execute(
            "SELECT MAX(first_seen, last_seen, at) FROM entries ORDER BY 1 DESC LIMIT 1"
        ).fetchone()
    assert latest < "2025-10-30"


def test_a_calendar_at_two_addresses_does_not_confirm_a_clock_that_was_ahead(
    site: Site, press: Workspace
) -> None:
    calendar = f'[[feeds]]\nurl = "{site.url}/calendar.xml'
    addresses = f'{calendar}"\n{calendar}?all"\n'
    press.configure(press.config.read_text().split("\n\n", 1)[1] + addresses)
    publish(site, *DAYS[:2])
    for moment, town in (("2025-10-28", "Porto"), ("2026-10-28", "Faro"), ("2025-10-29", "Braga")):
        fair = item(f"Fair in {town}", published="1 Jun 2027 08:00:00 GMT")
        site.documents["/calendar.xml"] = rss("Calendar", fair)
        assert press.run("refresh", "--force", *at(moment)).returncode == 0
    with closing(sqlite3.connect(press.cache)) as db:
        (latest,) = db.execute("SELECT MAX(started) FROM refreshes").fetchone()
    assert latest.startswith("2025-10-29")


def test_a_clock_without_a_battery_loses_no_mark_and_no_news(site: Site, press: Workspace) -> None:
    publish(site, *DAYS[:2])
    refresh(press, "2025-10-28")
    mark(press, "2025-10-28T13:00Z")
    publish(site, *DAYS[:3])
    refresh(press, "1970-01-02")
    assert new(press, "1970-01-02") == [2]
    publish(site, *DAYS[:4])
    refresh(press, "2025-10-30", "--force")
    assert new(press, "2025-10-30") == [2, 3]
    with closing(sqlite3.connect(press.cache)) as db:
        (first,) = db.execute("SELECT MIN(first_seen) FROM entries").fetchone()
    assert first > "2025"


def test_a_clock_that_was_a_year_ahead_lets_no_feed_wait(site: Site, press: Workspace) -> None:
    publish(site, DAYS[0])
    refresh(press, "2025-10-28")
    site.documents.pop("/press.xml")
    site.redirects["/press.xml"] = (503, "")
    assert refresh(press, "2026-10-28")["status"] == "failed"
    with closing(sqlite3.connect(press.cache)) as db, db:
        later = "2026-11-03T12:00:00.000000Z"
        db.execute("UPDATE feeds SET retry_at = ?, fresh_until = ?", (later, later))
        db.execute("INSERT INTO pauses VALUES ('press.example', ?)", (later,))
    publish(site, *DAYS[:2])
    assert refresh(press, "2025-10-28T13:00Z")["status"] == "updated"


def test_a_clock_that_was_a_year_ahead_deletes_nothing(site: Site, press: Workspace) -> None:
    press.configure(press.config.read_text().split("\n\n", 1)[1].replace(SUMMIT, ""))
    publish(site, *DAYS[:2])
    refresh(press, "2025-10-28")
    site.documents["/press.xml"] = rss(
        "Press", item("Only", FACTS[2], published="28 Oct 2025 11:00:00 GMT")
    )
    refresh(press, "2025-10-28T13:00Z")
    for moment in ("2026-10-28T12:00Z", "2026-10-28T13:00Z", "2026-10-28T14:00Z"):
        refresh(press, moment, "--force")
    assert entries(press) == 3
    # Once the news themselves are of that time, what is older than `keep` goes.
    site.documents["/press.xml"] = rss(
        "Press", item("Later", FACTS[3], published="28 Oct 2026 11:00:00 GMT")
    )
    refresh(press, "2026-10-28T15:00Z", "--force")
    assert entries(press) == 1


@pytest.mark.parametrize(
    ("zone", "change", "zone_after"),
    [
        ("Europe/Berlin", "2025-10-26T01:00Z", None),
        ("Europe/Berlin", "2026-03-29T01:00Z", "Pacific/Kiritimati"),
        ("America/New_York", "2025-11-02T06:00Z", "Pacific/Pago_Pago"),
        ("America/New_York", "2026-03-08T07:00Z", None),
    ],
)
def test_neither_daylight_time_nor_another_zone_changes_what_is_new(
    site: Site,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    zone: str,
    change: str,
    zone_after: str | None,
) -> None:
    """The program runs in the zone of TZ half an hour before and after the change."""
    workspace.config.write_text(
        '[briefing]\ncache = "briefing.db"\ntimezone = "local"\n'
        f'[[feeds]]\nurl = "{site.url}/press.xml"\nname = "Press"\ninterval = "30m"\n{SUMMIT}'
    )
    moment = datetime.fromisoformat(change)
    before, marked, after = (moment + timedelta(minutes=m) for m in (-30, -20, 30))

    def documents(*ages: int) -> None:
        site.documents["/press.xml"] = rss(
            "Press",
            *(
                item(f"Report {n}", FACTS[n], guid=str(n), published=rfc(after, minutes))
                for n, minutes in enumerate(ages)
            ),
        )

    def rfc(time: datetime, minutes: int) -> str:
        return format_datetime(time - timedelta(minutes=minutes), usegmt=True)

    monkeypatch.setenv("TZ", zone)
    documents(95, 65)
    assert refresh(workspace, before.isoformat())["status"] == "updated"
    mark(workspace, marked.isoformat())
    if zone_after:
        monkeypatch.setenv("TZ", zone_after)
    assert new(workspace, after.isoformat()) == []
    documents(95, 65, 5)
    assert refresh(workspace, after.isoformat())["status"] == "updated"
    assert new(workspace, after.isoformat()) == [2]
    assert "since " in workspace.run("show", *at(after.isoformat())).stdout
    assert refresh(workspace, after.isoformat())["status"] == "not_due"
