"""docs/formats.md shows the JSON that the program writes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from briefing.domain.feed import Feed, FeedHealth
from briefing.domain.hit import Hit
from briefing.domain.report import FeedResult, Report
from briefing.render import json as render

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
EXAMPLES = [
    json.loads(example)
    for example in re.findall(r"^```json\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
]


@pytest.fixture
def outputs(full, story, now):
    """What the program writes, by its keys."""
    hit = Hit("e", "s", "f", "o", "t", None, None, ("a",), "x")
    report = Report((FeedResult("A", "https://a.example", "failed", error="why"),), 0, 1.0)
    written = (
        render.show([full], now),
        render.stories([story]),
        render.search("x", [hit]),
        render.report(report),
        render.feeds([FeedHealth(Feed("https://a.example", tags=("t",)), "A", None)]),
    )
    return {tuple(output): output for output in map(json.loads, written)}


def test_all_outputs_are_shown(outputs) -> None:
    assert [tuple(example) for example in EXAMPLES] == list(outputs)


@pytest.mark.parametrize("example", EXAMPLES, ids="-".join)
def test_an_example_has_the_keys_of_the_output_in_their_order(example, outputs) -> None:
    assert_like(example, outputs[tuple(example)])


def assert_like(shown, written) -> None:
    """Every object shown has exactly the keys of the one written in its place."""
    if isinstance(shown, dict) and isinstance(written, dict):
        assert list(shown) == list(written)
        for key in shown:
            assert_like(shown[key], written[key])
    elif isinstance(shown, list) and shown:
        assert written
        for element in shown:
            assert_like(element, written[0])
    else:
        assert shown is None or not isinstance(shown, dict)
