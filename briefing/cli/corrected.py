"""What a correction did, in words: the sentence on stdout, then the stories as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.context import say
from briefing.render.correction import words
from briefing.text.urls import masked

if TYPE_CHECKING:
    from briefing.cli.context import Context
    from briefing.corrections.correct import AppliedCorrection


def tell(done: AppliedCorrection, context: Context, *, undone: bool = False) -> None:
    """Say what was corrected, or taken back, and list the stories that it is about."""
    with context.desk() as desk:
        found = desk.stories_named(done.stories)
    said = words(done.correction)
    print(f"taken back: {said}" if undone else said)
    for story in found:
        summits = f"  [{', '.join(story.summits)}]" if story.summits else ""
        print(masked(f"{story.id}  {story.title}{summits}"))
        for entry in story.entries:
            print(masked(f"    {entry.id}  {entry.outlet}: {entry.title}"))
    if not undone:
        say("`briefing undo` takes it back")
