"""Saved searches in feeds.toml: read, checked, and added without touching the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.config import edit, toml_blocks
from briefing.config.load import load
from briefing.domain.saved_search import SavedSearch
from briefing.errors import ConfigError

if TYPE_CHECKING:
    from tests.config.conftest import Loaded, Problems, Written

FEED = '[[feeds]]\nurl = "https://wire.example/rss"\ntags = ["korea"]\n'
SUMMIT = '[[summits]]\nid = "a"\nname = "Gyeongju summit"\n'
VIEW = '[[views]]\nname = "Ships"\nquery = "ship OR navy tag:korea summit:a"\n'


def test_views_are_read_in_their_order(loaded: Loaded) -> None:
    config = loaded(f'{FEED}{SUMMIT}{VIEW}[[views]]\nname = "Mine"\nquery = "is:noted"\n')
    assert config.views == (
        SavedSearch("Ships", "ship OR navy tag:korea summit:a"),
        SavedSearch("Mine", "is:noted"),
    )
    assert config.warnings == ()
    assert loaded(FEED).views == ()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[[views]]\nquery = "a"\n', 1, "[[views]] has no name"),
        (
            '[[views]]\nname = "a"\nqeury = "a"\n',
            1,
            'has no query; did you misspell it as "qeury"?',
        ),
        ('[[views]]\nname = "a"\nquery = 3\n', 3, "expected text in quotes"),
        ('[[views]]\nname = "a"\nquery = " "\n', 3, "text that is not blank"),
        ('[[views]]\nname = "a"\nquery = "is:nwe"\n', 3, "is:nwe is not known"),
        ('[[views]]\nname = "a"\nquery = "since:x"\n', 3, "since:x: expected a duration"),
        (f'{VIEW}[[views]]\nname = "SHIPS"\nquery = "x"\n', 5, "already used on line 2"),
        ("views = 3\n", 1, "expected blocks that each begin with [[views]]"),
    ],
)
def test_a_view_that_cannot_be_used_is_told_with_its_line(
    problems: Problems, text: str, line: int, words: str
) -> None:
    reported = problems(text)
    assert any(problem.startswith(f"feeds.toml:{line}: ") for problem in reported), reported
    assert words in "\n".join(reported)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("title:x", "title: is no operator"),
        ("summit:b", 'no summit is called "b"'),
        ("tag:kroea", 'no feed has the tag "kroea"; did you mean "korea"?'),
        ("lang:korean", "lang:korean: expected the code"),
    ],
)
def test_what_a_view_may_mean_otherwise_is_a_warning(
    loaded: Loaded, query: str, words: str
) -> None:
    config = loaded(f'{FEED}{SUMMIT}[[views]]\nname = "a"\nquery = "{query}"\n')
    assert config.views == (SavedSearch("a", query),)
    (warning,) = config.warnings
    assert ":9: [[views]] query: " in warning
    assert words in warning


def test_an_unknown_key_of_a_view_is_told_with_the_nearest(loaded: Loaded) -> None:
    (warning,) = loaded(f"{FEED}{SUMMIT}{VIEW}nmae = 3\n").warnings
    assert 'unknown key "nmae" in [[views]]; did you mean "name"?' in warning


def test_a_view_is_added_and_the_rest_stays(written: Written) -> None:
    before = f"# mine\n{FEED}\n{SUMMIT}# end\n"
    path = written(before)
    view = SavedSearch('Say "no"', 'a "b c" -d')
    added = edit.append_view_block(path, toml_blocks.view_block(view))
    assert path.read_text(encoding="utf-8").startswith(before)
    assert load(path).views == (view,)
    assert path.read_text(encoding="utf-8").split("\n")[added.lines[0] - 1] == "[[views]]"
    edit.append_view_block(path, VIEW)
    assert [one.name for one in load(path).views] == ['Say "no"', "Ships"]


@pytest.mark.parametrize(
    "block",
    ["", SUMMIT, VIEW + VIEW, '[[views]]\nname = "a"\n', '[[views]]\nname = "x"\nquery = "is:x"\n'],
)
def test_what_is_no_view_is_not_written(written: Written, block: str) -> None:
    path = written(FEED + SUMMIT)
    with pytest.raises(ConfigError):
        edit.append_view_block(path, block)
    assert path.read_text(encoding="utf-8") == FEED + SUMMIT


def test_views_written_as_one_list_are_told(written: Written) -> None:
    path = written('views = [{name = "a", query = "b"}]\n')
    with pytest.raises(ConfigError, match=r"write them as .*\[\[views\]\] blocks"):
        edit.append_view_block(path, VIEW.replace(" tag:korea summit:a", ""))
