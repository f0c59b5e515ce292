"""The tables of events, as the migrations make them: append-only like those."""

# Events are derived too, from stories: ``words`` is a wording (group/wording.py), ``at`` and
# ``day`` the ordinal of the publication. ``settled`` is the count that words are weighed by at
# present. A link stands in both directions. What waits goes through the stages of store/events.py.
FIRST = """
CREATE TABLE event_stories (
    row INTEGER PRIMARY KEY,
    story TEXT NOT NULL UNIQUE,
    at REAL NOT NULL,
    day INTEGER NOT NULL,
    dated INTEGER NOT NULL,
    first_seen TEXT NOT NULL,
    bare INTEGER NOT NULL,
    words BLOB NOT NULL,
    event TEXT
) STRICT;
CREATE INDEX event_stories_event ON event_stories (event);
CREATE INDEX event_stories_day ON event_stories (day);
CREATE TABLE event_terms (
    term INTEGER NOT NULL,
    dated INTEGER NOT NULL,
    day INTEGER NOT NULL,
    story INTEGER NOT NULL REFERENCES event_stories (row) ON DELETE CASCADE,
    weight REAL NOT NULL,
    PRIMARY KEY (term, dated, day, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_terms_story ON event_terms (story);
CREATE TABLE event_links (
    one INTEGER NOT NULL REFERENCES event_stories (row) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES event_stories (row) ON DELETE CASCADE,
    likelihood REAL NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_links_other ON event_links (other);
CREATE TABLE event_counts (
    term INTEGER PRIMARY KEY,
    stories INTEGER NOT NULL,
    settled INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE event_waiting (story TEXT PRIMARY KEY, stage INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX event_waiting_stage ON event_waiting (stage)
"""

# Terms and links are written for every new story, so they carry no index but their own order, and
# what removes a story removes them (store/wordings.py).
LEAN = """
DROP TABLE event_terms;
DROP TABLE event_links;
CREATE TABLE event_terms (
    term INTEGER NOT NULL,
    dated INTEGER NOT NULL,
    day INTEGER NOT NULL,
    story INTEGER NOT NULL,
    weight REAL NOT NULL,
    PRIMARY KEY (term, dated, day, story)
) STRICT, WITHOUT ROWID;
CREATE TABLE event_links (
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    likelihood REAL NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID
"""
