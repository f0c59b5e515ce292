"""Parsing: the bytes of a feed or a page to entries, links or an article."""
