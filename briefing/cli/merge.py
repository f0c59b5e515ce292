"""``briefing merge``: stories that are one text after all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.corrected import tell
from briefing.corrections import correct

if TYPE_CHECKING:
    import argparse

    from briefing.cli.context import Context


def run(args: argparse.Namespace, context: Context) -> int:
    """Make several stories one."""
    stories = [args.story, *args.stories]
    tell(correct.merge(context.config, stories, context.now()), context)
    return 0
