"""``briefing summits``: those that are followed, and those that the feeds propose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.context import say
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
    """Do what ``args.action`` says."""
    match args.action:
        case "suggest":
            return suggested(args, context)
        case "accept":
            return accepted(args, context)
        case _:
            return listed(args, context)


def listed(args: argparse.Namespace, context: Context) -> int:
    """List the configured summits in the order of feeds.toml."""
    with context.desk() as desk:
        found = desk.briefings()
    if args.json:
        from briefing.render.agenda import followed

        print(followed(found))
        return 0
    if not found:
        say("feeds.toml follows no summit yet; `briefing summits suggest` looks for some")
    now, zone = context.now(), context.config.zone
    for briefing in found:
        summit, counts = briefing.summit, briefing.counts
        told = [line(summit.name), standing(briefing, now, zone), dates(summit, now, zone)]
        told += [f"{counts.new} new", counted(counts.entries, "entry", "entries")]
        print(f"{line(summit.id):<16}  {' · '.join(filter(None, told))}")
    return 0


def suggested(args: argparse.Namespace, context: Context) -> int:
    """Print each meeting that the feeds speak of as a block for feeds.toml."""
    from briefing.subscriptions.summits import suggest

    found = suggest(context.config, context.now())
    if args.json:
        from briefing.render.agenda import proposed

        print(proposed(found, [summit_block(proposal.summit) for proposal in found]))
        return 0
    if not found:
        say("the feeds speak of no meeting that is not configured")
        return 0
    print("\n\n".join("\n".join(_block(proposal)) for proposal in found))
    say(f"`briefing summits accept {found[0].summit.id}` writes one of them into feeds.toml")
    return 0


def accepted(args: argparse.Namespace, context: Context) -> int:
    """Write one of them into feeds.toml."""
    from briefing.subscriptions.summits import accept

    proposal, number = accept(context.config, args.id, context.now())
    print(f"{line(str(context.config.path))}:{number}: added {proposal.summit.name}")
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
