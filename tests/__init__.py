"""A package, so that `from tests.builders import …` never finds the tests of a library."""
