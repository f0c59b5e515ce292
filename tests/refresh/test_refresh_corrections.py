"""A correction made while a refresh is deciding is not decided away."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from briefing.config.load import load
from briefing.corrections import correct
from briefing.desk import Desk
from briefing.group import stories
from briefing.group.stories import Component, regroup
from briefing.refresh import run as refresh
from tests.builders.rss import item, rss

if TYPE_CHECKING:
    import pytest

    from tests.conftest import Site, Workspace

NOW = datetime(2025, 10, 29, 6, tzinfo=UTC)
TEXT = (
    "Trade talks opened in the customs house of the old harbour on Tuesday morning, and ministers "
    "of both coasts spoke about the ferry for three hours before they went to lunch."
)


def test_what_was_decided_before_a_correction_is_decided_again(
    site: Site, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    feeds = ""
    for name in ("a", "b", "c"):
        site.documents[f"/{name}.xml"] = rss(name, item("Talks open", TEXT))
        feeds += f'[[feeds]]\nurl = "{site.url}/{name}.xml"\nname = "{name}"\n'
        if name == "b":
            workspace.configure(feeds)
            refresh(load(workspace.config), now=NOW)
    workspace.configure(feeds)
    config = load(workspace.config)
    with Desk(config, NOW) as desk:
        (story,) = desk.stories()
    waiting = [story.entries[1].id]

    def interrupted(*args: Any) -> tuple[Component, ...]:
        groups = regroup(*args)
        while waiting:  # the reader is quicker than the write that follows
            correct.split(config, story.id, [waiting.pop()], NOW)
        return groups

    monkeypatch.setattr(stories, "regroup", interrupted)
    refresh(config, now=NOW)
    with Desk(config, NOW) as desk:
        assert sorted(len(story.entries) for story in desk.stories()) == [1, 2]
