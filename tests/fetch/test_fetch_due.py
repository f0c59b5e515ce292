from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from briefing.domain.feed import Feed, FeedState
from briefing.fetch.due_feeds import Plan, Request, plan
from briefing.fetch.retry_after import Pauses

NOW = datetime(2025, 10, 29, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
URL = "https://one.example/feed"


def planned(feed: Feed, state: FeedState | None = None, *, force: bool = False) -> Plan:
    return plan([feed], {state.url: state} if state else {}, NOW, interval=HOUR, force=force)


def checked(ago: timedelta, **more: object) -> FeedState:
    return FeedState(URL, checked=NOW - ago, **more)  # type: ignore[arg-type]


def test_a_feed_never_checked_is_asked_without_conditions() -> None:
    assert planned(Feed(URL)).requests == (Request(Feed(URL)),)


def test_what_was_learned_goes_into_the_request() -> None:
    state = checked(2 * HOUR, etag='W/"x"', last_modified="yesterday", body_digest="ab")
    assert planned(Feed(URL), state).requests == (Request(Feed(URL), 'W/"x"', "yesterday", "ab"),)


DAY = 24 * HOUR


@pytest.mark.parametrize(
    ("changed", "answered", "whole"),
    [
        (7, 1, False),
        (9, 2, True),
        (9, 0.5, False),  # asked for already
        (17, 2, True),
        (17, 0.5, False),
        (9, 9, True),
        (9, None, False),  # never answered: there is nothing to be conditional about
        (-3, -1, False),  # by a clock gone wrong
    ],
)
def test_a_server_is_believed_for_eight_days_that_nothing_is_new(
    changed: float, answered: float | None, whole: bool
) -> None:
    state = checked(
        30 * HOUR,
        etag="x",
        last_modified="then",
        body_digest="ab",
        changed=NOW - changed * DAY,
        answered=None if answered is None else NOW - answered * DAY,
    )
    (request,) = planned(Feed(URL), state, force=True).requests
    assert (request.etag is None, request.last_modified is None) == (whole, whole)
    assert request.body_digest == "ab"


def test_a_feed_that_fell_silent_is_asked_for_once_as_a_whole() -> None:
    known = {"etag": "x", "changed": NOW - 3 * DAY, "newest": NOW - 14 * DAY - HOUR}
    for answered, etag in ((2 * HOUR, None), (HOUR / 2, "x")):
        state = checked(answered, answered=NOW - answered, **known)
        assert planned(Feed(URL), state, force=True).requests[0].etag == etag


def test_a_feed_checked_lately_says_when_it_is_due() -> None:
    due_at = NOW + timedelta(minutes=20)
    assert planned(Feed(URL), checked(timedelta(minutes=40))).not_due == ((Feed(URL), due_at),)


@pytest.mark.parametrize(
    ("ago", "due"), [(3600, True), (3541, True), (3539, False), (0, False), (-30, False)]
)
def test_a_scheduler_that_is_seconds_early_still_counts(ago: int, due: bool) -> None:
    assert bool(planned(Feed(URL), checked(timedelta(seconds=ago))).requests) is due


def test_earliness_shrinks_with_a_short_interval() -> None:
    feed = Feed(URL, interval=timedelta(seconds=100))
    assert not planned(feed, checked(timedelta(seconds=94))).requests
    assert planned(feed, checked(timedelta(seconds=96))).requests


@pytest.mark.parametrize(("failures", "hours"), [(0, 1), (1, 2), (2, 4), (3, 8), (400, 8)])
def test_failures_double_the_wait_up_to_eight_times(failures: int, hours: int) -> None:
    early = checked(hours * HOUR - timedelta(minutes=2), failures=failures)
    assert planned(Feed(URL), early).not_due == ((Feed(URL), NOW + timedelta(minutes=2)),)
    assert planned(Feed(URL), checked(hours * HOUR, failures=failures)).requests


WEEKLY = {"gap": timedelta(days=7), "changed": NOW - 24 * HOUR}
EARLIEST, LATEST = 7.3 * HOUR, 8 * HOUR
"""Eight times the interval, less a tenth of what it was lengthened by and a minute."""


def test_a_feed_with_little_to_say_is_asked_up_to_eight_times_less_often() -> None:
    assert planned(Feed(URL), checked(timedelta(hours=7), **WEEKLY)).not_due
    assert planned(Feed(URL), checked(LATEST, **WEEKLY)).requests
    ((_, when),) = planned(Feed(URL), checked(timedelta(0), **WEEKLY)).not_due
    assert when is not None
    assert NOW + EARLIEST <= when <= NOW + LATEST


def test_lengthened_waits_differ_from_feed_to_feed_and_stand_until_the_next_check() -> None:
    def due_at(url: str) -> datetime:
        state = FeedState(url, checked=NOW, **WEEKLY)  # type: ignore[arg-type]
        ((_, when),) = plan([Feed(url)], {url: state}, NOW, interval=HOUR, force=False).not_due
        assert when is not None
        return when

    urls = [f"https://{n}.example/" for n in range(20)]
    assert len({due_at(url) for url in urls}) > 10
    assert [due_at(url) for url in urls] == [due_at(url) for url in urls]


def test_a_feed_that_brings_news_all_the_time_keeps_its_interval() -> None:
    state = checked(HOUR, gap=timedelta(minutes=20), changed=NOW - HOUR)
    assert planned(Feed(URL), state).requests


def test_a_feed_that_has_fallen_silent_is_asked_less_often() -> None:
    state = checked(2 * HOUR, gap=timedelta(minutes=20), changed=NOW - 16 * HOUR)
    assert planned(Feed(URL), state).not_due


def test_no_feed_sleeps_while_its_summit_is_under_way() -> None:
    state = checked(HOUR, **WEEKLY)
    states = {URL: state}
    asked = plan([Feed(URL)], states, NOW, interval=HOUR, force=False, awake={URL})
    assert asked.requests


def test_what_the_document_asks_for_lengthens_the_wait() -> None:
    assert planned(Feed(URL), checked(HOUR, ttl=3 * HOUR)).not_due == ((Feed(URL), NOW + 2 * HOUR),)
    assert planned(Feed(URL), checked(HOUR, ttl=HOUR / 4)).requests


def test_what_the_server_calls_fresh_is_not_asked_for() -> None:
    state = checked(HOUR, fresh_until=NOW + HOUR)
    assert planned(Feed(URL), state).not_due == ((Feed(URL), NOW + HOUR),)
    assert planned(Feed(URL), checked(HOUR, fresh_until=NOW - HOUR / 2)).requests


def test_nobody_is_believed_who_asks_for_more_than_a_day() -> None:
    assert planned(Feed(URL), checked(24 * HOUR, ttl=timedelta(days=365))).requests


def test_skipped_hours_and_days_are_left_out() -> None:
    feed = Feed(URL)  # it is nine o'clock on a Wednesday
    assert planned(feed, checked(HOUR, skip_hours=(9, 10))).not_due == ((feed, NOW + 2 * HOUR),)
    (_, when) = planned(feed, checked(HOUR, skip_days=(2,))).not_due[0]
    assert when == datetime(2025, 10, 30, tzinfo=UTC)
    assert planned(feed, checked(HOUR, skip_hours=(8, 10), skip_days=(1, 3))).requests
    assert planned(feed, checked(HOUR, skip_hours=tuple(range(24)))).requests


def test_force_and_no_interval_pass_over_habit_and_wishes() -> None:
    state = checked(HOUR / 2, ttl=4 * HOUR, fresh_until=NOW + HOUR, skip_hours=(9,), **WEEKLY)
    assert planned(Feed(URL), state, force=True).requests
    assert planned(Feed(URL, interval=timedelta(0)), state).requests


@pytest.mark.parametrize("force", [False, True])
def test_a_pause_of_the_domain_holds_even_by_force(force: bool) -> None:
    feed, other = Feed("https://en.yna.co.kr/rss", interval=timedelta(0)), Feed(URL)
    asked = plan(
        [feed, other], {}, NOW, interval=HOUR, force=force, pauses=Pauses({"yna.co.kr": NOW + HOUR})
    )
    assert asked.not_due == ((feed, NOW + HOUR),)
    assert asked.requests == (Request(other),)


def test_no_interval_means_every_run_whatever_failed() -> None:
    feed = Feed(URL, interval=timedelta(0))
    assert planned(feed, checked(timedelta(0), failures=9)).requests


def test_the_feeds_own_interval_wins() -> None:
    assert planned(Feed(URL, interval=2 * HOUR), checked(HOUR)).not_due
    assert planned(Feed(URL, interval=HOUR / 2), checked(HOUR / 2)).requests


def test_force_asks_a_feed_that_is_not_due() -> None:
    assert planned(Feed(URL), checked(timedelta(0), failures=5), force=True).requests


@pytest.mark.parametrize("force", [False, True])
def test_retry_after_holds_even_by_force(force: bool) -> None:
    feed, later = Feed(URL, interval=timedelta(0)), NOW + timedelta(minutes=5)
    state = checked(9 * HOUR, retry_at=later)
    assert planned(feed, state, force=force).not_due == ((feed, later),)


def test_retry_after_ends() -> None:
    assert planned(Feed(URL), checked(9 * HOUR, retry_at=NOW)).requests


@pytest.mark.parametrize("force", [False, True])
def test_a_feed_that_is_gone_is_never_asked(force: bool) -> None:
    state = checked(9 * HOUR, gone=True)
    assert planned(Feed(URL), state, force=force).not_due == ((Feed(URL), None),)


def test_an_unusable_feed_is_set_apart() -> None:
    feed = Feed("gopher://old.example", problem="neither http nor https")
    assert planned(feed, force=True) == Plan((), (), (feed,))


def test_a_check_stamped_by_a_clock_gone_wrong_does_not_bind() -> None:
    assert planned(Feed(URL), checked(timedelta(days=-900))).requests


def test_an_absurd_interval_survives() -> None:
    feed = Feed(URL, interval=timedelta.max)
    assert planned(feed, checked(HOUR, failures=3)).not_due
