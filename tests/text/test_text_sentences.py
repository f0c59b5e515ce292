from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.text.sentences import sentences


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "Mr. Trump met Mr. Lee in the U.S. on Oct. 30. It rained.",
            ("Mr. Trump met Mr. Lee in the U.S. on Oct. 30.", "It rained."),
        ),
        ('He said "We did it." Then he left.', ('He said "We did it."', "Then he left.")),
        ("“It is over.” He smiled.", ("“It is over.”", "He smiled.")),
        ('"Is it done?" he asked.', ('"Is it done?" he asked.',)),
        (
            '"We are near," Arden said. "Nothing is signed." He left.',
            ('"We are near," Arden said.', '"Nothing is signed."', "He left."),
        ),
        ("He was asked. “We go,” he said.", ("He was asked.", "“We go,” he said.")),
        ("‘‘We go!’’ Arden wrote. They left.", ("‘‘We go!’’", "Arden wrote.", "They left.")),
        ('"We are near. We sign. " He left.', ('"We are near. We sign. "', "He left.")),
        ("„Wir gehen. “ Er ging.", ("„Wir gehen. “", "Er ging.")),
        (
            "Sen. Ann Lee, R-S. C., and Tom Ford said no.",
            ("Sen. Ann Lee, R-S. C., and Tom Ford said no.",),
        ),
        ("J. D. Vance and George W. Bush met.", ("J. D. Vance and George W. Bush met.",)),
        ("Amb. Kim spoke. Gen. Smith did not.", ("Amb. Kim spoke.", "Gen. Smith did not.")),
        ("It rose 3.5 percent. Why?", ("It rose 3.5 percent.", "Why?")),
        (
            "이재명 대통령은 29일 회담했다. 협정은 서명되지 않았다.",
            ("이재명 대통령은 29일 회담했다.", "협정은 서명되지 않았다."),
        ),
        ('"좋다." 라고 말했다. 끝.', ('"좋다." 라고 말했다.', "끝.")),
        ("他说：“好。”然后走了。会议结束！", ("他说：“好。”", "然后走了。", "会议结束！")),
        ("「良い。」と述べた。終わった。", ("「良い。」と述べた。", "終わった。")),
        ("  no end  ", ("no end",)),
        ("K\u2009. J\u00a0. Mr.A\u3000. Trump", ("K\u2009. J\u00a0. Mr.A\u3000. Trump",)),
        ("", ()),
    ],
)
def test_a_paragraph_is_split_into_sentences(paragraph: str, expected: tuple[str, ...]) -> None:
    assert sentences(paragraph) == expected


@pytest.mark.parametrize("language", ["en-GB", "xx", "", "zh_CN", None])
def test_any_language_tag_is_accepted(language: str | None) -> None:
    assert len(sentences("Der Gipfel endete. Alle gingen.", language)) == 2


_PIECES = st.sampled_from([*"aB1.!?\"“”‘’'()[] \n。！？「」가나漢\u0301😀é…—:;<>", "Mr. ", "Oct. "])


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=60).map("".join))
def test_only_white_space_is_lost(paragraph: str) -> None:
    at = 0
    for sentence in sentences(paragraph):
        assert sentence == sentence.strip()
        place = paragraph.index(sentence, at)
        assert not paragraph[at:place].strip()
        at = place + len(sentence)
    assert not paragraph[at:].strip()


@pytest.mark.parametrize("piece", ["“It. ", '"It. ', "a", "Mr. ", "? ", "た。", "“", "`", "<!--"])
def test_a_huge_paragraph_is_read_in_linear_time(piece: str) -> None:
    paragraph = piece * 100_000
    assert "".join("".join(sentences(paragraph)).split()) == "".join(paragraph.split())
