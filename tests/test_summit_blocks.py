"""Blocks as people write them: which headlines and paragraphs belong to each summit.

``SUMMIT_BLOCKS`` names another table of the same form.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections import defaultdict
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from briefing.config.load import parse_config
from briefing.domain.entry import HEADLINE
from briefing.domain.summit import wholly_about
from briefing.group.summits import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.config.model import Config

_TABLE = Path(__file__).parent / "data" / "summit_blocks.toml"
BLOCKS: list[dict[str, Any]] = tomllib.loads(
    Path(os.environ.get("SUMMIT_BLOCKS", _TABLE)).read_text(encoding="utf-8")
)["blocks"]
_LINE = re.compile(r"(?P<where>-|\?|[a-z0-9() -]+) \| (?P<text>.+)")


class Line(NamedTuple):
    """A headline or paragraph, the summits it must and may belong to; ``must`` is None if that is
    undecided."""

    text: str
    must: frozenset[str] | None
    may: frozenset[str]

    @classmethod
    def read(cls, written: str) -> Line:
        """``a (b) | text``: see the head of the table."""
        match = _LINE.fullmatch(written)
        assert match, written
        where, text = match["where"], match["text"]
        may = frozenset(re.findall(r"\((\S+)\)", where))
        must = frozenset(re.sub(r"\(\S+\)", "", where).split()) - {"-"}
        return cls(text, None if where == "?" else must, may)

    def is_right(self, summits: frozenset[str]) -> bool:
        """Whether it belongs to these summits."""
        return self.must is None or self.must <= summits <= self.must | self.may


@pytest.mark.parametrize("block", BLOCKS, ids=[block["id"] for block in BLOCKS])
def test_a_block_takes_what_belongs_to_it_and_nothing_else(block: Mapping[str, Any]) -> None:
    config = parse_config(block["config"].encode(), Path("feeds.toml"))[1]
    ids = {summit.id for summit in config.summits}
    wrong = []
    for entry in block["entries"]:
        for line, summits in assigned(config, entry):
            assert (line.must or frozenset()) | line.may <= ids, line.text
            if not line.is_right(summits):
                wrong.append(f"{', '.join(sorted(summits)) or 'none'}: {line.text}")
    assert not wrong, "\n".join([block["about"], *wrong])


def assigned(config: Config, entry: Mapping[str, Any]) -> Iterator[tuple[Line, frozenset[str]]]:
    """Each line of an entry with the summits that it was assigned to."""
    lines = [Line.read(line) for line in entry["text"].strip().splitlines()]
    feeds = wholly_about(config.summits, ((feed.url, feed.name) for feed in config.feeds))
    urls = {feed.name: feed.url for feed in config.feeds}
    summits: defaultdict[int, set[str]] = defaultdict(set)
    for assignment in Matcher(config.summits).assign(
        "e",
        lines[0].text,
        [line.text for line in lines[1:]],
        feeds.get(urls.get(entry.get("feed"), ""), ()),
        datetime.combine(entry["published"], time(12), UTC),
    ):
        summits[assignment.paragraph].add(assignment.summit)
    for place, line in enumerate(lines, HEADLINE):
        yield line, frozenset(summits[place])


def test_the_table_has_forty_blocks_with_names_of_their_own() -> None:
    blocks = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["blocks"]
    assert len({block["id"] for block in blocks}) == len(blocks) >= 40
