"""Texts to compare, and entries that carry them as grouping sees them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from briefing.group.comparison_form import ComparisonForm

NOON = datetime(2025, 10, 29, 12, tzinfo=UTC)
WIRE = (
    "President Lee Jae Myung received Donald Trump at the national museum in Gyeongju on Wednesday "
    "with a guard of honour in robes of the old kingdom and a band that played for twenty minutes.",
    "Lee handed his guest the Grand Order of Mugunghwa, a medal in gold that no American president "
    "has been given before, and a copy of a crown found in a royal tomb nearby.",
    "Behind the ceremony the two governments are still bargaining over South Korean investment in "
    "American industry worth $350 billion, which Seoul would rather pay as loans and guarantees.",
    "Trump told reporters that the deal was pretty much finalized. Officials on both sides said "
    "that no agreement had been signed and that several questions of timing were open.",
    "Japan, which concluded its own trade agreement earlier in the year, has promised $550 billion "
    "and negotiators in Seoul hear the comparison at every meeting.",
    "The outline foresees money in stages, common work on shipbuilding and lower American tariffs "
    "on cars, according to two officials who asked not to be named.",
)
OTHER = (
    "Rescuers in the northern province searched through the night for a ferry that lost contact "
    "with the harbour on Tuesday evening after its crew reported water in the engine room.",
    "The coast guard sent four boats and a helicopter, but fog kept the aircraft on the ground "
    "until dawn, and relatives gathered in a school gymnasium near the pier.",
    "The owner of the vessel said it had passed its yearly inspection in May and carried fewer "
    "passengers than it was allowed to, a figure that the port authority has yet to confirm.",
)
KOREAN = (
    "이재명 대통령은 수요일 경주 국립박물관에서 도널드 트럼프 미국 대통령을 맞이하고 "
    "무궁화대훈장을 수여했다. 트럼프 대통령은 훈장이 매우 아름답다며 바로 달고 싶다고 말했다.",
    "양국은 3500억 달러 규모의 대미 투자를 놓고 협상을 이어가고 있으며 아직 합의문에는 서명하지 "
    "않았다고 정부 관계자들이 전했다.",
)


CAPTIONED = (
    "FILE - Robes and a guard in the museum, which stands in an old royal park: here President Lee "
    "received Donald Trump.",
)
NAMED = "Seoul greets its guest with a crown of gold and an unsigned deal"


def form(
    name: str,
    paragraphs: tuple[str, ...] = WIRE,
    title: str = "Trump is given a gold medal in Gyeongju as trade talks drag on",
    *,
    hours: float = 0,
    **fields: Any,
) -> ComparisonForm:
    """The comparison form of an entry called ``name``, published so many hours after noon."""
    at = NOON + timedelta(hours=hours)
    made = ComparisonForm(
        entry=name,
        feed=f"https://{name}.example/rss",
        url=f"https://{name}.example/news/{name}",
        title=title,
        paragraphs=paragraphs,
        at=at,
        first_seen=at + timedelta(minutes=5),
    )
    return replace(made, **fields)


def prose(seed: str, length: int) -> str:
    """A sentence of words that stand in no other sentence."""
    random = Random(seed)
    letters = ("".join(random.choices("abdegiklmnoprstu", k=6)) for _ in range(length))
    return " ".join(letters).capitalize() + "."


SENTENCES = (
    *WIRE,
    *OTHER,
    *KOREAN,
    WIRE[2].replace("$350", "$550"),
    "Read more",
    "The ship sailed.",
    *CAPTIONED,
)
TITLES = (
    "Trump is given a gold medal in Gyeongju as trade talks drag on",
    "Ferry missing in the north after a call from its engine room",
    "Morning digest",
    "",
)
forms = st.builds(
    lambda name, picks, title, feed, link, hours, seen: ComparisonForm(
        entry=f"e{name:02}",
        feed=f"https://f{feed}.example/rss",
        url=None if link is None else f"https://f{feed % 2}.example/{link}",
        title=title,
        paragraphs=tuple(dict.fromkeys(SENTENCES[pick] for pick in picks)),
        at=NOON + timedelta(hours=hours),
        first_seen=NOON + timedelta(hours=seen),
    ),
    name=st.integers(0, 15),
    picks=st.lists(st.integers(0, len(SENTENCES) - 1), max_size=7),
    title=st.sampled_from(TITLES),
    feed=st.integers(0, 3),
    link=st.none() | st.sampled_from(["a", "b", "b?utm_source=x", ""]),
    hours=st.integers(0, 30 * 24),
    seen=st.integers(0, 40 * 24),
)
unhurried = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
