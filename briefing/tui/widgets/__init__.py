"""Widgets: the page of blocks and the single row."""
