"""Reading in another process: the same answer, and nothing worse than no answer."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from briefing.domain.entry import ParsedFeed
from briefing.parse import parser_worker
from briefing.parse.feed import parse
from briefing.parse.not_a_feed import Unreadable
from briefing.parse.parser_process import ParserProcess
from tests.waiting import PATIENCE_S

FEED = "https://wire.example/rss"
SAMPLE = Path(__file__).parents[2] / "briefing" / "demo" / "feeds" / "afternoon" / "world-wire.xml"
SMALL = (
    b"<rss><channel><title>W</title><item><guid>1</guid><title>Talks</title></item></channel></rss>"
)


def read(reader: ParserProcess, body: bytes, **more: object) -> ParsedFeed | Unreadable:
    return reader.read(body, feed=FEED, url=FEED, headers={}, **more)  # type: ignore[arg-type]


def test_it_reads_what_is_read_here() -> None:
    body = SAMPLE.read_bytes()
    here = parse(body, feed=FEED, url=FEED, headers={})
    assert isinstance(here, ParsedFeed)
    known = {digest: id for id, digest in list(here.markup_digests.items())[:3]}
    with ParserProcess(seconds=PATIENCE_S) as reader:
        assert read(reader, body) == here
        assert read(reader, b"<html>") == parse(b"<html>", feed=FEED, url=FEED, headers={})
        assert read(reader, body, known=known) == parse(
            body, feed=FEED, url=FEED, headers={}, known=known
        )


def test_one_process_serves_many_documents() -> None:
    with ParserProcess(seconds=PATIENCE_S) as reader:
        read(reader, SMALL)
        first = reader._process
        read(reader, SMALL)
        assert reader._process is first
    assert first is not None
    assert first.returncode is not None, "nothing is left running"


def test_a_document_that_takes_too_long_costs_no_other() -> None:
    with ParserProcess(seconds=0.001) as reader:  # less than a process takes to start
        assert read(reader, SMALL) == Unreadable("reading it took more than 0.001 s")
    with ParserProcess(seconds=PATIENCE_S) as reader:
        assert isinstance(read(reader, SMALL), ParsedFeed)


@pytest.mark.skipif(
    not hasattr(__import__("signal"), "alarm"), reason="memory is bounded on POSIX systems"
)
def test_a_document_that_takes_too_much_memory_costs_no_other() -> None:
    body = SMALL.replace(b"Talks", b"Talks " * 2_000_000)
    with ParserProcess(seconds=PATIENCE_S, memory=64 << 20) as reader:
        answer = read(reader, body)
        assert isinstance(answer, Unreadable)
        assert "memory" not in answer.reason
        assert "MB" in answer.reason
        assert isinstance(read(reader, SMALL), ParsedFeed)


def test_a_reader_that_is_ended_from_outside_answers_at_once() -> None:
    endless = b"<rss><channel>" + b"<item><title>x" * 400_000
    reader = ParserProcess(seconds=PATIENCE_S)
    read(reader, SMALL)
    answers: list[ParsedFeed | Unreadable] = []
    busy = threading.Thread(target=lambda: answers.append(read(reader, endless)))
    busy.start()
    reader.kill()
    busy.join(timeout=PATIENCE_S)
    assert not busy.is_alive()
    assert isinstance(answers[0], Unreadable)
    with reader:
        assert isinstance(read(reader, SMALL), Unreadable), "it does not start again"


def test_a_worker_ends_with_its_input() -> None:
    with ParserProcess(seconds=PATIENCE_S) as reader:
        read(reader, SMALL)
        process = reader._process
        assert process is not None
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(timeout=PATIENCE_S) == 0


def test_a_stream_that_ends_in_the_middle_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "stream"
    with path.open("wb") as stream:
        parser_worker.send(stream, "something")
    with path.open("r+b") as stream:
        assert parser_worker.receive(stream) == "something"
        assert parser_worker.receive(stream) is None
        stream.truncate(9)
        stream.seek(0)
        assert parser_worker.receive(stream) is None
