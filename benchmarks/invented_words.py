"""The vocabulary of invented news: neutral words, and names made of syllables."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SYLLABLES = "ka lo mi ren du sa tor vel ni gra po ze bel un far ti os ma chi dor".split()
_ENDINGS = "nd rk ld v sk th x lm rt rn".split()
NOUNS = """
    bridge ferry harbour library orchard quarry reservoir market tunnel museum school tram clinic
    lighthouse mill stadium theatre workshop garden canal depot bakery forest airport laboratory
    warehouse observatory greenhouse pier cable archive turbine sawmill vineyard windmill
""".split()
_GOODS = """
    timber ceramics copper barley wool paper glass cement linen oats cobalt batteries bicycles
    turbines seeds medicines cables tiles apples salt engines lenses pumps textiles
""".split()
_ADJECTIVES = """
    cautious brief careful frank hurried open patient practical quiet regular short simple slow
    steady technical thorough useful wide narrow early late modest annual joint
""".split()
_VERBS = "opens closes delays expands repairs moves inspects revives shelves tests".split()
_ROLES = """
    engineer mayor teacher surveyor spokeswoman auditor ranger captain librarian architect nurse
    minister treasurer curator chemist gardener
""".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November".split()
_TOPICS = """
    fisheries shipping tariffs railways electricity visas water research tourism satellites grain
    fuel patents pensions ports rivers insurance postage
""".split()
TITLES = (
    "{Place} {verb} {adjective} {noun} plan",
    "{Person} on {topic}: why {place} waits",
    "{Number} {goods} crates reach {place}",
    "{Company} {verb} {noun} in {place}",
    "What the {noun} in {place} means for {topic}",
)
_SUBJECTS = (
    "{Company}",
    "{Person}, a {role} from {town},",
    "The council of {place}",
    "The {role} of {place}",
    "A {adjective} group of {figure} people from {town}",
    "The {noun} in {place}",
    "The owner of the {noun}",
    "One {role} in {figure}",
    "A {role} who has worked in {place} since {year}",
    "The {adjective} report on {topic}",
    "A society for {topic}",
    "{Company}, which employs {number} people,",
)
_PREDICATES = (
    "will move {number} crates of {goods} to {town}",
    "wants to see {figure} percent more {goods}",
    "has repaired the {noun} near {town}",
    "called the plan for the {noun} {adjective}",
    "voted {figure} to {figure} for the {adjective} version",
    "counted {number} visitors on {day}",
    "listed {figure} open questions on {topic}",
    "asked {person} for a {adjective} answer on {topic}",
    "stopped buying {goods} from {place}",
    "lost power for {figure} minutes on {day}",
    "spent a year on the {noun} and its {noun}",
    "has not decided on {topic} yet",
    "gave {figure} boxes of {goods} to the {noun}",
    "opened a second {noun} in {town}",
    "agreed with the {role} on {topic}",
    "moved from {town} to {place}",
)
_ADJUNCTS = (
    "before {month}",
    "after {figure} weeks of {adjective} work",
    "because the {noun} near {town} stays closed",
    "although {person} had advised against it",
    "while prices of {goods} rose by {figure} percent",
    "at a {adjective} meeting on {day}",
    "for the first time since {year}",
    "with the help of {company}",
    "until the {role} returns in {month}",
    "as {person} had expected",
    "and will publish the figures on {day}",
    "in spite of {adjective} weather",
    "at a cost of {number} crowns",
    "where {figure} volunteers were waiting",
)
SUMMIT_SENTENCES = (
    "{Person} and {other} met in {place} on {day} for {adjective} talks on {topic}.",
    "{Other} proposed to lower duties on {goods} from {figure} to {figure} percent.",
    "{Person} said the {place} summit had brought a {adjective} agreement on {topic}.",
    "The summit in {place} will discuss {topic} and {goods} until {day}.",
    "{Other} told reporters in {place} that {topic} would need {figure} more weeks.",
    "A {adjective} statement of {figure} pages by {person} and {other} is expected on {day}.",
    "Trade in {goods} reached {number} tonnes last year, {person} said at the summit in {place}.",
    "{Person} rejected a {adjective} offer on {goods} that {other} had made in {month}.",
)


class Words:
    """Draws words and names; the same ``seed`` always draws the same."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)

    def place(self) -> str:
        """The name of a place that does not exist."""
        return self._name(2) + self.chance.choice(_ENDINGS)

    def person(self) -> str:
        """The first and last name of nobody."""
        return f"{self._name(2)} {self._name(2)}{self.chance.choice(_ENDINGS)}"

    def sentence(self) -> str:
        """A sentence about nothing in particular."""
        parts = [self.chance.choice(kind) for kind in (_SUBJECTS, _PREDICATES, _ADJUNCTS)]
        return self.fill(" ".join(parts) + ".", {})

    def fill(self, template: str, known: Mapping[str, str]) -> str:
        """``template`` with words for its fields, those in ``known`` as they are there.

        A field with a capital is the same one at the beginning of a sentence.
        """
        return template.format_map(_Fields(self, known))

    def _name(self, syllables: int) -> str:
        return "".join(self.chance.choices(_SYLLABLES, k=syllables)).capitalize()


class _Fields(dict[str, str]):
    """Draws a field when a template asks for it."""

    def __init__(self, words: Words, known: Mapping[str, str]) -> None:
        super().__init__(known)
        self._words = words

    def __missing__(self, field: str) -> str:
        name = field.lower()
        value = self.get(name) or self._draw(name)
        return value[0].upper() + value[1:] if field[0].isupper() else value

    def _draw(self, name: str) -> str:
        words, chance = self._words, self._words.chance
        match name:
            case "place" | "town":
                return words.place()
            case "person" | "other":
                return words.person()
            case "company":
                return f"{words.place()} {chance.choice(('Works', 'Freight', 'Foods', 'Glass'))}"
            case "number":
                return f"{chance.randint(2, 90)},{chance.randint(0, 999):03d}"
            case "figure":
                return str(chance.randint(2, 60))
            case "year":
                return str(chance.randint(1950, 2020))
        return chance.choice(_LISTS[name])


_LISTS = {
    "noun": NOUNS,
    "goods": _GOODS,
    "adjective": _ADJECTIVES,
    "verb": _VERBS,
    "role": _ROLES,
    "day": _DAYS,
    "month": _MONTHS,
    "topic": _TOPICS,
}
