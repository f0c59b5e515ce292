"""Every constant of entries, summits, proposals and events with its reason; for stories see
`story_rules`.

Where a figure was chosen by measurement, it was on labelled news kept apart from the project.
"""

from __future__ import annotations

from datetime import timedelta

# Entries: what an item of a feed must have in common with an entry to be the same.

LISTED_DAYS = 2
"""An aggregator that lists an article again does so within two days, as one headline of an outlet
is one article (`story_rules.HEADLINE_WINDOW`)."""

SAME_ENTRY = 0.6
"""Share of the shorter text's runs of three words that are in the other one too: most of it, as for
short copies (`story_rules.SHORT_COPY`)."""

REPLACED_NAMES = 0.2
"""Where a larger share of the names is replaced by others, two texts are one template about
different things."""

MOST_RECOGNISED = 200
"""Pairs of texts that are compared for one document, each about a millisecond."""

# Summits: the weight of a term (place and literal terms over names over people, who travel).

PLACE = 2.0
TERM = 2.0
NAME = 1.5
PERSON = 1.0

WHOLE_NAME = 3.0
"""The whole name counts for the nouns in it as well."""

TERM_IN_LOWER_CASE = 1.0
"""A literal term that a text writes without a capital ("rare earths") is no proper name there."""

SUBJECT = 0.4
"""An everyday word ("trade") among the literal terms adds to evidence but is none."""

LONG_UNCASED = 5
SHORTEST_UNCASED = 2
"""In scripts without capitals a term of this many letters is enough alone, of fewer a piece of
evidence beside a person or the place: 대두 (soybeans) is part of many words. One letter is none."""

HALF_YEAR = 183
"""Days from the summit beyond which only its whole name or a term is evidence: groups meet every
year, and people go to the same capitals again."""

COMMON = 0.05
"""Factor for the weight of a term that all summits have: enough to prefer it to nothing."""

ENTRY_SHARE = 0.5
"""Weight of a summit's share of the whole entry in the score of a paragraph."""

BEFORE = 0.25
"""Added to the score of a paragraph if the one before it went to the summit."""

REFERENCE = 0.5
"""Added instead if the paragraph refers back to it: "the two leaders", "both sides"."""

EVIDENCE = 0.5
"""A paragraph with at least this score has evidence of its own: one person is enough, unless many
of the summits share that person."""

THE_MEETING = 1.0
"""Added for the summit that the entry is about if the paragraph says "the summit", "the talks"."""

SECOND = 0.3
"""A paragraph also goes to a second summit of which it has evidence of its own, if that scores at
least this share of the first one's score."""

ABOUT_SUMMIT = 0.25
"""Paragraphs without evidence of their own go with the entry if at least this share of it mentions
the summit; below, the entry is a digest and they are about something else."""

ARTICLE_REACH = 3
"""Paragraphs after the last one that mentions the summit from which a paragraph goes with the entry
only if its headline mentions the summit: a newsletter turns to something else."""

PIECES = 2
"""Distinct pieces of evidence close together that assign an entry to a summit: "Trump" alone, or
"Busan" alone, can be any news."""

AWAY = 0.2
"""How fast people lose weight, by ln(1 + days) between the summit and the day a text appeared: of
two meetings of the same people a text is about the nearer one. A month takes two fifths."""

PEOPLE_DAYS = 45
"""Further from the summit than this, people alone are no evidence of this meeting: they meet
again."""

TITLE_CASE = 0.6
"""Share of capitalised words from which a headline is in title case, where a capital does not
indicate a name."""

TERM_CACHE = 4_096
"""Matched texts whose terms are cached: the same names are matched again and again."""

# Proposed summits: when to propose a meeting that nobody configured.

SURE_OUTLETS = 2
"""One outlet's clear report is enough to propose a meeting; vaguer reports need two outlets."""

SUPPORTING_OUTLETS = 3
"""One dated report is enough with mentions by this many outlets in all: "after the talks of A and
B" has no day but shows that they meet."""

JUST_OVER = timedelta(days=7)
"""A meeting is proposed until a week after its day: its results are still news."""

LATELY = timedelta(days=14)
"""Older reports are about meetings that are over or never took place."""

FAR = timedelta(days=365)
"""A day further off is more often misread than planned."""

OTHER_TIME = timedelta(days=14)
"""A meeting of the same people this long after a configured one is a different meeting."""

SAME_SPELLING = 0.75
"""Likeness (0 to 1) of the parts that differ, from which two names of one office's holder are one
person: Zelensky and Zelenskiy .94, Macron and Hollande .29."""

CLEARLY_MEANT = 3
"""A family name means the holder whom this many times as many texts name as the next one."""

LEAST_SPELLING = 0.1
"""A spelling in fewer texts, as a share of the most frequent one's, is a slip: Vladamir Putin."""

MOST_SPELLINGS = 4
"""Spellings of a person in a proposed block."""

CALLED_SUMMIT = 1 / 3
"""Share of the outlets that call a meeting a summit, from which its name does."""

PART_OF = 2
"""A proposal that this many times as many outlets report takes in the side meetings of its days."""

MOST_EVIDENCE = 3
"""Sentences shown above a proposed block: enough to check it."""

MOST_CAPITALS = 30
"""A sentence with more capitalised words is a list, and costs more time than it is worth."""

# Digests: entries with several unrelated items.

DIGEST_READ = 60
"""Paragraphs that are searched for datelines."""

DIGEST_PLACES = 3
"""So many paragraphs with datelines of different places are as many reports."""

DIGEST_WORDS = 12
"""A shorter paragraph is a label or an exclamation, and has no subject of its own."""

DIGEST_ITEMS = 4
DIGEST_COMPARED = 8
DIGEST_SHARE = 0.5
"""The first paragraphs, at least four and at most eight, are unrelated if fewer than half of them
are connected by content words that they have in common: so loose is none of 660 articles."""

DIGEST_NAMED_ITEMS = 2
"""Paragraphs that an entry with the name of a digest has at least."""

# Drafts: an event as a summit, to be edited by the reader.

DRAFT_OUTLETS = 3
"""From so many outlets on, a name has to be in two of them: it is no slip of one."""

DRAFT_PEOPLE = 4
DRAFT_PLACES = 3
DRAFT_TERMS = 5
DRAFT_CANDIDATES = 20
"""At most so many are named; more is work to delete. The place is one; the comment names others."""

DRAFT_ID = 40
"""Characters of an id that is made from a name: it is typed by hand."""

DRAFT_ENTRIES = 200
"""Newest entries of an event that are read."""

# The check of a summit's block: how much of the news it reads and shows.

CHECKED_ENTRIES = 1_000
"""Newest entries in which misses are looked for: some days of twenty feeds. A second or two for
blurbs, ten for full articles."""

SHARED_BY_MISSES = 60
"""Nearest misses whose words are tried as additions."""

OWN_TERM = 0.5
OWN_TERM_LIFT = 2.0
"""A word is offered as a term if the summit has half of the entries with it, and twice as many as
of all entries."""

LEAST_ADDED = 3
WORTH_ADDING = 0.3
"""Stories that an addition has to bring, and its worth as a share of the best one's: one or two
texts share a word by chance."""

MOST_MISSES = 10
MOST_REASONS = 5
MOST_ADDITIONS = 3
"""What fits on a screen or two; the rest is more of the same."""

# Events: which words of a story count (its headline, its lead, at most this much of the rest).

LEAD_OF_EVENT = 60
TEXT_OF_EVENT = 400
"""Words of text that say what happened, and what it was about; background follows."""

# Events: how likely two stories report one event. The logarithm of the odds is a sum, fitted as a
# logistic regression to pairs of five kinds of labelled news together: feed entries with a date,
# articles with and without one, short undated texts, bare headlines.

ODDS = -4.7
LIKE_ALL = 12.7
LIKE_LEAD = 9.1
LIKE_TITLE = 1.4
"""Coefficients of the three cosines (tf-idf): the one over all words says most."""

LONG_ALIKE = 7.0
SHORTEST_LIKENESS = 40
LIKENESS_WORDS = 60
"""The longer the shorter text is, relative to this many words, the rarer is a chance likeness."""

DAYS_APART = -2.5
SAME_DAY = 1.0
"""By ln(1 + days): a smooth decay, since no day is the last on which an event is reported. The
sample with dates has all reports of an event on one day, so its steeper figure was not used."""

UNDATED = -0.6
"""Replaces these two if a feed gave no date."""

BARE_HEADLINES = 2.8
"""Two headlines without text share few words even if they report the same."""

NO_HEADLINE = 0.8
"""Replaces the `LIKE_TITLE` summand if one side has no headline."""

# Events: which stories are compared.

EVENT_DAYS = 14
"""Stories further apart are in one event only through those between them."""

EVENT_TERMS = 28
EVENT_POSTINGS = 1_500
EVENT_LEAST_TERMS = 4
"""A story is indexed under its rarest words among this many with the greatest weight, until they
occur in `EVENT_POSTINGS` stories together, but under at least `EVENT_LEAST_TERMS` of those that are
not so frequent alone. That bounds the cost of a look-up."""

EVENT_SHARED = 2
"""Indexed words that two stories must share to be compared."""

MOST_COMPARED = 40
MOST_LINKED = 30
"""At most so many stories are compared with a new one, most promising first by their indexed words
and their days, and at most so many are linked to it. A larger event needs no more links to stay
connected."""

LEAST_LIKELY = 0.05
"""Less likely pairs are not stored: in the mean of an event they count as 0."""

# Events: when stories are one event.

SAME_EVENT = 0.25
"""Mean likelihood, over the pairs between two groups of stories, from which they are one event. The
mean takes all pairs into account, so that no single similar pair chains two events."""

SMALL_EVENT = 15
SMALL_BARE_EVENT = 5
"""From these sizes on, for stories with text and for headlines without text, the mean is taken over
fewer pairs than there are (as if the size grew by its square root): the stories of a large event
are similar in part, not each to each, and headlines contain the smallest part."""

EVENT_BLOCK = 4
"""Days (of a calendar that all caches share) whose stories are grouped together, in the order of
likelihood. Events of earlier days take in stories of later days but are not merged or split by
them, so that an event's id stays the same."""

RECOUNT = 1.25
"""Words are weighted by how many stories have them. The words are counted again, and the latest
stories linked again with the new counts, when there are this many times the stories of the last
count."""

RECOUNTED = 5_000
"""In a cache with at most so many stories, all are then linked again; in a larger one, those of the
last `EVENT_DAYS`."""

BACKGROUND = 40
"""Imaginary stories added to the count, which contain none of the words: if all ten stories of a
cache are about one earthquake, "earthquake" is still a rare word."""
