"""Malformed XML made well-formed, for feeds (`repair`) and for OPML files (`escaping`)."""
