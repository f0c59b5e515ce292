"""The constants of composing, each with its reason."""

from __future__ import annotations

from datetime import timedelta

SHINGLE = 3
"""Words per shingle: one changed word of a 20-word sentence leaves 15 of its 18 shingles."""

SAME = 0.8
"""Containment, both ways, above which two passages carry the same words. One word changed in
fifteen still joins; two sentences that merely share a subject are far below."""

INSIDE = 0.9
"""Share of a passage that a longer one of the same story must contain to make it redundant."""

COPIED = 0.5
COPIED_SHINGLE = 5
LEAST_COPIED = 20
"""Share of the smaller text, and runs of five words, that the reports of a fact in two stories have
in common if one text is behind both: half as for stories, and more than one long sentence, which
both may quote."""

MOST_COMPARED = 16
"""Texts behind one fact that a further one is compared with; after so many it is certain."""

FEWEST_WORDS = 5
"""A shorter sentence ("Lee disagreed.") states nothing on its own."""

FEWEST_HEADLINE_WORDS = 4
"""Headlines leave out what sentences need: "Trump lands in Seoul" is a whole fact."""

FEWEST_CHARACTERS = 8
"""The same for Han, kana and Hangul, in which a character is about half a word or more."""

FEWEST_FRAME_WORDS = 8
FEWEST_FRAME_CHARACTERS = 16
"""Words, or characters in scripts without spaces, that a sentence needs for one in another story
with other figures to be recognised as the same: shorter ones ("Shares fell 2 percent.") recur."""

LONGEST_JOINED = 45
"""Words of a sentence together with the one it depends on; longer points are not read at once."""

MOST_POINTS = 40
"""Points of a briefing without a word limit: about four minutes of reading."""

MOST_NUMBERS = 8
MOST_DATES = 6
"""Numbers and dates are read as small tables; longer ones are skimmed, not read."""

LARGE_COUNT = 1000
"""A bare count below this ("two leaders", "13 paragraphs") is seldom news."""

HEADLINE = 0.65
"""Weight of the headlines that contain a word, relative to that of the outlets that use it."""

SUPPORT = 4.0
"""Weight of doubling the independent reports of one sentence: as much as four words that a second
outlet uses too. Few sentences are carried twice, and those are the most certain."""

LENGTH_COST = 0.03
"""Cost of a word: a sentence that adds little to the others is better left out."""

PERSONAL_COST = 1.5
"""Cost of addressing the reader or speaking of the writer, not of the matter."""

REPEATED_WORDS = 0.5
"""Share of the words of the shorter of two sentences above which the second is left out of a
briefing that cannot show everything."""

REPEATED_SHINGLES = 0.125
"""The same for shingles: one in eight, four words in a row of a sentence of eighteen, is as much as
two writers have in common who report two things."""

SPACE_TO_FILL = 35
"""Words left under a limit that are worth filling with what only one outlet reports: enough for any
sentence, not only for one that happens to fit. Less is left unused, as an editor would."""

SWAP_CANDIDATES = 40
MOST_SWAPS = 20
"""Candidates that may replace a selected draft, and how often: these limit the time."""

LEAD_WINDOW = timedelta(days=2)
"""The lead is about the last days, however well an older fact is supported."""

STALE = timedelta(days=14)
"""What was published this long before it was first seen is not news on that day: an old page that
entered a feed. The reports of one event lie within fourteen days (group/story_rules.py), and a feed
that could not be fetched for a week brings nothing as old."""

LEAD_FROM = 3
"""A briefing with fewer points needs no lead."""

SURE_AHEAD = timedelta(days=31)
"""A later day without a word of the future is more likely an anniversary than a coming date."""

MOST_PER_DAY = 2
"""One meeting reported in many words must not displace the days after it."""

SAME_DATE_TEXT = 0.5
"""Share of the shorter sentence's words above which two sentences are about one coming date."""

LONGEST_SPEAKER = 6
"""Words of a speaker: "officials of the finance ministry"; a longer one is half a sentence."""

FEWEST_CLAIM_WORDS = 2
SAME_CLAIM_WORDS = 2
SAME_CLAIM = 0.6
"""Words that two claims must share, and their share of the shorter one, to be about one matter:
"the trade deal was finalized" and "no agreement on the trade deal had been signed"."""

SAME_CLAIM_PAIRS = 5
"""The same as ``SAME_CLAIM_WORDS`` in Han, kana and Hangul, where pairs of characters are compared:
two words of three, or a word and its ending twice."""

SAME_MEASURED = 0.75
"""The same if figures differ: two things of one kind are reported in nearly the same words."""

DISPUTE_WINDOW = timedelta(hours=24)
"""Claims further apart in time are a development, not a dispute."""

ANSWERED_WITHIN = 2
NAMED_ANSWERED_WITHIN = 3
"""Sentences back in which a claim stands that a sentence contradicts without stating it: "Seoul
denied the claim". Further back only one by the speaker whom it names is meant: "disputed Trump's
claims"."""

MOST_DISPUTES = 3
"""More would make disputes the subject of the briefing."""

WHY_FROM = 3.0
"""Gain that a sentence needs to say why a matter is important: three words that a second outlet
uses too. A superlative in passing ("the oldest inn of the town") gains less."""

WHY_PARAGRAPHS = 3
"""Paragraphs at the beginning of a text in which a reporter says why the news matters."""

WHY_SIGNS = 2
"""Of three signs that a sentence speaks of the summit itself: it names it, the headline does, it
stands early. The history of another treaty in a text on the summit has one of them."""

SAME_SUMMIT_NAMES = 3
"""People, place or terms of a summit that two sentences in two scripts must both name to be about
one event of a day: "Trump, Busan" alone could be his arrival or his departure."""

MOST_TITLES = 60
"""Newest headlines of an event, from which its title is chosen."""

SAME_MEETING_PEOPLE = 2
"""People of a summit whom two sentences on one day must both name to report one meeting: what else
the second sentence says of it is a point, not another date."""

REMEMBERED = 20_000
"""Words whose stem is cached: more than the sentences of one briefing use."""

ACTIVITY_DAYS = 7
"""Days whose entries are counted: a week, so that weekends are visible."""

UNEDITED = 0.6
"""Share of the longer wording's words that the other one has too, below which an editor has
written another sentence. A title put before both names of a sentence of fifteen words leaves
.75."""

PER_EDIT = 10
"""Words for each exchanged or added content word that an editor may have chosen better; with more
of them exchanged, the sentence is about something else."""

LONGEST_DESCRIPTION = 2
"""Content words of what stands for a name: "the prime minister"; a longer one tells something."""

ROTATING_ITEMS = 3
"""Entries of a feed in which one document renews a passage, for it to be an advert or a counter: a
publisher seldom adds one sentence to two reports, and hardly ever to three."""

ROTATING_SHARED = 2
"""Content words that such a passage may share with the rest of its entry: it names the town or the
paper. Half of the real sentences of articles share more with a hundred others."""

LEAST_OF_VERSION = 2
"""Content words, and half of the shorter sentence's, that a sentence has in common with the one it
replaces as a later version of it: all adverts of a paper may name the paper."""

ROTATING_REST = 25
"""Content words of an entry from which a passage that shares none of them, and replaces another one
that shared none, is not part of the text. One real sentence in six shares none, so hardly one pair
in thirty (measured on 262 articles)."""

LONGEST_SLOT = 6
LONGEST_ROTATING = 600
"""Passages of a list of related headlines, and of an entry whose updates are searched for them."""
