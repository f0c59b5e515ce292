"""The times of the demo, on Wednesday 29 October 2025 in Seoul."""

from __future__ import annotations

from datetime import UTC, datetime

MORNING = datetime(2025, 10, 28, 23, 55, tzinfo=UTC)
"""08:55 in Seoul: the first refresh."""

READ = datetime(2025, 10, 29, 0, 12, tzinfo=UTC)
"""09:12: the reader reads every summit."""

AFTERNOON = datetime(2025, 10, 29, 5, 30, tzinfo=UTC)
"""14:30: the second refresh."""

NOW = datetime(2025, 10, 29, 5, 32, tzinfo=UTC)
"""14:32: the demo opens."""
