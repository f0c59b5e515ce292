"""The SQL of each migration; one that was released is never edited."""

# Entries, and what the reader did (readings, marks, stars, corrections), are primary data.
# Fingerprints, stories (the columns neighbourhood, story, place_in_story), assignments and the
# full-text index are derived from them and can be rebuilt. Times are text that sorts (codec.py).
FIRST_SCHEMA = """
CREATE TABLE feeds (
    url TEXT PRIMARY KEY,
    title TEXT,
    etag TEXT,
    last_modified TEXT,
    body_digest TEXT,
    checked TEXT,
    changed TEXT,
    retry_at TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    http INTEGER,
    gone INTEGER NOT NULL DEFAULT 0,
    entries INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE entries (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    feed TEXT NOT NULL REFERENCES feeds (url),
    guid TEXT NOT NULL,
    url TEXT,
    title TEXT NOT NULL,
    outlet TEXT,
    published TEXT,
    updated TEXT,
    at TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    digest TEXT NOT NULL,
    body TEXT NOT NULL,
    html TEXT NOT NULL,
    language TEXT,
    fingerprints INTEGER NOT NULL DEFAULT 0,
    grouped INTEGER NOT NULL DEFAULT 0,
    neighbourhood TEXT,
    story TEXT,
    place_in_story INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX entries_feed ON entries (feed, last_seen);
CREATE INDEX entries_story ON entries (story, place_in_story);
CREATE INDEX entries_neighbourhood ON entries (neighbourhood);
CREATE INDEX entries_at ON entries (at);
CREATE INDEX entries_last_seen ON entries (last_seen);
CREATE INDEX entries_first_seen ON entries (first_seen);
CREATE INDEX entries_ungrouped ON entries (row) WHERE grouped = 0;
CREATE TABLE passages (
    entry INTEGER NOT NULL REFERENCES entries (row) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    text TEXT NOT NULL,
    key INTEGER NOT NULL,
    first_seen TEXT NOT NULL,
    PRIMARY KEY (entry, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX passages_key ON passages (key, first_seen);
CREATE TABLE fingerprints (
    hash INTEGER NOT NULL,
    day INTEGER NOT NULL,
    entry INTEGER NOT NULL REFERENCES entries (row) ON DELETE CASCADE,
    PRIMARY KEY (hash, day, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX fingerprints_entry ON fingerprints (entry);
CREATE TABLE assignments (
    summit TEXT NOT NULL,
    at TEXT NOT NULL,
    entry INTEGER NOT NULL REFERENCES entries (row) ON DELETE CASCADE,
    paragraph INTEGER NOT NULL,
    score REAL NOT NULL,
    terms TEXT NOT NULL,
    PRIMARY KEY (summit, at, entry, paragraph)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignments_entry ON assignments (entry);
CREATE TABLE readings (summit TEXT PRIMARY KEY, at TEXT NOT NULL, seen TEXT NOT NULL) STRICT;
CREATE TABLE marks (key INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT;
CREATE TABLE stars (key INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT;
CREATE TABLE refreshes (
    row INTEGER PRIMARY KEY,
    started TEXT NOT NULL,
    pid INTEGER,
    new INTEGER NOT NULL,
    failed INTEGER NOT NULL
) STRICT;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE entries_fts USING fts5(
    title, body, content = 'entries', content_rowid = 'row',
    tokenize = 'unicode61 remove_diacritics 2'
)
"""

# A pause applies to a registrable domain, so it outlives the feed that caused it. ``piece`` is the
# digest of the markup an entry was parsed from, ``original`` the publisher's own page. Articles
# refer to entries by their public id: a page is requested once in an entry's life.
WHAT_FEEDS_TEACH = """
ALTER TABLE feeds ADD COLUMN answered TEXT;
ALTER TABLE feeds ADD COLUMN fresh_until TEXT;
ALTER TABLE feeds ADD COLUMN ttl INTEGER;
ALTER TABLE feeds ADD COLUMN skip_hours TEXT NOT NULL DEFAULT '[]';
ALTER TABLE feeds ADD COLUMN skip_days TEXT NOT NULL DEFAULT '[]';
ALTER TABLE feeds ADD COLUMN gap INTEGER;
ALTER TABLE feeds ADD COLUMN moved_to TEXT;
ALTER TABLE feeds ADD COLUMN moves INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN newest TEXT;
ALTER TABLE feeds ADD COLUMN ahead INTEGER;
ALTER TABLE feeds ADD COLUMN notes TEXT NOT NULL DEFAULT '[]';
ALTER TABLE entries ADD COLUMN piece TEXT;
ALTER TABLE entries ADD COLUMN original TEXT;
CREATE TABLE pauses (domain TEXT PRIMARY KEY, until TEXT NOT NULL) STRICT;
CREATE TABLE articles (
    entry TEXT PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
    asked TEXT NOT NULL,
    body TEXT,
    error TEXT
) STRICT
"""

# Events are derived too, from stories: ``words`` is a term vector (group/term_vector.py), ``at``
# and ``day`` the ordinal of the publication. ``settled`` is the count that terms are weighed by
# at present. A link is stored in both directions. Waiting stories go through the stages of
# store/events.py.
EVENTS = """
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

# A log: nothing is deleted from it, an undone correction is only marked. ``corrected`` names
# entries by their public id and outlives them; ``side`` 1 is those that the others were split from.
CORRECTIONS = """
CREATE TABLE corrections (
    row INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    summit TEXT,
    at TEXT NOT NULL,
    undone TEXT
) STRICT;
CREATE TABLE corrected (
    correction INTEGER NOT NULL REFERENCES corrections (row) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    entry TEXT NOT NULL,
    side INTEGER NOT NULL,
    PRIMARY KEY (correction, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX corrected_entry ON corrected (entry)
"""

# Recurring sentences (store/recurring_sentences.py): derived from entries, but never deleted, so
# they cannot be rebuilt from the entries that are left.
STANDING_WORDS = """
CREATE TABLE standing (
    feed TEXT NOT NULL,
    key INTEGER NOT NULL,
    PRIMARY KEY (feed, key)
) STRICT, WITHOUT ROWID
"""

# Terms and links are written for every new story, so they have no index but their primary key, and
# the code that deletes a story deletes them (store/event_terms.py).
LEAN_EVENTS = """
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

# Primary data like marks and stars: passages that the reader does not want to see again.
HIDDEN = "CREATE TABLE hidden (key INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT"

# What entries are known again by. A deleted entry keeps its keys and is remembered for some time;
# ``returned`` is when its feed brought it back.
ENTRY_KEYS = """
ALTER TABLE entries ADD COLUMN returned TEXT;
CREATE TABLE entry_keys (
    key INTEGER NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (key, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_keys_entry ON entry_keys (entry);
CREATE TABLE deleted_entries (
    id TEXT PRIMARY KEY,
    guid TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    deleted TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX deleted_entries_deleted ON deleted_entries (deleted)
"""

# Primary data: the headline and text of an entry before each change. ``replaced`` is when the
# change was seen, ``first_seen`` when this state was.
FORMER_TEXTS = """
CREATE TABLE former_texts (
    entry INTEGER NOT NULL REFERENCES entries (row) ON DELETE CASCADE,
    replaced TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (entry, replaced)
) STRICT, WITHOUT ROWID
"""

# Briefings as they were last composed (store/composed_briefings.py), derived. The full-text index
# gains an index of the first one and two letters of words, since a search runs as it is typed.
KEPT_BRIEFINGS = """
CREATE TABLE kept_briefings (
    summit TEXT PRIMARY KEY,
    key BLOB NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    briefing TEXT NOT NULL
) STRICT;
DROP TABLE entries_fts;
CREATE VIRTUAL TABLE entries_fts USING fts5(
    title, body, content = 'entries', content_rowid = 'row',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2'
);
INSERT INTO entries_fts (entries_fts) VALUES ('rebuild')
"""

# Of a paragraph that serves several summits, the sentences that are about this one, a line each;
# NULL if all are.
ASSIGNED_SENTENCES = "ALTER TABLE assignments ADD COLUMN sentences TEXT"
# A date ahead of the clock no longer puts an entry before all others: ``at`` is held at the moment
# it was read, for which an old cache has only the first one.
HELD_DATES = """
UPDATE entries SET at = first_seen WHERE at > last_seen;
UPDATE assignments SET at = (SELECT e.at FROM entries AS e WHERE e.row = assignments.entry)
WHERE at <> (SELECT e.at FROM entries AS e WHERE e.row = assignments.entry)
"""

# ``rotating``: what a feed renews inside its entries at each fetch (store/rotating_passages.py).
ROTATING = "ALTER TABLE standing ADD COLUMN rotating INTEGER NOT NULL DEFAULT 0"

# Vectors of the sentences of summits with entries in two scripts, by the key of their passages, and
# which of them are similar (store/similar_sentences.py): derived, with the extra ``scripts``.
SIMILAR_SENTENCES = """
CREATE TABLE sentence_vectors (key INTEGER PRIMARY KEY, vector BLOB NOT NULL) STRICT;
CREATE TABLE similar_sentences (
    summit TEXT NOT NULL,
    first INTEGER NOT NULL,
    second INTEGER NOT NULL,
    similarity REAL NOT NULL,
    PRIMARY KEY (summit, first, second)
) STRICT, WITHOUT ROWID
"""

# The title as the feed wrote it, NULL where it is the plain headline. A cache has none yet, so the
# items of its feeds are read again, although their markup is known.
PUBLISHED_TITLES = """
ALTER TABLE entries ADD COLUMN published_title TEXT;
ALTER TABLE former_texts ADD COLUMN published_title TEXT;
UPDATE entries SET piece = NULL
"""
