"""``briefing assign``: a story belongs to a summit, or never does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.corrected import tell
from briefing.corrections import correct

if TYPE_CHECKING:
    import argparse

    from briefing.cli.context import Context


def run(args: argparse.Namespace, context: Context) -> int:
    """Assign all paragraphs of a story to a summit, or keep all of them out of it."""
    now, belongs = context.now(), not args.never
    tell(correct.assign(context.config, args.story, args.summit, now, belongs=belongs), context)
    return 0
