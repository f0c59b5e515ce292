"""The reader's corrections applied to the stories that the rules alone make.

Entries that the reader put together are one story whatever their texts say, and their copies come
with them; entries that the reader separated stay separate, and a copy of both goes with the one it
resembles more. Entries that a correction names are placed first, so it does not matter when their
copies arrived.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.group.resemblance import resemblance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.group.comparison_form import ComparisonForm
    from briefing.group.constraints import Constraints


class _Cluster:
    """A story being built: its entries, their constraint clusters, and the texts (by place) that
    they carry."""

    def __init__(self) -> None:
        self.entries: list[ComparisonForm] = []
        self.constrained: set[str] = set()
        self.texts: set[int] = set()


def apply_constraints(
    texts: Sequence[Sequence[ComparisonForm]], constraints: Constraints
) -> list[list[ComparisonForm]]:
    """The stories of a component of which the rules alone make ``texts``.

    The same texts and constraints give the same stories, in whatever order the texts stand.
    """
    text_of = {form.entry: place for place, text in enumerate(texts) for form in text}
    ordered = sorted(
        (form for text in texts for form in text),
        key=lambda form: (form.at, form.feed, form.entry),
    )
    stories: list[_Cluster] = []
    for form in ordered:
        if form.entry in constraints:
            _place(form, text_of[form.entry], stories, constraints)
    named = [(story, tuple(story.entries)) for story in stories]
    unconstrained: dict[int, _Cluster] = {}
    for form in ordered:
        if form.entry in constraints:
            continue
        text = text_of[form.entry]
        candidates = [
            (max(resemblance(form, copy) for copy in copies if text_of[copy.entry] == text), story)
            for story, copies in named
            if text in story.texts
        ]
        home = (
            max(candidates, key=lambda candidate: candidate[0])[1]
            if candidates
            else unconstrained.setdefault(text, _Cluster())
        )
        home.entries.append(form)
    return [story.entries for story in (*stories, *unconstrained.values())]


def _place(
    form: ComparisonForm, text: int, stories: list[_Cluster], constraints: Constraints
) -> None:
    """Put an entry that a correction names into the story of its cluster, else of its text."""
    cluster = constraints.cluster(form.entry)
    own = next((story for story in stories if cluster in story.constrained), None)
    clusters = own.constrained if own else {cluster}
    same_text = own if own and text in own.texts else None
    same_text = same_text or next(
        (
            story
            for story in stories
            if text in story.texts and not constraints.forbid(clusters, story.constrained)
        ),
        None,
    )
    if own and same_text and own is not same_text:
        own.entries += same_text.entries
        own.constrained |= same_text.constrained
        own.texts |= same_text.texts
        stories.remove(same_text)
    home = own or same_text
    if home is None:
        stories.append(home := _Cluster())
    home.entries.append(form)
    home.constrained.add(cluster)
    home.texts.add(text)
