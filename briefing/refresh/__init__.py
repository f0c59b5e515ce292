"""The one way in: plan → fetch → parse → change → store → group → report."""

from briefing.refresh.run import run

__all__ = ["run"]
