"""Every constant of grouping, each with its reason. A wrong merge costs more than a missed one.

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
"""Under one long headline in two houses within two days, this share of the smaller text and so
many shingles are enough: one of them put a caption or its own lead before the wire's."""

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

# Summits: what a term weighs (place and literal terms over names over people, who travel).

PLACE = 2.0
TERM = 2.0
NAME = 1.5
PERSON = 1.0

SUBJECT = 0.4
"""A literal term in lower case ("rare earths") is a subject: it adds to evidence and is none."""

LONG_UNCASED = 5
"""In Hangul and Han a term of fewer letters is taken for a subject: 대두 (soybeans) is in many
words."""

COMMON = 0.05
"""What is left of the weight of a term that all summits have: enough to prefer it to nothing."""

ARTICLE = 0.5
"""How much the article's own share says about a paragraph."""

BEFORE = 0.25
"""How much the paragraph before says about the next."""

REFERENCE = 0.5
"""The same when the paragraph leans on it: "the two leaders", "both sides"."""

EVIDENCE = 0.5
"""A paragraph speaks for itself from this score on: one person, if others have a summit too."""

SECOND = 0.15
"""A paragraph goes to a second summit that comes this near the first (share of its score)."""

CARRIES = 0.25
"""Paragraphs without a word of their own go with the article when at least this share of it
speaks of the summit; below, the article is a digest and they are about something else."""

PIECES = 2
"""Distinct pieces of evidence near each other that bring an entry to a summit: "Trump" alone, or
"Busan" alone, is any news."""

# Events: which words of a story count (its headline, its lead and at most this much of the rest).

LEAD_OF_EVENT = 60
TEXT_OF_EVENT = 400
"""Words of text that say what happened first, and what it was about; background follows."""

# Events: how likely two stories are on one event. The logarithm of the odds is a sum, fitted as a
# logistic regression to pairs of five kinds of labelled news together: feed entries with a date,
# articles with and without one, short undated texts, bare headlines.

ODDS = -4.7
LIKE_ALL = 12.7
LIKE_LEAD = 9.1
LIKE_TITLE = 1.4
"""By the cosines of the three (tf-idf): what all the words share says most."""

LONG_ALIKE = 7.0
SHORTEST_LIKENESS = 40
LIKENESS_WORDS = 60
"""The longer the shorter text, beside this many words, the rarer is likeness by chance."""

DAYS_APART = -2.5
SAME_DAY = 1.0
"""By ln(1 + days): a smooth decay, since no day is the last on which an event is told. The sample
with dates has all reports of an event on one day, so its own, steeper figure was not taken."""

UNDATED = -0.6
"""Instead of these two where a feed gave no date."""

BARE_HEADLINES = 2.8
"""Two headlines without text share few words even when they tell the same."""

NO_HEADLINE = 0.8
"""Without a headline on one side there is nothing for `LIKE_TITLE` to count."""

# Events: which stories are compared.

EVENT_DAYS = 14
"""Stories further apart are on one event only by way of those between them."""

EVENT_TERMS = 28
EVENT_POSTINGS = 1_500
EVENT_LEAST_TERMS = 4
"""A story is indexed under so many of its weightiest words, the rarest of them until they stand in
this many stories together, but at least under the last number of those that are not so frequent
alone: that bounds a look-up."""

EVENT_SHARED = 2
"""Indexed words that two stories share before they are compared."""

MOST_COMPARED = 40
MOST_LINKED = 30
"""Stories compared with a new one, those first of which their indexed words and their days promise
most, and linked to it at most. An event that is told more often needs no more links to hold
together."""

LEAST_LIKELY = 0.05
"""Less likely pairs are not kept: in the mean of an event they count as nothing."""

# Events: what is one event.

SAME_EVENT = 0.25
"""Mean likelihood, over the pairs between two groups of stories, from which they are one event: the
mean asks all of them, so that no single likeness chains two events."""

SMALL_EVENT = 15
SMALL_BARE_EVENT = 5
"""From this size on, of stories with text and of bare headlines, the mean is taken over fewer pairs
than there are (as if the size grew by its square root): the stories of a large event are alike in
parts, not each to each, and headlines say the smallest part."""

EVENT_BLOCK = 4
"""Days (of a calendar all caches share) whose stories are grouped at once, in the order of
likelihood. Events of earlier days take in stories of later ones and are not merged or split by
them, so that an event's id stays."""

RECOUNT = 1.25
"""Words are weighed by how many stories have them. The count is taken anew, and the last stories
are linked anew with it, when there are this many times the stories of the last count."""

RECOUNTED = 5_000
"""Of a cache with at most so many stories all are linked anew; of a larger one, `EVENT_DAYS`."""
