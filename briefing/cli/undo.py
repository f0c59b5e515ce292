"""``briefing undo``: the last correction never was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.context import say
from briefing.cli.corrected import tell
from briefing.corrections import correct

if TYPE_CHECKING:
    import argparse

    from briefing.cli.context import Context


def run(args: argparse.Namespace, context: Context) -> int:  # noqa: ARG001
    """Take back the last correction in force; nothing left to take back is an answer too."""
    done = correct.undo(context.config, context.now())
    if done is None:
        say("there is no correction to take back")
    else:
        tell(done, context, undone=True)
    return 0
