"""``briefing feeds add``, ``remove``, ``import`` and ``export``, as people and scripts use them."""

from __future__ import annotations

import os
import subprocess
import tomllib
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

from tests.builders.rss import item, rss
from tests.waiting import PATIENCE_S

if TYPE_CHECKING:
    from tests.conftest import Site, Workspace

PAGE = (
    "<!doctype html><head>"
    '<link rel="alternate" type="application/rss+xml" href="/comments/feed">'
    '<link rel="alternate" type="application/rss+xml" href="/world.xml">'
    '<link rel="alternate" type="application/rss+xml" href="/asia.xml">'
)
SUMMIT = '[[summits]]\nid = "g"\nname = "Gyeongju summit"\nfeeds = ["World Wire"]\n'


def report(outlet: str) -> bytes:
    return rss(outlet, item(f"{outlet} reports", published="28 Oct 2025 05:00:00 GMT"))


@pytest.fixture
def paper(site: Site) -> Site:
    """A site with a page that names three feeds."""
    site.documents |= {
        "/": PAGE,
        "/comments/feed": report("Comments"),
        "/world.xml": report('World "Wire"\u202e'),
        "/asia.xml": report("Asia"),
    }
    return site


def feeds(workspace: Workspace) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = tomllib.loads(workspace.config.read_text()).get("feeds", [])
    return blocks


def test_a_page_is_added_by_its_best_feed_and_the_rest_is_told(
    paper: Site, workspace: Workspace
) -> None:
    workspace.configure("# mine\n")
    before = workspace.config.read_text()
    done = workspace.run("feeds", "add", paper.url, "--tag", "a b", "--tag", 'q"')
    assert done.returncode == 0, done.stderr
    assert done.stdout == (f'{workspace.config}:7: added World "Wire"  {paper.url}/world.xml\n')
    assert done.stderr.splitlines() == [
        "briefing: 2 more found; add them by their addresses:",
        f"    Asia  (newest 2025-10-28, 1 entry)  {paper.url}/asia.xml",
        f"    Comments  (newest 2025-10-28, 1 entry)  {paper.url}/comments/feed",
    ]
    assert workspace.config.read_text() == (
        f'{before}\n[[feeds]]\nurl = "{paper.url}/world.xml"\nname = "World \\"Wire\\""\n'
        'tags = ["a b", "q\\""]\n'
    )
    assert workspace.run("refresh", 'World "Wire"').returncode == 0


def test_a_feed_that_is_there_is_not_asked_again(paper: Site, workspace: Workspace) -> None:
    workspace.configure(f'[[feeds]]\nurl = "{paper.url}/world.xml"\nname = "W"\n')
    before = workspace.config.read_text()
    for typed in (f"{paper.url}/world.xml/", paper.url):
        done = workspace.run("feeds", "add", typed)
        assert (done.returncode, done.stdout) == (0, "")
        assert (
            f"{workspace.config}:5: this feed is already there: W  {paper.url}/world.xml"
            in done.stderr
        )
    assert paper.log[0] == ("/", 200)
    assert workspace.config.read_text() == before


@pytest.mark.parametrize(
    ("typed", "code", "words"),
    [
        ("/nowhere", 1, "no feed found: 404 not found"),
        ("/empty", 1, "and it names no feeds"),
        ("ftp", 2, 'not "ftp"'),
        ("secret", 2, "host or port is not valid"),
    ],
)
def test_what_is_no_feed_is_told(
    site: Site, workspace: Workspace, typed: str, code: int, words: str
) -> None:
    site.documents["/empty"] = "<!doctype html><p>Nothing here"
    workspace.configure("")
    before = workspace.config.read_text()
    named = {"ftp": "ftp://wire.example/", "secret": "https://reader:word@wire.example:x/"}
    done = workspace.run("feeds", "add", named.get(typed, site.url + typed))
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert "word@" not in done.stderr
    assert workspace.config.read_text() == before


def test_a_password_is_kept_and_never_shown(paper: Site, workspace: Workspace) -> None:
    workspace.configure("")
    url = f"{paper.url}/asia.xml".replace("//", "//reader:hush-hush@")
    for argv in (("feeds", "add", url), ("feeds", "add", url), ("feeds", "export"), ("feeds",)):
        done = workspace.run(*argv)
        assert done.returncode == 0
        assert "hush" not in done.stdout + done.stderr
    assert feeds(workspace) == [{"url": url, "name": "Asia"}]
    done = workspace.run("feeds", "remove", url)
    assert "hush" not in done.stdout + done.stderr
    assert feeds(workspace) == []


def without_config(workspace: Workspace, *argv: str, **environment: str) -> Any:
    return subprocess.run(
        [*workspace.command()[:3], *argv],
        capture_output=True,
        text=True,
        cwd=workspace.path,
        env=workspace.environment() | environment,
        check=False,
    )


def test_the_first_feed_makes_the_file_where_it_belongs(paper: Site, workspace: Workspace) -> None:
    asia = f"{paper.url}/asia.xml"
    named = workspace.path / "deep" / "own.toml"
    own = workspace.path / ".config" / "briefing" / "feeds.toml"
    done = workspace.run("feeds", "add", asia)
    assert done.returncode == 0
    assert f"briefing: created {workspace.config}" in done.stderr
    workspace.config.unlink()
    assert (
        without_config(workspace, "feeds", "add", asia, BRIEFING_CONFIG=str(named)).returncode == 0
    )
    assert without_config(workspace, "feeds", "add", asia).returncode == 0
    for path in (named, own):
        assert tomllib.loads(path.read_text())["feeds"] == [{"url": asia, "name": "Asia"}]
    assert without_config(workspace, "feeds", "add", asia).returncode == 0
    assert without_config(workspace, "show").returncode == 0
    assert not workspace.config.exists()


def test_nothing_found_makes_no_file(site: Site, workspace: Workspace) -> None:
    assert workspace.run("feeds", "add", f"{site.url}/x").returncode == 1
    assert workspace.run("feeds", "list").returncode == 2
    assert not workspace.config.exists()


def answered(workspace: Workspace, url: str, typed: str) -> tuple[int, str, str]:
    """Add on a terminal, with ``typed`` at the question: exit code, stdout and the screen."""
    pty = pytest.importorskip("pty", reason="needs a POSIX terminal")
    from tests.terminal import read_to_end

    master, slave = pty.openpty()
    os.write(master, typed.encode())
    program = subprocess.Popen(
        workspace.command("feeds", "add", url),
        stdin=slave,
        stdout=subprocess.PIPE,
        stderr=slave,
        text=True,
        cwd=workspace.path,
        env=workspace.environment(),
    )
    workspace.started.append(program)
    os.close(slave)
    try:
        screen = read_to_end(master).decode()
        answer, _ = program.communicate(timeout=PATIENCE_S)
        return program.returncode, answer, screen
    finally:
        os.close(master)


@pytest.mark.parametrize(
    ("typed", "added"),
    [("2\n", "asia"), ("\n", "world"), ("7\nx\n3\n", "comments"), ("q\n", ""), ("\x04", "")],
)
def test_a_person_is_asked_which(paper: Site, workspace: Workspace, typed: str, added: str) -> None:
    workspace.configure("")
    code, answer, screen = answered(workspace, paper.url, typed)
    assert code == 0
    assert '   1  World "Wire"  (newest 2025-10-28, 1 entry)' in screen
    assert "   2  Asia  (newest 2025-10-28, 1 entry)" in screen
    assert "Which one?" in screen
    assert [feed["url"].split("/")[3].removesuffix(".xml") for feed in feeds(workspace)] == (
        [added] if added else []
    )
    assert ("added" in answer) == bool(added)
    assert ("nothing was added" in screen) == (not added)


def test_a_summit_lets_go_of_a_removed_feed(workspace: Workspace) -> None:
    workspace.configure(
        '# one\n[[feeds]]\nurl = "https://wire.example/rss"\nname = "World Wire"\n\n# two\n'
        + SUMMIT
    )
    done = workspace.run("feeds", "remove", "World Wire")
    assert done.returncode == 0
    assert done.stdout == (f"{workspace.config}:6: removed World Wire  https://wire.example/rss\n")
    assert "also removed it from the feeds of the summit g" in done.stderr
    assert workspace.config.read_text().endswith(
        "\n\n# one\n\n# two\n" + SUMMIT.replace('"World Wire"', "")
    )
    assert workspace.run("feeds", "remove", "World Wire").returncode == 2


def test_a_removed_feed_leaves_its_entries(paper: Site, workspace: Workspace) -> None:
    workspace.configure(f'[[feeds]]\nurl = "{paper.url}/asia.xml"\n')
    workspace.run("refresh")
    assert workspace.run("feeds", "remove", "Asia").returncode == 0  # by its own title
    assert workspace.run("refresh").returncode == 0
    assert workspace.json("stories", "--json")["stories"][0]["title"] == "Asia reports"


@pytest.mark.parametrize("argv", [("add", "https://a.example/"), ("remove", "A"), ("import", "x")])
def test_the_demos_feeds_are_not_edited(workspace: Workspace, argv: tuple[str, str]) -> None:
    done = without_config(workspace, "--demo", "feeds", *argv)
    assert done.returncode == 2
    assert "would edit a feeds.toml that is deleted at the end" in done.stderr


@pytest.mark.parametrize(
    "argv", [("add", "https://b.example/"), ("remove", "A"), ("import", "list.opml"), ("export",)]
)
def test_a_configuration_with_mistakes_is_told_and_left_alone(
    workspace: Workspace, argv: tuple[str, ...]
) -> None:
    (workspace.path / "list.opml").write_text('<opml><outline xmlUrl="https://b.example/"/></opml>')
    workspace.configure('[[feeds]]\nname = "A"\n')
    before = workspace.config.read_text()
    done = workspace.run("feeds", *argv)
    assert (done.returncode, done.stdout) == (2, "")
    assert "feeds.toml:5: [[feeds]] has no url" in done.stderr
    assert workspace.config.read_text() == before


def test_a_read_only_file_is_told(paper: Site, workspace: Workspace) -> None:
    workspace.configure("")
    workspace.config.chmod(0o444)
    done = workspace.run("feeds", "add", f"{paper.url}/asia.xml")
    assert done.returncode == 2
    assert "is read-only; nothing was changed" in done.stderr


OPML = """\
<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0">
  <body>
    <outline text="Asia">
      <outline text="The [Wire] &quot;A&quot; &amp;#8217;&#x202e;" xmlUrl="https://a.example/rss"/>
      <outline text="Twice" xmlUrl="http://www.a.example/rss/"/>
      <outline text="There" xmlUrl="https://there.example/"/>
    </outline>
    <outline text="Inside" xmlUrl="http://127.0.0.1/feed"/>
    <outline text="Secret" xmlUrl="https://reader:word@b.example/rss"/>
    <outline text="Mail" xmlUrl="mailto:a@b.example"/>
    <outline text="Link" type="link" url="https://c.example/"/>
    <outline text="Five" xmlUrl="gopher://d.example/"/>
    <outline text="Six" xmlUrl="https://e e/"/>
    <outline text="Last" xmlUrl="https://z.example/rss" category="x,y"/>
  </body>
</opml>
"""


def test_a_list_is_imported_and_what_is_left_out_is_told(workspace: Workspace) -> None:
    (workspace.path / "list.opml").write_text(OPML)
    workspace.configure('[[feeds]]\nurl = "https://there.example"\n')
    done = workspace.run("feeds", "import", "list.opml")
    assert done.returncode == 0
    assert done.stdout == f"{workspace.config}:8: added 2 feeds\n"
    assert done.stderr.splitlines() == [
        "briefing: 2 outlines already there:",
        "    line 6: Twice: is the same feed as on line 5",
        "    line 7: There: is already in feeds.toml",
        "briefing: 6 outlines skipped:",
        "    line 9: Inside: its URL is a private address",
        "    line 10: Secret: its URL contains a user name or password",
        '    line 11: Mail: the URL must begin with http:// or https://, not "mailto"',
        "    line 12: Link: it has no xmlUrl",
        '    line 13: Five: the URL must begin with http:// or https://, not "gopher"',
        "    and 1 more",
    ]
    assert feeds(workspace)[1:] == [
        {"url": "https://a.example/rss", "name": 'The [Wire] "A" &#8217;', "tags": ["Asia"]},
        {"url": "https://z.example/rss", "name": "Last", "tags": ["x", "y"]},
    ]
    again = workspace.run("feeds", "import", "list.opml")
    assert (again.returncode, again.stdout) == (0, f"{workspace.config}: nothing to add\n")


def piped(workspace: Workspace, *argv: str, stdin: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        workspace.command(*argv),
        input=stdin,
        capture_output=True,
        text=True,
        cwd=workspace.path,
        env=workspace.environment(),
        check=False,
    )


def test_what_one_exports_another_imports_from_stdin(workspace: Workspace) -> None:
    blocks = (
        '[[feeds]]\nurl = "https://a.example/?x=1&y=2"\nname = "A \\"<b>\\" & co"\n'
        'tags = ["a,b", "c/d"]\n\n[[feeds]]\nurl = "https://b.example/한"\n'
    )
    workspace.configure(blocks)
    exported = workspace.run("feeds", "export").stdout
    ElementTree.fromstring(exported)
    workspace.config.unlink()
    done = piped(workspace, "feeds", "import", "-", stdin=exported)
    assert done.returncode == 0
    assert f"created {workspace.config}" in done.stderr
    assert workspace.config.read_text().endswith(blocks)
    assert workspace.run("feeds", "export").stdout == exported


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "gone.opml: cannot be read: No such file or directory"),
        ("<rss/>", "this is not an OPML file"),
        ('<!DOCTYPE opml [<!ENTITY a "b">]><opml/>', "declares an entity"),
    ],
)
def test_what_is_no_list_is_told(workspace: Workspace, text: str | None, words: str) -> None:
    workspace.configure("")
    if text is not None:
        (workspace.path / "gone.opml").write_text(text)
    done = workspace.run("feeds", "import", "gone.opml")
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


def test_a_list_that_breaks_off_is_imported_as_far_as_it_goes(workspace: Workspace) -> None:
    workspace.configure("")
    done = piped(
        workspace,
        "feeds",
        "import",
        "-",
        stdin='<opml><body>\n<outline xmlUrl="https://a.example/"/>\n<outline text="',
    )
    assert done.returncode == 0
    assert "the file is damaged (line 3: unclosed token)" in done.stderr
    assert feeds(workspace) == [{"url": "https://a.example/"}]


def test_the_list_stays_the_default(workspace: Workspace) -> None:
    workspace.configure('[[feeds]]\nurl = "https://a.example/"\nname = "A"\n')
    forms = [("feeds", "--json"), ("feeds", "list", "--json"), ("feeds", "--json", "list")]
    assert len({workspace.run(*argv).stdout for argv in forms}) == 1
    assert workspace.run("feeds").stdout == workspace.run("feeds", "list").stdout
    assert workspace.run("feeds", "fly").returncode == 2
    assert workspace.run("feeds", "add").returncode == 2
