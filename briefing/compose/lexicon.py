"""Words that carry little of what a text is about, and irregular verbs."""

from __future__ import annotations

IRREGULAR = {
    "met": "meet", "held": "hold", "left": "leave", "took": "take", "made": "make", "went": "go",
    "began": "begin", "gave": "give", "won": "win", "struck": "strike", "came": "come",
    "sent": "send", "paid": "pay", "spoke": "speak", "rose": "rise", "fell": "fall",
    "chose": "choose", "sold": "sell", "bought": "buy", "built": "build", "flew": "fly",
}  # fmt: skip
"""Irregular verbs that are frequent in news."""

UNSAID = frozenset(
    "a an the of to in on at for by with from as and or that this these those it its his her their "
    "he she they them him is are was were be been being has have had do does did so far yet still "
    "already now any either side sides two pretty much all very what which who s us".split()
)
"""Words that say nothing about the subject of a claim."""

COMMON = frozenset(
    "the a an of to and or in on for with that by at from as is are was were be been has have had "
    "it its his her their he she they this which who will would said says after over not but about "
    "into more than up out i we you our 的 了 在 是 和 与 將 将 这 那 の に は を が と で".split()
)
"""Words that occur in any sentence whatever it is about."""
