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

IRREGULAR = {
    "met": "meet", "held": "hold", "left": "leave", "took": "take", "made": "make", "went": "go",
    "began": "begin", "gave": "give", "won": "win", "struck": "strike", "came": "come",
    "sent": "send", "paid": "pay", "spoke": "speak", "rose": "rise", "fell": "fall",
    "chose": "choose", "sold": "sell", "bought": "buy", "built": "build", "flew": "fly",
}  # fmt: skip
"""Verbs of the news that take no ending."""
