"""What a person hears of a summit's block that finds nothing, and of words that do not count."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.config.conftest import Loaded, Problems

BLOCKS = Path(__file__).parents[1] / "data" / "summit_blocks.toml"


def block(name: str, *keys: str) -> str:
    return "\n".join(["[[summits]]", 'id = "autumn"', f'name = "{name}"', *keys])


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        (
            block("Talks in autumn", 'people = ["Mette Frederiksen"]', 'terms = ["", "trade"]'),
            5,
            'terms: "trade" is an everyday word: it adds weight and is no evidence alone',
        ),
        (
            block("Lisbon talks", "terms = [", '    "Carnation Hall",', '    "관세",', "]"),
            6,
            '"관세" is an everyday word',
        ),
        (
            block("Talks in autumn"),
            3,
            '"autumn" finds only texts with its whole name, "Talks in autumn"',
        ),
        (
            block("Talks in autumn", 'terms = ["soybeans"]'),
            3,
            "add the people who meet, the place or a proper name in terms",
        ),
        (block("China talks"), 3, '"autumn" finds every meeting of China'),
        (
            block("Visit in June", 'people = ["Emmanuel Macron", "the Queen"]'),
            4,
            'give the name with it, such as ["Queen Elizabeth", "the Queen"]',
        ),
        (block("Visit in June", 'people = ["Emmanuel Macron", ["the"]]'), 4, "no name of a person"),
    ],
)
def test_what_does_not_count_is_a_warning_at_its_line(
    loaded: Loaded, text: str, line: int, expected: str
) -> None:
    config = loaded(text)
    assert [summit.id for summit in config.summits] == ["autumn"]
    (warning,) = config.warnings
    assert f"feeds.toml:{line}: [[summits]] " in warning
    assert expected in warning


@pytest.mark.parametrize(
    "text",
    [
        block("Lisbon talks"),
        block("NATO summit"),
        block("EU-Japan summit"),
        block("Talks in autumn", 'people = ["Emmanuel Macron"]'),
        block("Talks in autumn", 'people = ["Emmanuel Macron", ["Queen Margrethe", "the Queen"]]'),
        block("Talks in autumn", 'place = "Lisbon"'),
        block("Talks in autumn", 'terms = ["Carnation Hall"]'),
        block("Talks in autumn", 'terms = ["rare earths"]'),
        block("Talks in autumn", 'people = ["Emmanuel Macron"]', 'terms = ["soybeans", "희토류"]'),
        '[[feeds]]\nurl = "https://host.example/rss"\n'
        + block("Talks in autumn", 'feeds = ["https://host.example/rss"]'),
    ],
)
def test_a_block_that_works_is_not_commented_on(loaded: Loaded, text: str) -> None:
    assert loaded(text).warnings == ()


def test_blocks_as_people_write_them_hardly_ever_have_a_warning(loaded: Loaded) -> None:
    blocks = tomllib.loads(BLOCKS.read_text(encoding="utf-8"))["blocks"]
    warned = {block["id"] for block in blocks if loaded(block["config"]).warnings}
    assert warned <= {"terms-in-lower-case"}


def test_a_file_in_error_is_told_its_errors_only(problems: Problems) -> None:
    (problem,) = problems(block("Talks in autumn", "place = 5", 'terms = ["trade"]'))
    assert "place" in problem


def test_a_name_in_a_list_of_names_is_at_its_own_line(loaded: Loaded) -> None:
    text = block("Visit in June", "people = [", '    "Emmanuel Macron",', '    ["the Queen"],', "]")
    (warning,) = loaded(text).warnings
    assert "feeds.toml:6: " in warning
    assert warning.endswith('["the Queen"],')
