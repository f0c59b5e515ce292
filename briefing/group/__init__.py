"""Entries to stories, passages to summits: pure rules, each with its reason."""
