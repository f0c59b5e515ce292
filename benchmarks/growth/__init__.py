"""Measures what a new entry costs in caches of several sizes."""
