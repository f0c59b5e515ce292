"""``briefing summits``: list the configured summits, propose and draft new ones, add them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.context import output_width, print_notice, store_composed
from briefing.config.toml_blocks import summit_block
from briefing.render.time_words import dates, standing
from briefing.text.plural import counted
from briefing.text.sanitize import line
from briefing.text.urls import masked, safe_link

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from briefing.cli.context import Context
    from briefing.domain.proposal import Proposal


def run(args: argparse.Namespace, context: Context) -> int:
    """Run the action."""
    match args.action:
        case "suggest":
            return suggested(args, context)
        case "accept":
            return accepted(args, context)
        case "draft":
            return drafted(args, context)
        case "check":
            return checked(args, context)
        case _:
            return listed(args, context)


def listed(args: argparse.Namespace, context: Context) -> int:
    """List the configured summits in the order of feeds.toml."""
    with context.desk() as desk:
        briefings = desk.briefings()
        store_composed(desk, context)
    if args.json:
        from briefing.render.agenda import followed

        print(followed(briefings))
        return 0
    if not briefings:
        print_notice("no summits yet; `briefing summits suggest` proposes some from the news")
    now, zone = context.now(), context.config.zone
    for briefing in briefings:
        summit, counts = briefing.summit, briefing.counts
        facts = [line(summit.name), standing(briefing, now, zone), dates(summit, now, zone)]
        facts += [f"{counts.new:,} new", counted(counts.entries, "entry", "entries")]
        print(f"{line(summit.id):<16}  {' · '.join(filter(None, facts))}")
    return 0


def suggested(args: argparse.Namespace, context: Context) -> int:
    """Print each proposed summit as a block for feeds.toml."""
    from briefing.subscriptions.summits import suggest

    proposals = suggest(context.config, context.now())
    if args.json:
        from briefing.render.agenda import proposed

        print(proposed(proposals, [summit_block(proposal.summit) for proposal in proposals]))
        return 0
    if not proposals:
        print_notice("no new meetings found in the feeds")
        return 0
    print("\n\n".join("\n".join(_block(proposal)) for proposal in proposals))
    print_notice(
        f"`briefing summits accept {proposals[0].summit.id}` adds the first one to feeds.toml"
    )
    return 0


def checked(args: argparse.Namespace, context: Context) -> int:
    """Print how the blocks of all summits, or of one, work on the cached entries."""
    from briefing.render.summit_check import as_json, as_text
    from briefing.subscriptions.summit_check import check, named

    config, now = context.config, context.now()
    summits = (named(config, args.id),) if args.id else config.summits
    with context.desk():  # it brings the assignments up to date
        checks = check(config, summits, now)
    if args.json:
        print(as_json(checks, now))
        return 0
    if not checks:
        print_notice("no summits yet; `briefing summits suggest` proposes some from the news")
    elif text := as_text(checks, now=now, zone=config.zone, width=output_width()):
        print(text)
    return 0


def accepted(args: argparse.Namespace, context: Context) -> int:
    """Add a proposed summit to feeds.toml."""
    from briefing.subscriptions.summits import accept

    proposal, number = accept(context.config, args.id, context.now())
    print(f"{line(str(context.config.path))}:{number}: added {proposal.summit.name}")
    return 0


def drafted(args: argparse.Namespace, context: Context) -> int:
    """Print an event as a block for feeds.toml."""
    from briefing.subscriptions.summits import draft, draft_block

    print(draft_block(draft(context.config, args.event)))
    print_notice("edit this block and put it into feeds.toml to follow the event as a summit")
    return 0


def _block(proposal: Proposal) -> Iterator[str]:
    for evidence in proposal.evidence:
        report = evidence.report
        yield masked(f"# {line(report.outlet)}: {line(report.title)}")
        if line(evidence.text) != line(report.title):
            yield masked(f"#   {line(evidence.text)}")
        if url := safe_link(report.url):
            yield f"#   {url}"
    yield summit_block(proposal.summit)
