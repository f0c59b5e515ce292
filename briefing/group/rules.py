"""Every constant of summits, proposals and events, each with its reason; of stories: `story_rules`.

Where a figure was chosen by measurement, it was on labelled news kept apart from the project.
"""

from __future__ import annotations

from datetime import timedelta

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
"""A paragraph goes to a second summit that comes this near the first (share of its score), or that
it names as fully as an entry must."""

CARRIES = 0.25
"""Paragraphs without a word of their own go with the article when at least this share of it
speaks of the summit; below, the article is a digest and they are about something else."""

PIECES = 2
"""Distinct pieces of evidence near each other that bring an entry to a summit: "Trump" alone, or
"Busan" alone, is any news."""

AWAY = 0.2
"""How fast people lose weight, by ln(1 + days), the further a summit is from the day on which a
text appeared: of two meetings of the same people it is about the nearer. A month takes two fifths.
"""

PEOPLE_DAYS = 45
"""Further away than this the people alone are no evidence of this very meeting: they meet again."""

TITLE_CASE = 0.6
"""Share of its words with a capital from which a headline is in title case, and a capital tells
no name."""

REMEMBERED = 4_096
"""Texts whose terms are kept at hand: paragraphs are asked for again for each summit."""

# Proposed summits: when a meeting that nobody configured is one.

SURE_OUTLETS = 2
"""One outlet's clear word is enough to propose a meeting; of vaguer ones it takes two."""

JUST_OVER = timedelta(days=7)
"""A meeting is proposed until a week after its day: what it led to is still told."""

LATELY = timedelta(days=14)
"""Reports older than this speak of meetings that have been, or never were."""

FAR = timedelta(days=365)
"""A day further off is more often misread than planned."""

OTHER_TIME = timedelta(days=14)
"""A meeting of the same people this long after one that is configured is another one."""

MOST_EVIDENCE = 3
"""Sentences that stand above a proposed block: enough to check it by."""

MOST_CAPITALS = 30
"""Capitalised words beyond which a sentence is a list, and costs more than it can tell."""

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

BACKGROUND = 40
"""Stories that a cache is counted as if it had them, in which none of its words stand: in one of
ten stories on one earthquake, "earthquake" is still a rare word."""
