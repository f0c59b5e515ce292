"""A day of cron, every half hour, against publishers of every kind.

The clock is set by hand, the sockets are real.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from itertools import cycle, pairwise

from tests.refresh.publisher import Answer, Publisher, Reader, Request, document

HOUR = timedelta(hours=1)
RUNS = 48
OURS = {"host", "accept", "accept-encoding", "connection", "user-agent"}
CONDITIONS = {"if-none-match", "if-modified-since"}


@dataclass
class Press:
    """A feed that brings an entry every ``every``, with the validators that ``kinds`` name."""

    start: datetime
    every: timedelta
    kinds: tuple[str, ...]
    given: set[tuple[str, str]] = field(default_factory=set)
    headers: dict[str, str] = field(default_factory=dict)
    head: str = ""

    def __call__(self, request: Request) -> Answer:
        edition = (request.at - self.start) // self.every + 10
        at = self.start + (edition - 10) * self.every
        body = document(*range(edition, edition - 10, -1), at=at, every=self.every, head=self.head)
        headers = {
            "ETag": f'"{edition}"',
            "Last-Modified": format_datetime(at, usegmt=True),
            "Set-Cookie": "reader=1; Path=/; Max-Age=999999",
        }
        headers = {name: headers[name] for name in (*self.kinds, "Set-Cookie")}
        self.given |= {(name, headers[name]) for name in self.kinds}
        known = request.headers.get("if-none-match") == headers.get("ETag", 0) or (
            request.headers.get("if-modified-since") == headers.get("Last-Modified", 0)
        )
        return Answer(304 if known else 200, b"" if known else body, headers | self.headers)


def test_a_day_of_cron_gives_no_publisher_reason_to_complain(
    reader: Reader, publisher: Publisher
) -> None:
    def press(
        every: timedelta, *kinds: str, headers: dict[str, str] | None = None, head: str = ""
    ) -> Press:
        return Press(publisher.now, every, kinds, headers=headers or {}, head=head)

    presses = {
        "/both": press(HOUR, "ETag", "Last-Modified"),
        "/etag": press(HOUR / 3, "ETag"),
        "/modified": press(3 * HOUR, "Last-Modified"),
        "/slow": press(36 * HOUR, "ETag"),
        "/fresh": press(HOUR, "ETag", headers={"Cache-Control": "max-age=7200"}),
        "/ttl": press(HOUR, "ETag", head="<ttl>240</ttl>"),
        "/bare": press(HOUR),
    }
    publisher.pages |= presses
    busy = cycle([3600 * 5, 60, 3600])
    publisher.pages["/busy"] = lambda asked: (
        Answer(429, headers={"Retry-After": str(next(busy))})
        if len(publisher.asked("/busy")) % 3 == 2
        else presses["/both"](asked)
    )
    publisher.pages["/gone"] = lambda asked: Answer(410)
    publisher.pages["/broken"] = lambda asked: Answer(500)
    publisher.pages["/moved"] = lambda asked: Answer(301, headers={"Location": "/etag2"})
    publisher.pages["/etag2"] = etag2 = press(HOUR, "ETag")
    paths = [*presses, "/busy", "/gone", "/broken", "/moved"]
    reader.follow(*paths)
    for run in range(RUNS):
        reader.refresh(after=HOUR / 2 if run else timedelta(0))
    asked = {path: publisher.asked(path) for path in [*paths, "/etag2"]}
    assert_polite(asked, {**presses, "/etag2": etag2})
    assert_obliging(asked)


def assert_polite(asked: dict[str, list[Request]], presses: dict[str, Press]) -> None:
    for path in ("/both", "/etag", "/modified", "/slow", "/fresh", "/ttl", "/etag2"):
        requests = asked[path]
        # Exactly one request without conditions, the first.
        assert [request.conditional for request in requests] == [False] + [True] * (
            len(requests) - 1
        ), path
        # Only what was given is sent back, byte for byte.
        sent = {
            (name, request.headers[header])
            for request in requests
            for name, header in (("ETag", "if-none-match"), ("Last-Modified", "if-modified-since"))
            if header in request.headers
        }
        assert sent <= presses[path].given, path
    assert not any(request.conditional for request in asked["/bare"])
    for path, requests in asked.items():
        for request in requests:
            # Nothing that a feed did not ask for: no cookie, no referrer, no query of our own.
            assert set(request.headers) <= OURS | CONDITIONS, path
            assert "?" not in request.path
        gaps = [later.at - earlier.at for earlier, later in pairwise(requests)]
        assert all(gap >= HOUR - timedelta(minutes=1) for gap in gaps), path


def assert_obliging(asked: dict[str, list[Request]]) -> None:
    count = Counter({path: len(requests) for path, requests in asked.items()})
    assert count["/gone"] == 1
    assert count["/etag"] == 24, "news comes all the time"
    assert 3 <= count["/slow"] <= 4, "eight times the interval, less a tenth"
    assert count["/fresh"] == 12
    assert count["/ttl"] == 6
    assert 3 <= count["/broken"] <= 6, "0 2 6 14 22 hours"
    assert count["/moved"] == count["/etag2"]
    waits = cycle([5 * HOUR, timedelta(minutes=1), HOUR])
    for number, (earlier, later) in enumerate(pairwise(asked["/busy"]), start=1):
        if number % 3 == 2:
            assert later.at - earlier.at >= next(waits), "nothing inside a Retry-After"
