"""``briefing search``: the full text of all entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from briefing.cli.context import Context


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the newest entries that match; no hit is an answer too."""
    query = " ".join(args.query)
    with context.desk() as desk:
        hits = desk.search(query, args.limit)
    if args.json:
        from briefing.render import json

        print(json.search(query, hits))
        return 0
    for hit in hits:
        when = (
            f"{hit.published.astimezone(context.config.zone):%Y-%m-%d %H:%M}  "
            if hit.published
            else ""
        )
        print(f"{when}{hit.outlet}: {hit.title}")
        print(f"    {hit.snippet}")
        if hit.url:
            print(f"    {hit.url}")
    return 0
