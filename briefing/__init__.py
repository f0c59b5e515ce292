"""briefing: read the summit, not the feeds."""

__version__ = "0.1.0"
