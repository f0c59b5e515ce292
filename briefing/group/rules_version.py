"""Versions of the rules: a cache that was grouped by other versions is grouped again.

Raise ``STORIES`` when a change may group the same entries differently, ``SUMMITS`` when it may
assign the same paragraphs differently, ``EVENTS`` when it may group the same stories differently.
"""

STORIES = 6
SUMMITS = 5
EVENTS = 6
