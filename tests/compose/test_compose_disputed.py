"""Claims that differ stand side by side; what is no dispute never does."""

from __future__ import annotations

import pytest

from tests.compose.newsroom import Newsroom, report

DONE = "Trump said the trade deal with Seoul was “pretty much finalized”."
OPEN = "Officials of President Lee said no agreement on the trade deal with Trump had been signed."


def disputed(news: Newsroom, first: str, other: str, later: float = 2) -> list[tuple[str, ...]]:
    news.story("a", report("Post", first, at=1))
    news.story("b", report("Echo", other, at=later))
    return [
        tuple(claim.speaker for claim in dispute.claims) for dispute in news.briefing().disputed
    ]


def test_a_claim_and_its_denial_stand_side_by_side_with_their_speakers(news: Newsroom) -> None:
    news.story("a", report("Post", DONE, at=1), report("Wire", DONE, at=1.5))
    news.story("b", report("Echo", OPEN, at=2))
    briefing = news.briefing()
    (dispute,) = briefing.disputed
    assert [claim.text for claim in dispute.claims] == [DONE, OPEN]
    assert [claim.speaker for claim in dispute.claims] == ["Trump", "Officials of President Lee"]
    cited = [{source.outlet for source in claim.sources} for claim in dispute.claims]
    assert cited == [{"Post", "Wire"}, {"Echo"}]
    for claim in dispute.claims:
        for source in claim.sources:
            assert briefing.outlets[source.n - 1] == source.outlet
    # Both stay points: who reads only those misses nothing.
    assert {DONE, OPEN} <= {point.text for point in briefing.shown}


@pytest.mark.parametrize(
    ("first", "other"),
    [
        (
            "Kyiv said Russian forces had shelled the hospital in the port.",
            "Moscow denied that its forces had shelled the hospital in the port.",
        ),
        (
            "The two sides agreed on a ceasefire in the northern valley, the ministry said.",
            "Rebel commanders said no truce had been agreed in the northern valley.",
        ),
        (
            "Kyiv alleged that Russian forces had shelled the hospital in the port.",
            "Moscow rejected claims that Russian forces had shelled the hospital in the port.",
        ),
        (
            "Manila said the vessel had entered its waters near the northern shoal.",
            "Beijing dismissed reports that the vessel had entered waters near the northern shoal.",
        ),
        (
            "Police said 20,000 people marched through the capital against the treaty.",
            "Organisers said 50,000 people marched through the capital against the treaty.",
        ),
    ],
)
def test_denials_and_other_figures_are_disputes(news: Newsroom, first: str, other: str) -> None:
    assert len(disputed(news, first, other)) == 1


@pytest.mark.parametrize(
    ("first", "other"),
    [
        # One speaker, or nobody who is named.
        (DONE, "Trump said no agreement on the trade deal with Seoul had been signed."),
        (DONE, "No agreement on the trade deal between Seoul and Washington has been signed."),
        (DONE, "He said no agreement on the trade deal with Seoul had been signed."),
        # Two matters in the same words.
        (
            "Seoul said the trade deal with Japan was signed at the palace.",
            "Paris said the trade deal with Spain was not signed at the palace.",
        ),
        (
            "Seoul said its plan for investment in America was worth $350 billion.",
            "Tokyo said its plan for investment in America and Europe was worth $550 billion.",
        ),
        # Who refuses an offer does not say that none was made.
        (
            "Seoul said the offer of loans for shipyards was made in the spring.",
            "Washington rejected the offer of loans for shipyards made in the spring.",
        ),
        # What will be against what is.
        ("Trump said the trade deal with Seoul would be signed.", OPEN),
        # Bounds and dates measure nothing exactly.
        (
            "Police said about 300 people marched through the capital against the treaty.",
            "Organisers said 312 people marched through the capital against the treaty.",
        ),
        (
            "Police said the march through the capital against the treaty was held on May 4.",
            "Organisers said the march through the capital against the treaty was held on May 5.",
        ),
        # What is not so in a relative clause is not what is claimed.
        (
            "Police said the two men, whose names were not released, were seen at the airport.",
            "Witnesses said the two men were seen at the airport late in the evening.",
        ),
        # Two voices in one sentence.
        ("Trump said the trade deal was signed, while Lee said it was not.", OPEN),
    ],
)
def test_what_is_not_surely_one_matter_is_no_dispute(
    news: Newsroom, first: str, other: str
) -> None:
    assert disputed(news, first, other) == []


def test_a_matter_that_moved_on_is_no_dispute(news: Newsroom) -> None:
    assert disputed(news, OPEN, DONE, later=49) == []
