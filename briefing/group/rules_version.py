"""Versions of the rules: a cache that was grouped by other versions is grouped again.

Raise ``STORIES`` when a change may group the same entries differently, ``SUMMITS`` when it may
assign the same paragraphs differently, ``EVENTS`` when it may group the same stories differently,
``ENTRY_KEYS`` when the same entry gets other keys (`briefing.group.entry_keys`).
"""

STORIES = 6
SUMMITS = 5
EVENTS = 6
ENTRY_KEYS = 1
