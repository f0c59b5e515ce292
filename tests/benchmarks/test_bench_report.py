"""What ``make bench`` prints, draws and writes."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.__main__ import SETS, main
from benchmarks.plot import COLOURS, chart
from benchmarks.report import Plot, Table, figure, replace_block

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
SVG = "{http://www.w3.org/2000/svg}"


def test_a_block_of_the_docs_is_replaced_and_nothing_else() -> None:
    page = "a\n<!-- bench: x -->\nold\n<!-- end of bench: x -->\nb\n<!-- bench: y -->\n"
    once = replace_block(page, "x", "new\n")
    assert once == (
        "a\n<!-- bench: x -->\n\nnew\n\n<!-- end of bench: x -->\nb\n<!-- bench: y -->\n"
    )
    assert replace_block(once, "x", "new") == once
    with pytest.raises(ValueError, match="bench: y"):
        replace_block(page, "y", "new")


@pytest.mark.parametrize("name", SETS)
def test_the_docs_have_a_block_for_each_set(name: str) -> None:
    assert "new table" in replace_block(PAGE.read_text("utf-8"), name, "new table")


def test_a_table_for_the_terminal_and_for_the_docs() -> None:
    table = Table("Times", ("what", "ms"), [("a", "5"), ("longer", "10")])
    assert table.plain() == "Times:\nwhat    ms\na        5\nlonger  10\n"
    assert table.markdown() == (
        "Times:\n\n| what | ms |\n| --- | --: |\n| a | 5 |\n| longer | 10 |"
    )


def test_figures_have_two_or_three_digits() -> None:
    assert [figure(value) for value in (0.0421, 0.456, 1.74, 23.4, 1234.0)] == [
        "0.042", "0.46", "1.7", "23", "1,234",
    ]  # fmt: skip


@pytest.mark.parametrize("scheme", COLOURS)
@pytest.mark.parametrize(
    "figures", [{10_000: 3.2, 1_000_000: 3.9}, {12_345: 133.0}, {4: 0.02, 12: 0.5}]
)
def test_a_plot_is_well_formed_and_inside_its_edges(figures: dict[int, float], scheme: str) -> None:
    plot = Plot(figures, "Cost & size", sizes="entries", unit="ms < s")
    drawn = ElementTree.fromstring(chart(plot, COLOURS[scheme]))
    texts = [element.text for element in drawn.iter(f"{SVG}text")]
    assert {"Cost & size", "entries", "ms < s"} <= set(texts)
    circles = [
        (float(circle.attrib["cx"]), float(circle.attrib["cy"]))
        for circle in drawn.iter(f"{SVG}circle")
    ]
    assert len(circles) == len(figures)
    assert all(70 <= x <= 580 and 64 <= y <= 296 for x, y in circles)
    assert circles == sorted(circles)


def test_an_unknown_set_or_program_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["refreshes"], ["refresh", "--peers", "mutt"]):
        with pytest.raises(SystemExit):
            main(arguments)
        assert "expected" in capsys.readouterr().err
