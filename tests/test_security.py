"""What SECURITY.md promises and no other test proves: the whole program and a hostile feed."""

from __future__ import annotations

import ast
import json
import os
import pickle
import re
import shlex
import sqlite3
import sys
import tomllib
import unicodedata
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from briefing.config.load import load
from briefing.desk import Desk
from briefing.store import codec
from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.conftest import Site, Workspace

SHAPES = ("rect", "circle", "text")
"""Parts of pictures, which have titles of their own."""
ROOT = Path(__file__).parent.parent
AT = ("--as-of", "2025-10-29T12:00")
SUMMIT = """
[[summits]]
id = "g"
name = "Gyeongju summit"
people = ["Donald Trump", "Lee Jae Myung"]
place = ["Gyeongju"]
starts = 2025-10-29
ends = 2025-11-01
"""
ATTACKS = {
    "CSI": "\x1b[2J\x1b[31m",
    "OSC": "\x1b]0;window\x07\x1b]8;;https://evil.example\x1b\\\x1b]52;c;QUFBQQ==\x07",
    "DCS": "\x1bP1$r0m\x1b\\\x1b_x\x1b\\\x1b^x\x1b\\\x1bX\x1b\\\x1bc",
    "C0": "\x07\x08\x0b\x0c\x0e\x7f\x1b",
    "C1": "\x9b31m\x9d0;window\x9c\x90x\x9c\x85\x8d",
    "references": "&#155;31m&#x9d;0;x&#7;&#27;[2J&#x202e;",
    "bidi": "\u202e\u202d\u202b\u2066\u2067\u2068\u200f\u2028\u2029\ufeff\U000e0041",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>\"'></title></style><iframe>",
    "quoted HTML": "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;",
    "Markdown": "[x](javascript:alert(1)) ![x](https://evil.example/p) <https://evil.example>",
    "lines": "\r\n# Title\r\nEND:VEVENT\r\nATTENDEE:mailto:x@evil.example\r\nBcc: x@evil.example",
    "TOML": '"\n[[feeds]]\nurl = "https://evil.example"\npassword_command = "id"\n"',
    "XML": "]]>\"/><outline xmlUrl='https://evil.example'/>",
}
LINKS = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "java\nscript:alert(1)",
    "https://news.example/\x1b]0;x\x07\u202e\">'<b>\r\nBcc:x@evil.example(a)[b]",
    "https://ann:hunter2@news.example/a)](javascript:alert(1))",
    "https://news.example/1;x,y\\n",
)
COMMANDS = (
    ("show",),
    ("show", "today"),
    ("show", "--format", "json"),
    ("show", "--format", "md"),
    ("show", "--format", "html"),
    ("stories",),
    ("stories", "--json"),
    ("search", "Gyeongju"),
    ("search", "Gyeongju", "--json"),
    ("upcoming",),
    ("upcoming", "--json"),
    ("upcoming", "--ics"),
    ("feeds", "list"),
    ("feeds", "list", "--json"),
    ("feeds", "check"),
    ("feeds", "check", "--json"),
    ("feeds", "export"),
    ("summits", "list"),
    ("summits", "suggest"),
    ("summits", "suggest", "--json"),
    ("summits", "check"),
    ("summits", "check", "--json"),
    ("why", "STORY"),
    ("why", "STORY", "--json"),
    ("why", "POINT"),
    ("summits", "draft", "EVENT"),
    ("star", "POINT"),
    ("star",),
    ("note", "POINT", "A note of mine", "--label", "mine"),
    ("note", "POINT"),
    ("note",),
    ("note", "--json"),
    ("assign", "STORY", "g", "--not"),
    ("undo",),
    ("doctor",),
    ("refresh", "--force", "-v"),
    ("refresh", "--force", "--json"),
    ("refresh", "--force", "--progress"),
)


def hostile_feed(links: Sequence[str] = LINKS) -> bytes:
    """A feed with every attack in its title, and in the fields of an item of its own.

    The bytes are no valid XML: no parser of XML has to let escape characters through.
    """
    items = []
    for number, (name, attack) in enumerate(ATTACKS.items()):
        link = links[number % len(links)]
        written = _text(attack)
        items.append(
            item(
                f"Gyeongju summit, day {number} {attack}",
                f"Donald Trump met Lee Jae Myung in Gyeongju {attack} over {name}.",
                f"Lee Jae Myung signed a deal of ${350 + number} billion {attack} in Gyeongju.",
                f"The leaders will meet again in Gyeongju on 31 October 2025 {attack}.",
                guid=f"{number}{attack}",
                link=link,
                published=f"Wed, 29 Oct 2025 0{number % 10}:00:00 GMT",
                markup=f"<author>{written}</author><category>{written}</category>"
                f"<source url='{_text(link)}'>Wire {written}</source>"
                f"<comments>{_text(link)}</comments>",
            )
        )
    head = f"<description>{_text(''.join(ATTACKS.values()))}</description>"
    return rss("Ledger " + " ".join(ATTACKS.values()), *items, head=head)


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;")


class Hostile(NamedTuple):
    """A cache that was filled from the hostile feed, under an address with a password."""

    workspace: Workspace
    ids: dict[str, str]

    def run(self, *command: str) -> str:
        """What a command answers, its line ends as they are; STORY, POINT and EVENT are ids."""
        done = self.workspace.run(*(self.ids.get(word, word) for word in command), *AT)
        assert done.returncode == 0, (command, done.stderr)
        assert not controls(done.stderr), command
        assert "hunter" not in done.stderr, command
        return done.stdout


@pytest.fixture
def hostile(site: Site, workspace: Workspace) -> Hostile:
    workspace.within = True
    site.documents["/a.xml"] = hostile_feed()
    there = site.url.removeprefix("http://")
    workspace.configure(f'[[feeds]]\nurl = "http://ann:hunter1@{there}/a.xml"\n{SUMMIT}')
    assert "1 updated" in workspace.run("refresh", *AT).stderr
    (summit,) = workspace.json("show", "--format", "json", *AT)["summits"]
    assert len(summit["points"]) > len(ATTACKS) / 2, "the attacks are to reach the outputs"
    event = workspace.json("stories", "--json", *AT)["events"][0]["event"]
    story, point = summit["stories"][0]["id"], summit["points"][0]["id"]
    return Hostile(workspace, {"STORY": story, "POINT": point, "EVENT": event})


def controls(text: str) -> set[str]:
    """What could move a cursor, change a terminal or reorder text, except line feeds."""
    return {
        char
        for char in text
        if (unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") and char != "\n")
        or unicodedata.bidirectional(char) in ("LRE", "LRO", "RLE", "RLO", "PDF")
        or unicodedata.bidirectional(char) in ("LRI", "RLI", "FSI", "PDI")
        or char in "\u200e\u200f\u061c\ufeff\U000e0041"
    }


def strings(value: Any) -> Iterator[str]:
    """Every string in a value of JSON, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def test_no_output_controls_a_terminal_or_tells_a_password(hostile: Hostile) -> None:
    for command in COMMANDS:
        output = hostile.run(*command)
        if "--ics" in command:
            output = output.replace("\r\n", "\n")
        assert not controls(output), (command, controls(output))
        assert "hunter" not in output, command
        if "--json" in command:
            assert not controls("".join(strings(json.loads(output)))), command


def test_what_is_written_as_json_has_only_web_links(hostile: Hostile) -> None:
    for command in (("stories", "--json"), ("show", "--format", "json")):
        urls = re.findall(r'"(?:url|original_url)": "(.*?)"', hostile.run(*command))
        assert urls
        assert {urlsplit(url).scheme for url in urls} <= {"http", "https"}, command


def test_markdown_has_no_markup_of_the_feed(hostile: Hostile) -> None:
    output = hostile.run("show", "--format", "md")
    page = LexborHTMLParser(str(MarkdownIt("commonmark").render(output)))
    assert page.root is not None
    tags = {node.tag for node in page.root.traverse()}
    assert tags <= {"html", "head", "body", "h1", "h2", "p", "ul", "li", "strong", "a"}
    links = [node.attributes["href"] or "" for node in page.css("a")]
    assert links
    assert all(link.startswith("https://news.example/") for link in links)
    assert [node.text() for node in page.css("h1")] == ["Gyeongju summit"]


def test_html_has_no_markup_of_the_feed_and_allows_none(hostile: Hostile) -> None:
    page = LexborHTMLParser(hostile.run("show", "--format", "html"))
    policy = page.css_first('meta[http-equiv="Content-Security-Policy"]')
    assert policy is not None
    assert policy.attributes["content"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert not page.css("script, img, iframe, object, embed, form, base, link, [src], [style]")
    assert page.root is not None
    attributes = {name for node in page.root.traverse() for name in node.attributes}
    assert not {name for name in attributes if name.startswith("on")}
    links = [node.attributes["href"] or "" for node in page.css("a")]
    assert any(link.startswith("https://news.example/") for link in links)
    assert all(link.startswith(("#", "https://news.example/")) for link in links)
    assert len(page.css("style")) == len(page.css("head title")) == len(page.css("h1")) == 1
    assert all(title.parent.tag in ("head", *SHAPES) for title in page.css("title") if title.parent)


def test_a_calendar_has_no_property_of_the_feed(hostile: Hostile) -> None:
    output = hostile.run("upcoming", "--ics")
    assert not re.search("(?<!\r)\n|\r(?!\n)", output)
    lines = output.replace("\r\n ", "").split("\r\n")
    names = {re.split("[:;]", row)[0] for row in lines if row}
    assert names == {
        *("BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "UID", "DTSTAMP", "DTSTART", "DTEND"),
        *("SUMMARY", "LOCATION", "DESCRIPTION", "URL", "TRANSP"),
    }
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") >= 2
    urls = [row.removeprefix("URL:") for row in lines if row.startswith("URL:")]
    assert all(re.fullmatch(r"https://news\.example/[!-~]*", url) for url in urls)


def test_an_export_of_the_feeds_has_no_outline_of_the_feed(hostile: Hostile, site: Site) -> None:
    tree = ElementTree.fromstring(hostile.run("feeds", "export"))
    (outline,) = tree.iter("outline")
    assert outline.attrib["xmlUrl"] == f"{site.url}/a.xml"


def test_a_title_adds_one_string_to_feeds_toml(site: Site, workspace: Workspace) -> None:
    workspace.within = True
    site.documents["/a.xml"] = hostile_feed()
    workspace.configure("")
    done = workspace.run("feeds", "add", f"{site.url}/a.xml")
    assert done.returncode == 0, done.stderr
    assert not controls(done.stdout + done.stderr)
    written = workspace.config.read_text(encoding="utf-8")
    assert not controls(written)
    (feed,) = tomllib.loads(written)["feeds"]
    assert feed.keys() == {"url", "name"}
    assert feed["url"] == f"{site.url}/a.xml"


def test_a_draft_of_a_summit_is_one_block_of_toml(hostile: Hostile) -> None:
    block = tomllib.loads(hostile.run("summits", "draft", "EVENT"))
    assert block.keys() == {"summits"}
    (summit,) = block["summits"]
    assert summit.keys() <= {"id", "name", "people", "place", "starts", "ends", "timezone", "terms"}


class Opened(NamedTuple):
    """The TUI on a terminal, and what its browser was given: the number of words, the first."""

    terminal: Any
    links: Path


@pytest.fixture
def open_tui(workspace: Workspace, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Opens the TUI in the folder of the workspace, with a browser that only takes notes."""
    pytest.importorskip("termios", reason="needs a POSIX terminal")
    from tests.terminal import Terminal

    links, browser, opened = tmp_path / "links", tmp_path / "browser", []
    browser.write_text(f'#!/bin/sh\necho "$# $1" >> {links}\n')
    browser.chmod(0o755)
    env = workspace.environment() | {
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "BROWSER": str(browser),
        "PYTHONPATH": str(ROOT),
    }

    def start(*options: str) -> Opened:
        # A shell changes the folder: no other way to start a program on a terminal has one.
        words = shlex.join([sys.executable, "-P", "-m", "briefing", *options])
        command = ["/bin/sh", "-c", f"cd {shlex.quote(str(workspace.path))} && exec {words}"]
        opened.append(Terminal(command, env, 120, 36))
        return Opened(opened[-1], links)

    yield start
    for terminal in opened:
        terminal.close()


def test_the_tui_passes_no_sequence_on_and_opens_a_link_without_a_shell(
    site: Site, workspace: Workspace, open_tui: Callable[..., Opened], tmp_path: Path
) -> None:
    ran, script = tmp_path / "ran", tmp_path / "script"
    script.write_text(f"#!/bin/sh\ntouch {ran}\n")
    script.chmod(0o755)
    link = f"https://news.example/;{script};$({script})&{script}&-a"
    site.documents["/a.xml"] = hostile_feed([link])
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/a.xml"\n{SUMMIT}')
    assert workspace.run("refresh", *AT).returncode == 0
    terminal, links = open_tui("--config", str(workspace.config), *AT)
    terminal.until(lambda text: "Lee Jae Myung signed" in text)
    terminal.press("J")
    terminal.until(lambda text: "SOURCES" in text or "NEW" in text)
    terminal.press("g\r")
    terminal.until(lambda text: "▾" in text)
    terminal.press("1")
    terminal.until(lambda _: links.exists())
    terminal.press("Q")
    assert terminal.finish() == 0
    assert links.read_text() == f"1 {link}\n"
    assert not ran.exists()
    for sequence in ("\x1b]0;", "\x1b]52", "\x1b]8;;https://evil", "\x1bP1$", "\x1b_", "\x1bc"):
        assert sequence.encode() not in terminal.raw
    own = "\x1b\\[[0-?]*[ -/]*[@-~]|\x1b\\]22;\\w*\x07"  # CSI, and the shape of the mouse pointer
    written = re.sub(own, "", terminal.raw.decode())
    assert not controls(written) - {"\x1b", "\r"}


@pytest.mark.parametrize("named", [False, True])
def test_the_tui_runs_no_command_of_a_file_that_merely_lies_there(
    site: Site, workspace: Workspace, open_tui: Callable[..., Opened], named: bool
) -> None:
    ran = workspace.path / "ran"
    site.documents["/a.xml"] = rss("Ledger", item("A dinner", "They met."))
    command = f"sh -c 'touch {ran}; echo word'"
    workspace.configure(
        f'[[feeds]]\nurl = "{site.url}/a.xml"\nusername = "ann"\npassword_command = "{command}"\n'
    )
    terminal, _ = open_tui(*(("--config", "feeds.toml") if named else ()))
    terminal.until(lambda text: ("/a.xml", 200) in site.log and "help" in text)
    terminal.press("Q")
    assert terminal.finish() == 0
    assert ran.exists() is named


def test_no_file_in_the_working_directory_is_imported(site: Site, workspace: Workspace) -> None:
    workspace.within = True
    ran = workspace.path / "ran"
    for name in ("pickle", "struct", "signal", "feedparser", "encodings", "sitecustomize"):
        planted = f"open({str(ran)!r}, 'a').write({name!r})\nraise SystemExit\n"
        (workspace.path / f"{name}.py").write_text(planted)
    site.documents["/a.xml"] = hostile_feed()
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/a.xml"\n')
    assert "1 updated" in workspace.run("refresh").stderr
    assert not ran.exists()


@pytest.mark.skipif(os.name != "posix", reason="needs modes of files")
def test_a_new_cache_its_copy_and_a_new_feeds_toml_are_for_their_owner_alone(
    site: Site, workspace: Workspace
) -> None:
    workspace.within = True
    site.documents["/a.xml"] = rss("Ledger", item("A dinner", "They met."))
    before = os.umask(0)
    try:
        done = workspace.run("feeds", "add", f"{site.url}/a.xml")
        assert done.returncode == 0, done.stderr
        cache = ("--cache", str(workspace.cache))
        assert workspace.run("refresh", *cache).returncode == 0
        with sqlite3.connect(workspace.cache) as db:
            db.execute("DELETE FROM _sqlite_migrations WHERE name = '0007_hidden'")
            db.execute("DROP TABLE hidden")
        db.close()
        assert workspace.run("stories", *cache).returncode == 0
    finally:
        os.umask(before)
    files = [path for path in workspace.path.iterdir() if b"SQLite" in path.read_bytes()[:16]]
    assert sorted(path.name for path in files) == ["briefing.db", "briefing.db.before-0007_hidden"]
    for path in (*files, workspace.config):
        assert path.stat().st_mode & 0o777 == 0o600, path.name


def test_no_text_of_a_cache_that_somebody_else_made_controls_a_terminal(hostile: Hostile) -> None:
    escapes = "\x1b[2J\x1b]0;x\x07\x9b31m\x85\r\u202e\u2028"
    assert hostile.run("star", "POINT") == ""
    assert hostile.run("note", "POINT", "A note of mine", "--label", "mine") == ""
    with sqlite3.connect(hostile.workspace.cache) as db:
        db.create_function("planted", 1, lambda text: text.replace(" ", f" {escapes}", 3))
        db.execute("UPDATE entries SET title = planted(title), outlet = planted('Out let')")
        db.execute("UPDATE entries SET body = body || planted(' . '), url = 'javascript:alert(1)'")
        db.execute("UPDATE entries SET html = x''")  # was packed with the former body
        db.execute("UPDATE feeds SET title = planted(title), error = planted('it broke')")
        db.execute("UPDATE notes SET text = planted(text), about = planted(about)")
        db.execute("UPDATE labels SET label = planted('a b'), about = planted(about)")
        db.execute("DELETE FROM kept_briefings")
    db.close()
    for command in COMMANDS:
        output = hostile.run(*command).replace("\r\n" if "--ics" in command else "\0", "\n")
        assert not controls(output), (command, controls(output))


def test_what_is_stored_names_no_code_to_run(site: Site, workspace: Workspace) -> None:
    workspace.within = True
    site.documents["/a.xml"] = hostile_feed()
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/a.xml"\n{SUMMIT}')
    assert workspace.run("refresh", *AT).returncode == 0
    settings = load(workspace.config, cache=workspace.cache)
    with Desk(settings, datetime.fromisoformat(AT[1]).astimezone(settings.zone)) as desk:
        desk.briefings()
        desk.save_briefings()
    ran = workspace.path / "ran"
    values = {"args": f"touch {ran}", "shell": True, "command": f"touch {ran}", "target": "os"}
    for planted in (
        *(
            codec.compress_checked(json.dumps({"": name, **values}))
            for name in ("Popen", "os.system", "Point")
        ),
        *(codec.compress_checked(text) for text in ("{}", "[]", "7", "[", '{"": "Point"}')),
        pickle.dumps(Planted(str(ran)), 0),
        codec.compress_checked(pickle.dumps(Planted(str(ran)), 0).decode("latin-1")),
    ):
        with sqlite3.connect(workspace.cache) as db:
            assert db.execute("UPDATE kept_briefings SET briefing = ?", (planted,)).rowcount
        db.close()
        assert workspace.run("show", *AT).returncode == 0
        assert not ran.exists()


class Planted:
    """A pickle of it writes a file where it is loaded."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return (open, (self.path, "w"))


def nodes() -> Iterator[tuple[str, ast.AST]]:
    """Every node of the program's own modules, with the path of its module."""
    for path in sorted((ROOT / "briefing").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield path.relative_to(ROOT / "briefing").as_posix(), node


def test_only_what_the_program_sends_itself_is_unpickled_and_no_text_is_run() -> None:
    loaders = {"pickle", "marshal", "shelve", "code"}
    users = set()
    for module, node in nodes():
        match node:
            case ast.Import(names):
                users |= {module for alias in names if alias.name in loaders}
            case ast.ImportFrom(module=name) if name in loaders:
                users.add(module)
            case ast.Call(func=ast.Name(name)):
                assert name not in ("eval", "exec", "compile", "__import__"), module
            case ast.Attribute(attr=name):
                assert name not in ("load_extension", "enable_load_extension"), module
    assert users == {"parse/parser_worker.py"}


def test_only_what_the_reader_types_goes_to_a_shell() -> None:
    shells = {
        module
        for module, node in nodes()
        if (isinstance(node, ast.keyword) and node.arg == "shell")
        or (isinstance(node, ast.Attribute) and node.attr in ("system", "popen", "getoutput"))
        or (isinstance(node, ast.Attribute) and node.attr == "create_subprocess_shell")
    }
    assert shells == {"tui/terminal/external_programs.py"}


def test_every_test_that_the_page_names_exists() -> None:
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", page)
    assert len(named) >= 30
    for file, name in named:
        path = ROOT / file
        assert path.is_file(), file
        tree = ast.parse(path.read_text(encoding="utf-8"))
        tests = {
            node.name
            for node in tree.body
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        }
        assert name.startswith("test_"), name
        assert name in tests, f"{file}::{name}"
