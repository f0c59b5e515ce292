"""The words that composing turns on, each kind with its reason."""

from __future__ import annotations

UNSETTLED = frozenset(
    "will would shall may might could can must should expected expects due set scheduled planned "
    "plans planning slated poised hopes hoped likely aims intends wants".split()
)
"""Said of what is not so yet: without one of them the same words tell that it came true."""

AUXILIARY = frozenset("is are was were be been being am has have had having".split())
"""Bend with the tense alone: "is to be signed" and "was signed" tell of one signature."""

BOUNDS = frozenset("at least most more less than about around some nearly almost roughly".split())
"""Stand before a figure and leave open how much more it is: they come and go with a toll."""

SCALES = frozenset(
    "k thousand m mn mln million b bn bln billion t tn trn trillion hundred dozen".split()
)
"""Belong to the figure before them: $900 million may have become $2 billion."""

MODAL = frozenset(
    "will would can could may might must shall should expects expected due plans planned hopes "
    "hoped wants wanted ready close near nearly almost yesterday tomorrow last next earlier".split()
)
"""They say that a claim is not yet so, or nearly: two claims must have the same of them."""

DENYING = frozenset("no not none never cannot unsigned".split())
"""One of them turns a claim round; two turn it back."""

KINDS = {
    **dict.fromkeys(
        "signed finalized finalised concluded completed reached sealed agreed done struck".split(),
        "done",
    ),
    **dict.fromkeys("deal agreement accord pact treaty".split(), "deal"),
    **dict.fromkeys("ceasefire truce armistice".split(), "truce"),
}
"""What is done when it is done, and to what: one word stands for all of its kind."""

OWN = frozenset("its his her their our my itself himself herself themselves".split())
""""Its plan" is each time another's."""

TURNING = frozenset({
    "rise", "rises", "rose", "fall", "falls", "fell", "fallen", "raise", "raises", "raised",
    "cut", "cuts", "lower", "lowers", "lowered", "increase", "increases", "increased", "decrease",
    "decreases", "decreased", "up", "down", "more", "less", "fewer", "higher", "gain", "gains",
    "gained", "lose", "loses", "lost", "win", "wins", "won", "accept", "accepts", "accepted",
    "before", "after", "open", "opens", "opened", "close", "closes", "closed", "export", "exports",
    "import", "imports", "buy", "buys", "bought", "sell", "sells", "sold", "begin", "begins",
    "began", "end", "ends", "ended", "start", "stop", "support", "supports", "supported", "oppose",
    "opposes", "opposed", "for", "against", "with", "without", "best", "worst", "first", "second",
    "third", "last", "next", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "dozen", "half", "all", "some", "today", "tomorrow", "yesterday",
})  # fmt: skip
"""One of these in the place of another word turns a sentence round, and no figure tells."""

PERSONAL = frozenset(
    "i my me we our ours us your yours you let's i'm i'd i'll i've we're we've we'll we'd you're "
    "you've you'll you'd imagine here there if what how well now no yes so here's there's what's "
    "how's".split()
)
"""No sentence that talks to its reader or of its writer is without one of these."""

SAYING = frozenset(
    "said says told insisted insists claimed claims stated announced declared reported maintained "
    "maintains confirmed denied denies alleged alleges asserted asserts acknowledged admitted "
    "argued argues warned reiterated countered".split()
)
"""What a speaker does with a claim that is put forward as so, or, denying, as not so."""

REFUSING = frozenset(
    "denied denies rejected rejects dismissed dismisses refuted refutes rebutted rebuts disputed "
    "disputes".split()
)
"""What a speaker does with another's claim: who rejects reports that it is so says it is not."""

CLAIMS = "claim report allegation accusation suggestion assertion rumor rumour".split()
"""What is refused, before the "that" with which it is told."""
