"""How quick the reading room is, over a small cache and a large one: ``make bench``."""
