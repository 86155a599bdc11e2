"""``python -m monitor`` and the console script ``monitor``."""

from __future__ import annotations

from monitor.cli import cli


def main() -> None:
    """Run the command line; ends the process with the exit status."""
    cli(prog_name="monitor")


if __name__ == "__main__":
    main()
