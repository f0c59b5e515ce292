"""The constants of what tells the same fact and what a fact is worth, each with its reason."""

from __future__ import annotations

from datetime import timedelta

SAME_FACT = 0.65
"""Share of the content of the shorter of two sentences, weighted by how rare its words are, above
which both tell one fact; the same for what they quote. Measured on pairs of sentences of different
outlets: docs/how-it-decides.md."""

FEWEST_SHARED = 3
"""Words other than names that two sentences need in common: "Trump met Putin in Helsinki" is in
half of all reports."""

FEWEST_QUOTED = 2
LONG_QUOTATION = 4
"""Words of content of the shortest quotation that is recognised ("low expectations"), and of one
that is enough by itself, whatever else its sentence quotes."""

NAME_WEIGHT = 0.5
"""Weight of a name relative to another word: who it was says less than what happened."""

TYPICAL_SENTENCES = 50
"""Sentences that are added in thought to those of a briefing when the rarity of words is
estimated, so that in a briefing of three sentences every word does not seem frequent."""

MOST_HOLDERS = 300
"""Sentences with a word, above which the word finds no candidates: it bounds the time."""

SAME_WORDING = 0.35
"""Share of all words of two sentences, those of either counted once, that both have, for one to be
folded under the other: one wrong in 178 labelled pairs."""

NEARLY_SAME_WORDING = 0.6
"""The same above which an exchanged name or turn makes another fact ("Tokyo offered" for "Seoul
offered"); writers who tell one fact in their own words name other things besides."""

FEWEST_FOLDED_WORDS = 9
"""Words of a sentence that can be folded; a shorter one has too few to be compared."""

FOLDING_WINDOW = timedelta(hours=72)
"""What is told in like words longer after is another occasion."""

PARTLY_TOLD = 0.25
"""Share of a fact that a sentence must tell for its report to count when the recency of the fact is
judged."""

COUNTED_AS_TOLD = 0.4
"""The same for its outlet to be listed with the fact. Of 124 such reports that a reader judged, 30
tell the fact at this share, nine a part of it and four another one; at a quarter every third is
wrong, since whoever comments on a quotation repeats it."""

HEADLINE_WEIGHT = 0.65
"""Weight of the headlines that contain a word, relative to that of the outlets that use it."""

SUPPORT = 12.0
"""Weight of doubling the outlets that tell one fact: as much as a dozen words that a second outlet
uses too."""

HALF_LIFE_ONGOING = timedelta(hours=6)
HALF_LIFE = timedelta(hours=18)
"""Time after which a report counts half: hours while a summit is on, most of a day before and
after it."""

LAST_TOLD = 1 / 4
"""Power of the recency of its last report that a fact counts by, besides the recency of each: after
four half-lives without a report it counts half."""

DEEP_IN_TEXT = 0.75
OPENING_PARAGRAPHS = 2
"""Weight of a report below the first paragraphs of its text: what a writer holds for the news is in
the headline or there."""

NEVER_IN_OPENING = 0.75
"""Worth of a fact that no text has in its first paragraphs, relative to one that is there."""

LEAST_LIFT = 0.25
MOST_LIFT = 2.5
"""Bounds of what the recency of a fact's reports, relative to all reports, makes of its worth."""

TYPICAL_REPORTS = 10
"""Reports that are added in thought to those of a fact when their recency is judged."""

WHOLLY_TOLD = 0.7
"""Share of a fact from which telling it counts as telling all of it."""

ALREADY_TOLD = 0.35
"""Share of a fact that the selected points tell above which a briefing that cannot show everything
leaves it out; whoever tells it is listed with the point that tells most of it."""

TOLD_BY_ONE = 0.65
"""Worth of what only one outlet tells, relative to what two do."""

NAMES_NOBODY = 0.7
"""Worth of a sentence that names neither a person nor the place of the summit."""

STILL_TO_COME = 0.6
SINCE_BEGUN = 0.35
"""Worth of what speaks of something as to come while the summit is on; and if it was written before
the summit began, or once the summit is over: by then it has happened or has not."""

OPINION = 0.3
"""Worth of what only its writer's view supports."""

UNFINISHED = 0.6
"""Worth of a line that no full stop ends: of a page it is a heading or a label more often than a
sentence."""

SAME_STORY = 0.85
"""Factor of worth for each point that the story of a draft already has."""

LONGEST_POINT = 40
"""Words above which the worth of a point falls in proportion: longer ones are not read at once.
Under a word limit their length costs enough."""

SHORTEST_POINT = 12
LENGTH_EXPONENT = 0.2
LENGTH_EXPONENT_LIMITED = 0.5
"""Worth is divided by a power of the length, as without it the longest sentences win and per word
the shortest. Under a word limit space is what one pays with; a shorter sentence than the shortest
point gains nothing by that."""

PERSONAL = 0.5
"""Worth of a sentence that addresses the reader or speaks of the writer, not of the matter."""

BEST_FIRST = 10
"""Points that open a briefing by their worth: a first screen. The newest follow."""

LONGEST_LEAD = 35
"""Words of a lead, where there is a choice."""

SPEAKS_OF_SUMMIT = (0.2, 0.5, 1.0, 1.2)
"""What it makes of a lead's worth how many it names of the summit's people, place, terms and name:
none, one, two, or more. With two of them it is about the summit rather than about a person."""

FIRST_TOLD = 0.5
"""Power of how recently its fact was first told that a lead counts by while the summit is on: what
was known in the morning is not the state of play in the evening."""

NOT_FIRST = 0.8
"""Worth of a lead that no text begins with."""

ANY_SUPPORT = 4.0
"""Support of a lead whose fact one outlet tells: a third of that of two."""
