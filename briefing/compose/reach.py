"""How far a fact reached: who tells it, in whatever words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.compose.compared_text import ComparedText
from briefing.compose.independent_sources import Carrier, carriers
from briefing.compose.retelling import Retellings
from briefing.compose.worth_rules import COUNTED_AS_TOLD, OPENING_PARAGRAPHS
from briefing.domain.entry import HEADLINE
from briefing.text.normalize import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.compose.drafts import Draft
    from briefing.compose.facts import Fact
    from briefing.compose.statements import Statement
    from briefing.domain.story import Story, SummitPassage


class Reach:
    """Who tells the fact of each draft: by the sentences of all ``drafts``, by ``facts`` that are
    in none of them, since they depend on others, and by the headlines among ``passages``.

    Each of these texts has a number, by which ``carriers``, ``texts`` and ``openings`` list
    them: who carries it, what it is compared by, and which entries have it in their headline or
    first paragraphs. The first ``sentences`` of them are sentences.
    """

    def __init__(
        self,
        drafts: Sequence[Draft],
        facts: Iterable[Fact],
        stories: Iterable[Story],
        passages: Iterable[SummitPassage],
    ) -> None:
        headlines = _headlines(stories, passages)
        in_drafts = {id(fact) for draft in drafts for fact in draft.facts}
        others = [fact for fact in facts if id(fact) not in in_drafts and not fact.hidden]
        self.texts = [
            *(ComparedText.of(draft.text, draft.words) for draft in drafts),
            *(ComparedText.of(fact.shown.text, fact.shown.words) for fact in others),
            *(ComparedText.of(headline, words(headline)) for headline in headlines),
        ]
        self.carriers = [
            *(draft.carriers for draft in drafts),
            *(carriers((fact,)) for fact in others),
            *headlines.values(),
        ]
        self.openings = [
            *(_opening(draft.members) for draft in drafts),
            *(_opening(fact.members) for fact in others),
            *(frozenset(c.entry.id for c in reports) for reports in headlines.values()),
        ]
        self.sentences = len(drafts) + len(others)
        self.retellings = Retellings(self.texts)
        self._number = {_key(draft): number for number, draft in enumerate(drafts)}

    def number(self, draft: Draft) -> int:
        """That of ``draft``, which may have others folded under it."""
        return self._number[_key(draft)]

    def tellers(self, number: int) -> Iterator[tuple[int, float]]:
        """The numbers of the texts that tell the fact of the one with this ``number``, each with
        the share of it that they tell."""
        yield number, 1.0
        yield from self.retellings.of(number).items()

    def other_reports(self, draft: Draft) -> tuple[Carrier, ...]:
        """For each outlet that tells the fact and is not behind the words shown, its report that
        tells most of it, the earliest published first."""
        shown = {carrier.entry.outlet for carrier in (*draft.carriers, *draft.also_carriers)}
        best: dict[str, tuple[float, Carrier]] = {}
        for number, share in self.tellers(self.number(draft)):
            if share < COUNTED_AS_TOLD:
                continue
            for carrier in self.carriers[number]:
                outlet = carrier.entry.outlet
                if outlet in shown:
                    continue
                if outlet not in best or (-share, carrier.order) < (
                    -best[outlet][0],
                    best[outlet][1].order,
                ):
                    best[outlet] = (share, carrier)
        reports = (carrier for _, carrier in best.values())
        return tuple(sorted(reports, key=lambda carrier: carrier.order))


def _headlines(
    stories: Iterable[Story], passages: Iterable[SummitPassage]
) -> dict[str, tuple[Carrier, ...]]:
    """The headlines that belong to the summit, each with the entries that have it."""
    homes = {entry.id: (entry, story) for story in stories for entry in story.entries}
    by_text: dict[str, list[Carrier]] = {}
    for passage in passages:
        if passage.paragraph == HEADLINE and passage.entry in homes:
            carrier = Carrier(*homes[passage.entry], passage.text)
            by_text.setdefault(passage.text, []).append(carrier)
    return {
        text: tuple(sorted(by_text[text], key=lambda carrier: carrier.order))
        for text in sorted(by_text)
    }


def _opening(members: Iterable[Statement]) -> frozenset[str]:
    return frozenset(
        member.entry.id for member in members if member.passage.paragraph < OPENING_PARAGRAPHS
    )


def _key(draft: Draft) -> int:
    """Of its first fact, which it keeps when others are folded under it."""
    return id(draft.facts[0])
