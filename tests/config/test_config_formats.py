"""docs/formats.md tells the truth about feeds.toml."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.config import known_keys, opml
from briefing.config.toml_lines import positions
from briefing.domain.feed import Feed
from briefing.group import rules
from briefing.group.summits import Matcher

if TYPE_CHECKING:
    from tests.config.conftest import Loaded, Problems

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 5


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_a_configuration_without_a_warning(loaded: Loaded, example: str) -> None:
    config = loaded(example)
    assert config.warnings == ()
    data = tomllib.loads(example)
    assert [feed.url for feed in config.feeds] == [f["url"] for f in data.get("feeds", [])]
    assert [summit.id for summit in config.summits] == [s["id"] for s in data.get("summits", [])]
    assert set(data) <= {path[0] for path in positions(example)}


def test_the_examples_of_mistakes_are_what_is_said(problems: Problems) -> None:
    (listing,) = re.findall(r"^```text\n(.*?)\n```", PAGE, re.MULTILINE | re.DOTALL)
    text = "[briefing]\ninterval = 60\n" + "\n" * 4 + '[[feeds]]\nurl = "https://w.example"\n'
    assert "\n".join(problems(text + 'nmae = "Wire"\n')) == listing


def test_the_lines_on_what_counts_are_true(loaded: Loaded) -> None:
    (lines,) = re.findall(r"^```counts\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    (block,) = (example for example in EXAMPLES if 'id = "lisbon"' in example)
    matcher = Matcher(loaded(block).summits)
    assert len(lines.splitlines()) <= 10
    for line in lines.splitlines():
        text = line[2:].split("|")[0].strip()
        day = datetime(2018, 5, 15, 12, tzinfo=UTC)
        assert (line[0] == "+") == bool(matcher.assign("e", "News", [text], (), day)), line


@pytest.mark.parametrize(
    "key",
    sorted(
        {
            *known_keys.BRIEFING,
            *known_keys.TUI,
            *known_keys.FEED,
            *known_keys.SUMMIT,
            *known_keys.VIEW,
        }
    ),
)
def test_every_key_is_described(key: str) -> None:
    assert f"`{key}`" in PAGE


def test_the_example_of_opml_is_what_is_written() -> None:
    (example,) = re.findall(r"^```xml\n(.*?)\n```", PAGE, re.MULTILINE | re.DOTALL)
    feeds = [
        Feed("https://wire.example/rss", "World Wire", ("world", "en")),
        Feed("https://daily.example/feed", "Seoul Daily"),
    ]
    assert "\n".join(opml.write(feeds)) == example


def test_the_number_of_entries_that_a_check_reads_is_that_of_the_rules() -> None:
    commands = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
    assert f"at most {rules.CHECKED_ENTRIES}, and" in PAGE
    assert f"newest {rules.CHECKED_ENTRIES} entries" in commands
