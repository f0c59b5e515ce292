from __future__ import annotations

from decimal import Decimal

import pytest

from briefing.text.figures import amounts, disagree, figures, negations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("worth $350 billion", [("$350 billion", "350000000000", "usd")]),
        ("worth US$ 350bn, they say", [("US$ 350bn", "350000000000", "usd")]),
        ("pays 3.5 € 6 times", [("3.5 €", "3.5", "eur"), ("6", "6", "")]),
        ("¥5,000 and 28,500 soldiers", [("¥5,000", "5000", "jpy"), ("28,500", "28500", "")]),
        ("up 15 percent, 2 percentage points", [
            ("15 percent", "15", "percent"), ("2 percentage points", "2", "points"),
        ]),
        ("the G20 and F-35 of v1.2.3", [("35", "35", "")]),
        ("3500억 달러와 10만 명", [("3500억 달러", "350000000000", "usd"), ("10만", "100000", "")]),
        ("2천억 달러, 3,500億米ドル", [
            ("2천억 달러", "200000000000", "usd"), ("3,500億米ドル", "350000000000", "usd"),
        ]),
        ("약 3천500억달러와 1조 2천500억원", [
            ("3천500억달러", "350000000000", "usd"), ("1조 2천500억원", "1250000000000", "krw"),
        ]),
        ("1兆5000億円と５百万ユーロ", [
            ("1兆5000億円", "1500000000000", "jpy"), ("５百万ユーロ", "5000000", "eur"),
        ]),
        ("26만 4000명, 5만2천t, 10만 2025년", [
            ("26만 4000", "264000", ""), ("5만2천", "52000", ""), ("10만", "100000", ""),
            ("2025", "2025", ""),
        ]),
        ("1억 30%와 2억 5억", [
            ("1억", "100000000", ""), ("30%", "30", "percent"), ("2억", "200000000", ""),
            ("5억", "500000000", ""),
        ]),
        ("350 billion U.S. dollars, 25％", [
            ("350 billion U.S. dollars", "350000000000", "usd"), ("25％", "25", "percent"),
        ]),
        ("no figure at all", []),
    ],
)  # fmt: skip
def test_a_figure_has_its_scale_and_unit(text: str, expected: list[tuple[str, str, str]]) -> None:
    parsed = figures(text)
    assert [(figure.text, figure.value, figure.unit) for figure in parsed] == [
        (written, Decimal(value), unit) for written, value, unit in expected
    ]
    assert all(text[figure.start : figure.end] == figure.text for figure in parsed)


@pytest.mark.parametrize("digits", [19, 4_000, 1_100_000])
def test_too_many_digits_are_no_figure(digits: int) -> None:
    text = f"Lot {'9' * digits} trillion went for $5 and 0.{'1' * digits} more."
    assert [figure.text for figure in figures(text)] == ["$5"]
    assert amounts(text) == {Decimal(5): 1}
    assert not disagree(text, text.replace("went", "goes"))


def test_the_longest_number_is_still_a_figure() -> None:
    assert figures("9" * 18 + " trillion")[0].value == Decimal("9" * 18) * 10**12


def test_negations_are_counted_in_any_script() -> None:
    assert negations("they don't sign and never will not".split()) == 3
    assert negations(["서명하지", "않았다", "서명했다", "不", "isn't", "notable"]) == 3


@pytest.mark.parametrize(
    ("text", "written", "otherwise"),
    [
        ("Südkorea investiert 350 Milliarden Dollar in Amerika.", "350", "550"),
        ("Die Wirtschaft wuchs im Quartal um 3,5 Prozent.", "3,5", "3,8"),
        ("La Corée du Sud investira 350 milliards de dollars.", "350", "550"),
        ("Corea del Sur invertirá 350.000 millones de dólares.", "350.000", "550.000"),
        ("한국은 미국 산업에 3500억 달러를 투자하기로 했다.", "3500억", "5500억"),
        ("한국은 미국 산업에 약3천500억 달러를 투자하기로 했다.", "3천", "5천"),
        ("韩国同意向美国工业投资3500亿美元。", "3500亿", "5500亿"),
        ("韓国は米国の産業に3500億ドルを投資する。", "3500億", "5500億"),
        ("韓国は米国の産業に３５００億ドルを投資する。", "３５００億", "５５００億"),
        ("Der Vertrag wurde am Mittwoch nicht unterzeichnet.", "nicht ", ""),
        ("L'accord n'a pas été signé mercredi à Séoul.", "n'a pas", "a"),
        ("El acuerdo no fue firmado el miércoles en Seúl.", "no ", ""),
        ("양국은 수요일 서울에서 합의문에 서명하지 않았다고 했다.", "하지 않았다고", "했다고"),
        ("双方周三在首尔没有签署协议。", "没有", ""),
        ("雙方週三在首爾沒有簽署協議。", "沒有", ""),
        ("両国は水曜日にソウルで合意文書に署名しなかった。", "しなかった", "した"),
        ("両国は水曜日にソウルで合意文書に署名していない。", "していない", "している"),
        ("両国は水曜日に合意文書に署名しませんでした。", "しませんでした", "しました"),
    ],
)
def test_figures_and_negations_are_read_in_other_languages(
    text: str, written: str, otherwise: str
) -> None:
    assert disagree(text, text.replace(written, otherwise))
    assert disagree(text.replace(written, otherwise), text)
    assert not disagree(text, text)


def test_a_name_with_a_figure_in_it_is_no_figure_and_a_decimal_comma_is_read() -> None:
    assert figures("The G20 met in room B12.") == ()
    assert [str(figure.value) for figure in figures("um 3,5 Prozent auf 1,234 und 10,25")] == [
        *("3.5", "1234", "10.25")
    ]


@pytest.mark.parametrize(
    ("first", "other"),
    [
        (
            "Russia is likely to meddle in the fall elections again, they said.",
            "Russia is likely to meddle in the 2018 elections again, they said.",
        ),
        (
            "The plane touched down around 1 p.m. local time at the airport.",
            "The plane touched down Monday afternoon local time at the airport.",
        ),
        (
            "The president rejected a meeting with his guest in the capital.",
            "The president nixed a meeting with his guest in the capital.",
        ),
    ],
)
def test_a_year_or_an_hour_in_words_is_no_contradiction(first: str, other: str) -> None:
    assert not disagree(first, other)
    assert disagree(f"{first} Twelve 40 died.", f"{other} Twelve 60 died.")


def test_a_count_in_words_or_another_hour_is_a_contradiction() -> None:
    assert disagree("The flood killed 2000 people in May.", "The flood killed some people in May.")
    assert disagree("They meet at 1 p.m. in the palace.", "They meet at 2 p.m. in the palace.")
    assert disagree("It was held in 2018 in the palace.", "It was held in 2019 in the palace.")
