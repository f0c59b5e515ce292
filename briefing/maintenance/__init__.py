"""Checks the installation and repairs the cache."""
