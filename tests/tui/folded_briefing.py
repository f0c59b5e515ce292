"""The Gyeongju briefing with what the others lack: folds, reach, speakers, opinion, references."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.domain.briefing import Claim, Dispute, FigureReport, NextDate, Number
from tests.tui.fake_desk import FakeDesk
from tests.tui.sample_briefings import EARLIER, NEW, OUTLETS, at, briefings, point, report

if TYPE_CHECKING:
    from briefing.domain.briefing import Briefing, Source

DEAL = replace(
    NEW[0],
    speaker="Donald Trump",
    also=(
        report(3, at(14, 22), "Only the paper is missing, the American president says.", "paper"),
        report(5, at(14, 24), "Only the paper is missing, the American president says.", "paper"),
        report(1, at(14, 26), "The plan is as good as done, in the words of the guest.", "done"),
    ),
    other_reports=tuple(
        report(n, at(14, n), f"Version {n} of the news that the deal is close.", f"close{n}")
        for n in range(7, 14)
    ),
)
COLUMN = replace(
    point("column", "A deal that no voter has seen is no deal at all.", at(9, 40), 12), opinion=True
)
LOANS, YARDS = replace(NEW[1], speaker="Lee Jae Myung"), replace(NEW[2], speaker="Lee Jae Myung")
CARS = "American tariff on Korean cars falls to 15%, once the paper is signed."


def entry(n: int) -> Source:
    """An entry of the summit that yields no point."""
    outlet = n % 14 + 1
    headline = f"{OUTLETS[n % 14]}: street food at the museum, part {n}"
    return replace(
        report(outlet, at(13, 50 - n), f"Stall {n} sells rice cakes.", f"food{n}"), title=headline
    )


def folded_briefing() -> Briefing:
    """The briefing of Gyeongju with every kind of row."""
    return replace(
        briefings()[0],
        points=(DEAL, LOANS, YARDS, *NEW[3:], COLUMN, *EARLIER),
        disputed=(
            Dispute(
                (
                    Claim("Trump", DEAL.text, DEAL.sources[:1], DEAL.id),
                    Claim("Seoul", "Large sums are open and there is no date.", LOANS.sources[:2]),
                )
            ),
        ),
        numbers=(
            Number("$350bn", LOANS.text, LOANS.sources[:2], point=LOANS.id),
            Number(
                "17 jets",
                "The host agrees to buy 17 jets.",
                NEW[4].sources[:1],
                others=(
                    report(8, at(12, 0), "There are 17 jets in the order.", "jets"),
                    report(9, at(12, 5), "17 jets for Seoul.", "jets"),
                ),
                course=tuple(
                    FigureReport(
                        f"{count} jets",
                        at(10, 0) + timedelta(hours=hour),
                        report(8 + hour, at(10 + hour, 0), f"{count} jets.", "jets"),
                    )
                    for hour, count in enumerate((12, 14, 17))
                ),
                moved=True,
            ),
        ),
        next=(
            replace(briefings()[0].next[0], text=YARDS.text, sources=YARDS.sources, point=YARDS.id),
            NextDate(briefings()[0].next[1].date, "APEC opens.", NEW[3].sources[:2]),
        ),
        also_reported=tuple(map(entry, range(12))),
        also_reported_total=31,
    )


def folded_desk() -> FakeDesk:
    """The fake desk with that briefing first."""
    desk = FakeDesk()
    desk.shown = (folded_briefing(), *desk.shown[1:])
    return desk
