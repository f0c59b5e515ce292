"""Explains why a story is one, and carries out the reader's corrections of stories and summits."""
