"""How the reasons of failed fetches begin, by which the remedy of each is found."""

from __future__ import annotations

NOT_A_FEED = "not a feed"
"""The document is something else."""

BOT_CHECK = "a bot check"
"""A page that only a browser gets past."""

WANTS_COOKIE = "it wants a cookie"

UNKNOWN_SIGNER = "its certificate is signed by"
"""Nobody that is trusted vouches for it."""
