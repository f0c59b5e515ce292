"""Every constant of stories, each with its reason. A wrong merge costs more than a missed one.

Where a figure was chosen by measurement, it was on labelled news kept apart from the project.
"""

from __future__ import annotations

from datetime import timedelta

# Stories: what may join at all.

WINDOW = timedelta(days=14)
"""Copies of a text appear within days; what comes back later is an anniversary or a template."""

HEADLINE_WINDOW = timedelta(hours=48)
"""Two entries without text join on an equal headline only while it can be the same news."""

HEADLINE_WORDS = 6
HEADLINE_LETTERS = 24
"""A shorter headline ("Trump arrives in Seoul") is written twice by chance. Letters count as
well, since in Han script every character is a word."""

# Stories: how texts are compared.

SHINGLE = 5
"""Five words in a row are rarely written twice by chance (Broder 1997 and later use 4 to 8)."""

SHORT_SHINGLE = 3
SHORT_WORDS = 80
"""A teaser below this many words has too few 5-grams to survive one edit."""

NO_TEXT = 8
"""A body of fewer words is a label ("Comments", "Read more"), not a text."""

COPY = 0.5
SHORT_COPY = 0.6
WHOLE = 0.3
"""Shares of the smaller text (long, short) and of the larger that a copy holds: half of it may be
cut or rewritten, but what is most of neither is a quotation."""

CUT_COPY = 0.8
"""A smaller text that stands in a larger one to this share is its teaser or its first part."""

LEAD_WORDS = 80
"""A teaser repeats the beginning: the overlap starts within these words of both texts. A digest
holds the same words too, but further down."""

HEADLINED = 0.35
LEAST_HEADLINED = 6
"""Under one long headline in two houses within two days, this share of the smaller text (`COPY` of
a long one) and so many shingles are enough: one of them put a caption or its own lead before the
wire's, or captions of a dozen pictures."""

LITTLE = 24
HINTED = 0.3
LEAST_HINTED = 5
"""An entry of fewer words may show nothing of the text but a caption. When another house has its
long headline within two days, and the leads speak of the same beyond it (this share of the content
words of the smaller, so many at least), the headline tells whose text it is."""

SHORT_OPENING = 10
LONGEST_LABEL = 4
"""The states of a running report that are cut short have only its label ("The latest:", of so many
words at most) and its standing sentence in common."""

LEAST_DOVETAIL = 20
DOVETAILED = 0.6
DOVETAIL_SLACK = 8
"""Two excerpts are of one text when one, up to the word where it is cut off, runs on into the
beginning of the other: so many shingles in line, this share of the stretch, and so many words
missing at either end. A quotation stands in the middle of at least one of them."""

OPENING = 8
"""A running report is put up anew all day under one first sentence."""

LEAST_SHARED = 10
"""Shared shingles without which no short texts join: about a sentence of twelve words."""

LEAST_WITH_HEADLINE = 4
"""The same, when the headlines agree too."""

HOUSE_WHOLE = 0.8
HOUSE_LEAST = 40
HOUSE_SHARED = 200
"""Entries of one house share its standing words ("Read on our website", "About the ministry").
With headlines that don't agree they join only when nearly all of the larger text is the same and
more than a line of it, or more shingles than any standing paragraph has."""

STANDING_ITEMS = 3
STANDING_SPAN = timedelta(hours=48)
"""A sentence in so many items of one feed, published over more than this time, is no part of their
texts. Before that it may as well be one report, put up anew with every addition."""

LINKED = 0.2
"""Entries with one link and other headlines are one text when at least this share is common;
the posts of a live blog have one link and nothing else in common."""

HEADLINES_AGREE = 0.6
"""Share of the shorter headline's words that stand in the other."""

MOST_CENTRES = 32
"""Centre of the next story is one of this many texts, the earliest of those left: a hundred copies
come within hours, and comparing each with each costs squared time."""

# Stories: what forbids a join.

ALIGNED = 0.75
"""Share of words that two sentences have in common when they are versions of one sentence: a
changed figure in a sentence of four words keeps three of them."""

LEAST_ALIGNED = 4
MOST_FIGURES = 1 / 3
"""Sentences of fewer words, or with more figures among them, are captions, datelines ("Updated
12:48 p.m. July 15, 2018") and tables, and contradict nothing."""

LEAST_BROKEN_OFF = 12
"""So many words of a sentence without its end are a teaser cut short; fewer may be a headline."""

# Stories: the index.

FINGERPRINT_WINDOW = 40
"""One shingle in twenty is stored: a common run of 44 words is always found, and of a copy with
scattered changes some run nearly always is."""

LEAD_FINGERPRINT_WINDOW = 8
SHORT_FINGERPRINT_WINDOW = 4
"""Leads and teasers meet in 3-grams: a common run of ten words is always found."""

SHARED = 0.2
ENOUGH_SHARED = 5
"""Fingerprints that two texts have in common before they are compared at all: this share of the
smaller set, or this many. Copies share far more, standing phrases one or two; without the bound
every text in a common template would be compared with every other."""

MOST_NEAR = 48
"""Entries that one is compared with: those it shares most with. More share a template with it
("The weather office has issued warning …"), of which no two may be one text, or are copies of
one text, of which so many are enough to hold all together."""

MOST_MET = 1_000
"""Entries that the fingerprints of one are looked up in: the rarest of them tell most."""
