"""Read the ``[[views]]`` blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.config import known_keys
from briefing.config.table_reader import nearest
from briefing.domain import search_query
from briefing.domain.saved_search import SavedSearch

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefing.config.problems import Findings
    from briefing.config.table_reader import Table
    from briefing.domain.feed import Feed
    from briefing.domain.summit import Summit

LABEL = "[[views]]"


def read_views(
    tables: Sequence[Table], feeds: Sequence[Feed], summits: Sequence[Summit], findings: Findings
) -> tuple[SavedSearch, ...]:
    """The saved searches in file order; a query that could not be answered is a problem."""
    ids = [summit.id for summit in summits]
    tags = list(dict.fromkeys(tag for feed in feeds for tag in feed.tags))
    views = tuple(_view(table, ids, tags) for table in tables)
    first: dict[str, Table] = {}
    for view, table in zip(views, tables, strict=True):
        earlier = first.setdefault(view.name.casefold(), table)
        if view.name and earlier is not table:
            findings.problem(
                table.at("name"),
                f'the name "{view.name}" is already used on line '
                f"{findings.line(earlier.at('name'))}: choose another",
            )
    return views


def _view(table: Table, summits: Collection[str], tags: Collection[str]) -> SavedSearch:
    table.check_known(known_keys.VIEW)
    name, query = (table.required(key, known_keys.VIEW) for key in known_keys.VIEW)
    wanted = search_query.parse(query)
    for problem in wanted.problems:
        table.findings.problem(table.at("query"), f"{LABEL} query: {problem}")
    for note in wanted.notes:
        table.findings.warn(table.at("query"), f"{LABEL} query: {note}")
    for kind, value, known in (("summit", wanted.summit, summits), ("tag", wanted.tag, tags)):
        if value is not None and value not in known:
            near = nearest(value, known)
            advice = f'did you mean "{near}"?' if near else f"known: {', '.join(known) or 'none'}"
            missing = "no summit is called" if kind == "summit" else "no feed has the tag"
            table.findings.warn(table.at("query"), f'{LABEL} query: {missing} "{value}"; {advice}')
    return SavedSearch(name, query)
