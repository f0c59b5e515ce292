"""The numbers that composing turns on, each with its reason."""

from __future__ import annotations

from datetime import timedelta

SHINGLE = 3
"""Words a shingle: one changed word of a 20-word sentence leaves 15 of its 18 shingles."""

SAME = 0.8
"""Containment, both ways, above which two passages carry the same words. One word changed in
fifteen still joins; two sentences that merely share a subject never come near."""

INSIDE = 0.9
"""Share of a passage that a longer one of the same story must hold to say all it says."""

FEWEST_WORDS = 5
"""A shorter sentence ("Lee disagreed.") states nothing on its own."""

FEWEST_HEADLINE_WORDS = 4
"""Headlines leave out what sentences need: "Trump lands in Seoul" is a whole fact."""

FEWEST_CHARACTERS = 8
"""The same for Han, kana and Hangul, where a character carries about half a word or more."""

FEWEST_FRAME_WORDS = 8
FEWEST_FRAME_CHARACTERS = 16
"""Words, or characters where no space bounds them, by which a sentence in another story with
other figures is known to be the same one: shorter ones ("Shares fell 2 percent.") recur."""

LONGEST_JOINED = 45
"""Words of a sentence together with the one it leans on; beyond this a point is no longer read
at a glance."""

MOST_POINTS = 40
"""Points of a briefing without a word limit: about four minutes of reading."""

MOST_NUMBERS = 8
MOST_DATES = 6
"""Numbers and dates are read as small tables; longer ones are skimmed, not read."""

LARGE_COUNT = 1000
"""A bare count below this ("two leaders", "13 paragraphs") is seldom news."""

POSITION = 0.3
HEADLINE = 0.4
"""Weights of a sentence's place, ``POSITION / (1 + place)``, and of its likeness to the headlines
beside its likeness to the centroid: the best unsupervised mix on headline-and-blurb events."""

GOOD_LENGTH = range(12, 46)
LENGTH_PENALTY = 0.15
"""Sentences below a dozen words rarely carry a fact, those beyond 45 carry several."""

CUT_COSINE = 0.45
CUT_CONTAINMENT = 0.6
"""Likeness to a point already chosen above which a candidate of a large briefing is left out."""

LEAD_WINDOW = timedelta(days=2)
"""The state of play is of the last days, however well an older fact is supported."""

LEAD_FROM = 3
"""Fewer points need no summary above them."""

SURE_AHEAD = timedelta(days=31)
"""A later day without a cue of the future is more likely an anniversary than an appointment."""

MOST_OF_A_DAY = 2
"""One meeting told in many words must not crowd out the days after it."""

SAME_DATE_TEXT = 0.5
"""Share of the shorter sentence's words above which two sentences speak of one appointment."""
