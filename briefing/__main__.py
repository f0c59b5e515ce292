"""``python -m briefing`` and the ``briefing`` command: one program."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; an interrupt while the program still loads is a quiet end, too."""
    try:
        from briefing.cli.main import main as run

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
