"""Reads briefings, stories and searches from the cache, and stores the reader's marks in it."""

from briefing.desk.desk import Desk

__all__ = ["Desk"]
