"""The command line. Heavy imports wait until a command needs them."""

from monitor.cli.root import cli

__all__ = ["cli"]
