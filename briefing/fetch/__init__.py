"""Fetching over HTTP: which feeds are due, and what their servers answered.

``due_feeds`` is pure and light; the rest loads httpx, so import it only when something is due.
"""

from briefing.fetch.absent_modules import mark_absent

mark_absent()
