"""The SQLite cache: schema and migrations by sqlite-utils, reading and writing by plain sqlite3.

Each table and the modules that write to it, the one to open first in front. Rows that refer to an
entry (passages, fingerprints, assignments, articles, former_texts) are deleted with it by foreign
keys. After damage, salvage writes every table that is not derived from others; refresh_clock
corrects the times in several.

    feeds               feeds, salvage
    entries             entries, stories, fingerprint_index, recurring_sentences, retention, salvage
    entries_fts         entries, retention, salvage
    passages            passages, refresh_clock
    fingerprints        entries
    articles            article_pages
    former_texts        former_texts
    entry_keys          entry_keys, deleted_entries
    deleted_entries     deleted_entries
    assignments         assignments
    standing            recurring_sentences
    sentence_vectors    similar_sentences
    similar_sentences   similar_sentences
    event_stories       events, event_terms
    event_waiting       events, event_terms
    event_terms         event_postings, event_terms, events
    event_counts        event_terms, events
    event_links         event_links, event_terms, events
    kept_briefings      composed_briefings
    readings            readings
    marks               readings
    stars               readings
    hidden              readings
    notes               notes
    labels              notes
    corrections         corrections
    corrected           corrections
    refreshes           refreshes
    pauses              pauses
    meta                meta, sqlite
    _sqlite_migrations  migrations
"""
