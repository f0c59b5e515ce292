"""Stop words: the words to leave out of a comparison, one set for each kind of comparison.

The sets differ because their users do: what says nothing of an event may well tell two claims
apart. All words are in normal form (`briefing.text.normalize`).
"""

from __future__ import annotations

from briefing.text.calendar_names import NORMAL_NAMES

_BASIC = frozenset(
    "a an and are as at be been by for from had has have he her his in is it its of on or she that "
    "the their they this to was were which who with".split()
)
_GENERAL = frozenset("all any being did do does so them these those what".split())
_FREQUENT = frozenset("about after but i into more our out over than up we will would you".split())
_CONNECTING = frozenset(
    "also because before can could how if most other some such then there under when where while "
    "your".split()
)

FUNCTION_WORDS = (
    _BASIC
    | _GENERAL
    | _FREQUENT
    | _CONNECTING
    | frozenset(
        "although another between both each here just may might must off only own should whom "
        "whose".split()
    )
)
"""English words without content: articles, prepositions, pronouns, conjunctions, auxiliaries."""

EVENT_STOP_WORDS = (
    _BASIC
    | _GENERAL
    | _FREQUENT
    | _CONNECTING
    | frozenset("'s again against no not one said say says through".split())
)
"""Words that do not show which event a story is about."""

COMMON_WORDS = (
    _BASIC
    | _FREQUENT
    | frozenset("not said says 的 了 在 是 和 与 將 将 这 那 の に は を が と で".split())
)
"""Words that occur in any sentence, whatever it is about."""

CLAIM_STOP_WORDS = (
    _BASIC
    | _GENERAL
    | frozenset(
        "already big either far great him huge major much now pretty s side sides significant "
        "still substantial themselves two us very yet".split()
    )
)
"""Words that say nothing of what a claim is about."""

REPORT_STOP_WORDS = (
    FUNCTION_WORDS
    | COMMON_WORDS
    | CLAIM_STOP_WORDS
    | NORMAL_NAMES
    | frozenset(
        "tell tells told mr ms mrs today tonight tomorrow yesterday morning afternoon evening week "
        "day president presidents presidential prime minister leader leaders meeting meet meets "
        "met meetings summit summits talk talks hold holds held holding ahead prior during one "
        "u.s us u".split()
    )
)
"""Words that any report on a meeting may have: they say who met and when, not what happened."""
