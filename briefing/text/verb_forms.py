"""English verb forms and the words around them, by which a clause is read without a dictionary."""

from __future__ import annotations

from briefing.text.lazy_regex import lazy_regex

MODALS = frozenset(
    "will shall won't can could may might must should would can't cannot couldn't wouldn't"
    " shouldn't mustn't".split()
)
WILL = frozenset("will shall won't".split())
"""Modals that announce; "'ll" is written with its subject."""
ABLE = frozenset("can can't cannot must mustn't".split())
"""Modals that say what is possible or necessary at any time."""

BE_PRESENT = frozenset(
    "is are am 's 're isn't aren't i'm he's she's it's that's we're they're who's there's".split()
)
BE_PAST = frozenset("was were wasn't weren't".split())
BE_FORMS = frozenset("be been being get gets got getting having".split())
HAVE = frozenset(
    "has have had hasn't haven't hadn't i've we've they've i'd he'd she'd we'd they'd".split()
)

PAST = frozenset(
    """ate arose awoke beat began bent bet bit bled blew bought bred broke brought built came caught
    chose clung crept dealt did didn't drew drove dug fell felt fled flew forbade forgave forgot
    fought found froze gave grew had hadn't heard held hid hit hung kept knelt knew laid led left
    lent let lost made meant met overcame overthrew oversaw paid put quit ran rang rode rose said
    sang sank sat saw sent shook shone shot slept slid sold sought spent spoke spun sprang stole
    stood stuck stung strode struck swam swept swore swung taught thought threw told took tore
    tweeted understood undertook upheld went withdrew withheld woke won wore wound wove wrote
    """.split()
)
"""Irregular past forms; those that are more often another word (read, set, cut, lay) are not
here."""
PARTICIPLE_ONLY = frozenset(
    """been become begun blown bitten broken chosen done drawn driven drunk eaten fallen flown
    forbidden forgotten forgiven frozen given gone grown hidden known overthrown ridden risen seen
    shaken shown spoken stolen sung sunk sworn swum taken thrown torn undertaken withdrawn woken
    worn written""".split()
)
NOT_PAST = lazy_regex(
    r"(?:need|indeed|exceed|proceed|succeed|heed|speed|feed|seed|breed|bleed|weed|creed|greed|deed"
    r"|steed|agreed-\w+|red|bed|shed|sled|hundred|naked|sacred|wicked|aged|united|unprecedented"
    r"|unscheduled|unexpected|biased|renowned)$"
)
"""Words in -ed that are no past of a verb."""

PLANNED = frozenset(
    """about aiming agreed announced billed bound decided due expected expecting going hoping
    intended intending invited likely looking planned planning pledged poised preparing prepared
    promised ready scheduled set slated supposed threatening tipped vowed""".split()
)
"""After "is" and before "to" and a verb: what is meant to happen."""
SCHEDULED = frozenset("billed due expected planned planning poised scheduled set slated".split())
"""Of these, those that need no "to": "expected Tuesday", "a vote scheduled for Friday"."""
SET = frozenset("bound due invited planning preparing ready set".split())
"""Of these, those that may have "for" or "on": "set for Friday"."""
PLANNING = frozenset(
    """agree agreed agrees aim aims decided hope hopes hoped intend intends plan plans planned
    pledged pledges prepare prepares prepared promise promised promises threaten threatened
    threatens vow vowed vows want wants""".split()
)
"""Before "to" and a verb: "agreed to meet"."""
PLANNING_PAST = frozenset(
    "agreed decided hoped planned pledged prepared promised threatened vowed".split()
)
"""Those that are acts of their own: "on Friday they agreed to meet" has the day of the act."""
PLAN_NOUNS = frozenset("plans preparations arrangements".split())
"""Before "for" or "to": what is planned is to come."""
COMING = frozenset("upcoming forthcoming planned scheduled".split())
"""Before a noun: it is to come."""
LOOK = frozenset("look looks looked looking".split())
"""Before "forward to"."""
PLAN_WORDS = frozenset((*PLANNING, *SCHEDULED, *PLAN_NOUNS, *COMING, *LOOK, "ahead", "advance"))
"""All words that may announce something without an auxiliary."""
AUXILIARIES = frozenset((*MODALS, *BE_PRESENT, *BE_PAST, *HAVE, "to"))

EVENTS = frozenset(
    """address adjourn air appear arrive attend await begin celebrate chair close come conclude
    continue convene culminate debate debut decide deliver depart embark end enter expire face
    fall finish fly follow gather get give go greet head hold host join kick land launch lead leave
    mark meet move negotiate observe occur open participate play premiere present publish receive
    release reopen report resume return rule run sit sign speak start take talk testify travel
    unveil visit vote welcome""".split()
)
"""Verbs whose present announces what is on a calendar: "leaders gather on Friday"."""
_ALSO_NOUNS = """address air attend chair close debate debut end face fall finish head host land
    launch lead leave mark move play present release report return rule run sign start talk travel
    visit vote welcome""".split()
ALSO_NOUNS = frozenset((*_ALSO_NOUNS, *(f"{verb}s" for verb in _ALSO_NOUNS)))
"""Those of them that are nouns as often."""

SAYING = frozenset(
    """add added adding announce announced announcing argued arguing asked calling claimed claiming
    confirmed confirming insisted insisting noted noting posted posting quoted remarked reported
    reporting said say saying says speaking stated stating suggested telling tells testified told
    tweeted tweeting tweets warned warning writing wrote""".split()
)
"""Verbs of saying: the day beside one is that of the saying."""

NOUNS_IN_ING = frozenset(
    "briefing building evening gathering hearing meeting morning opening".split()
)

DETERMINERS = frozenset("a an the his her its their our my your some any no each every".split())
POINTING = frozenset("this that these those another".split())
PREPOSITIONS = frozenset(
    """of for in on at with from by into over under about amid during after before since between
    against as per via than like despite without within toward towards through until""".split()
)
CONJUNCTIONS = frozenset("and or but nor".split())
RELATIVES = frozenset("which who whom whose".split())
PLURAL_SUBJECTS = frozenset("they we you who which people both two three all".split())
SINGULAR_SUBJECTS = frozenset("he she it who which that also".split())
ADVERB = lazy_regex(
    r"(?:not|also|then|next|now|soon|still|again|ever|never|almost|just|yet|once|both|all|far"
    r"|always|later|first|likely|[a-z]{2,}ly)$"
)

_DOUBLED = lazy_regex(r"([b-df-hj-np-tvz])\1$")


def base_of_event(word: str) -> str | None:
    """The verb of `EVENTS` whose base, -s form or -ing form ``word`` is; None if there is none."""
    if word in EVENTS:
        return word
    if word.endswith("ing"):
        stem = word[:-3]
        undoubled = _DOUBLED.sub(r"\1", stem)
        candidates = (stem, stem + "e", undoubled)
    elif word.endswith("s"):
        candidates = (word[:-1], word[:-2] if word.endswith("es") else "", word[:-3] + "y")
    else:
        return None
    return next((verb for verb in candidates if verb in EVENTS), None)
