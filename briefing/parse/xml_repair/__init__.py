"""Malformed XML made well-formed and bounded before feedparser reads it."""
