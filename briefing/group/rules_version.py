"""Versions of the rules: a cache that was grouped by others is grouped anew.

Raise ``STORIES`` when a change may group the same entries otherwise, ``SUMMITS`` when it may
assign the same paragraphs otherwise, ``EVENTS`` when it may group the same stories otherwise.
"""

STORIES = 3
SUMMITS = 2
EVENTS = 3
