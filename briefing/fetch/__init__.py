"""HTTP at its edge: what is due, and what each server answered. Nothing here knows a cache.

``due`` is pure and light; the rest loads httpx, so import it only when something is due.
"""
