"""Measures how fast the terminal interface is over a small cache and large ones."""
