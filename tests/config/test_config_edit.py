"""The program's own edits of feeds.toml: right, whole, and nothing but what was asked."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.config import edit, toml_blocks, toml_literal
from briefing.config.load import load
from briefing.domain.feed import Feed
from briefing.errors import ConfigError
from briefing.text.sanitize import line

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.config.model import Config
    from tests.config.conftest import Written

A, B, C = (f"https://{name}.example/rss" for name in "abc")
NEW = Feed("https://new.example/rss", "New", ("x", "y"))
BLOCK = '[[feeds]]\nurl = "https://new.example/rss"\nname = "New"\ntags = ["x", "y"]\n'

FILE = f"""\
# My feeds
[briefing]
interval = "2h"      # often enough

# ── Korea ──

[[feeds]]
url = "{A}"   # the wire
name = "A"

# B is slow
[[feeds]]
url = "{B}"
name = "B"
tags = [
    "asia",   # all of it
    "en",
]
# interval = "3h"

[feeds.headers]
Accept-Language = "ko"

# ── Summits ──

[[summits]]
id = "g"
name = "Gyeongju summit"
feeds = ["A", "{B}"]   # wholly about it

# added later
[[feeds]]
url = "{C}"

[tui]
theme = "paper"   # light
"""


def append(path: Path, *feeds: Feed) -> edit.Appended:
    return edit.append_feeds(path, lambda _: feeds)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", BLOCK),
        (FILE, f"{FILE}\n{BLOCK}"),
        ("[tui]\nascii = true\n", f"[tui]\nascii = true\n\n{BLOCK}"),
        ("# a note\n\n", f"# a note\n\n{BLOCK}"),
        ("\n", f"\n{BLOCK}"),
        ("# no line end", f"# no line end\n\n{BLOCK[:-1]}"),
        (
            "[tui]\r\nascii = true\r\n",
            "[tui]\r\nascii = true\r\n\r\n" + BLOCK.replace("\n", "\r\n"),
        ),
        ("\ufeff# marked\n", f"\ufeff# marked\n\n{BLOCK}"),
        ("\ufeff", f"\ufeff{BLOCK}"),
    ],
)
def test_a_new_block_stands_at_the_end_and_all_before_it_stays(
    written: Written, before: str, after: str
) -> None:
    path = written(before)
    done = append(path, NEW)
    assert path.read_bytes().decode() == after
    assert after.split("\n")[done.lines[0] - 1].strip("\ufeff\r") == "[[feeds]]"
    assert not done.created
    assert load(path).feeds[-1] == NEW


def test_several_blocks_each_have_their_line(written: Written) -> None:
    path = written(FILE)
    feeds = [Feed("https://x.example/"), NEW, Feed("https://y.example/", "Y")]
    lines = append(path, *feeds).lines
    text = path.read_text().split("\n")
    assert [text[number].split('"')[1] for number in lines] == [feed.url for feed in feeds]
    assert load(path).feeds[-3:] == tuple(feeds)


@settings(deadline=None, database=None)
@given(name=st.text(min_size=1), tags=st.lists(st.text(min_size=1), max_size=3))
def test_any_text_is_written_so_that_it_is_read_again(name: str, tags: list[str]) -> None:
    text = toml_blocks.feed_block(Feed(A, name, tuple(tags)))
    (block,) = tomllib.loads(text)["feeds"]
    plain = [value.encode("utf-8", "replace").decode() for value in (name, *tags)]
    assert [block["name"], *block.get("tags", [])] == plain


@pytest.mark.parametrize(
    "value", ['"', "\\", "\\u0041", "\x00\x1b\x7f\n\r\t", "🎉", "'''\"\"\"", "é"]
)
def test_hard_characters(value: str) -> None:
    assert tomllib.loads(f"a = {toml_literal.text(value)}")["a"] == value


REMOVED = {
    A: FILE.replace(f'[[feeds]]\nurl = "{A}"   # the wire\nname = "A"\n\n', "").replace(
        f'["A", "{B}"]', f'["{B}"]'
    ),
    B: FILE[: FILE.index(f'[[feeds]]\nurl = "{B}"')]
    + FILE[FILE.index("\n# ── Summits") :].replace(f'["A", "{B}"]', '["A"]'),
    C: FILE.replace(f'[[feeds]]\nurl = "{C}"\n\n', "\n"),
}


@pytest.mark.parametrize("url", [A, B, C])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_removed_block_takes_nothing_with_it(written: Written, url: str, end: str) -> None:
    path = written(FILE.replace("\n", end))
    removed = edit.remove_feed(path, url)
    assert path.read_bytes().decode() == REMOVED[url].replace("\n", end)
    assert FILE.split("\n")[removed.line - 1] == "[[feeds]]"
    assert removed.summits == (() if url == C else ("g",))
    assert [feed.url for feed in load(path).feeds] == [u for u in (A, B, C) if u != url]


@pytest.mark.parametrize(
    ("before", "url", "after"),
    [
        ('[[feeds]]\nurl = "a://"\n', "a://", ""),
        ('[[feeds]]\nurl = "a://"', "a://", ""),
        ('# x  \n\n[[feeds]]\nurl = "a://"', "a://", "# x  "),
        ('\n\n[[feeds]]\nurl = "a://"\n\n\n# end\n', "a://", "\n\n# end\n"),
        ('[[feeds]]\nurl="a://"\n[[feeds]]\nurl="b://"\n', "a://", '[[feeds]]\nurl="b://"\n'),
        ('[[feeds]]\nurl="a://"\n\n[[feeds]]\nurl="b://"\n', "b://", '[[feeds]]\nurl="a://"\n'),
        (
            '[[feeds]]\nurl="a://"\n\n[[feeds]]\nurl="b://"\n\n\n# ── end ──\n',
            "b://",
            '[[feeds]]\nurl="a://"\n\n\n# ── end ──\n',
        ),
    ],
)
def test_no_blank_lines_pile_up(written: Written, before: str, url: str, after: str) -> None:
    path = written(before)
    edit.remove_feed(path, url)
    assert path.read_text() == after


def test_a_block_in_pieces_goes_whole(written: Written) -> None:
    path = written(
        f'[[feeds]]\nurl = "{A}"\n\n[tui]\nascii = true\n\n[feeds.headers]\nA = "b"\n\n# end\n'
    )
    edit.remove_feed(path, A)
    assert path.read_text() == "[tui]\nascii = true\n\n# end\n"


@pytest.mark.parametrize(
    ("array", "left"),
    [
        ('["A"]', "[]"),
        ('["A", "B"]', '["B"]'),
        ('["B", "A"]', '["B"]'),
        ('["B", "A",]', '["B", ]'),
        (f'["A", "B", "{A}"]', '["B"]'),
        ('[\n  "A",\n  "B",\n]', '[\n  "B",\n]'),
        ('[\n  "B",  # b\n  "A"\n]', '[\n  "B",  # b\n]'),
        ('[\n  "A",  # a\n  "B"\n]', '[\n  # a\n  "B"\n]'),
        ('["A", # all\n "B"]', '[# all\n "B"]'),
    ],
)
def test_summits_let_go_of_a_removed_feed(written: Written, array: str, left: str) -> None:
    feeds = f'[[feeds]]\nurl = "{A}"\nname = "A"\n[[feeds]]\nurl = "{B}"\nname = "B"\n'
    summit = '[[summits]]\nid = "s"\nname = "S"\nfeeds = {}  # here\n'
    path = written(summit.format(array) + feeds)
    assert edit.remove_feed(path, A).summits == ("s",)
    assert path.read_text().startswith(summit.format(left))


def test_a_summit_that_names_the_feeds_own_title_lets_go_of_it_too(written: Written) -> None:
    path = written(
        f'[[feeds]]\nurl = "{A}"\n[[summits]]\nid = "s"\nname = "S"\nfeeds = ["The Wire"]\n'
    )
    assert edit.remove_feed(path, A, ["The Wire"]).summits == ("s",)
    assert load(path).summits[0].feeds == ()


def test_a_key_is_changed_in_its_place(written: Written) -> None:
    path = written(FILE)
    assert edit.set_feed_key(path, B, "tags", ["ko", 'q"'])[0] == 15
    expected = FILE.replace('[\n    "asia",   # all of it\n    "en",\n]', '["ko", "q\\""]')
    assert path.read_text() == expected
    assert edit.set_feed_key(path, A, "name", "Wire")[0] == 9
    expected = expected.replace('name = "A"', 'name = "Wire"').replace('["A", ', '["Wire", ')
    assert path.read_text() == expected
    assert edit.set_feed_key(path, B, "url", "https://moved.example/")[0] == 13
    assert path.read_text() == expected.replace(B, "https://moved.example/")


def test_a_new_key_stands_below_the_url(written: Written) -> None:
    path = written(f'[[feeds]]\r\n  url = "{A}" # a\r\n  # note\r\n[[feeds]]\r\nurl = "{B}"')
    edit.set_feed_key(path, A, "tags", ["x"])
    edit.set_feed_key(path, B, "name", "B")
    assert path.read_bytes().decode() == (
        f'[[feeds]]\r\n  url = "{A}" # a\r\n  tags = ["x"]\r\n  # note\r\n'
        f'[[feeds]]\r\nurl = "{B}"\r\nname = "B"'
    )


@pytest.mark.parametrize("value", [B, "ftp://a.example/", "https://a b/"])
def test_an_address_that_cannot_be_is_refused(written: Written, value: str) -> None:
    path = written(FILE)
    with pytest.raises(ConfigError):
        edit.set_feed_key(path, A, "url", value)
    assert path.read_text() == FILE


@pytest.mark.parametrize("text", [f'feeds = [{{url = "{A}"}}]\n', f'[x]\n[feeds]\nurl = "{A}"\n'])
def test_feeds_that_are_no_blocks_are_left_alone(written: Written, text: str) -> None:
    path = written(text)
    with pytest.raises(ConfigError, match=r"\[\[feeds\]\]"):
        append(path, NEW)
    with pytest.raises(ConfigError, match=r"\[\[feeds\]\]"):
        edit.remove_feed(path, A)
    assert path.read_text() == text


@pytest.mark.parametrize("text", ["[[feeds]]\n", "url =\n", b"\xff"])
def test_a_file_with_mistakes_is_not_touched(written: Written, text: str) -> None:
    path = written(text)
    before = path.read_bytes()
    with pytest.raises(ConfigError):
        append(path, NEW)
    assert path.read_bytes() == before


def test_an_edit_that_would_break_the_file_is_not_made(written: Written) -> None:
    path = written(FILE)
    with pytest.raises(ConfigError, match="nothing was written"):
        append(path, Feed(A))
    assert path.read_text() == FILE
    assert names(path.parent) == ["feeds.toml"]


def test_a_feed_that_is_not_there_cannot_be_removed(written: Written) -> None:
    with pytest.raises(ConfigError, match="there is no feed https://host/"):
        edit.remove_feed(written(FILE), "https://user:secret@host/")


def test_a_value_that_does_not_equal_itself_is_no_obstacle(written: Written) -> None:
    path = written("[other]\nx = nan\n")
    append(path, NEW)
    assert load(path).feeds == (NEW,)


# ── The file ──────────────────────────────────────────────────────────────────────────────────


def test_a_file_that_is_not_there_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "feeds.toml"
    done = append(path, NEW)
    assert done.created
    assert path.read_text().split("\n")[done.lines[0] - 1] == "[[feeds]]"
    assert load(path).feeds == (NEW,)
    assert not append(path).lines


def test_nothing_to_add_makes_no_file(tmp_path: Path) -> None:
    assert not append(tmp_path / "feeds.toml").created
    assert not list(tmp_path.iterdir())


def test_mode_and_link_stay(written: Written, tmp_path: Path) -> None:
    path = written(FILE)
    path.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(path.name)
    append(link, NEW)
    assert link.is_symlink()
    assert path.stat().st_mode & 0o7777 == 0o640
    assert load(path).feeds[-1] == NEW
    assert names(tmp_path) == ["feeds.toml", "link.toml"]


def test_a_read_only_file_or_folder_is_told(written: Written, tmp_path: Path) -> None:
    path = written(FILE)
    path.chmod(0o444)
    with pytest.raises(ConfigError, match=r"the file .* is read-only; nothing was changed"):
        append(path, NEW)
    path.chmod(0o644)
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(ConfigError, match=r"the folder .* is read-only; nothing was changed"):
            append(path, NEW)
    finally:
        tmp_path.chmod(0o755)
    assert path.read_text() == FILE


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match=r"feeds.toml: cannot be \w+: Not a directory"):
        append(tmp_path / "file" / "feeds.toml", NEW)
    with pytest.raises(ConfigError, match="a directory, not a file"):
        append(tmp_path, NEW)


def test_what_somebody_else_wrote_meanwhile_is_kept(written: Written) -> None:
    path = written(FILE)
    seen: list[int] = []

    def choose(config: Config) -> list[Feed]:
        if not seen:
            path.write_text(f'{FILE}\n[[feeds]]\nurl = "https://theirs.example/"\n')
        seen.append(len(config.feeds))
        return [NEW]

    edit.append_feeds(path, choose)
    assert seen == [3, 4]
    assert [feed.url for feed in load(path).feeds[-2:]] == ["https://theirs.example/", NEW.url]


def test_a_file_that_never_rests_is_let_alone(written: Written) -> None:
    path = written("")
    turn = iter(range(1000))

    def choose(_: Config) -> list[Feed]:
        path.write_text(f"# {next(turn)}\n")
        return [NEW]

    with pytest.raises(ConfigError, match="keeps changing the file; nothing was written"):
        edit.append_feeds(path, choose)
    assert "feeds" not in path.read_text()


def test_edits_at_the_same_time_are_all_made(written: Written) -> None:
    path = written(FILE)
    feeds = [Feed(f"https://h{number}.example/") for number in range(8)]
    threads = [threading.Thread(target=append, args=(path, feed)) for feed in feeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {feed.url for feed in load(path).feeds} == {A, B, C, *(feed.url for feed in feeds)}
    assert path.read_text().startswith(FILE)
    assert names(path.parent) == ["feeds.toml"]


@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_a_kill_in_the_middle_leaves_the_old_file(written: Written, moment: str) -> None:
    path = written(FILE)
    script = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from briefing.config import edit\n"
        "from briefing.domain.feed import Feed\n"
        f"os.{moment} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "edit.append_feeds(Path(sys.argv[1]), lambda _: [Feed('https://new.example/')])\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_text() == FILE
    append(path, NEW)
    assert load(path).feeds[-1] == NEW


# ── Laws ──────────────────────────────────────────────────────────────────────────────────────

PIECES = st.sampled_from(
    ["", "# note", "  # indented", "[briefing]\nkeep = '9d'", "[tui]", "[keys]\nquit = 'q'"]
)
NAMES = st.text("AB \"'#=[]🎉,\\", min_size=1, max_size=6).map(line).filter(bool)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, int]:
    """A valid feeds.toml in disorder, and how many feeds it has."""
    parts: list[str] = []
    count = draw(st.integers(1, 4))
    for number in range(count):
        parts += draw(st.lists(st.sampled_from(["", "# note", "  # x"]), max_size=3))
        block = f'[[feeds]]\nurl = "https://h{number}.example/"'
        if draw(st.booleans()):
            block += f"\n# inside\nname = {toml_literal.text(draw(NAMES))} # says"
        if draw(st.booleans()):
            block += f"\ntags = [\n  {toml_literal.text(draw(NAMES))}, # t\n]"
        if draw(st.booleans()):
            block += '\n[feeds.headers]\nX = "y"'
        parts.append(block)
        if draw(st.booleans()):
            parts.append(
                f'[[summits]]\nid = "s{number}"\nname = "S"\n'
                f'feeds = [ "https://h{draw(st.integers(0, count - 1))}.example/" ]'
            )
    parts += draw(st.lists(PIECES, max_size=3, unique=True))
    text = "\n".join(parts) + draw(st.sampled_from(["", "\n", "\n\n"]))
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))), count


@settings(max_examples=60, deadline=None, database=None)
@given(documents(), st.data())
def test_every_edit_changes_its_feed_alone(
    tmp_path_factory: pytest.TempPathFactory, document: tuple[str, int], data: st.DataObject
) -> None:
    text, count = document
    path = tmp_path_factory.mktemp("edit") / "feeds.toml"
    path.write_bytes(text.encode())
    try:
        before = load(path)
    except ConfigError:
        return
    url = f"https://h{data.draw(st.integers(0, count - 1))}.example/"
    comments = [row.strip() for row in text.split("\n") if row.strip().startswith("# note")]

    edit.set_feed_key(path, url, "tags", ["new"])
    after = load(path)
    assert [feed for feed in after.feeds if feed.url != url] == [
        feed for feed in before.feeds if feed.url != url
    ]
    assert next(feed for feed in after.feeds if feed.url == url).tags == ("new",)

    edit.remove_feed(path, url)
    after = load(path)
    assert after.feeds == tuple(feed for feed in before.feeds if feed.url != url)
    assert after.settings == before.settings
    assert [summit.id for summit in after.summits] == [summit.id for summit in before.summits]
    left = path.read_bytes().decode()
    assert [row.strip() for row in left.split("\n") if row.strip().startswith("# note")] == comments

    append(path, NEW)
    assert path.read_bytes().decode().startswith(left)
    assert load(path).feeds == (*after.feeds, NEW)


def test_an_edit_tells_what_it_replaced_whoever_wrote_it_last(written: Written) -> None:
    path = written(FILE)

    def choose(_config: Config) -> list[Feed]:
        if b"# from outside" not in path.read_bytes():
            path.write_bytes(path.read_bytes() + b"# from outside\n")
        return [Feed("https://new.example/")]

    done = edit.append_feeds(path, choose)
    assert done.written.before is not None
    assert done.written.before.endswith(b"# from outside\n")
    assert done.written.after == path.read_bytes()
