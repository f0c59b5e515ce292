"""Refreshes the cache from the feeds: plan, fetch, parse, store, group, report."""

from briefing.refresh.run import run

__all__ = ["run"]
