"""Which edits of a sentence are no news."""

from __future__ import annotations

import pytest

from briefing.compose.copy_edits import is_copy_edit, names_in

MEDAL = (
    "President Lee Jae Myung and Prime Minister Hanna Voss oppened the bridge over the Esk in "
    "Gyeongju on Wednesday, after four years of work."
)
TOLD = "Trump told guests in the hall of the museum that the deal with Seoul was nearly done."
KOREAN = "이재명 대통령은 수요일 경주에서 도널드 트럼프 대통령에게 훈장을 수여했다."
CHINESE = "两国领导人周三在庆州签署了贸易协议并共进晚餐。"
JAPANESE = "両首脳は水曜日、慶州で貿易協定に署名し、夕食を共にした。"


@pytest.mark.parametrize(
    ("former", "old", "new"),
    [
        (MEDAL, "oppened", "opened"),
        (MEDAL, "Wednesday, after", "Wednesday after"),
        (MEDAL, "after four", "following four"),
        (MEDAL, "oppened", "have opened"),
        (MEDAL, "President Lee", "South Korea's President Lee"),
        (MEDAL, "Prime Minister Hanna Voss", "Hanna Voss"),
        (MEDAL, "Prime Minister Hanna", "Premier Hanna"),
        (MEDAL, "Gyeongju", "Gyeognju"),
        (MEDAL, "work", "labour"),
        (MEDAL, ", after four years of work", ""),
        (TOLD, "Trump", "The president"),
        (TOLD, "guests", "his guests"),
        (TOLD, "told", "has told"),
        (KOREAN, "대통령은", "대통령이"),
        (KOREAN, "수여했다", "수여하였다"),
        (KOREAN, "수여했다", "수여햇다"),
        (KOREAN, "경주에서", "경주 에서"),
        (CHINESE, "签署", "署签"),
        (CHINESE, "签署了", "签署"),
        (JAPANESE, "両首脳は", "両首脳が"),
    ],
)
def test_the_same_fact_in_a_better_wording_is_known(former: str, old: str, new: str) -> None:
    edited = former.replace(old, new)
    assert edited != former
    known = names_in(TOLD)
    assert is_copy_edit(former, edited, known)
    assert is_copy_edit(edited, former, known) or not new


@pytest.mark.parametrize(
    ("former", "old", "new"),
    [
        (MEDAL, "four", "nine"),
        (MEDAL, "four", "4 or 5"),
        (MEDAL, "oppened", "did not open"),
        (MEDAL, "oppened", "will open"),
        (MEDAL, "after", "before"),
        (MEDAL, "Hanna Voss", "Hanna Lund"),
        (MEDAL, "Hanna Voss", "Hanna Voss and Karl Lund"),
        (MEDAL, "Gyeongju", "Busan"),
        (MEDAL, "Wednesday", "Thursday"),
        (TOLD, "Seoul", "Tokyo"),
        (TOLD, "was nearly", "may be nearly"),
        (TOLD, "Trump told guests", "Guests told Trump"),
        (TOLD.replace("deal", "legal pact"), "legal", "illegal"),
        (TOLD.replace("Seoul", "Iraq"), "Iraq", "Iran"),
        (KOREAN, "이재명", "이재용"),
        (KOREAN, "수여했다", "수여하지 않았다"),
        (KOREAN, "수여했다", "수여할 예정이다"),
        (KOREAN, "경주", "부산"),
        (CHINESE, "庆州", "釜山"),
        (CHINESE, "签署了", "没有签署"),
        (JAPANESE, "署名し", "署名せず"),
        (JAPANESE, "慶州", "釜山"),
    ],
)
def test_a_figure_a_negation_a_name_or_a_plan_is_another_fact(
    former: str, old: str, new: str
) -> None:
    edited = former.replace(old, new)
    assert edited != former
    assert not is_copy_edit(former, edited, names_in(MEDAL))
    assert not is_copy_edit(edited, former, names_in(MEDAL)) or len(edited) > len(former)


def test_who_exchanged_places_did_another_thing() -> None:
    praise = "Lee praised Trump in Gyeongju on Wednesday at a dinner for many guests."
    assert not is_copy_edit(praise, praise.replace("Lee praised Trump", "Trump praised Lee"))


def test_a_name_that_the_entry_does_not_know_tells_who_it_was() -> None:
    found = "The driver left the scene on foot and was taken to the station before the morning."
    named = found.replace("The driver", "Erik Lund")
    assert not is_copy_edit(found, named)
    assert is_copy_edit(found, named, {"erik", "lund"})
