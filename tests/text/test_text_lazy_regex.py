import importlib
import pkgutil
import re

import pytest

import briefing
from briefing.text.lazy_regex import lazy_regex


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The patterns that were compiled, each as often as it was."""
    patterns: list[str] = []
    compile_now = re.compile

    def counted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        patterns.append(pattern)
        return compile_now(pattern, flags)

    monkeypatch.setattr(re, "compile", counted)
    return patterns


def test_a_pattern_is_compiled_once_at_its_first_use(compiled: list[str]) -> None:
    regex = lazy_regex(r"(\d)x", re.IGNORECASE)
    assert regex.pattern == r"(\d)x"
    assert not compiled
    assert regex.sub(r"\1", "a1X") == "a1"
    match = regex.search("2x")
    assert match
    assert match[1] == "2"
    assert compiled == [r"(\d)x"]


def test_an_unknown_attribute_is_an_error() -> None:
    with pytest.raises(AttributeError):
        lazy_regex("a").nothing  # type: ignore[attr-defined] # noqa: B018


def test_every_pattern_of_the_program_is_valid() -> None:
    """An invalid one would be noticed only when it is used."""
    seen = 0
    for info in pkgutil.walk_packages(briefing.__path__, "briefing."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for value in vars(module).values():
            if type(value).__name__ == "_LazyRegex":
                value.search(type(value.pattern)())
                seen += 1
    assert seen
