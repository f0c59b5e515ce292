"""``v`` shows the article under the cursor as its publisher wrote it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.config.load import load
from briefing.refresh import run as refresh
from briefing.tui.dialogs.article import ArticleScreen
from briefing.tui.dialogs.search import SearchScreen
from briefing.tui.dialogs.why import WhyScreen
from briefing.tui.view.spans import text_of
from briefing.tui.widgets.doc import Doc
from tests.builders.rss import item, rss
from tests.tui.running_app import Opened, Size, opened_cache

if TYPE_CHECKING:
    from briefing.config.model import Config
    from tests.conftest import Site, Workspace

NOW = datetime(2025, 10, 29, 6, tzinfo=UTC)
FACT = "Trump met Lee in Gyeongju on Wednesday and praised the shipyards of the south coast."
OFFER = (
    "Lee Jae Myung offered Donald Trump 200 billion dollars in Gyeongju, to be paid over ten years."
)
AGREED = OFFER.replace("200", "350")
LINKS = "".join(f'<li><a href="/part/{n}">Part {n}</a></li>' for n in range(1, 13))


def document(offer: str) -> bytes:
    markup = (
        f"<h3>The talks</h3><p>{FACT}</p><blockquote>We build ships.</blockquote><p>{offer}</p>"
        "<p>Sign up for our newsletter</p>"
        f"<p>{'They spoke of cars, chips and ships for hours. ' * 40}</p><ul>{LINKS}</ul>"
    )
    return rss(
        "A",
        "<item><title>Trump and Lee meet in Gyeongju</title><guid>1</guid>"
        "<link>https://news.example/talks</link><pubDate>Wed, 29 Oct 2025 04:00:00 GMT</pubDate>"
        f"<description><![CDATA[{markup}]]></description></item>",
    )


@pytest.fixture
def articles(site: Site, workspace: Workspace) -> Config:
    """A cache with one article of twelve links, which its feed has changed once."""
    feeds = "".join(f'[[feeds]]\nurl = "{site.url}/{n}.xml"\nname = "{n.upper()}"\n' for n in "ab")
    workspace.configure(
        f'{feeds}[[summits]]\nid = "g"\nname = "Gyeongju summit"\nplace = "Gyeongju"\n'
        'people = ["Donald Trump", "Lee Jae Myung"]\n'
    )
    config = load(workspace.config, cache=workspace.cache)
    for offer, minutes in ((OFFER, 0), (AGREED, 30)):
        site.documents |= {"/a.xml": document(offer), "/b.xml": document(AGREED)}
        refresh(config, now=NOW + timedelta(minutes=minutes), force=True)
    return config


def lines(at: Opened, doc: str = "#article-text") -> str:
    layout = at.app.screen.query_one(doc, Doc).layout_
    return "\n".join(text_of(line) for block in layout.lines for line in block)


async def read(at: Opened) -> ArticleScreen:
    await at.press("J", "n", "v")
    await at.finish()
    return at.front(ArticleScreen)


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 36), (200, 50)])
async def test_it_keeps_the_structure_and_fits_the_screen(articles: Config, size: Size) -> None:
    async with opened_cache(articles, NOW, size) as at:
        await read(at)
        text = lines(at)
        assert max(map(len, text.split("\n"))) <= size[0]
        for shown in ("### The talks", "> We build ships.", "• Part 1 [1]", "LINKS"):
            assert shown in text, shown
        assert "Esc" in at.text()
        await at.press("escape")
        assert not at.shows(ArticleScreen)


async def test_what_is_left_out_and_the_markup_are_one_key_away(articles: Config) -> None:
    async with opened_cache(articles, NOW) as at:
        await read(at)
        assert "newsletter" not in lines(at)
        assert "1 paragraph left out of briefings · f shows" in lines(at)
        await at.press("f")
        assert "~ Sign up for our newsletter" in lines(at)
        await at.press("f")
        assert "<blockquote>We build ships.</blockquote>" in lines(at)
        await at.press("f")
        assert "newsletter" not in lines(at)


async def test_a_digit_opens_a_link_and_waits_for_a_second_one(articles: Config) -> None:
    async with opened_cache(articles, NOW) as at:
        await read(at)
        await at.press("2")
        assert at.urls == ["https://news.example/part/2"]
        await at.press("1", "2")
        assert at.urls[1:] == ["https://news.example/part/12"]
        await at.press("9", "9")
        assert at.urls[2:] == ["https://news.example/part/9"] * 2
        await at.press("1", "3")
        assert "No link [13] here" in at.text()
        assert len(at.urls) == 4


async def test_passages_of_the_briefing_are_stops_and_the_page_opens_at_them(
    articles: Config,
) -> None:
    async with opened_cache(articles, NOW) as at:
        screen = await read(at)
        assert screen.page.cursor is not None  # at the passage of the point
        assert screen.page.top == 0
        await at.press("left_square_bracket", "left_square_bracket")
        first = screen.page.cursor
        await at.press("right_square_bracket")
        assert screen.page.cursor != first
        await at.press("left_square_bracket", "o")
        assert at.urls[-1] == (
            "https://news.example/talks#:~:text="
            "Trump%20met%20Lee%20in%20Gyeongju,shipyards%20of%20the%20south%20coast."
        )


async def test_it_opens_from_a_search_and_keeps_the_results(articles: Config) -> None:
    async with opened_cache(articles, NOW) as at:
        await at.press("slash", *"shipyards", "ctrl+r")
        await at.finish()
        assert "Trump and Lee meet in Gyeongju" in lines(at)
        await at.press("escape")
        assert at.shows(SearchScreen)


async def test_from_the_why_page_a_wide_screen_shows_copies_and_changes_beside_it(
    articles: Config,
) -> None:
    async with opened_cache(articles, NOW, (200, 50)) as at:
        await at.press("J", "w")
        await at.finish()
        pages = []
        for key in ("k", "j"):
            await at.press(key, "v")
            await at.finish()
            pages.append(lines(at, "#article-beside"))
            await at.press("q")
            assert at.shows(WhyScreen)
        assert all("1 other report" in page for page in pages)
        assert [("[-200-]{+350+} billion" in page) for page in pages].count(True) == 1


async def test_without_an_article_it_says_so(articles: Config) -> None:
    async with opened_cache(articles, NOW) as at:
        await at.press("exclamation_mark", "v")
        await at.finish()
        assert "There is no article under the cursor" in at.text()


async def test_news_that_arrives_while_nobody_types_waits_for_a_key(
    articles: Config, site: Site
) -> None:
    """No briefing was stored when the program opened: they were composed on the first page."""
    async with opened_cache(articles, NOW + timedelta(hours=2)) as at:
        before = [shown.id for shown in at.state.items]
        later = "Trump and Lee signed an accord on rare earths in Gyeongju late on Wednesday."
        hour_later = NOW + timedelta(hours=1)
        accord = item("Accord signed in Gyeongju", later, published=hour_later)
        site.documents["/b.xml"] = rss("B", accord)
        await asyncio.to_thread(refresh, articles, now=hour_later, force=True)
        await at.main.watcher.poll()
        await at.finish()
        assert [shown.id for shown in at.state.items] == before
        assert "new · . shows" in at.text()
        await at.press("full_stop")
        assert later in " ".join(at.text().split())


async def test_a_click_on_the_number_of_a_link_opens_it(articles: Config) -> None:
    async with opened_cache(articles, NOW, (120, 36)) as at:
        await read(at)
        await at.press("G")
        shown = at.text().splitlines()
        row = next(y for y, line in enumerate(shown) if "[12]" in line)
        await at.pilot.click(offset=(shown[row].index("[12]") + 2, row))
        await at.settle()
        assert [url.rpartition("/")[2] for url in at.urls] == ["12"]
