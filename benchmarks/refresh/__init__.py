"""Measures whole refreshes: all feeds new, all unchanged, a few new entries; and odd news."""
