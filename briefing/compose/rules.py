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

HEADLINE = 0.65
"""Weight of the headlines that a word stands in, beside that of the outlets that use it."""

SUPPORT = 4.0
"""What a doubling of the independent reports of one sentence is worth: as much as four words that
a second outlet uses too. Few sentences are carried twice, and those are the surest."""

LENGTH_COST = 0.03
"""What a word costs: a sentence that adds little to what is told is better left out."""

ASIDE = 1.5
"""What is taken from a sentence that talks to the reader or of its writer, not of the matter."""

CUT_OVERLAP = 0.5
"""Share of the words of the shorter of two sentences above which the second to be taken is left
out of a briefing that cannot show everything."""

CUT_RUNS = 0.125
"""The same for runs of three words: one in eight, four words in a row of a sentence of eighteen,
is as much as two writers have in common who tell two things."""

ROOM_TO_FILL = 35
"""Words left under a limit that are worth filling with what only one outlet tells: room for any
sentence, not for the one that happens to fit. Less is left empty, as an editor leaves it."""

SWAPPED = 40
MOST_SWAPS = 20
"""Candidates that may take the place of one already taken, and how often: they bound the time."""

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

LONGEST_SPEAKER = 6
"""Words of a speaker: "officials of the finance ministry"; a longer one is half of a sentence."""

FEWEST_CLAIM_WORDS = 2
SAME_CLAIM_WORDS = 2
SAME_CLAIM = 0.6
"""Words that two claims must share, and their share of the shorter one, to be on one matter:
"the trade deal was finalized" and "no agreement on the trade deal had been signed"."""

SAME_MEASURED = 0.75
"""The same where figures differ: two things of one kind are told in nearly the same words."""

ONE_DISPUTE = timedelta(hours=24)
"""Claims further apart in time are a matter that moved, not one on which two differ."""

MOST_DISPUTES = 3
"""More would make a quarrel of a briefing."""

WHY_FROM = 3.0
"""What a sentence must be worth to say why a matter counts: three words that a second outlet
uses too. A superlative in passing ("the oldest inn of the town") is worth less."""

SURELY_NAMED = 3
"""People, place or terms of a summit that two sentences in two scripts must both name to announce
one appointment of a day: "Trump, Busan" alone could be his coming or his going."""

MOST_TITLES = 60
"""Headlines of an event, the newest, among which the one is found that it is called by."""

TOGETHER = 2
"""People of a summit whom two sentences on one day must both name to tell of one meeting: what
else a second sentence says of it is a point, no other appointment."""

REMEMBERED = 20_000
"""Words whose stem is cached: more than the sentences of one briefing use."""

ACTIVITY_DAYS = 7
"""Days whose entries are counted: a week, so that weekends show."""
