"""Stores composed briefings as a reader does, or deletes them, before reading is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.desk import Desk
from briefing.store import composed_briefings
from briefing.store.connection import open_writable
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.config.model import Config


def store_briefings(settings: Config, now: datetime) -> None:
    """Store the briefings of all summits, those that are not stored yet."""
    with Desk(settings, now) as desk:
        desk.briefings()
        desk.save_briefings()


def delete_briefings(settings: Config) -> None:
    """Delete all stored briefings."""
    db = open_writable(settings.cache)
    with transaction(db):
        composed_briefings.delete_except(db, [])
    db.close()
