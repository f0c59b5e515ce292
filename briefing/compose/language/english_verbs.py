"""The English verbs that attribute something to somebody, in all their forms."""

from __future__ import annotations

from typing import Literal

Kind = Literal["human", "speech", "stance", "thought"]
"""``human``: what only people and bodies do with words. ``speech``: what texts and facts do as well
("suggests"). ``stance``: what follows is praised, blamed, demanded. ``thought``: counts only with a
clause or a quotation after it ("found that")."""
Form = Literal["base", "present", "past", "participle", "gerund"]
"""``past``: the past, which is mostly the participle too; ``participle``: only that."""

_HUMAN = (
    "say tell announce insist claim declare deny allege assert acknowledge admit argue warn "
    "reiterate counter write explain tweet retweet recall predict complain conclude reply respond "
    "joke quip testify remark contend caution disclose concede lament boast comment muse ask wonder "
    "proclaim vow pledge clarify opine retort bemoan marvel speculate elaborate recount assure "
    "inform exclaim declaim rejoin recommend yell shout"
)
_SPEECH = (
    "add state maintain confirm note suggest emphasize emphasise stress report observe reveal agree "
    "mention hint repeat promise threaten echo remind signal indicate protest point"
)
_STANCE = (
    "accuse blame criticize criticise condemn denounce praise laud urge demand dismiss reject "
    "refute rebut dispute rebuke mock blast slam endorse defend describe call hail welcome oppose "
    "support encourage propose deplore decry question ridicule applaud credit cite exhort advise "
    "advocate challenge deride liken portray brand attack"
)
_THOUGHT = (
    "believe think hope expect fear doubt find show worry decide estimate judge rule vote discover "
    "understand want prefer imply feel learn"
)
_IRREGULAR = {
    "say": ("said", "said"),
    "tell": ("told", "told"),
    "write": ("wrote", "written"),
    "think": ("thought", "thought"),
    "find": ("found", "found"),
    "show": ("showed", "shown"),
    "feel": ("felt", "felt"),
    "understand": ("understood", "understood"),
}
_DOUBLED = frozenset("admit rebut quip".split())
_NOUNS = (
    "add claim state report note stress dispute promise pledge blame praise estimate counter vow "
    "tweet comment hope demand support question remark threat call reply hint echo protest fear "
    "doubt credit challenge attack brand signal judge rule vote find show worry repeat welcome "
    "slam blast point advocate caution shout yell boast joke muse want"
)
NOUNS: frozenset[str] = frozenset(form for word in _NOUNS.split() for form in (word, word + "s"))
"""Forms that are nouns as well: "the president's claims"."""


def _forms(verb: str) -> dict[str, Form]:
    stem = verb[:-1] if verb.endswith("e") else verb
    if verb in _DOUBLED:
        stem += verb[-1]
    soft = verb.endswith("y") and verb[-2] not in "aeo"
    ending = "es" if verb.endswith(("ss", "sh", "ch")) else "s"
    third = verb[:-1] + "ies" if soft else verb + ending
    past = verb[:-1] + "ied" if soft else stem + "ed"
    gerund = verb + "ing" if verb.endswith("ee") else stem + "ing"
    past, participle = _IRREGULAR.get(verb, (past, past))
    return {
        verb: "base",
        third: "present",
        gerund: "gerund",
        participle: "participle",
        past: "past",
    }


def _table() -> dict[str, tuple[str, Kind, Form]]:
    kinds: tuple[tuple[Kind, str], ...] = (
        ("thought", _THOUGHT),
        ("stance", _STANCE),
        ("speech", _SPEECH),
        ("human", _HUMAN),
    )
    return {
        form: (verb, kind, name)
        for kind, verbs in kinds
        for verb in verbs.split()
        for form, name in _forms(verb).items()
    }


VERBS: dict[str, tuple[str, Kind, Form]] = _table()
"""Each form with its verb, the verb's kind, and which form it is."""
