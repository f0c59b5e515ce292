"""Measures what whole commands cost, above an empty Python; and what they load."""
