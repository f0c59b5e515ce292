"""The invented news that ``make bench`` refreshes, and the server that serves it."""

from __future__ import annotations

from http.client import HTTPConnection
from urllib.parse import urlsplit
from xml.etree import ElementTree

from benchmarks.document_server import DocumentServer
from benchmarks.news import News, in_feeds, template_flood
from benchmarks.syndication import document
from briefing.domain.entry import ParsedFeed
from briefing.parse.feed import parse


def answer(server: DocumentServer, number: int, **headers: str) -> tuple[int, bytes, str | None]:
    address = urlsplit(server.url(number))
    connection = HTTPConnection(address.netloc)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", address.path, headers=sent)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, body, response.headers["ETag"]


def test_the_same_news_is_invented_every_time() -> None:
    first, second = News(3, 4), News(3, 4)
    assert [first.listed(n, 2) for n in range(3)] == [second.listed(n, 2) for n in range(3)]
    assert first.summits == second.summits


def test_a_feed_with_new_entries_keeps_those_before() -> None:
    news = News(3, 4)
    before, after = news.listed(0), news.listed(0, 1)
    assert after[1:] == before[:3]
    assert after[0].published > before[0].published


def test_a_twentieth_of_all_entries_is_new_in_half_of_the_feeds() -> None:
    news = News(40, 30)
    new = [news.new_entries(feed, 0.05) for feed in range(40)]
    assert sum(new) == 40 * 30 * 0.05
    assert new.count(0) == 20


def test_a_fifth_of_the_entries_are_copies_of_a_report_that_others_carry() -> None:
    news = News(50, 30)
    reports = [report for feed in range(50) for report in news.listed(feed)]
    copied = [report.copied for report in reports if report.copied is not None]
    assert 0.17 < len(copied) / len(reports) < 0.23
    assert len(set(copied)) < len(copied) / 3
    words = sum(len(" ".join(report.paragraphs).split()) for report in reports)
    assert 135 < words / len(reports) < 165


def test_documents_are_well_formed_and_hold_every_entry() -> None:
    news = News(2, 5)
    for feed in range(2):
        body, content_type = document(feed, news.listed(feed))
        ElementTree.fromstring(body)
        parsed = parse(
            body, feed="f", url="https://f.example/", headers={"content-type": content_type}
        )
        assert isinstance(parsed, ParsedFeed)
        reports = news.listed(feed)
        assert [entry.guid for entry in parsed.entries] == [report.guid for report in reports]
        assert [entry.published for entry in parsed.entries] == [r.published for r in reports]


def test_notices_of_one_template_are_all_different() -> None:
    feeds = in_feeds(template_flood(25), 10)
    assert [len(feed) for feed in feeds] == [10, 10, 5]
    assert len({report.paragraphs for feed in feeds for report in feed}) == 25


def test_a_document_is_sent_once_to_who_keeps_its_etag() -> None:
    with DocumentServer() as server:
        server.set_document(1, b"<rss/>", "application/rss+xml")
        status, body, etag = answer(server, 1)
        assert (status, body) == (200, b"<rss/>")
        assert etag
        assert answer(server, 1, If_None_Match=etag)[:2] == (304, b"")
        server.set_document(1, b"<rss></rss>", "application/rss+xml")
        assert answer(server, 1, If_None_Match=etag)[:2] == (200, b"<rss></rss>")
        assert answer(server, 2)[0] == 404
