"""The conditions of a search, as SQL: one function for each thing that a query may ask for.

``e`` is the entry. Each condition comes with its values, in the order of its question marks.
"""

from __future__ import annotations

import json
import re
from datetime import datetime, time
from typing import TYPE_CHECKING

from briefing.store import codec
from briefing.store.readings import HAS_UNREAD
from briefing.text import word_pattern
from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import fold_width, width_variants

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from briefing.domain.search_query import Query
    from briefing.store.feeds import FeedNames
    from briefing.store.sqlite import Connection

Condition = tuple[str, list[object]]

_NO_LETTERS = lazy_regex(r"[\W_]+")
_LANGUAGE_REACH = 600
"""Characters of a text that show its language."""
_OUTLETS_OF_STORY = (
    "SELECT COUNT(DISTINCT COALESCE(o.outlet, o.feed)) FROM entries AS o WHERE o.story = e.story"
)
# The reader marked few passages, and the cache has many: they are looked up from the former.
_HOLDS_PASSAGE = (
    "e.row IN (SELECT p.entry FROM {} AS s CROSS JOIN passages AS p ON p.key = s.key WHERE TRUE)"
)
_LABELLED = _HOLDS_PASSAGE.replace("TRUE", "is_label(s.label, ?)").format("labels")
_ASSIGNED = "e.row IN (SELECT entry FROM assignments)"
_MARKED = (
    "EXISTS (SELECT 1 FROM passages AS p JOIN marks AS m ON m.key = p.key WHERE p.entry = e.row)"
)
IS_NEW = (
    f"CASE WHEN {_ASSIGNED} THEN EXISTS ({HAS_UNREAD}) "
    f"ELSE e.returned IS NULL AND NOT {_MARKED} END"
)
"""SQL: whether the reader has not read all of the entry ``e``. What belongs to no summit was read
if something in it was marked, or if it had been deleted and came back."""
_STATES = {
    "new": IS_NEW,
    "read": f"NOT ({IS_NEW})",
    "starred": _HOLDS_PASSAGE.format("stars"),
    "noted": _HOLDS_PASSAGE.format("notes"),
}
"""The conditions of ``is:``."""


def define_functions(db: Connection) -> None:
    """The SQL functions that the conditions use."""
    db.create_function("holds", 2, _holds, deterministic=True)
    db.create_function("follows", 2, _follows, deterministic=True)
    db.create_function("language_of", 3, _language, deterministic=True)
    db.create_function("is_label", 2, _is_label, deterministic=True)


def has_word(word: str, follows: bool) -> Condition:
    """An SQL condition for the entries with ``word``, and its values."""
    if word_pattern.is_joined(word):
        return "(holds(e.title, ?) OR holds(e.body, ?))", [word, word]
    matches = "e.row IN (SELECT rowid FROM entries_fts WHERE entries_fts MATCH ?)"
    if not follows:
        return f"({matches})", [prefix_match(word)]
    # LIKE leaves few texts to the regular expression and takes a tenth of its time. It knows the
    # case of ASCII letters only.
    forms = [form for variant in width_variants(word) for form in (variant, variant.upper())]
    forms = [form for form in dict.fromkeys(forms) if not form.isascii()] + [fold_width(word)]
    likes = [f"%{_NO_LETTERS.sub('%', form)}%" for form in dict.fromkeys(forms)]
    like = " OR ".join(["e.{0} LIKE ?"] * len(likes))
    column = f"(({like}) AND follows(e.{{0}}, ?))"
    condition = f"({matches} OR {column.format('title')} OR {column.format('body')})"
    return condition, [prefix_match(word), *likes, word, *likes, word]


def is_indexed(group: tuple[str, ...]) -> bool:
    """Whether the index finds a word, or each of several alternatives."""
    signed = len(group) > 1 and any(map(word_pattern.has_sign, group))
    return not signed and not any(map(word_pattern.is_joined, group))


def has_any(group: tuple[str, ...], follows: bool) -> Condition:
    """An SQL condition for the entries with one of the words, and its values."""
    parts = []
    values: list[object] = []
    for word in group:
        condition, bound = has_word(word, follows)
        values += bound
        if len(group) > 1 and word_pattern.has_sign(word):
            signs, own = has_signs(word)
            condition = f"({condition} AND {signs})"
            values += own
        parts.append(condition)
    return f"({' OR '.join(parts)})", values


def credits_outlet(db: Connection, names: FeedNames, outlet: str) -> str:
    """An SQL condition for the entries whose outlet has ``outlet`` in its name."""
    wanted = outlet.casefold()

    def is_credited(feed: str, title: str | None, credited: str | None) -> bool:
        return wanted in names.outlet(feed, title, credited).casefold()

    db.create_function("credits", 3, is_credited, deterministic=True)
    return "credits(e.feed, (SELECT title FROM feeds WHERE url = e.feed), e.outlet)"


def has_signs(word: str) -> Condition:
    """An SQL condition for the entries that have ``word`` with its symbols, which FTS5 ignores."""
    escaped = [re.sub(r"[\\%_]", r"\\\g<0>", form) for form in width_variants(word)]
    like = "(e.title LIKE ? ESCAPE '\\' OR e.body LIKE ? ESCAPE '\\')"
    values = [f"%{form}%" for form in escaped for _ in range(2)]
    return f"({' OR '.join([like] * len(escaped))})", list(values)


def has_joined_words(db: Connection) -> bool:
    """Whether the index has a word in a script that a Latin word may follow without a space."""
    db.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.indexed_words "
        "USING fts5vocab('main', 'entries_fts', 'row')"
    )
    first = (word_pattern.FIRST_JOINED,)
    return bool(db.execute("SELECT 1 FROM indexed_words WHERE term >= ? LIMIT 1", first).fetchone())


def prefix_matches(group: tuple[str, ...]) -> str:
    """An FTS5 expression for the words that begin with one of ``group``."""
    return f"({' OR '.join(map(prefix_match, group))})"


def prefix_match(word: str) -> str:
    """An FTS5 expression for the words that begin with ``word``, in any width."""
    forms = (f'"{form.replace(chr(34), "")}"*' for form in width_variants(word))
    return f"({' OR '.join(forms)})"


def narrowing(
    query: Query, feeds: Sequence[str] | None, now: datetime, zone: tzinfo
) -> tuple[list[str], list[object]]:
    """The conditions that operators make; ``feeds`` are URLs, None for all."""
    conditions: list[str] = []
    values: list[object] = []
    if feeds is not None:
        conditions.append("e.feed IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(list(feeds)))
    if query.summit is not None:
        conditions.append("e.row IN (SELECT entry FROM assignments WHERE summit = ?)")
        values.append(query.summit)
    if query.since is not None:
        conditions.append("e.at >= ?")
        values.append(codec.encode_time(now - query.since))
    for day, sign in ((query.after, ">="), (query.before, "<")):
        if day is not None:
            conditions.append(f"e.at {sign} ?")
            values.append(codec.encode_time(datetime.combine(day, time(), zone)))
    if query.language is not None:
        conditions.append("language_of(e.language, e.title, e.body) = ?")
        values.append(query.language)
    if query.sources:
        conditions.append(f"({_OUTLETS_OF_STORY}) >= ?")
        values.append(query.sources)
    for label in query.labels:
        conditions.append(_LABELLED)
        values.append(label)
    conditions += [_STATES[state] for state in sorted(query.states)]
    return conditions, values


def _holds(text: str, word: str) -> bool:
    """The SQL function for a word with letters that no ASCII text has."""
    return not text.isascii() and word_pattern.anywhere(word).search(text) is not None


def _follows(text: str, word: str) -> bool:
    """The SQL function for a word right after a letter that no ASCII text has."""
    return not text.isascii() and word_pattern.after_joined(word).search(text) is not None


def _is_label(label: str, wanted: str) -> bool:
    """The SQL function for a label, in any case."""
    return label.casefold() == wanted.casefold()


def _language(tag: str | None, title: str, body: str) -> str | None:
    """The SQL function for the language of a text: by its words, else by its feed's tag."""
    from briefing.text.language import language_of  # most searches name none

    own = language_of(f"{title} {body[:_LANGUAGE_REACH]}")
    return own or (tag or "").partition("-")[0].lower() or None
