"""``briefing split``, ``merge``, ``assign`` and ``undo``: correct what the program decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.context import print_notice
from briefing.cli.streams import print_row
from briefing.corrections import correct
from briefing.render.correction import words

if TYPE_CHECKING:
    import argparse

    from briefing.cli.context import Context
    from briefing.corrections.correct import AppliedCorrection


def split(args: argparse.Namespace, context: Context) -> int:
    """Move entries out of a story into one of their own."""
    _print(correct.split(context.config, args.story, args.entries, context.now()), context)
    return 0


def merge(args: argparse.Namespace, context: Context) -> int:
    """Merge several stories into one."""
    stories = [args.story, *args.stories]
    _print(correct.merge(context.config, stories, context.now()), context)
    return 0


def assign(args: argparse.Namespace, context: Context) -> int:
    """Assign all paragraphs of a story to a summit, or keep all of them out of it."""
    now, belongs = context.now(), not args.never
    _print(correct.assign(context.config, args.story, args.summit, now, belongs=belongs), context)
    return 0


def undo(args: argparse.Namespace, context: Context) -> int:  # noqa: ARG001
    """Undo the last correction in force; having none is not an error."""
    undone = correct.undo(context.config, context.now())
    if undone is None:
        print_notice("there is no correction to undo")
    else:
        _print(undone, context, undone=True)
    return 0


def _print(applied: AppliedCorrection, context: Context, *, undone: bool = False) -> None:
    """Print what was corrected or undone, and the stories it concerns as they are now."""
    with context.desk() as desk:
        stories = desk.stories_named(applied.stories)
    sentence = words(applied.correction)
    print_row(f"undone: {sentence}" if undone else sentence)
    for story in stories:
        summits = f"  [{', '.join(story.summits)}]" if story.summits else ""
        print_row(f"{story.id}  {story.title}{summits}")
        for entry in story.entries:
            print_row(f"    {entry.id}  {entry.outlet}: {entry.title}")
    if not undone:
        print_notice("`briefing undo` undoes this")
