"""Every constant of stories with its reason. A wrong merge costs more than a missed one.

Where a figure was chosen by measurement, it was on labelled news kept apart from the project.
"""

from __future__ import annotations

from datetime import timedelta

# Stories: what can be one story at all.

WINDOW = timedelta(days=14)
"""Copies of a text appear within days; what reappears later is an anniversary or a template."""

HEADLINE_WINDOW = timedelta(hours=48)
"""Two entries without text join on an equal headline only within this time, while it can be the
same news."""

HEADLINE_WORDS = 6
HEADLINE_LETTERS = 24
"""A shorter headline ("Trump arrives in Seoul") may be written twice by chance. Letters count as
well, since in Han script every character is a word."""

HOUSE_WINDOW = timedelta(hours=6)
HOUSE_HEADLINE_WORDS = 4
"""Within so many hours one outlet sends a flash before its report, a stub beside the full text, or
lists an item anew: one headline of so many words is one piece of news then, if one of the two
entries is brief. A day later it may be a column or a daily notice."""

# Stories: how texts are compared.

SHINGLE = 5
"""Five words in a row are rarely written twice by chance (Broder 1997 and later use 4 to 8)."""

SHORT_SHINGLE = 3
SHORT_WORDS = 80
"""A text below this many words has too few 5-grams left after one edit."""

NO_TEXT = 8
"""A body of fewer words is a label ("Comments", "Read more"), not a text."""

COPY = 0.5
SHORT_COPY = 0.6
WHOLE = 0.3
"""Shares of the smaller text (long, short) and of the larger one that two copies have in common:
half may be cut or rewritten, but what is most of neither text is a quotation."""

CUT_COPY = 0.8
"""A smaller text of which this share is in a larger one is its teaser or its first part."""

LEAD_WORDS = 80
"""A teaser repeats the beginning: the overlap starts within these words of both texts. A digest
contains the same words too, but further down."""

HEADLINED = 0.35
LEAST_HEADLINED = 6
"""Under one long headline of two outlets within two days, this share of the smaller text (`COPY` of
a long one) and so many shingles are enough: one of them put a caption or its own lead before the
wire's, or the captions of a dozen pictures."""

BRIEF = 24
SHARED_SUBJECTS = 0.3
LEAST_SHARED_SUBJECTS = 5
"""An entry of fewer words may show nothing of the text but a caption. If another outlet has its
long headline within two days, and the leads share content words that are not in the headline (this
share of the smaller lead's, and at least so many), the headline identifies the text."""

SHORT_OPENING = 10
LONGEST_LABEL = 4
"""Truncated versions of a running report have only its label ("The latest:", at most so many words)
and its fixed opening sentence, of which so many words are compared, in common."""

LEAST_DOVETAIL = 20
DOVETAILED = 0.6
DOVETAIL_SLACK = 8
"""Two excerpts are of one text if one, up to the word where it is cut off, runs on into the
beginning of the other: at least so many shingles in line, this share of the stretch, and at most so
many words missing at either end. A quotation stands in the middle of at least one of the texts."""

OPENING = 8
"""A running report is published again all day with the same first words: at least so many."""

LEAST_SHARED = 10
"""Shared shingles that short texts need to join: about a sentence of twelve words."""

LEAST_WITH_HEADLINE = 4
"""The same, if the headlines agree too."""

OUTLET_WHOLE = 0.8
OUTLET_LEAST = 40
OUTLET_SHARED = 200
"""Entries of one outlet share its boilerplate ("Read on our website", "About the ministry"). If
their headlines do not agree they join only if this share of the larger text and at least this many
shingles, more than a line, are the same, or more shingles than any boilerplate paragraph has."""

RECURRING_ITEMS = 3
RECURRING_SPAN = timedelta(hours=48)
"""A sentence in so many items of one feed, published over more than this time, is no part of their
texts. Within this time it may be one report, published again with every addition."""

LINKED = 0.2
"""Entries with one link and different headlines are one text if they have at least this share in
common; the updates of a live blog have only their link in common."""

HEADLINES_AGREE = 0.6
"""Headlines agree if this share of the shorter one's words is in the other."""

MOST_CENTRES = 32
"""The centre of the next story is one of this many texts, the earliest of those left: a hundred
copies appear within hours, and comparing all pairs takes quadratic time."""

# Stories: what keeps texts apart.

ALIGNED = 0.75
"""Share of words that two versions of one sentence have in common: if a figure changes in a
sentence of four words, three remain."""

LEAST_ALIGNED = 4
MOST_FIGURES = 1 / 3
"""Sentences of fewer words, or with a larger share of figures, are captions, datelines ("Updated
12:48 p.m. July 15, 2018") and tables, and contradict nothing."""

LEAST_BROKEN_OFF = 12
"""So many words without the end of their sentence are a truncated teaser; fewer may be a
headline."""

# Stories: the index.

FINGERPRINT_WINDOW = 40
"""One shingle in twenty is stored: a common run of 44 words is always found, and in a copy with
scattered changes some run nearly always is."""

LEAD_FINGERPRINT_WINDOW = 8
SHORT_FINGERPRINT_WINDOW = 4
"""Leads and teasers are indexed by 3-grams: a common run of ten words is always found."""

SHARED = 0.2
ENOUGH_SHARED = 5
"""Fingerprints that two texts must have in common to be compared at all: this share of the smaller
set, or this many. Copies share far more, boilerplate phrases one or two; without this minimum every
text in a common template would be compared with every other."""

MOST_CANDIDATES = 48
"""At most so many entries are compared with one: those that share most with it. If there are more,
they share a template with it ("The weather office has issued warning …"), and maybe no two are one
text, or they are copies of one text, of which so many are enough to connect all."""

MOST_POSTINGS = 1_000
"""At most so many index rows are looked up for the fingerprints of an entry, rarest first: rare
ones say most."""
