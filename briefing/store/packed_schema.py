"""SQL of the migrations that pack and compress the cache. A released one is never edited."""

# The postings of a term on a day (store/event_postings.py), and the links of a story
# (store/event_links.py), are one value each: a fifth of the size of a row for each. Events are made
# again by the next refresh, since the version of their rules was raised.
PACKED_EVENTS = """
DROP TABLE event_terms;
DROP TABLE event_links;
CREATE TABLE event_terms (
    term INTEGER NOT NULL,
    dated INTEGER NOT NULL,
    day INTEGER NOT NULL,
    stories BLOB NOT NULL,
    PRIMARY KEY (term, dated, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE event_links (story INTEGER PRIMARY KEY, links BLOB NOT NULL) STRICT
"""

# ``html`` is compressed with ``body`` as its dictionary (codec.py).
COMPRESSED_MARKUP = """
ALTER TABLE entries ADD COLUMN markup BLOB NOT NULL DEFAULT x'';
UPDATE entries SET markup = compress(html, body);
ALTER TABLE entries DROP COLUMN html;
ALTER TABLE entries RENAME COLUMN markup TO html
"""

# The text of a passage stands in the entry nearly always, so only its place there is stored
# (codec.py). ``first_seen`` counts microseconds since 1970.
PASSAGES_IN_PLACE = """
CREATE TABLE new_passages (
    entry INTEGER NOT NULL REFERENCES entries (row) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    text TEXT,
    start INTEGER,
    length INTEGER,
    key INTEGER NOT NULL,
    first_seen INTEGER NOT NULL,
    PRIMARY KEY (entry, place)
) STRICT, WITHOUT ROWID;
INSERT INTO new_passages
SELECT entry, place, paragraph, CASE WHEN start IS NULL THEN text END, start,
    CASE WHEN start > 0 THEN LENGTH(text) END, key,
    CAST(strftime('%s', SUBSTR(first_seen, 1, 19)) AS INTEGER) * 1000000
        + CAST(SUBSTR(first_seen, 21, 6) AS INTEGER)
FROM (
    SELECT p.*, CASE
        WHEN p.paragraph = -1 AND p.text = e.title THEN 0
        WHEN p.paragraph >= 0 THEN NULLIF(INSTR(e.body, p.text), 0)
        END AS start
    FROM passages AS p CROSS JOIN entries AS e ON e.row = p.entry
);
DROP TABLE passages;
ALTER TABLE new_passages RENAME TO passages;
CREATE INDEX passages_key ON passages (key, first_seen)
"""

# Composed briefings are derived, and none of another version is read: the table starts empty.
COMPRESSED_BRIEFINGS = """
DROP TABLE kept_briefings;
CREATE TABLE kept_briefings (
    summit TEXT PRIMARY KEY,
    key BLOB NOT NULL,
    stamp BLOB NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    briefing BLOB NOT NULL
) STRICT
"""

COMPRESSED_FORMER_TEXTS = """
CREATE TABLE new_former_texts (
    entry INTEGER NOT NULL REFERENCES entries (row) ON DELETE CASCADE,
    replaced TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    title TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (entry, replaced)
) STRICT, WITHOUT ROWID;
INSERT INTO new_former_texts
SELECT entry, replaced, first_seen, title, compress(body, '') FROM former_texts;
DROP TABLE former_texts;
ALTER TABLE new_former_texts RENAME TO former_texts
"""

# Primary data, by passage: what the reader wrote on points. ``point`` and ``about`` are the id and
# the text of the point when it was written, so that it means something wherever its passage has
# gone. A damaged ``at`` must not cost a note, so it may be missing.
NOTES = """
CREATE TABLE notes (
    key INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    point TEXT NOT NULL,
    about TEXT NOT NULL,
    at TEXT
) STRICT;
CREATE TABLE labels (
    key INTEGER NOT NULL,
    label TEXT NOT NULL,
    point TEXT NOT NULL,
    about TEXT NOT NULL,
    at TEXT,
    PRIMARY KEY (key, label)
) STRICT, WITHOUT ROWID
"""
