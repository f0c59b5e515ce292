"""Who says what a sentence states."""

from __future__ import annotations

import pytest

from briefing.compose.speakers import speaker


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
    ],
)
def test_the_speaker_is_the_subject_of_the_verb_that_attributes(
    sentence: str, expected: str
) -> None:
    assert speaker(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Lee gave Trump a replica of a golden crown.",
        "“Trump said so,” the banner at the gate read.",
        "The president's claims about the fund were not repeated.",
        "Trump did not say whether the fund was agreed.",
        "The reported sum of $350 billion is in dispute.",
        "He said the talks had gone well.",
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


def test_a_hostile_sentence_takes_no_time() -> None:
    for text in (
        "said, " * 200,
        "“" * 1_000,
        "Lee, " * 240 + "said",
        "and said " * 120,
        "(" * 1_000,
    ):
        speaker(text)
