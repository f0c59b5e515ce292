"""Lets the tests of corrections use the texts and the cache of those of stories."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
