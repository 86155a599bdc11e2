"""``python -m monitor`` and the console script ``monitor``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; ends the process with the exit status."""
    try:
        from monitor.cli import cli  # noqa: PLC0415 - Ctrl-C may come while it loads

        cli(prog_name="monitor")
    except KeyboardInterrupt:
        sys.exit("Stopped before anything was begun.")


if __name__ == "__main__":
    main()
