"""Who says what a sentence states."""

from __future__ import annotations

import pytest

from briefing.compose.speakers import lacks_speaker, speaker


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Trump said the talks had gone well.", "Trump"),
        ("“We made progress,” said Lee, who left early.", "Lee"),
        ("“We made progress,” President Lee Jae Myung said on Friday.", "President Lee Jae Myung"),
        ("The talks went well, according to two Korean officials.", "two Korean officials"),
        ("According to Yonhap, the talks went well.", "Yonhap"),
        ("Lee, the host of the summit, said the crown was a replica.", "Lee"),
        ("Ahn Jung, who led the talks on ships, told reporters he was tired.", "Ahn Jung"),
        ("Wi Sung-lac (59) said that nothing was signed.", "Wi Sung-lac"),
        ("When the talks had ended, Howard Lutnick said a deal was near.", "Howard Lutnick"),
        ("Last week Lee warned that the ships would come late.", "Lee"),
        ("Lee was told by Donald Trump that the ships could be built.", "Donald Trump"),
        ("Trump left the museum early, saying that he had to catch a plane.", "Trump"),
        ("Trump praised the crown and said he would wear it.", "Trump"),
        ("But the finance ministry has denied that a fund was agreed.", "the finance ministry"),
        ("Democrats claim that the deal breaks the law.", "Democrats"),
        ("Lee has repeatedly called for talks with the North.", "Lee"),
        ("Lee held up the crown: “This is for you.”", "Lee"),
        ("The fund was a bluff from the start, officials said.", "officials"),
        (
            "Lee had refused to pay, a source close to the talks said.",
            "a source close to the talks",
        ),
        ("On Friday, the mayor of Gyeongju, Joo Nak-young, said it was full.", "Joo Nak-young"),
        ("Ken Sato, a spokesman for Third Bank, a lender, said no.", "Ken Sato"),
        ("A hut burned down in Busan, Korea, on Sunday, said Mina Cho, a guard.", "Mina Cho"),
        ("The Lee family denied that the ship was theirs.", "The Lee family"),
        ("May told reporters she would be back.", "May"),
        ("A poll published in May found that people like crowns.", "A poll"),
        ("Just hours ago Trump said it was a lie.", "Trump"),
        ('Trump said nothing bad" and "maybe some good" would come of it.', "Trump"),
        ("In the rain, more than 2,000 people denounced the fund.", "2,000 people"),
        ("Lee on Thursday said the talks went on.", "Lee"),
        ("The fund said it was not asked.", "The fund"),
        ("Trump and Lee say that a deal is near.", "Trump and Lee"),
        ("Lee gave Trump a medal, which Trump called “beautiful”, and a crown.", "Trump"),
        ("Donald Trump, who Lee said was late, came by car.", "Lee"),
        ("Seoul welcomed Trump's decision on ships.", "Seoul"),
        ("Both ministers said why.", "ministers"),
        ("Lee said that Trump wants a deal.", "Lee"),
    ],
)
def test_the_speaker_is_the_subject_of_the_verb_that_attributes(
    sentence: str, expected: str
) -> None:
    assert speaker(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Neither Seoul nor Tokyo has said what the talks are to bring.",
        "No official said why.",
        "Officials are wary of the plan that Donald Trump wants settled.",
        "The museum is where Lee Jae Myung will welcome Donald Trump.",
        "A Korean newspaper is welcoming Trump with a poster.",
        "Lee welcomed him at the door.",
        "Lee gave Trump a replica of a golden crown.",
        "“Trump said so,” the banner at the gate read.",
        "The president's claims about the fund were not repeated.",
        "Trump did not say whether the fund was agreed.",
        "The reported sum of $350 billion is in dispute.",
        "He said the talks had gone well.",
        "If both presidents agree, the deal will be extended.",
        "Civilian protests continue in Seoul.",
        "The U.S. president has seen the museum, and reportedly threatened nobody.",
        "A man accused of throwing an egg was led away.",
        "",
    ],
)
def test_a_sentence_that_nobody_says_has_no_speaker(sentence: str) -> None:
    assert speaker(sentence) is None


def test_a_quotation_attributes_nothing_of_what_it_says() -> None:
    assert speaker("“Trump said he liked it,” Lee recalled, “and that was that.”") == "Lee"


def test_the_main_clause_comes_before_a_subordinate_one() -> None:
    assert speaker("While Trump said a deal was done, Lee said it was not.") == "Lee"


def test_he_is_whom_the_sentence_before_names() -> None:
    assert speaker("Lee gave Trump a crown. He added that it stood for peace.") == "Lee"
    assert speaker("Lee said it was a replica. He added that it was heavy.") == "Lee"


def test_a_quotation_alone_is_said_by_whom_the_paragraph_named_before_it() -> None:
    assert speaker("“It stands for peace.”", "Lee gave Trump a crown.") == "Lee"
    assert speaker("“It stands for peace.”", "Trump smiled. Then Lee said it was new.") == "Lee"
    assert speaker("The crown stands for peace.", "Lee said it was a replica.") is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("이재명 대통령은 29일 경주에서 “서명한 것은 없다”라고 말했다.", "이재명 대통령"),
        ("이에 대해 백악관 대변인은 “사실이 아니다”라고 반박했다.", "백악관 대변인"),
        ("정부는 내일 협상을 시작한다고 발표했다.", "정부"),
        ("연합뉴스에 따르면 회담은 두 시간 걸렸다.", "연합뉴스"),
        ("外交部发言人毛宁29日表示，中方愿与美方合作。", "外交部发言人毛宁"),
        ("“我们可以合作，”特朗普说。", "特朗普"),
        ("据新华社报道，会谈持续两小时。", "新华社"),
        ("高市首相は29日、「署名はなかった」と述べた。", "高市首相"),
        ("共同通信によると、会談は2時間続いた。", "共同通信"),
        ("정상회담은 두 시간 걸렸다.", None),
        ("“사실이 아니다”라고 덧붙였다.", None),
        ("他表示，双方应当合作。", None),
        ("会谈持续两小时。", None),
        ("会談は2時間続いた。", None),
    ],
)
def test_plain_forms_of_korean_chinese_and_japanese(sentence: str, expected: str | None) -> None:
    assert speaker(sentence) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“We will see what happens with the fund.”",
        "“We will see what happens with the fund. It is early.",
        "We will see what happens with the fund.”",
        '"We will see," "but not today."',
        "「署名はまだありません。」",
    ],
)
def test_a_quotation_without_anybody_lacks_its_speaker(text: str) -> None:
    assert lacks_speaker(text)


@pytest.mark.parametrize(
    "text",
    [
        "“We will see what happens,” Lee said.",
        "“We will see what happens,” he said.",
        "“No kings,” read a banner of a woman from Busan.",
        "Lee called the crown “a sign of peace.”",
        "Nothing was signed in Lee's museum.",
        "“사실이 아니다”라고 덧붙였다.",
        "",
    ],
)
def test_what_names_its_speaker_or_quotes_a_little_lacks_nothing(text: str) -> None:
    assert not lacks_speaker(text)


@pytest.mark.parametrize(
    "text",
    [
        "said, " * 200,
        "“" * 1_000,
        "Lee, " * 240 + "said",
        "and said " * 120,
        "(" * 1_000,
        "在" * 390,
        "29日" * 130,
        "는 라고 " * 70,
        "に" * 390 + "と述べた",
    ],
)
def test_a_hostile_sentence_is_read_at_once(text: str) -> None:
    assert not lacks_speaker(text) or speaker(text) is None
