"""The constants of composing, each with its reason."""

from __future__ import annotations

from datetime import timedelta

SHINGLE = 3
"""Words per shingle: one changed word of a 20-word sentence leaves 15 of its 18 shingles."""

SAME = 0.8
"""Containment, both ways, above which two passages carry the same words. One word changed in
fifteen still joins; two sentences that merely share a subject are far below."""

MOST_ALIKE, MOST_CONTRADICTIONS = 100, 20
"""Newest facts with one rare shingle that a sentence is compared with, and of those with the same
words, the most alike that may contradict it: more of them are the lines of a table. They limit the
time."""

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

LONGEST_STATEMENT = 2_000
"""Characters of a sentence: of 26,000 none has more than 1,300. A longer passage is a table, or a
text whose sentences nobody ended, and is not read at once."""

MOST_FIGURES = 25
"""Figures of a sentence; beyond it is a table, in which the words beside a figure are not about it.
Of 26,000 sentences one has 22 and all others at most 11."""

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

MOST_ALSO_REPORTED = 40
"""Entries listed by their headline, as many as points: a reader goes through them in a minute, and
what is older is found in the list of stories."""

LARGE_COUNT = 1000
WIDELY_STATED = 5
"""A bare count below this ("2 leaders", "13 paragraphs") is seldom news, unless it moves or so many
independent outlets give it."""

SPECIFIC_SUM = 2
SPECIFIC_AMOUNT = 3
"""Significant digits of a sum of money, and of another amount, from which two reports on one summit
that give it mean the same: $350 billion, 28,500. Rounder ones recur: 2,000, 10 percent."""

SAME_MATTER = 3
"""Words besides names that two sentences with one round amount share if nothing beside it tells
what it measures. Of 14 such pairs on two things, none shared more than two."""

SAME_COURSE = 0.6
LEAST_OF_COURSE = 5
"""Share of the words of the shorter sentence, and content words, that two sentences have in common
if they give two values of one thing: of "12 people were killed" and "17 people were killed" all."""

MOST_TIMES = 5
"""How many times the smaller of two values of one thing the larger can be; beyond, one of them is
of a part, or of another year."""

MOST_OF_HEAD = 60
MOST_OF_AMOUNT = 60
MOST_TRIED = 4
"""Newest amounts of one noun ("people") that are compared with one another, newest things with one
amount that a mention is compared with, and sentences of each: these limit the time."""

MOST_VERSIONS = 60
"""Newest sentences in the same words with other figures that are compared as versions of one fact;
more of them are the lines of a table. It limits the time."""

REPEATED_WORDS = 0.65
"""Share of the content of the shorter of two sentences above which the second is left out of a
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

MOST_PER_DAY = 3
"""A meeting, the press conference and the dinner; more would displace the days after it."""

SHORT_DATE_TEXT = 16
SHORTER_DATE_TEXT = 8
"""Words that who, where and when take, and how many fewer make another sentence the better one to
say it: longer ones say much else."""

TOLD_AS_HELD = 2
"""Outlets that must say that the people have met before no meeting is announced for that day: one
may tell of an earlier one. A dinner or a press conference that is told of has been."""

SAME_DATE_TEXT = 0.5
"""Share of the shorter sentence's words above which two sentences are about one coming date."""

MOST_BESIDE_QUOTATION = 2
"""Words outside the quotation marks of a sentence that is nothing but a quotation: "But", or an
agency's mark at the end. With three of them it may say who speaks: "read a banner"."""

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

MOST_DENIALS, MOST_ASSERTIONS = 100, 600
MOST_DENIED = 20
"""Newest claims of each kind that are compared with one another, and newest ones that a denial is
set against. They limit the time: a briefing of 3,000 sentences has 24 denials and 139 assertions,
and no denial contradicts more than one."""

MOST_COUNTS, MOST_LATER_COUNTS = 1_000, 30
"""Newest exact counts, and those after one that it is compared with: of such a briefing's counts
hardly one has a speaker. They limit the time."""

ANSWERED_WITHIN = 2
NAMED_ANSWERED_WITHIN = 3
"""Sentences back in which a claim stands that a sentence contradicts without stating it: "Seoul
denied the claim". Further back only one by the speaker whom it names is meant: "disputed Trump's
claims"."""

MOST_DISPUTES = 3
"""More would make disputes the subject of the briefing."""

WHY_FROM = 2.5
"""Gain that a sentence needs to say why a matter is important: nearly three words that a second
outlet uses too. A superlative in passing ("the oldest inn of the town") gains less."""

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
"""Words and texts of which something is cached: more than the sentences of one briefing use."""

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

FEWEST_OF_VOICE = 4
VOICE_OVER_REPORTING = 3
VOICE_RATE = 1 / 800
"""Signs of a writer's own voice outside quotations ("we", "must", "surely", a question): so many in
a text, three times as many as words of reporting, and one in 800 characters, some 130 words. News
has three words of reporting for one such sign."""

LONG_OPINION = 4_000
FEWEST_OF_VOICE_IN_LONG = 6
LONG_VOICE_OVER_REPORTING = 2
VOICE_RATE_IN_LONG = 1 / 1_400
"""The same from 4,000 characters on, where chance evens out: twice as many are sure enough."""

VOICE_READ = 8_000
SHORT_OPINION = 240
"""Characters of a text that are read for it, and fewest: some 40 words, as a teaser has."""

LONGEST_AUTHOR_LINE = 400
"""Characters of a paragraph that only introduces its author."""

ACROSS_SCRIPTS_NAMES = 2
ACROSS_SCRIPTS_FIGURE = 10
ACROSS_SCRIPTS_WINDOW = timedelta(hours=72)
"""Configured names that two sentences in two scripts must both have, beside a figure of at least
this value, and the time between them, to state one fact: smaller figures ("two leaders", "5 %")
recur, and what is repeated days later is seldom a translation."""

SIMILAR_ACROSS_SCRIPTS = 0.52
SIMILAR_WITH_FIGURE = 0.4
"""Cosines of the centred vectors of two sentences above which they state one fact, and above which
they do if they have a figure in common too. Of 48 translations among 1,500 pairs of sentences on
two summits, 30 are above and nothing else. Among 27 sentences in Korean and 3,300 in English on a
third, six are above, and one of these states something else; at .45 it is a third."""

SIMILAR_SIGNS = 0.44
"""Share of the numbers of two vectors that differ in sign, above which they are not compared
further: at a cosine of .4 it is .37 on average, and with 512 numbers hardly ever above .44."""

MOST_SIMILAR = 4
"""Similar sentences that are stored for one: it can be linked to one only, and the best ones may be
refused for a figure."""
