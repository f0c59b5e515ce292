"""``briefing read``: print an entry as its publisher wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.context import output_width, store_composed
from briefing.cli.named_story import named_story
from briefing.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from briefing.cli.context import Context
    from briefing.desk import Desk
    from briefing.domain.article import Article


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the entry with this id, or the entry that a story or a point shows first."""
    from briefing.render import article as render

    with context.desk() as desk:
        article = _article(desk, args.id)
        store_composed(desk, context)
    now, zone, width = context.now(), context.config.zone, output_width()
    if args.json:
        print(render.as_json(article))
    elif args.raw:
        print(render.markup_text(article))
    elif args.links:
        print(render.links_text(article) or "This entry has no links.")
    elif args.diff:
        print(render.diff_text(article, now=now, zone=zone, width=width))
    else:
        print(render.as_text(article, now=now, zone=zone, width=width))
    return 0


def _article(desk: Desk, id: str) -> Article:
    story, point = named_story(desk, id)
    briefings = desk.briefings() if point else [desk.briefing(summit) for summit in story.summits]
    article = desk.article(point.sources[0].entry if point else id, briefings)
    if article is None:
        raise UsageError(f"the entry of {id!r} was deleted meanwhile")
    return article
