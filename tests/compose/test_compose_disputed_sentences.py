"""Disputes that one sentence states, in English, Korean, Chinese and Japanese."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.compose.newsroom import SUMMIT, Newsroom, report

Sides = list[tuple[str, str]]


def sides(news: Newsroom, *paragraphs: str) -> list[Sides]:
    """Speaker and text of both sides of each dispute in one report of the Harbour Post."""
    news.story("a", report("Harbour Post", *paragraphs))
    return [
        [(claim.speaker, claim.text) for claim in dispute.claims]
        for dispute in news.briefing().disputed
    ]


@pytest.mark.parametrize(
    ("sentence", "claim", "counter"),
    [
        (
            "While Trump claimed progress on a deal with Seoul, no agreement has been signed.",
            ("Trump", "While Trump claimed progress on a deal with Seoul"),
            ("Harbour Post", "no agreement has been signed."),
        ),
        (
            "Although President Trump, speaking in Gyeongju, called the deal “pretty much "
            "finalized”, Lee's office said no agreement had been reached.",
            (
                "President Trump",
                "Although President Trump, speaking in Gyeongju, called the deal “pretty much "
                "finalized”",
            ),
            ("Lee's office", "Lee's office said no agreement had been reached."),
        ),
        (
            "Despite Trump's claims of progress on loans, neither side has signed anything.",
            ("Trump", "Despite Trump's claims of progress on loans"),
            ("Harbour Post", "neither side has signed anything."),
        ),
        (
            "Manila said the coast guard rammed its vessel near the shoal, but Beijing denied it.",
            ("Manila", "Manila said the coast guard rammed its vessel near the shoal"),
            ("Beijing", "Beijing denied it."),
        ),
        (
            "Kyiv said the hospital in the port was shelled from the north, which Moscow denies.",
            ("Kyiv", "Kyiv said the hospital in the port was shelled from the north"),
            ("Moscow", "which Moscow denies"),
        ),
        (
            "The finance ministry rejected Trump's claim that the tariff is paid abroad.",
            ("Trump", "Trump's claim that the tariff is paid abroad"),
            (
                "The finance ministry",
                "The finance ministry rejected Trump's claim that the tariff is paid abroad.",
            ),
        ),
        (
            "트럼프 대통령은 협상에 진전이 있었다고 주장했지만, 합의문은 아직 서명되지 않았다.",
            ("트럼프 대통령", "트럼프 대통령은 협상에 진전이 있었다고 주장했지만"),
            ("Harbour Post", "합의문은 아직 서명되지 않았다."),
        ),
        (
            "트럼프 대통령은 협상이 타결됐다고 말했지만 대통령실은 이를 부인했다.",
            ("트럼프 대통령", "트럼프 대통령은 협상이 타결됐다고 말했지만"),
            ("대통령실", "대통령실은 이를 부인했다."),
        ),
        (
            "尽管特朗普声称谈判取得进展，但双方尚未签署任何协议。",
            ("特朗普", "尽管特朗普声称谈判取得进展"),
            ("Harbour Post", "双方尚未签署任何协议。"),
        ),
        (
            "特朗普说协议已基本敲定，但韩国总统办公室否认了这一说法。",
            ("特朗普", "特朗普说协议已基本敲定"),
            ("韩国总统办公室", "韩国总统办公室否认了这一说法。"),
        ),
        (
            "トランプ大統領は合意に達したと述べたが、韓国側はこれを否定した。",
            ("トランプ大統領", "トランプ大統領は合意に達したと述べたが"),
            ("韓国側", "韓国側はこれを否定した。"),
        ),
        (
            "韓国政府高官は、貿易協議が妥結したとするトランプ大統領の主張に反論した。",
            ("トランプ大統領", "貿易協議が妥結したとするトランプ大統領の主張"),
            (
                "韓国政府高官",
                "韓国政府高官は、貿易協議が妥結したとするトランプ大統領の主張に反論した。",
            ),
        ),
    ],
)
def test_a_sentence_that_has_both_claims_is_a_dispute(
    news: Newsroom, sentence: str, claim: tuple[str, str], counter: tuple[str, str]
) -> None:
    assert sides(news, sentence) == [[claim, counter]]
    (dispute,) = news.briefing().disputed
    for side in dispute.claims:
        assert side.text in sentence
        assert [source.passage for source in side.sources] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        # Another matter, or the same person.
        "While Trump said the dinner in Gyeongju was a success, he has not signed the guest book.",
        "While Trump claimed progress on a trade deal, no rain fell in the southern hills.",
        "Officials said the ships had sailed to the northern port, but the ships did not hurry.",
        # There can be progress without an agreement, if nobody makes much of it.
        "Officials said there was progress in the talks, but no agreement was signed.",
        "대통령실은 협상에 진전이 있었다고 말했지만, 합의문은 아직 서명되지 않았다.",
        # Who raises, asks, hopes or foresees something does not say that it is so.
        "While Trump raised a trade agreement with Lee, no agreement has been signed.",
        "Although Trump called for an agreement on trade, no agreement has been signed.",
        "Trump said an agreement would be signed, but no agreement has been signed.",
        "Trump said he hoped for an agreement on trade, but no agreement has been signed.",
        # Two predicates of one speaker, and an offer that is refused.
        "Seoul said the loans were agreed, but it denied a second request for ships.",
        "Seoul rejected Trump's offer that the loans be paid in a year.",
        "그는 협상에 진전이 있었다고 주장했지만, 합의문은 아직 서명되지 않았다.",
        "트럼프 대통령은 합의문에 서명할 것이라고 말했지만 합의문은 아직 서명되지 않았다.",
        "特朗普说将签署协议，但双方尚未签署任何协议。",
        "トランプ大統領は署名する予定だと述べたが、合意文書は署名されていない。",
    ],
)
def test_a_contrast_that_is_no_contradiction_is_no_dispute(news: Newsroom, sentence: str) -> None:
    assert sides(news, sentence) == []


@pytest.mark.parametrize(
    ("before", "sentence", "speakers"),
    [
        (
            "Trump claimed the allies had agreed to double their budgets for ships.",
            "But President Jean Castel disputed Trump's claims, saying that nothing was added.",
            ("Trump", "President Jean Castel"),
        ),
        (
            "Trump said the ministers had settled the dispute over the ferries.",
            "Lee's office told reporters that talks on the ferries go on, contradicting Trump.",
            ("Trump", "Lee's office"),
        ),
        (
            "Manila said the coast guard had rammed its vessel near the shoal.",
            "Beijing denied the allegation at a briefing in the evening.",
            ("Manila", "Beijing"),
        ),
        (
            "Trump said the Castel government had done nothing against the smugglers.",
            "The Castel government did, in fact, close two ports to them in the spring.",
            ("Trump", "Harbour Post"),
        ),
        (
            "트럼프 대통령은 한국과의 무역 협상이 사실상 타결됐다고 말했다.",
            "대통령실은 트럼프 대통령의 발언을 정면으로 반박했다.",
            ("트럼프 대통령", "대통령실"),
        ),
        (
            "特朗普表示，双方已达成贸易协议。",
            "中国外交部发言人否认了这一说法。",
            ("特朗普", "中国外交部发言人"),
        ),
        (
            "トランプ大統領は貿易協議が事実上妥結したと述べた。",
            "大統領府報道官はトランプ大統領の主張に反論した。",
            ("トランプ大統領", "大統領府報道官"),
        ),
    ],
)
def test_a_sentence_that_contradicts_answers_the_claim_before_it(
    news: Newsroom, before: str, sentence: str, speakers: tuple[str, str]
) -> None:
    assert sides(news, before, sentence) == [[(speakers[0], before), (speakers[1], sentence)]]


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        # Nobody claimed anything before.
        ("The leaders ate noodles by the lake in the evening.", "Beijing denied the allegation."),
        # The claim before is another's than the one who is contradicted.
        (
            "Manila said the coast guard had rammed its vessel near the shoal.",
            "Lee's office disputed Trump's claims about the ferries and the port.",
        ),
        # What did happen was not said not to have.
        (
            "Trump said the Castel government had promised to close the ports.",
            "The Castel government did, in fact, close two ports to them in the spring.",
        ),
        # One person is no dispute with himself.
        (
            "Trump said the ministers had settled the dispute over the ferries.",
            "The president denied the claim two hours later on the plane.",
        ),
    ],
)
def test_a_sentence_that_contradicts_nothing_before_it_is_no_dispute(
    news: Newsroom, before: str, sentence: str
) -> None:
    assert sides(news, before, sentence) == []


@pytest.mark.parametrize(
    ("first", "other"),
    [
        (
            "한국 정부는 무역 협상이 사실상 타결됐다고 밝혔다.",
            "백악관은 무역 협상이 사실상 타결됐다는 보도를 부인했다.",
        ),
        ("特朗普表示，双方已达成贸易协议。", "中国外交部否认双方已达成贸易协议。"),
        (
            "トランプ大統領は貿易協議が事実上妥結したと述べた。",
            "韓国大統領府は貿易協議が妥結したとの報道を否定した。",
        ),
    ],
)
def test_a_claim_and_its_denial_in_two_reports_differ_in_any_language(
    news: Newsroom, first: str, other: str
) -> None:
    news.story("a", report("Post", first, at=1))
    news.story("b", report("Echo", other, at=2))
    (dispute,) = news.briefing().disputed
    assert [claim.text for claim in dispute.claims] == [first, other]


@pytest.mark.parametrize(
    ("first", "other"),
    [
        (
            "Trump said the trade deal with Seoul was signed at the palace.",
            "The president said the trade deal with Seoul was not signed at the palace.",
        ),
        (
            "Mr. Trump said the trade deal with Seoul was signed at the palace.",
            "President Donald Trump said no trade deal with Seoul was signed at the palace.",
        ),
        (
            "도널드 트럼프는 무역 협상이 사실상 타결됐다고 밝혔다.",
            "트럼프 대통령은 무역 협상이 사실상 타결됐다는 보도를 부인했다.",
        ),
        (
            "이재명 대통령은 무역 협상이 사실상 타결됐다고 밝혔다.",
            "이 대통령은 무역 협상이 사실상 타결됐다는 보도를 부인했다.",
        ),
    ],
)
def test_one_person_under_two_names_is_no_dispute(news: Newsroom, first: str, other: str) -> None:
    news.story("a", report("Post", first, at=1))
    news.story("b", report("Echo", other, at=2))
    people = (("Donald Trump", "도널드 트럼프", "트럼프"), ("Lee Jae Myung", "이재명"))
    assert news.briefing(summit=replace(SUMMIT, people=people)).disputed == ()


def test_two_people_of_one_office_can_differ(news: Newsroom) -> None:
    news.story("a", report("Post", "President Trump said a deal on the ferries was signed.", at=1))
    news.story("b", report("Echo", "President Lee said no deal on the ferries was signed.", at=2))
    assert len(news.briefing().disputed) == 1


@pytest.mark.parametrize(
    "claim",
    [
        "Rosen said the senators had raised Russian interference in the election.",
        "Rosen said the committee wants to discuss Russian interference in the election.",
        "Rosen said it is absurd to see Russian interference in the election.",
        "Rosen said Russian interference in the next election is likely.",
    ],
)
def test_who_does_not_assert_a_thing_is_no_side_against_its_denial(
    news: Newsroom, claim: str
) -> None:
    news.story("a", report("Post", claim, at=1))
    news.story("b", report("Echo", "Moscow has denied Russian interference in the election.", at=2))
    assert news.briefing().disputed == ()


def test_who_makes_clear_that_there_was_no_more_denies_that_there_was(news: Newsroom) -> None:
    first = "Trump claimed the allies agreed to big increases in defence budgets."
    other = (
        "As Jean Castel, who likes to host his guests by the sea, made clear after the talks, the "
        "allies did nothing more than repeat the defense budgets agreed in the spring."
    )
    news.story("a", report("Post", first, at=1))
    news.story("b", report("Echo", other, at=2))
    (dispute,) = news.briefing().disputed
    assert [(claim.speaker, claim.text) for claim in dispute.claims] == [
        ("Trump", first),
        ("Jean Castel", other[other.index("the allies") :]),
    ]


def test_a_page_that_repeats_itself_has_its_dispute_once(news: Newsroom) -> None:
    paragraphs = [
        "President Donald Trump was received by Lee Jae Myung in Gyeongju with a medal and "
        "the replica of a crown.",
        "While Trump claimed progress on trade with Seoul, no agreement has been signed.",
        "The talks are about investment in America worth $350 billion.",
        "Trump said the deal was “pretty much finalized”.",
        "Japan pledged $550 billion earlier this year.",
        "Lee warned the guests of the forum against new barriers to trade.",
        "Trump is to meet Xi Jinping in a closely watched meeting on Thursday.",
    ]
    news.story("a", report("Harbour Post", *paragraphs, *paragraphs[1:], at=3))
    (dispute,) = news.briefing().disputed
    assert [(claim.speaker, claim.text) for claim in dispute.claims] == [
        ("Trump", "While Trump claimed progress on trade with Seoul"),
        ("Harbour Post", "no agreement has been signed."),
    ]


def test_a_sentence_of_any_length_is_read_in_a_moment(news: Newsroom) -> None:
    long = "While Trump claimed progress, " + "no agreement, " * 2_000 + "he said."
    korean = "트럼프 대통령은 " + "고 말했지만 " * 2_000 + "부인했다."
    assert sides(news, long, korean, "Beijing denied it " * 3_000) == []


@pytest.mark.parametrize(("speaker", "disputes"), [("Trump", 1), ("It", 0)])
def test_a_claim_that_is_denied_in_the_next_sentence_needs_a_speaker(
    news: Newsroom, speaker: str, disputes: int
) -> None:
    claim = f"{speaker} boasted the talks on steel and ships were a great success."
    assert len(sides(news, f"{claim} Seoul disputed the claim on Wednesday.")) == disputes
