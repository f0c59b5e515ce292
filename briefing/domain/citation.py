"""Which outlets stand behind a fact, and in whose words, as every format and screen cites them;
and the title that an entry is cited by."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.domain.briefing import Point, Source


class Citation(NamedTuple):
    """The numbers of outlets, ascending, each once: ``[1·2 ≈3·5]``.

    ``numbers`` carry the words shown; ``folded`` report the fact in words of their own.
    """

    numbers: tuple[int, ...]
    folded: tuple[int, ...] = ()


class Wording(NamedTuple):
    """A passage, and every report that carries it word for word."""

    passage: str
    reports: tuple[Source, ...]

    @property
    def outlets(self) -> tuple[tuple[int, str], ...]:
        """The number and the name of each outlet that carries it, by number."""
        return tuple(sorted({report.n: report.outlet for report in self.reports}.items()))


class Titled(Protocol):
    """Anything with the headline of an entry; ``published_title`` is as in `Entry`."""

    @property
    def title(self) -> str: ...

    @property
    def published_title(self) -> str | None: ...


def title_as_published(item: Titled) -> str:
    """The title as the feed wrote it, which citations and programs get.

    Pages for reading show the plain headline.
    """
    return item.published_title or item.title


def citation(sources: Iterable[Source], also: Iterable[Source] = ()) -> Citation:
    """The outlets of ``sources``, and those of ``also`` that are not among them."""
    numbers = {source.n for source in sources}
    folded = {source.n for source in also} - numbers
    return Citation(tuple(sorted(numbers)), tuple(sorted(folded)))


def reach_beyond_citation(point: Point) -> int:
    """How many outlets tell the fact, if more than its citation numbers; else 0."""
    cited = {source.outlet for source in (*point.sources, *point.also)}
    return point.reach if point.reach > len(cited) else 0


def wordings(reports: Iterable[Source]) -> tuple[Wording, ...]:
    """The passages of ``reports``, each once, in the order in which they first appear."""
    carried: dict[str, list[Source]] = {}
    for report in reports:
        carried.setdefault(report.passage, []).append(report)
    return tuple(Wording(passage, tuple(listed)) for passage, listed in carried.items())
