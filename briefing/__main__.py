"""The entry point of ``python -m briefing`` and of the ``briefing`` command."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; an interrupt while the program is still loading ends it quietly too."""
    try:
        from briefing.cli.main import main as run

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
