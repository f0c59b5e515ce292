"""``briefing split``: entries that are no copies leave a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.corrected import tell
from briefing.corrections import correct

if TYPE_CHECKING:
    import argparse

    from briefing.cli.context import Context


def run(args: argparse.Namespace, context: Context) -> int:
    """Let entries form a story of their own."""
    tell(correct.split(context.config, args.story, args.entries, context.now()), context)
    return 0
