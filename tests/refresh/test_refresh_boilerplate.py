"""What is no text speaks for no summit and is told in none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from briefing.config.load import load
from briefing.desk import Desk
from briefing.refresh import run as refresh
from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from tests.conftest import Site, Workspace

NOW = datetime(2025, 10, 29, 6, tzinfo=UTC)
SUMMIT = (
    '[[summits]]\nid = "lake"\nname = "Lakeport meeting"\n'
    'people = ["Mara Solheim", "Tomas Arden"]\nplace = "Lakeport"\n'
)
MEETING = "President Mara Solheim received Prime Minister Tomas Arden in Lakeport on Tuesday."
HOUSE = "The lake office of Mara Solheim serves all citizens from its seat in Lakeport."
OTHERS = (
    "Students need a visa from September on, the ministry said on Monday.",
    "The ferry to the northern cape is closed for repairs until Friday.",
    "A convoy was attacked in the valley, and nine people were hurt.",
)


def points(workspace: Workspace, site: Site, *items: str, now: datetime = NOW) -> list[str]:
    site.documents["/f"] = rss("Office", *items)
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/f"\nname = "Office"\n{SUMMIT}')
    config = load(workspace.config)
    refresh(config, now=now, force=True)
    with Desk(config, now) as desk:
        (briefing,) = desk.briefings(["lake"])
    lead = [briefing.lead] if briefing.lead else []
    return [point.text for point in (*lead, *briefing.points)]


def entry(number: int, *paragraphs: str) -> str:
    published = NOW - timedelta(days=4 - number)
    return item(f"Release {number}", *paragraphs, published=published)


def test_a_place_in_a_dateline_or_credit_is_no_evidence(workspace: Workspace, site: Site) -> None:
    ferry = "Mara Solheim opened a ferry on the northern cape and went home by bus."
    credit = "(Reporting by Jane Merin in Lakeport; Editing by Tom Kovar)"
    items = [
        item("A ferry", f"LAKEPORT, Norland (AP) — {ferry}", credit),
        item("The guest arrives", f"NORPORT (AP) — {MEETING}"),
    ]
    assert points(workspace, site, *items) == [MEETING]


def test_a_paragraph_under_all_items_of_a_feed_is_none(workspace: Workspace, site: Site) -> None:
    items = [entry(0, HOUSE, MEETING), entry(1, HOUSE, OTHERS[0])]
    assert HOUSE in points(workspace, site, *items)
    items += [entry(2, HOUSE, OTHERS[1]), entry(3, HOUSE, OTHERS[2])]
    # It is known as recurring now: the items that were read before are decided on again.
    assert points(workspace, site, *items, now=NOW + timedelta(hours=2)) == [MEETING]
