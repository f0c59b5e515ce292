from __future__ import annotations

import unicodedata

import pytest

from briefing.text.sanitize import clean, line


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b31mred\x9b0m", "red"),
        ("a\x1b]0;new window title\x07b", "ab"),
        ("a\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\b", "alinkb"),
        ("a\x1b]52;c;QUFBQQ==\x9cb", "ab"),
        ("a\x9d52;c;QUFBQQ==\x07b", "ab"),
        ("a\x1bPq#0;2;0\x1b\\b", "ab"),
        ("a\x1b(Bb\x1bcc", "abc"),
        ("a\x1b", "a"),
        ("a\x1b]0;never closed\nb", "a\nb"),
        ("\x1b\x1b[31m[32mb", "[32mb"),
        ("a\x00\x08\x7f\x85b", "a\nb"),
        ("\u202eevil\u202c \u2066x\u2069\u200f", "evil x"),
        ("a\ud800b\ufffe\ufdd0\U0001ffff\ufeffc", "abc"),
        ("a ]0;evil title", "a "),
        ("a]0;evil\x07b]52;c;QQ==\x07c", "abc"),
        ("]8;;https://evil.example\nb", "\nb"),
        ("a]\x000;evil", "a"),
        ("[1]0;2 and [a]2;3", "[1]0;2 and [a]2;3"),
        ("a]b ]3; ]", "a]b ]3; ]"),
        ("[a] b ]0;evil\x07c ]0;evil", "[a] b c "),
        ("[a]]0;evil", "[a]"),
        ("]]0;\x070;evil", "0;evil"),
        ("]5]0;\x072;evil", "2;evil"),
        ("[1]]0;\x070;2", "[1]0;2"),
        ("a\tb\r\nc\rd\u2028e", "a b\nc\nd\ne"),
        ("Talks [31mfail[0m again", "Talks fail again"),
        ("[1;31mLIVE[0m[32m 12[m dead", "LIVE 12 dead"),
        ("[38;5;196mred[39m and [1mbold[22m", "red and bold"),
        ("[01;31m[Kfound[m[K here", "found here"),
        ("\ufffd[31mred\ufffd[0m, ^[[31mred^[[0m", "red, red"),
        ("a [31m[1]b[0m c", "a [1]b c"),
        ("[3[31m1m a[0m[0[0mm", "[3[31m1m a[0m[0[0mm"),
    ],
)
def test_terminal_controls_are_removed(written: str, left: str) -> None:
    assert clean(written) == left
    assert clean(left) == left


@pytest.mark.parametrize(
    "text",
    [
        "Gold in the 100 [m] final and in the [400m] relay",
        "Cores [30m to 60m] and [0m to 30m] deep",
        "She swam [100m and then rested",
        "a [0m b [31m c",
        "the value [31m was never reset",
        "[31m] and [0m]",
        r"Print \033[31mred\033[0m or \e[1mbold\e[0m",
        "ESC[31m begins red and ESC[0m ends it",
        "x = a[0];m[1] = b[m",
    ],
)
def test_ordinary_brackets_and_texts_about_terminals_stay(text: str) -> None:
    assert clean(text) == text


def test_a_misdecoded_quote_removes_no_text() -> None:
    assert clean("He said \x9dyes and went on.") == "He said yes and went on."


def test_text_of_every_script_stays_as_it_is() -> None:
    text = "이재명 대통령 — “아름답다” 👩‍🚀 नमस्ते می‌خواهم 东京 café\nzweite Zeile"
    assert clean(text) == text


def test_no_control_or_format_override_survives_from_all_of_unicode() -> None:
    everything = "".join(map(chr, range(0x110000)))
    left = clean(everything)
    controls = {c for c in left if unicodedata.category(c) in ("Cc", "Cs")}
    overrides = {c for c in left if unicodedata.bidirectional(c) in ("LRO", "RLO", "RLE", "LRI")}
    assert controls <= {"\n"}
    assert not overrides
    left.encode("utf-8")


def test_a_line_is_one_line_with_single_spaces() -> None:
    assert line("  a\n\n b\u00a0\u3000c\t\x1b[1md ") == "a b c d"


@pytest.mark.parametrize(
    "piece",
    [
        "]0;\x07",
        "]0;x\n",
        "\x1b]",
        "\x9d",
        "\x1b[1;",
        "\x1b",
        "\x90x",
        "[",
        "[1;",
        "[1m[0m",
        "[0m]",
        "]",
        "[]",
        "]1",
    ],
)
def test_a_megabyte_of_openers_is_read_once(piece: str) -> None:
    assert "\x1b" not in clean(piece * 300_000)
